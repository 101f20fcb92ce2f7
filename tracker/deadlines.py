"""
Limits of working days: one engine for reports, late approvals and whatever else is due.

A limit begins where its trigger is stored, in the same transaction, and never pauses. It ends by
being met or by being dropped with a reason; nothing lets it vanish. Whether it was kept is
stamped when it is met or when the day has passed, so that no later edit can improve it.
"""

import datetime as dt
from collections.abc import Collection, Iterator
from typing import Any

from tracker import clock, history, outbox, permissions, settings, working_days
from tracker.database import reading, transaction
from tracker.errors import NotFound, WrongState, need
from tracker.models import DeadlineRow
from tracker.paging import ALWAYS, after, among, at_most, unknown
from tracker.permissions import Act
from tracker.records import Deadline, DueDate, Person
from tracker.week import local

REMINDERS = ("due soon", "due today", "overdue")
"""One working day before, on the day, after it."""


def begin(
    case: str, kind: str, *, start: dt.date, owner: str, limit: str | int | dt.date, by: Person
) -> Deadline:
    """
    Let a limit run, inside the transaction that stores its trigger.

    Parameters
    ----------
    case, kind
        What for, such as ``"report:17"`` and ``"report"``; each kind once for a case.
    start
        The day of the trigger, which does not count.
    owner
        Who has to act, such as ``"department:FIRE"`` or ``"committee"``.
    limit
        The setting that holds the number of working days, the number, or the due day, which is a
        working day after `start`.

    Raises
    ------
    Conflict
        If such a limit runs already.
    """
    with transaction():
        due = _due(start, limit)
        row = DeadlineRow.create(
            case=case,
            kind=kind,
            owner=owner,
            start=start,
            counted=[str(day) for day in due.counted],
            due=due.day,
            provisional=due.provisional,
            dropped="",
        )
        facts = {"kind": kind, "start": str(start), "due": str(due.day), "owner": owner}
        history.record(case, "begin limit", by, {**facts, "provisional": due.provisional})
        return record_of(row)


def _due(start: dt.date, limit: str | int | dt.date) -> DueDate:
    if isinstance(limit, dt.date):
        return working_days.load(start, limit).until(start, limit)
    count = settings.number(limit) if isinstance(limit, str) else limit
    return working_days.add_working_days(start, count)


def extend(case: str, kind: str, until: dt.date, *, by: Person) -> Deadline:
    """
    Move the end of a limit that waits; one that has passed is stamped before, and stays so.

    Raises
    ------
    WrongState
        If the limit was met or dropped before.
    """
    with transaction():
        row = _running(case, kind, "extend")
        _stamp(row, by)
        before, due = row.due, _due(row.start, until)
        row.due, row.provisional = due.day, due.provisional
        row.counted = [str(day) for day in due.counted]
        row.save()
        facts = {"kind": kind, "from": str(before), "to": str(row.due)}
        history.record(case, "extend limit", by, facts)
        return record_of(row)


def meet(case: str, kind: str, *, by: Person) -> Deadline:
    """
    The awaited act has been done now, inside its transaction; late is stamped and stays.

    Raises
    ------
    WrongState
        If the limit was met or dropped before.
    """
    with transaction():
        row = _running(case, kind, "meet")
        row.met = clock.now()
        if row.overdue is None and clock.today() > row.due:
            row.overdue = row.met
        row.save()
        history.record(case, "meet limit", by, {"kind": kind, "overdue": row.overdue is not None})
        return record_of(row)


def drop(case: str, kind: str, why: str, *, by: Person) -> Deadline:
    """
    The awaited act is not needed any more; a limit that has passed is stamped before.

    Raises
    ------
    Rejected
        If no reason is given.
    WrongState
        If the limit was met or dropped before.
    """
    need(why=why)
    with transaction():
        row = _running(case, kind, "drop")
        _stamp(row, by)
        row.dropped = why
        row.save()
        history.record(case, "drop limit", by, {"kind": kind, "why": why})
        return record_of(row)


def _running(case: str, kind: str, act: str) -> DeadlineRow:
    row: DeadlineRow | None = DeadlineRow.get_or_none(case=case, kind=kind)
    if row is None:
        raise NotFound("limit", case)
    if row.met or row.dropped:
        state = "met" if row.met else "dropped"
        raise WrongState("limit", case, state=state, act=act)
    return row


def of_case(case: str) -> tuple[Deadline, ...]:
    """The limits of a case, for services that show it; the reader's rights are theirs to check."""
    with reading():
        rows = DeadlineRow.select().where(DeadlineRow.case == case).order_by(DeadlineRow.id)
        return tuple(record_of(row) for row in rows)


def of_cases(cases: Collection[str]) -> tuple[Deadline, ...]:
    """
    The limits of cases as they began, for services that show them; rights are theirs to check.

    In one question, however many there are.
    """
    if not cases:
        return ()
    with reading():
        rows = DeadlineRow.select().where(among(DeadlineRow.case, cases)).order_by(DeadlineRow.id)
        return tuple(record_of(row) for row in rows)


def list_deadlines(
    *,
    by: Person,
    department: str | None = None,
    running: bool = True,
    overdue: bool | None = None,
    before: str = "",
    most: int | None = None,
) -> tuple[Deadline, ...]:
    """
    Limits in order of their due days: of a department, or of everybody.

    Parameters
    ----------
    running
        Only those that wait still.
    overdue
        Only those that were stamped as overdue, or only the others.
    before, most
        A page: at most so many of those that follow the `Deadline.mark` that ended the last one.

    Raises
    ------
    Rejected
        If nothing that the person may see has the mark.
    """
    permissions.require(by, Act.READ_DEADLINES, department=department)
    with reading():
        seen = DeadlineRow.select().where(ALWAYS, *_followed(by))
        found = seen.order_by(DeadlineRow.due, DeadlineRow.id)
        if before:
            found = found.where(_after(seen, before))
        if department is not None:
            found = found.where(DeadlineRow.owner == f"department:{department}")
        if running:
            found = found.where(_WAITS)
        if overdue is not None:
            found = found.where(DeadlineRow.overdue.is_null(not overdue))
        return tuple(record_of(row) for row in at_most(found, most))


def _followed(by: Person) -> Iterator[Any]:
    """What `permissions.follows` says of a case, but for the own department's limits."""
    own = DeadlineRow.owner == f"department:{by.department}"
    for prefix in permissions.confined(by):
        yield own | ~DeadlineRow.case.startswith(prefix)


def _after(seen: Any, mark: str) -> Any:
    case, _, kind = mark.rpartition("/")
    last = seen.where(DeadlineRow.case == case, DeadlineRow.kind == kind).get_or_none()
    if last is None:
        raise unknown(mark)
    return after((DeadlineRow.due, DeadlineRow.id), (last.due, last.id))


_WAITS: Any = DeadlineRow.met.is_null() & (DeadlineRow.dropped == "")


def tick(*, by: Person) -> int:
    """
    Remind of what is due soon, today or has passed, each once, and stamp what has passed.

    For a periodic job; returns how many reminders were written now.
    """
    with transaction():
        today, calendar = clock.today(), working_days.load()
        soon = calendar.add(today, 1).day
        rows = list(DeadlineRow.select().where(_WAITS & (DeadlineRow.due <= soon)))
        return sum(_remind(row, today, by) for row in rows)


def _remind(row: DeadlineRow, today: dt.date, by: Person) -> bool:
    stage = REMINDERS[(row.due <= today) + (row.due < today)]
    _stamp(row, by)
    # A limit that moved is another day to be reminded of.
    key = f"limit:{row.id}:{row.due}:{stage}"
    facts = {"case": row.case, "kind": row.kind, "due": str(row.due), "stage": stage}
    return outbox.write(key, "limit", row.owner, facts)


def _stamp(row: DeadlineRow, by: Person) -> None:
    """What has passed is stamped, whether or not the periodic job came first."""
    if row.due < clock.today() and row.overdue is None:
        row.overdue = clock.now()
        row.save()
        history.record(row.case, "overdue", by, {"kind": row.kind, "due": str(row.due)})


def recount(*, by: Person, year: int | None = None) -> int:
    """
    Count those anew that wait and were a guess, or that run in a year; how many moved.

    To be called when a year has been changed; what is stamped stays stamped.

    Parameters
    ----------
    year
        The year that was changed.
    """
    with transaction():
        touched: Any = DeadlineRow.provisional
        if year is not None:
            first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
            touched = touched | ((DeadlineRow.start <= last) & (DeadlineRow.due >= first))
        rows = list(DeadlineRow.select().where(_WAITS & touched))
        return sum(_recount(row, by) for row in rows)


def _recount(row: DeadlineRow, by: Person) -> bool:
    before = row.due
    due = working_days.add_working_days(row.start, len(row.counted))
    row.due, row.provisional = due.day, due.provisional
    row.counted = [str(day) for day in due.counted]
    row.save()
    if row.due != before:
        facts = {"kind": row.kind, "from": str(before), "to": str(row.due)}
        history.record(row.case, "move limit", by, facts)
    return row.due != before


def record_of(row: DeadlineRow) -> Deadline:
    """The record of a row."""
    return Deadline(
        case=row.case,
        kind=row.kind,
        owner=row.owner,
        start=row.start,
        due=row.due,
        counted=tuple(dt.date.fromisoformat(day) for day in row.counted),
        provisional=row.provisional,
        met=local(row.met) if row.met else None,
        dropped=row.dropped,
        overdue=local(row.overdue) if row.overdue else None,
    )
