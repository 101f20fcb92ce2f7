"""
The policy as versioned records: which one was in force on a day, and whether it was on trial.

Nothing is blocked outside of a period; a banner says so.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import asdict, replace

from tracker import clock, history, permissions
from tracker.database import reading, transaction
from tracker.errors import Fault, FaultCode, NotFound, Rejected
from tracker.models import PolicyRow
from tracker.permissions import Act
from tracker.records import Person
from tracker.records.publicity import Banner, Policy, PolicyEntry, PolicyStanding

FIRST = PolicyEntry(
    title="源城区“有呼必应、无事不扰”工作机制（试行）",
    number="",
    organ="源城区",
    issued=dt.date(2024, 8, 5),
    valid_from=dt.date(2024, 8, 5),
    trial_until=dt.date(2025, 8, 4),
)
"""What a new database begins with: a trial of one year, and no end that anybody has announced."""


def seed() -> None:
    """Enter the first policy where there is none, inside a transaction; again changes nothing."""
    if not PolicyRow.select().exists():
        PolicyRow.create(**asdict(FIRST))


def register(entry: PolicyEntry, *, by: Person) -> Policy:
    """
    Enter a version of the policy; equal input again changes nothing.

    One that follows another needs the other's last day first: see `end`.

    Raises
    ------
    Rejected
        With every fault: no title or organ, days in a wrong order, days shared with another one.
    """
    permissions.require(by, Act.KEEP_POLICY)
    entry = replace(entry, title=entry.title.strip(), organ=entry.organ.strip())
    with transaction():
        there = [_record_of(row) for row in PolicyRow.select().order_by(PolicyRow.valid_from)]
        same = [one for one in there if one.entry == entry]
        if same:
            return same[0]
        problems = [*_faults(entry), *_overlaps(entry, there)]
        if problems:
            raise Rejected(problems)
        row = PolicyRow.create(**asdict(entry))
        facts = {name: str(value) for name, value in asdict(entry).items() if name != "text"}
        facts["text"] = history.digest(entry.text)
        history.record(_case(row), "register", by, facts)
        return _record_of(row)


def _faults(entry: PolicyEntry) -> Iterator[Fault]:
    for field in ("title", "organ"):
        if not getattr(entry, field):
            yield Fault(field, FaultCode.MISSING)
    for field in ("valid_to", "trial_until"):
        day = getattr(entry, field)
        if day is not None and day < entry.valid_from:
            yield Fault(field, FaultCode.OUT_OF_RANGE, str(day), f"≥ {entry.valid_from}")
    if entry.issued > entry.valid_from:
        expected = f"≤ {entry.valid_from}"
        yield Fault("issued", FaultCode.OUT_OF_RANGE, str(entry.issued), expected)


def _overlaps(entry: PolicyEntry, there: list[Policy]) -> Iterator[Fault]:
    for one in there:
        begins_before_its_end = one.entry.valid_to is None or entry.valid_from <= one.entry.valid_to
        ends_after_its_begin = entry.valid_to is None or entry.valid_to >= one.entry.valid_from
        if begins_before_its_end and ends_after_its_begin:
            yield Fault("valid_from", FaultCode.OVERLAPS, one.entry.title)


def end(policy: int, last: dt.date, *, by: Person) -> Policy:
    """
    Say which day is the last in force; the same day again changes nothing.

    Raises
    ------
    NotFound
        If there is no such version.
    Rejected
        If the day lies before its first one, or in the period of another one.
    """
    permissions.require(by, Act.KEEP_POLICY)
    with transaction():
        row = _row_of(policy)
        entry = replace(_record_of(row).entry, valid_to=last)
        others = [_record_of(one) for one in PolicyRow.select() if one.id != row.id]
        problems = [*_faults(entry), *_overlaps(entry, others)]
        if problems:
            raise Rejected(problems)
        if row.valid_to != last:
            before = str(row.valid_to)
            row.valid_to = last
            row.save()
            history.record(_case(row), "end", by, {"from": before, "to": str(last)})
        return _record_of(row)


def list_policies(*, by: Person) -> tuple[Policy, ...]:
    """All versions, the latest first."""
    permissions.require(by, Act.READ_PUBLIC)
    with reading():
        return _all()


def _all() -> tuple[Policy, ...]:
    return tuple(
        _record_of(row) for row in PolicyRow.select().order_by(PolicyRow.valid_from.desc())
    )


def of_day(day: dt.date) -> Policy | None:
    """The version in force on a day, or None; anybody may know."""
    with reading():
        for one in _all():
            last = one.entry.valid_to
            if one.entry.valid_from <= day and (last is None or day <= last):
                return one
    return None


def standing(day: dt.date | None = None) -> PolicyStanding:
    """Where a day, or today, lies in the life of the policy; anybody may know."""
    day = day or clock.today()
    with reading():
        found = of_day(day)
        if found is None:
            to_come = any(one.entry.valid_from > day for one in _all())
            return PolicyStanding.NOT_YET if to_come else PolicyStanding.NONE
    trial = found.entry.trial_until
    over = trial is not None and day > trial
    return PolicyStanding.TRIAL_PASSED if over else PolicyStanding.IN_FORCE


def banner(day: dt.date | None = None) -> Banner | None:
    """What pages say above everything else; None while all is as it should be."""
    day = day or clock.today()
    with reading():
        where = standing(day)
        found = of_day(day) or next(iter(_all()), None)
    if where is PolicyStanding.IN_FORCE:
        return None
    entry = found.entry if found else None
    return Banner(entry.title if entry else "", where, entry.trial_until if entry else None)


def _row_of(policy: int) -> PolicyRow:
    row: PolicyRow | None = PolicyRow.get_or_none(PolicyRow.id == policy)
    if row is None:
        raise NotFound("policy", policy)
    return row


def _case(row: PolicyRow) -> str:
    return f"policy:{row.id}"


def _record_of(row: PolicyRow) -> Policy:
    facts = {name: getattr(row, name) for name in PolicyEntry.__dataclass_fields__}
    return Policy(row.id, PolicyEntry(**facts))
