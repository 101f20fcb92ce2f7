"""
Coercive measures of a visit: what is sealed, seized or frozen, and what is left (clause 3.2.3).

Working capital and the current account are left to the enterprise, unless it was ordered to close
or it is said why not.
"""

import datetime as dt
from collections.abc import Iterator, Mapping

from tracker import clock, history, permissions, registers, settings, sight, states
from tracker.cases import absent, move, offices, visible
from tracker.database import reading, transaction
from tracker.errors import Fault, FaultCode, NotFound, Rejected, missing
from tracker.models import CoerciveRow, DepartmentRow
from tracker.paging import as_they_came, narrowing
from tracker.permissions import Act
from tracker.records import (
    CoerciveEntry,
    CoerciveKind,
    CoerciveMeasure,
    CoerciveState,
    Person,
    Visit,
)

ENTRY_FACTS = (
    *("target", "basis", "impact", "reviewer", "begun", "until"),
    *("reserved", "why_not", "closure_ordered"),
)
"""What a row and an entry have in common, by the same name."""

ONE_DAY = dt.timedelta(days=1)

WORDS = ("target", "basis", "impact", "reviewer")


def take(entry: CoerciveEntry, *, by: Person) -> CoerciveMeasure:
    """
    Enter a coercive measure of a visit that is under way or held.

    Raises
    ------
    Rejected
        With every fault: no target, basis, impact or reviewer, nothing left to the enterprise
        without a reason, a time longer than the setting ``coercive.days``.
    WrongState
        If the visit has not begun, or is closed.
    """
    with transaction():
        visit = visible(entry.visit, by)
        permissions.require(by, Act.COERCE, department=entry.department)
        problems = [*_faults(entry, visit), *_faults_of_days(entry, visit)]
        if problems:
            raise Rejected(problems)
        move(entry.visit, "coerce")
        facts = {name: getattr(entry, name) for name in ENTRY_FACTS}
        row = CoerciveRow.create(
            uid=entry.visit,
            department=registers.row_of(DepartmentRow, entry.department),
            kind=entry.kind.value,
            state=CoerciveState.IN_FORCE.value,
            why_extended="",
            why_lifted="",
            **facts,
        )
        told = {
            "visit": entry.visit,
            "department": entry.department,
            "kind": entry.kind.value,
            "begun": str(entry.begun),
            "until": str(entry.until),
            "reserved": entry.reserved,
            "closure ordered": entry.closure_ordered,
        }
        history.record(_case(row), "take", by, told)
        return _record_of(row)


def _faults(entry: CoerciveEntry, visit: Visit) -> Iterator[Fault]:
    known = offices(visit)
    if entry.department not in known:
        yield Fault("department", FaultCode.UNKNOWN, entry.department, ", ".join(known))
    if entry.department in absent(visit.uid):
        yield Fault("department", FaultCode.ABSENT, entry.department)
    yield from missing(**{name: getattr(entry, name) for name in WORDS})
    if not (entry.reserved or entry.closure_ordered):
        yield from missing(why_not=entry.why_not)


def _faults_of_days(entry: CoerciveEntry, visit: Visit) -> Iterator[Fault]:
    begun, first = entry.begun, visit.start.date()
    if begun > clock.today():
        yield Fault("begun", FaultCode.FUTURE, str(begun))
    if begun < first:
        yield Fault("begun", FaultCode.TOO_EARLY, str(begun), str(first))
    last = begun + dt.timedelta(days=settings.number("coercive.days"))
    if not begun <= entry.until <= last:
        yield Fault("until", FaultCode.OUT_OF_RANGE, str(entry.until), f"{begun} – {last}")


def extend(
    measure: int, until: dt.date, why: str, *, seen: int | None = None, by: Person
) -> CoerciveMeasure:
    """
    Let a measure last longer, once, before it has run out.

    Raises
    ------
    Conflict
        If the measure has moved on since the event `seen`.
    Rejected
        If there is no reason, it has run out, or the days are more than the setting
        ``coercive.extension_days``.
    WrongState
        If it was extended before, or lifted.
    """
    with transaction():
        row = _own(measure, by)
        state = states.COERCIVE.after(measure, CoerciveState(row.state), "extend")
        problems = [*missing(why=why)]
        if row.until < clock.today():
            problems.append(Fault("measure", FaultCode.PAST, str(row.until)))
        first, most = row.until + ONE_DAY, settings.number("coercive.extension_days")
        last = row.until + dt.timedelta(days=most)
        if not first <= until <= last:
            told = f"{first} – {last}"
            problems.append(Fault("until", FaultCode.OUT_OF_RANGE, str(until), told))
        if problems:
            raise Rejected(problems)
        row.first_until, row.until, row.why_extended = row.until, until, why.strip()
        return _step(row, state, "extend", by, {"until": str(until), "why": why.strip()}, seen)


def lift(
    measure: int, day: dt.date, why: str, *, seen: int | None = None, by: Person
) -> CoerciveMeasure:
    """
    End a measure.

    Raises
    ------
    Conflict
        If the measure has moved on since the event `seen`.
    Rejected
        If there is no reason, or the day lies before its beginning or has not come yet.
    WrongState
        If it was lifted before.
    """
    with transaction():
        row = _own(measure, by)
        state = states.COERCIVE.after(measure, CoerciveState(row.state), "lift")
        problems = [*missing(why=why)]
        if not row.begun <= day <= clock.today():
            told = f"{row.begun} – {clock.today()}"
            problems.append(Fault("day", FaultCode.OUT_OF_RANGE, str(day), told))
        if problems:
            raise Rejected(problems)
        row.lifted_on, row.why_lifted = day, why.strip()
        return _step(row, state, "lift", by, {"day": str(day), "why": why.strip()}, seen)


def _step(
    row: CoerciveRow,
    state: CoerciveState,
    act: str,
    by: Person,
    facts: Mapping[str, object],
    seen: int | None,
) -> CoerciveMeasure:
    row.state = state.value
    row.save()
    history.record(_case(row), act, by, {"visit": row.uid, **facts}, seen=seen)
    return _record_of(row)


def show(measure: int, *, by: Person) -> CoerciveMeasure:
    """A measure; NotFound if there is none, or none that the person may know of."""
    with reading():
        return _record_of(_visible(measure, by))


def list_measures(
    *,
    by: Person,
    visit: str | None = None,
    overdue: bool = False,
    department: str | None = None,
    before: int | None = None,
    most: int | None = None,
) -> tuple[CoerciveMeasure, ...]:
    """
    Measures that a person may see, in the order in which they were taken.

    Parameters
    ----------
    overdue
        Only those that have run out without being lifted.
    department
        Only this one's.
    before, most
        A page: at most so many, the latest first, of those before the id that ended the last one.
    """
    wanted = {CoerciveRow.uid: visit, DepartmentRow.code: department}
    with reading():
        rows = (
            CoerciveRow.select(CoerciveRow, DepartmentRow)
            .join(DepartmentRow)
            .where(sight.of_course(by, CoerciveRow.uid), *narrowing(wanted))
        )
        if overdue:
            lifted = CoerciveRow.state == CoerciveState.LIFTED.value
            rows = rows.where(~lifted, CoerciveRow.until < clock.today())
        return tuple(_record_of(row) for row in as_they_came(rows, CoerciveRow.id, before, most))


def standing(uid: str) -> tuple[tuple[str, int], ...]:
    """The measures of a visit that are not lifted: department and id; rights are the caller's."""
    rows = CoerciveRow.select(CoerciveRow, DepartmentRow).join(DepartmentRow)
    held = (CoerciveRow.uid == uid) & (CoerciveRow.state != CoerciveState.LIFTED.value)
    return tuple((row.department.code, row.id) for row in rows.where(held).order_by(CoerciveRow.id))


def _sees(row: CoerciveRow, by: Person) -> bool:
    try:
        visible(row.uid, by)
    except NotFound:
        return False
    return True


def _visible(measure: int, by: Person) -> CoerciveRow:
    row: CoerciveRow | None = CoerciveRow.get_or_none(CoerciveRow.id == measure)
    if row is None or not _sees(row, by):
        raise NotFound("coercive measure", measure)
    return row


def _own(measure: int, by: Person) -> CoerciveRow:
    row = _visible(measure, by)
    permissions.require(by, Act.COERCE, department=row.department.code)
    return row


def _case(row: CoerciveRow) -> str:
    return f"coercive:{row.id}"


def _record_of(row: CoerciveRow) -> CoerciveMeasure:
    facts = {name: getattr(row, name) for name in ENTRY_FACTS}
    return CoerciveMeasure(
        id=row.id,
        entry=CoerciveEntry(
            visit=row.uid,
            department=row.department.code,
            kind=CoerciveKind(row.kind),
            **facts,
        ),
        state=CoerciveState(row.state),
        first_until=row.first_until,
        why_extended=row.why_extended,
        lifted_on=row.lifted_on,
        why_lifted=row.why_lifted,
    )
