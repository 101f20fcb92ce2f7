"""
Penalty cases of a visit: proposed, decided with a number, closed (结案) or dropped.

Where a case closes, report A is owed to the lead (clause 3.3.3, reading A10).
"""

import datetime as dt
from collections.abc import Iterator, Mapping

from peewee import JOIN

from tracker import clock, followups, history, permissions, registers, sight, states
from tracker.cases import absent, move, offices, visible
from tracker.database import reading, transaction
from tracker.errors import Fault, FaultCode, NotFound, Rejected, need
from tracker.findings import LENIENT, Sight
from tracker.models import DepartmentRow, FindingRow, PenaltyRow
from tracker.paging import as_they_came, narrowing
from tracker.permissions import Act
from tracker.records import (
    FindingState,
    Outcome,
    Penalty,
    PenaltyEntry,
    PenaltyKind,
    PenaltyState,
    Person,
    ReportEvent,
    Visit,
)
from tracker.visits import published

WORTH = (PenaltyKind.FINE, PenaltyKind.CONFISCATION)
"""The kinds that have an amount."""


def propose(entry: PenaltyEntry, *, by: Person) -> Penalty:
    """
    Open a penalty case at a visit that is under way or held.

    Raises
    ------
    Rejected
        With every fault: no basis, no such department at the visit, a finding of another visit
        or department or one that was let go, an amount for what has none.
    WrongState
        If the visit has not begun, or is closed.
    """
    with transaction():
        visit = visible(entry.visit, by)
        permissions.require(by, Act.PUNISH, department=entry.department)
        problems = [*_faults(entry, visit), *_faults_of_amount(entry.kind, entry.fen)]
        if problems:
            raise Rejected(problems)
        move(entry.visit, "punish")
        row = PenaltyRow.create(
            uid=entry.visit,
            department=registers.row_of(DepartmentRow, entry.department),
            finding=entry.finding,
            kind=entry.kind.value,
            basis=entry.basis.strip(),
            fen=entry.fen,
            number="",
            dropped="",
            state=PenaltyState.PROPOSED.value,
        )
        facts = {
            "visit": entry.visit,
            "department": entry.department,
            "finding": entry.finding,
            "kind": entry.kind.value,
            "fen": entry.fen,
        }
        history.record(_case(row), "propose", by, facts)
        return _record_of(row)


def _faults(entry: PenaltyEntry, visit: Visit) -> Iterator[Fault]:
    known = offices(visit)
    if entry.department not in known:
        yield Fault("department", FaultCode.UNKNOWN, entry.department, ", ".join(known))
    if entry.department in absent(visit.uid):
        yield Fault("department", FaultCode.ABSENT, entry.department)
    if not entry.basis.strip():
        yield Fault("basis", FaultCode.MISSING)
    if entry.finding is not None:
        yield from _faults_of_finding(entry, entry.finding)


def _faults_of_finding(entry: PenaltyEntry, finding: int) -> Iterator[Fault]:
    row = FindingRow.get_or_none(FindingRow.id == finding)
    if row is None or (row.uid, row.department.code) != (entry.visit, entry.department):
        yield Fault("finding", FaultCode.UNKNOWN, str(finding))
    elif row.state == FindingState.WITHDRAWN.value:
        yield Fault("finding", FaultCode.CONTRADICTS, str(finding), row.state)
    elif Outcome(row.outcome) in LENIENT:
        yield Fault("finding", FaultCode.CONTRADICTS, str(finding), row.outcome)


def _faults_of_amount(kind: PenaltyKind, fen: int | None) -> Iterator[Fault]:
    if fen is not None and kind not in WORTH:
        yield Fault("fen", FaultCode.NOT_WANTED, str(fen), kind.value)
    elif fen is not None and fen <= 0:
        yield Fault("fen", FaultCode.OUT_OF_RANGE, str(fen), "1+")


def decide(
    penalty: int,
    number: str,
    day: dt.date,
    *,
    fen: int | None = None,
    seen: int | None = None,
    by: Person,
) -> Penalty:
    """
    The decision is made.

    Parameters
    ----------
    number, day
        Of the document.
    fen
        The amount, if it differs from the proposed one.
    seen
        Number of the case's last event that the person had seen.

    Raises
    ------
    Conflict
        If the case has moved on since.
    Rejected
        With every fault: no number or one of another decision of the department, a day before
        the visit or that has not come, a fine without amount.
    WrongState
        Unless it is proposed.
    """
    with transaction():
        row = _own(penalty, by)
        state = states.PENALTY.after(penalty, PenaltyState(row.state), "decide")
        amount = row.fen if fen is None else fen
        problems = [*_faults_of_number(row, number.strip()), *_faults_of_day(row, day)]
        problems += _faults_of_amount(PenaltyKind(row.kind), amount)
        if row.kind == PenaltyKind.FINE.value and amount is None:
            problems.append(Fault("fen", FaultCode.MISSING))
        if problems:
            raise Rejected(problems)
        row.number, row.decided_on, row.fen = number.strip(), day, amount
        facts = {"number": row.number, "day": str(day), "fen": amount}
        return _step(row, state, "decide", by, facts, seen)


def _faults_of_number(row: PenaltyRow, number: str) -> Iterator[Fault]:
    if not number:
        yield Fault("number", FaultCode.MISSING)
        return
    taken = PenaltyRow.select().where(
        PenaltyRow.department == row.department,
        PenaltyRow.number == number,
    )
    for other in taken:
        yield Fault("number", FaultCode.TAKEN, number, f"penalty:{other.id}")


def _faults_of_day(row: PenaltyRow, day: dt.date) -> Iterator[Fault]:
    if day > clock.today():
        yield Fault("day", FaultCode.FUTURE, str(day))
    first = row.decided_on or published(row.uid).start.date()
    if day < first:
        yield Fault("day", FaultCode.TOO_EARLY, str(day), str(first))


def close(penalty: int, day: dt.date, *, seen: int | None = None, by: Person) -> Penalty:
    """
    The case is closed (结案), and report A is owed from that day.

    Raises
    ------
    Rejected
        If the day has not come yet, or lies before the decision.
    WrongState
        Unless it is decided.
    """
    with transaction():
        row = _own(penalty, by)
        state = states.PENALTY.after(penalty, PenaltyState(row.state), "close")
        problems = [*_faults_of_day(row, day)]
        if problems:
            raise Rejected(problems)
        row.closed_on = day
        found = _step(row, state, "close", by, {"day": str(day)}, seen)
        event = ReportEvent.PENALTY_CASE_CLOSED
        followups.owe_to_lead(row.uid, row.department.code, event, _case(row), day, by=by)
        return found


def drop(penalty: int, why: str, *, seen: int | None = None, by: Person) -> Penalty:
    """The case is given up; it stays in the list with the reason. Rejected without one."""
    with transaction():
        row = _own(penalty, by)
        state = states.PENALTY.after(penalty, PenaltyState(row.state), "drop")
        need(why=why)
        row.dropped = why.strip()
        return _step(row, state, "drop", by, {"why": row.dropped}, seen)


def _step(
    row: PenaltyRow,
    state: PenaltyState,
    act: str,
    by: Person,
    facts: Mapping[str, object],
    seen: int | None,
) -> Penalty:
    row.state = state.value
    row.save()
    told = {"visit": row.uid, **facts}
    history.record(_case(row), act, by, told, seen=seen)
    return _record_of(row)


def show(penalty: int, *, by: Person) -> Penalty:
    """A penalty case; NotFound if there is none, or none that the person may know of."""
    with reading():
        return _record_of(_visible(penalty, by))


def list_penalties(
    *,
    by: Person,
    visit: str | None = None,
    state: PenaltyState | None = None,
    department: str | None = None,
    before: int | None = None,
    most: int | None = None,
) -> tuple[Penalty, ...]:
    """
    Penalty cases that a person may see, in the order in which they were opened.

    The departments of a visit see each other's, but for those about a finding that is not shared.

    Parameters
    ----------
    department
        Only this one's.
    before, most
        A page: at most so many, the latest first, of those before the id that ended the last one.
    """
    wanted = {PenaltyRow.uid: visit, PenaltyRow.state: state, DepartmentRow.code: department}
    shared = FindingRow.id.is_null() | FindingRow.shared
    with reading():
        rows = (
            PenaltyRow.select(PenaltyRow, DepartmentRow)
            .join_from(PenaltyRow, DepartmentRow)
            .join_from(PenaltyRow, FindingRow, JOIN.LEFT_OUTER)
            .where(
                sight.of_findings(by, PenaltyRow.uid, DepartmentRow.code, shared=shared),
                *narrowing(wanted),
            )
        )
        return tuple(_record_of(row) for row in as_they_came(rows, PenaltyRow.id, before, most))


def unsettled(uid: str) -> tuple[Penalty, ...]:
    """The cases of a visit that are neither closed nor dropped; rights are the caller's."""
    open_states = (PenaltyState.PROPOSED.value, PenaltyState.DECIDED.value)
    rows = PenaltyRow.select(PenaltyRow, DepartmentRow).join(DepartmentRow)
    mine = (PenaltyRow.uid == uid) & PenaltyRow.state.in_(open_states)
    return tuple(_record_of(row) for row in rows.where(mine).order_by(PenaltyRow.id))


def missing(uid: str) -> tuple[tuple[str, int], ...]:
    """
    Findings that end in a penalty without any case: department and id.

    A case that was dropped with a reason is one. Rights are the caller's.
    """
    cases = PenaltyRow.select(PenaltyRow.finding).where(PenaltyRow.finding.is_null(False))
    rows = (
        FindingRow.select(FindingRow, DepartmentRow)
        .join(DepartmentRow)
        .where(
            FindingRow.uid == uid,
            FindingRow.outcome == Outcome.PENALTY.value,
            FindingRow.state != FindingState.WITHDRAWN.value,
            FindingRow.id.not_in(cases),
        )
    )
    return tuple((row.department.code, row.id) for row in rows.order_by(FindingRow.id))


def _is_shared(row: PenaltyRow) -> bool:
    return row.finding is None or row.finding.shared


def _visible(penalty: int, by: Person) -> PenaltyRow:
    row: PenaltyRow | None = PenaltyRow.get_or_none(PenaltyRow.id == penalty)
    if row is None or not Sight(by)(row.uid, row.department.code, shared=_is_shared(row)):
        raise NotFound("penalty", penalty)
    return row


def _own(penalty: int, by: Person) -> PenaltyRow:
    row = _visible(penalty, by)
    permissions.require(by, Act.PUNISH, department=row.department.code)
    return row


def _case(row: PenaltyRow) -> str:
    return f"penalty:{row.id}"


def _record_of(row: PenaltyRow) -> Penalty:
    return Penalty(
        id=row.id,
        visit=row.uid,
        department=row.department.code,
        kind=PenaltyKind(row.kind),
        basis=row.basis,
        finding=row.__data__["finding"],
        fen=row.fen,
        number=row.number,
        decided_on=row.decided_on,
        closed_on=row.closed_on,
        dropped=row.dropped,
        state=PenaltyState(row.state),
    )
