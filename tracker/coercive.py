"""
Coercive measures of a visit: what is sealed, seized or frozen, and what is left (clause 3.2.3).

Working capital and the current account are left to the enterprise, unless it was ordered to close
or it is said why not.
"""

import datetime as dt
from collections.abc import Iterator, Mapping

from tracker import clock, history, permissions, registers, settings, states
from tracker.cases import absent, move, offices, visible
from tracker.database import reading, transaction
from tracker.errors import NotFound, Rejected
from tracker.models import CoerciveRow, DepartmentRow
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


def _faults(entry: CoerciveEntry, visit: Visit) -> Iterator[str]:
    known = offices(visit)
    if entry.department not in known:
        yield f"{entry.department} is not among those of visit {visit.uid}: {', '.join(known)}"
    if entry.department in absent(visit.uid):
        yield f"{entry.department} was absent from visit {visit.uid} and has taken no measure"
    for name in WORDS:
        if not getattr(entry, name).strip():
            yield f"a coercive measure of {entry.department} has no {name}"
    if not (entry.reserved or entry.closure_ordered or entry.why_not.strip()):
        yield "working capital and current account are not left, which needs a reason"


def _faults_of_days(entry: CoerciveEntry, visit: Visit) -> Iterator[str]:
    if entry.begun > clock.today():
        yield f"the measure begins {entry.begun}, which has not come yet"
    if entry.begun < visit.start.date():
        yield f"the measure begins {entry.begun}, before the visit of {visit.start:%Y-%m-%d}"
    most = settings.number("coercive.days")
    days = (entry.until - entry.begun).days
    if not 0 <= days <= most:
        yield f"the measure lasts from {entry.begun} to {entry.until}, expected 0 to {most} days"


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
        problems = [] if why.strip() else [f"measure {measure} is extended with a reason only"]
        if row.until < clock.today():
            problems.append(f"measure {measure} ran out on {row.until}")
        most = settings.number("coercive.extension_days")
        if not 1 <= (until - row.until).days <= most:
            problems.append(
                f"measure {measure} ends {row.until}, extended to {until}, expected 1 to {most}"
                " days more"
            )
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
        problems = [] if why.strip() else [f"measure {measure} is lifted with a reason only"]
        if not row.begun <= day <= clock.today():
            problems.append(
                f"measure {measure} is lifted on {day}, expected {row.begun} to {clock.today()}"
            )
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
    *, by: Person, visit: str | None = None, overdue: bool = False
) -> tuple[CoerciveMeasure, ...]:
    """
    Measures that a person may see, in the order in which they were taken.

    Parameters
    ----------
    overdue
        Only those that have run out without being lifted.
    """
    with reading():
        rows = CoerciveRow.select(CoerciveRow, DepartmentRow).join(DepartmentRow)
        if visit is not None:
            rows = rows.where(CoerciveRow.uid == visit)
        found = [_record_of(row) for row in rows.order_by(CoerciveRow.id) if _sees(row, by)]
    return tuple(one for one in found if not overdue or one.is_overdue(clock.today()))


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
