"""
The periodic dispatch meeting (定期调度, clause 3.1.4): its report, its record, each week's digest.

Departments stand in the register's order and are never ranked.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tracker import clock, history, permissions
from tracker.appeals import ageing, digests, files, intake_times
from tracker.appeals.ageing import AgeGroup
from tracker.appeals.intake_times import Routed
from tracker.appeals.measures import period_faults
from tracker.appeals.shortcomings import SATISFIED, heard, reopened
from tracker.appeals.sight import narrowed, readable
from tracker.database import reading, transaction
from tracker.errors import Conflict, ConflictCode, Fault, FaultCode, Rejected
from tracker.models import AppealRow, DeadlineRow, DepartmentRow, MeetingRow, ReturnRow
from tracker.permissions import Act
from tracker.records import DISSATISFIED, Person
from tracker.week import local, midnight

LONGEST = 10
"""Matters of each age that the meeting looks at."""


@dataclass(frozen=True, slots=True)
class DepartmentLine:
    """
    How a department handled appeals.

    Parameters
    ----------
    open, overdue
        As of now: matters in the department, and those with a limit of its own that has passed.
    on_time, late
        Answered in the period, by whether the limit to solve was kept.
    returned, reopened
        In the period: said to be another department's, and taken up again.
    heard, satisfied, dissatisfied
        Call-backs of the period about the department's answers; the rest said so-so.
    """

    department: str
    open: int
    overdue: int
    on_time: int
    late: int
    returned: int
    reopened: int
    heard: int
    satisfied: int
    dissatisfied: int

    @property
    def satisfaction(self) -> float | None:
        """The share that was satisfied; None if nobody was asked."""
        return self.satisfied / self.heard if self.heard else None


@dataclass(frozen=True, slots=True)
class Decision:
    """What a meeting decided about a matter."""

    appeal: int
    text: str


@dataclass(frozen=True, slots=True)
class MeetingEntry:
    """
    A meeting that was held about a period.

    Parameters
    ----------
    participants
        Ids of the departments that were there.
    """

    day: dt.date
    first: dt.date
    last: dt.date
    participants: tuple[str, ...]
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting as it is kept; `actor` wrote it down."""

    id: int
    entry: MeetingEntry
    actor: str
    moment: dt.datetime


@dataclass(frozen=True, slots=True)
class MeetingReport:
    """
    What a meeting about a period looks at.

    Parameters
    ----------
    departments
        All of them, in the register's order.
    long_standing
        What is open for long, as of now, the oldest first.
    meetings
        Those held on days of the period, with what they decided.
    """

    first: dt.date
    last: dt.date
    departments: tuple[DepartmentLine, ...]
    routed: Routed
    long_standing: tuple[AgeGroup, ...]
    meetings: tuple[Meeting, ...]


def report(first: dt.date, last: dt.date, *, by: Person) -> MeetingReport:
    """
    What departments did about appeals in a period, such as a week or a month.

    Raises
    ------
    Rejected
        If the period ends before it begins, or has not ended yet.
    """
    permissions.require(by, Act.SUPERVISE_APPEALS)
    problems = [*period_faults(first, last)]
    if problems:
        raise Rejected(problems)
    with reading():
        held = _selected().where(MeetingRow.day.between(first, last))
        return MeetingReport(
            first=first,
            last=last,
            departments=_lines(first, last),
            routed=intake_times.routed(first, last),
            long_standing=ageing.groups(readable(by), by, LONGEST),
            meetings=_readable(held, by),
        )


def _lines(first: dt.date, last: dt.date) -> tuple[DepartmentLine, ...]:
    now, done = digests.counts(), _done(first, last)
    returned, again = _returned(first, last), Counter(one for _, one in reopened(first, last))
    said = heard(first, last)
    return tuple(
        DepartmentLine(
            department=office,
            open=now[office].open,
            overdue=now[office].overdue,
            on_time=done[office, False],
            late=done[office, True],
            returned=returned[office],
            reopened=again[office],
            heard=sum(one.department == office for one in said),
            satisfied=_said(said, office, SATISFIED),
            dissatisfied=_said(said, office, DISSATISFIED),
        )
        for office in now
    )


def _said(said: Sequence[Any], office: str, answers: Sequence[Any]) -> int:
    return sum(one.department == office and one.satisfaction in answers for one in said)


def _done(first: dt.date, last: dt.date) -> Counter[tuple[str, bool]]:
    """Limits to solve that ended with an answer, by department and whether it came late."""
    query: Any = DeadlineRow.select(DeadlineRow.owner, DeadlineRow.overdue).where(
        DeadlineRow.case.startswith("appeal:"),
        DeadlineRow.kind.startswith("solve"),
        DeadlineRow.met >= midnight(first),
        DeadlineRow.met < midnight(last + dt.timedelta(days=1)),
    )
    return Counter(
        (owner.removeprefix("department:"), overdue is not None)
        for owner, overdue in query.tuples()
    )


def _returned(first: dt.date, last: dt.date) -> Counter[str]:
    query: Any = ReturnRow.select(DepartmentRow.code).join(
        DepartmentRow, on=ReturnRow.department == DepartmentRow.id
    )
    within = query.where(
        ReturnRow.asked >= midnight(first), ReturnRow.asked < midnight(last + dt.timedelta(days=1))
    )
    return Counter(code for (code,) in within.tuples())


def hold(entry: MeetingEntry, *, by: Person) -> Meeting:
    """
    Keep that a meeting was held; what it decided stands as a note at each matter too.

    Again with equal facts changes nothing.

    Raises
    ------
    Rejected
        With every fault: nobody there, a day to come, a matter that is unknown or stands twice.
    Conflict
        If another meeting of that day is kept.
    """
    permissions.require(by, Act.SUPERVISE_APPEALS)
    with transaction():
        problems = [*_faults(entry, by)]
        if problems:
            raise Rejected(problems)
        known = _selected().where(MeetingRow.day == entry.day).first()
        if known is not None:
            return _equal(known, entry)
        row = MeetingRow.create(**_facts(entry), actor=by.login, moment=clock.now())
        facts = {"day": str(entry.day), "first": str(entry.first), "last": str(entry.last)}
        facts |= {"participants": row.participants, "digest": history.digest(row.decisions)}
        history.record(f"meeting:{row.id}", "hold", by, facts)
        for one in entry.decisions:
            files.note(one.appeal, one.text, by=by)
        return _record_of(row)


def _faults(entry: MeetingEntry, by: Person) -> Iterator[Fault]:
    if entry.first > entry.last:
        yield Fault("first", FaultCode.TOO_LATE, str(entry.first), str(entry.last))
    if entry.day > clock.today():
        yield Fault("day", FaultCode.FUTURE, str(entry.day))
    if not entry.participants:
        yield Fault("participants", FaultCode.MISSING)
    codes = {row.code for row in DepartmentRow.select()}
    for code in entry.participants:
        if code not in codes:
            yield Fault("participants", FaultCode.UNKNOWN, code)
    appeals = [one.appeal for one in entry.decisions]
    query = AppealRow.select(AppealRow.id).where(AppealRow.id.in_(appeals))
    known = {number for (number,) in narrowed(query, readable(by)).tuples()}
    for one in dict.fromkeys(appeals):
        if one not in known:
            yield Fault("decisions", FaultCode.UNKNOWN, str(one))
        if appeals.count(one) > 1:
            yield Fault("decisions", FaultCode.TWICE, str(one))
    if any(not one.text.strip() for one in entry.decisions):
        yield Fault("decisions", FaultCode.MISSING)


def _facts(entry: MeetingEntry) -> dict[str, Any]:
    return {
        "day": entry.day,
        "first": entry.first,
        "last": entry.last,
        "participants": list(entry.participants),
        "decisions": [{"appeal": one.appeal, "text": one.text.strip()} for one in entry.decisions],
    }


def _equal(row: MeetingRow, entry: MeetingEntry) -> Meeting:
    if {name: getattr(row, name) for name in _facts(entry)} != _facts(entry):
        raise Conflict(ConflictCode.TAKEN, kind="meeting", name=entry.day)
    return _record_of(row)


def list_meetings(*, by: Person) -> tuple[Meeting, ...]:
    """Meetings that were held, the latest first."""
    permissions.require(by, Act.SUPERVISE_APPEALS)
    with reading():
        return _readable(_selected(), by)


def _selected() -> Any:
    return MeetingRow.select().order_by(MeetingRow.day.desc())


def _readable(rows: Any, by: Person) -> tuple[Meeting, ...]:
    """Meetings without what was decided on matters that have left for another organ since."""
    found = list(rows)
    numbers = [one["appeal"] for row in found for one in row.decisions]
    query = AppealRow.select(AppealRow.id).where(AppealRow.id.in_(numbers))
    sees = {number for (number,) in narrowed(query, readable(by)).tuples()}
    return tuple(_record_of(row, sees) for row in found)


def _record_of(row: MeetingRow, sees: set[int] | None = None) -> Meeting:
    entry = MeetingEntry(
        day=row.day,
        first=row.first,
        last=row.last,
        participants=tuple(row.participants),
        decisions=tuple(
            Decision(one["appeal"], one["text"])
            for one in row.decisions
            if sees is None or one["appeal"] in sees
        ),
    )
    return Meeting(row.id, entry, row.actor, local(row.moment))
