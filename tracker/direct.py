"""
Inspections without a plan: entered by the department that makes them, never delayed, always
reported (clauses 3.3.1 and 3.3.4).

A planned request that one of them makes superfluous is offered for withdrawal; a person decides.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from tracker import (
    clock,
    departments,
    enterprises,
    followups,
    history,
    outbox,
    permissions,
    registers,
    request_rows,
    requests,
    sight,
    states,
)
from tracker.database import reading, transaction
from tracker.errors import Fault, FaultCode, NotFound, Rejected, WrongState, missing, need
from tracker.models import DepartmentRow, DirectRow, EnterpriseRow, ParkRow
from tracker.paging import latest, narrowing
from tracker.permissions import Act
from tracker.records import (
    DirectEntry,
    DirectInspection,
    DirectReason,
    DirectState,
    Person,
    Report,
    Request,
    WeekState,
)
from tracker.week import Week, local

LEAST_OFFICERS = 2
"""By law nobody inspects alone."""


def enter(entry: DirectEntry, *, by: Person) -> DirectInspection:
    """
    Enter an inspection without a plan, on its first day on site or before.

    Raises
    ------
    Rejected
        With every fault: no reason in words, no item, one officer alone.
    """
    permissions.require(by, Act.INSPECT_DIRECTLY, department=entry.department)
    problems = [*_faults(entry)]
    if problems:
        raise Rejected(problems)
    items = list(dict.fromkeys(one.strip() for one in entry.items if one.strip()))
    with transaction():
        row = DirectRow.create(
            department=registers.row_of(DepartmentRow, entry.department),
            enterprise=registers.row_of(EnterpriseRow, entry.enterprise),
            reason=entry.reason.value,
            why=entry.why.strip(),
            evidence=entry.evidence.strip(),
            items=items,
            officers=entry.officers,
            days=[str(entry.day)],
            state=DirectState.OPEN.value,
            opened=clock.now(),
        )
        facts = {
            "department": entry.department,
            "enterprise": entry.enterprise,
            "reason": entry.reason.value,
            "clause": entry.reason.clause,
            "items": items,
            "day": str(entry.day),
        }
        history.record(_case(row), "enter", by, facts)
        outbox.write(f"direct:{row.id}:enter", "direct-entered", "committee", facts)
        return _record_of(row)


def _faults(entry: DirectEntry) -> Iterator[Fault]:
    yield from missing(why=entry.why)
    if not any(one.strip() for one in entry.items):
        yield Fault("items", FaultCode.MISSING)
    if entry.officers < LEAST_OFFICERS:
        yield Fault("officers", FaultCode.TOO_FEW, str(entry.officers), str(LEAST_OFFICERS))
    if entry.reason is DirectReason.REPORTED:
        yield from missing(evidence=entry.evidence)


def go_on_site(inspection: int, day: dt.date, *, by: Person) -> DirectInspection:
    """One more day on site; a day that is known changes nothing."""
    with transaction():
        row = _own(inspection, Act.INSPECT_DIRECTLY, by)
        _move(row, "go on site")
        if str(day) not in row.days:
            row.days = sorted({*row.days, str(day)})
            row.save()
            history.record(_case(row), "go on site", by, {"day": str(day)})
        return _record_of(row)


def complete(inspection: int, *, by: Person) -> Report:
    """
    The work on site is done; report B is owed from its last day on (A12).

    Raises
    ------
    Rejected
        If the last day has not come yet.
    WrongState
        If it was completed before, or is void.
    """
    with transaction():
        row = _own(inspection, Act.INSPECT_DIRECTLY, by)
        _move(row, "complete")
        row.save()
        history.record(_case(row), "complete", by, {"days": row.days})
        return followups.owe_to_committee(row.id, by=by)


def void(inspection: int, why: str, *, by: Person) -> DirectInspection:
    """
    It was entered by mistake and never took place; it stays in the list with the reason.

    Raises
    ------
    WrongState
        If it was completed: its report is owed then.
    """
    with transaction():
        row = _own(inspection, Act.VOID_DIRECT, by)
        need(why=why)
        _move(row, "void")
        row.save()
        history.record(_case(row), "void", by, {"why": why})
        return _record_of(row)


def superfluous(inspection: int, *, by: Person) -> tuple[Request, ...]:
    """
    Planned requests that it makes superfluous: of the same department, at the same enterprise, in
    the weeks of its days, about nothing but its items, and not begun.
    """
    with reading():
        row = _own(inspection, Act.READ_DIRECT, by)
        return tuple(_superfluous(row))


def _superfluous(row: DirectRow) -> Iterator[Request]:
    days = [dt.date.fromisoformat(day) for day in row.days]
    for week in sorted({Week.of(day) for day in days}):
        for asked in request_rows.rows(week, row.department.code):
            if asked.withdrawn or asked.week.state == WeekState.CLOSED.value:
                continue
            request = request_rows.record_of(asked)
            same = request.enterprise.id == row.enterprise.code
            if same and set(request.items) <= set(row.items) and not requests.has_begun(request):
                yield request


def withdraw_planned(inspection: int, request: str, *, by: Person) -> Request:
    """
    Take back a planned request that the inspection made superfluous.

    The published week stays as it is until it is planned and published again.

    Raises
    ------
    Rejected
        If it is none of those that `superfluous` offers.
    """
    with transaction():
        row = _own(inspection, Act.INSPECT_DIRECTLY, by)
        if row.state == DirectState.VOID.value:
            raise WrongState("direct inspection", inspection, state=row.state, act="replace a plan")
        offered = [one.id for one in _superfluous(row)]
        if request not in offered:
            raise Rejected([Fault("request", FaultCode.UNKNOWN, request, ", ".join(offered))])
        found = requests.withdraw(request, f"direct:{inspection}", by=by)
        history.record(_case(row), "replace", by, {"request": request})
        return found


def show(inspection: int, *, by: Person) -> DirectInspection:
    """A direct inspection; NotFound if there is none, or none that the person may know of."""
    with reading():
        return _record_of(_own(inspection, Act.READ_DIRECT, by))


def list_inspections(
    *,
    by: Person,
    department: str | None = None,
    enterprise: str | None = None,
    state: DirectState | None = None,
    before: int | None = None,
    most: int | None = None,
) -> tuple[DirectInspection, ...]:
    """
    Direct inspections that a person may see, the latest first.

    Parameters
    ----------
    before, most
        A page: at most so many of those before the id that ended the last one.
    """
    wanted = {
        DepartmentRow.code: department,
        EnterpriseRow.code: enterprise,
        DirectRow.state: state,
    }
    with reading():
        rows = _rows().where(sight.own(by, Act.READ_DIRECT), *narrowing(wanted))
        return tuple(_record_of(row) for row in latest(rows, DirectRow.id, before, most))


def _rows() -> Any:
    """Rows with all that a record tells."""
    return (
        DirectRow.select(DirectRow, DepartmentRow, EnterpriseRow, ParkRow)
        .join_from(DirectRow, DepartmentRow)
        .join_from(DirectRow, EnterpriseRow)
        .left_outer_join(ParkRow)
    )


def _own(inspection: int, act: Act, by: Person) -> DirectRow:
    """The row, if the person may know of it and may do the act."""
    row: DirectRow | None = DirectRow.get_or_none(DirectRow.id == inspection)
    if row is None or not permissions.may(by, Act.READ_DIRECT, department=row.department.code):
        raise NotFound("direct inspection", inspection)
    permissions.require(by, act, department=row.department.code)
    return row


def _move(row: DirectRow, act: str) -> None:
    row.state = states.DIRECT.after(row.id, DirectState(row.state), act).value


def _case(row: DirectRow) -> str:
    return f"direct:{row.id}"


def _record_of(row: DirectRow) -> DirectInspection:
    return DirectInspection(
        id=row.id,
        department=departments.record_of(row.department),
        enterprise=enterprises.record_of(row.enterprise),
        reason=DirectReason(row.reason),
        why=row.why,
        evidence=row.evidence,
        items=tuple(row.items),
        officers=row.officers,
        days=tuple(dt.date.fromisoformat(day) for day in row.days),
        state=DirectState(row.state),
        opened=local(row.opened),
    )
