"""
One matter, one list: what was told twice is found, merged, and parted again if it was not the same.

A merged matter keeps its words and its appellant, who sees how the other one stands. What had been
merged into it goes along, and comes back with it.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tracker import clock, history, permissions, settings
from tracker.appeals import clocks, likeness
from tracker.appeals.register import raised_on
from tracker.appeals.rows import advance, case_of, own, record_of, row_of, selected, state_of
from tracker.database import reading, transaction
from tracker.errors import Fault, FaultCode, Rejected, WrongState
from tracker.models import AppealRow, EnterpriseRow, MergeRow
from tracker.permissions import Act
from tracker.records import OPEN, Appeal, AppealEntry, Category, Person


@dataclass(frozen=True, slots=True)
class Likeness:
    """
    A matter that may be the same.

    Parameters
    ----------
    percent
        How much of their words they share, 0 to 100.
    same_enterprise
        Whether the same enterprise raised it.
    """

    appeal: Appeal
    percent: int
    same_enterprise: bool


def suggest(entry: AppealEntry, *, by: Person) -> tuple[Likeness, ...]:
    """
    Matters that an entry may repeat, best first, few: of the same enterprise and category, or in
    similar words; open, or closed within ``appeal.alike_days``.
    """
    permissions.require(by, Act.KEEP_APPEALS)
    with reading():
        return _alike(entry, None, by)


def suggest_for(appeal: int, *, by: Person) -> tuple[Likeness, ...]:
    """Matters that one in the register may repeat, as `suggest` finds them."""
    with reading():
        row = own(appeal, Act.KEEP_APPEALS, by)
        firm = row.enterprise.code if row.enterprise else ""
        category = Category(row.category)
        told = AppealEntry(row.title, row.text, category, enterprise=firm, sub=row.sub)
        return _alike(told, row.id, by)


def _alike(entry: AppealEntry, but: int | None, by: Person) -> tuple[Likeness, ...]:
    least, most = settings.number("appeal.alike_percent"), settings.number("appeal.alike_most")
    weight = settings.number("appeal.alike_number_weight")
    said = likeness.traits(entry.title, entry.text)
    found: list[tuple[int, bool, int]] = []
    for number, title, text, category, firm in _candidates(entry, but).tuples():
        percent = likeness.share(said, likeness.traits(title, text), weight)
        same = bool(entry.enterprise) and firm == entry.enterprise
        if percent >= least or (same and category == entry.category.value):
            found.append((percent, same, number))
    best = sorted(found, reverse=True)[:most]
    known = selected().where(AppealRow.id.in_([number for _, _, number in best]))
    rows = {row.id: row for row in known}
    return tuple(Likeness(record_of(rows[at], by), percent, same) for percent, same, at in best)


def _candidates(entry: AppealEntry, but: int | None) -> Any:
    """The latest matters of the category or the enterprise that still matter."""
    since = clock.now() - dt.timedelta(days=settings.number("appeal.alike_days"))
    about = AppealRow.category == entry.category.value
    if entry.sub:
        about &= AppealRow.sub.in_([entry.sub, ""])
    if entry.enterprise:
        about |= EnterpriseRow.code == entry.enterprise
    standing = AppealRow.state.in_([one.value for one in OPEN]) | (AppealRow.closed >= since)
    columns = (AppealRow.id, AppealRow.title, AppealRow.text, AppealRow.category)
    query = AppealRow.select(*columns, EnterpriseRow.code).left_outer_join(EnterpriseRow)
    query = query.where(about & standing & (AppealRow.id != (but or 0)))
    return query.order_by(AppealRow.id.desc()).limit(settings.number("appeal.alike_searched"))


def merge(appeal: int, into: int, why: str, *, seen: int | None = None, by: Person) -> Appeal:
    """
    A matter that was received or accepted is the same as another open one of its enterprise.

    Its clocks end, its appellant follows the other one; again into the same one changes nothing.

    Raises
    ------
    Rejected
        If no reason is given, it is the same number, or another enterprise's.
    WrongState
        If a department has it, or the other one is merged or not open.
    """
    with transaction():
        row, target = own(appeal, Act.KEEP_APPEALS, by), own(into, Act.KEEP_APPEALS, by)
        if row.__data__["into"] == target.id:
            return record_of(row, by)
        problems = [*_merge_faults(row, target, why)]
        if problems:
            raise Rejected(problems)
        if state_of(target) not in OPEN:
            raise WrongState("appeal", into, state=target.state, act="merge another one into")
        before, row.into = row.state, target
        facts = {"into": target.id, "why": history.digest(why.strip())}
        advance(row, "merge", by, facts, seen=seen)
        clocks.drop(row, why=f"merged into appeal {target.id}", by=by)
        MergeRow.create(
            appeal=row,
            into=target,
            before=before,
            why=why.strip(),
            actor=by.login,
            moment=clock.now(),
        )
        along = _move(row, target, by)
        history.record(case_of(target), "take in", by, {"appeal": row.id, "along": along})
        return record_of(row_of(row.id), by)


def _merge_faults(row: AppealRow, target: AppealRow, why: str) -> Iterator[Fault]:
    if not why.strip():
        yield Fault("why", FaultCode.MISSING)
    if row.id == target.id:
        yield Fault("into", FaultCode.TWICE, str(target.id))
    elif row.__data__["enterprise"] != target.__data__["enterprise"]:
        firm = target.enterprise.code if target.enterprise else "-"
        yield Fault("into", FaultCode.NOT_ALONE, str(target.id), firm)


def merge_all(appeals: Sequence[int], into: int, why: str, *, by: Person) -> tuple[Appeal, ...]:
    """Merge several matters into one, all or none."""
    with transaction():
        return tuple(merge(one, into, why, by=by) for one in dict.fromkeys(appeals))


def part(appeal: int, *, seen: int | None = None, by: Person) -> Appeal:
    """
    It was not the same matter: it is received again, and what had gone along comes back to it.

    Its clocks run from the day on which it was raised, so that what is late shows as late.

    Raises
    ------
    WrongState
        If it is not merged.
    """
    with transaction():
        row = own(appeal, Act.KEEP_APPEALS, by)
        from_ = row.__data__["into"]
        row.into, row.receiver = None, ""
        advance(row, "part again", by, {"from": from_}, seen=seen)
        standing = (MergeRow.appeal == row) & MergeRow.undone.is_null()
        MergeRow.update(undone=clock.now()).where(standing).execute()
        along = _move(row, row, by)
        for kind in ("accept", "route"):
            limit = f"appeal.{kind}_working_days"
            clocks.start(row, kind, owner=clocks.CENTRE, limit=limit, day=raised_on(row), by=by)
        history.record(f"appeal:{from_}", "let go", by, {"appeal": row.id, "along": along})
        return record_of(row_of(row.id), by)


def _move(row: AppealRow, target: AppealRow, by: Person) -> list[int]:
    """Let what was merged into a matter follow another one; the numbers of those."""
    moved = _below(row)
    if moved:
        AppealRow.update(into=target).where(AppealRow.id.in_(moved)).execute()
    for one in moved:
        history.record(f"appeal:{one}", "go along", by, {"into": target.id})
    return moved


def _below(row: AppealRow) -> list[int]:
    """The numbers of what was merged into a matter, and into that, in the order of merging."""
    found: list[int] = []
    level = [row.id]
    while level:
        query = MergeRow.select().where(MergeRow.into.in_(level), MergeRow.undone.is_null())
        level = [one.__data__["appeal"] for one in query.order_by(MergeRow.id)]
        found += level
    return found
