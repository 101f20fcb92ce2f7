"""
Entry into an enterprise: asked for by a department, approved by its own principal head before it
happens, or within a working day afterwards where clause 3.2.1 exempts it from asking first.
"""

import datetime as dt
from collections.abc import Collection, Iterator
from typing import Any

from tracker import (
    clock,
    deadlines,
    departments,
    history,
    outbox,
    permissions,
    registers,
    sight,
    states,
)
from tracker.database import reading, transaction
from tracker.errors import Fault, FaultCode, NotFound, Rejected, missing, need
from tracker.models import ApprovalRow, DepartmentRow, EnterpriseRow
from tracker.paging import latest, narrowing
from tracker.permissions import Act
from tracker.records import ApprovalState, EntryApproval, EntryKind, EntryWish, ExemptReason, Person
from tracker.week import local, midnight

LIMIT = "approval"
PLAIN = ("purpose", "basis", "why", "evidence")


def ask(wish: EntryWish, *, by: Person) -> EntryApproval:
    """
    Ask the own head for an entry; the head hears of it.

    Raises
    ------
    Rejected
        With every fault: no purpose, basis, enterprise or item, days in the wrong order, an entry
        that has begun without an exemption, an exemption without reason and evidence.
    """
    permissions.require(by, Act.ASK_ENTRY, department=wish.department)
    with transaction():
        problems = [*_faults(wish)]
        if problems:
            raise Rejected(problems)
        row = ApprovalRow.create(
            department=registers.row_of(DepartmentRow, wish.department),
            kind=wish.kind.value,
            enterprises=list(wish.enterprises),
            items=list(wish.items),
            begins=wish.begins,
            last=wish.last,
            exempt=wish.exempt.value if wish.exempt else "",
            state=ApprovalState.ASKED.value,
            asked=clock.now(),
            approver="",
            reason="",
            **{name: getattr(wish, name).strip() for name in PLAIN},
        )
        facts = {
            "department": wish.department,
            "kind": row.kind,
            "enterprises": row.enterprises,
            "items": row.items,
            "begins": wish.begins.isoformat(),
            "exempt": row.exempt,
        }
        history.record(_case(row), "ask", by, facts)
        if wish.exempt:
            _let_limit_run(row, by)
        outbox.write(f"{_case(row)}:ask", "entry-asked", f"head:{wish.department}", facts)
        return _record_of(row)


def _faults(wish: EntryWish) -> Iterator[Fault]:
    yield from missing(purpose=wish.purpose, basis=wish.basis)
    for name in ("enterprises", "items"):
        if not getattr(wish, name):
            yield Fault(name, FaultCode.MISSING)
    for firm in wish.enterprises:
        if EnterpriseRow.get_or_none(EnterpriseRow.code == firm) is None:
            yield Fault("enterprises", FaultCode.UNKNOWN, firm)
    yield from _time_faults(wish)


def _time_faults(wish: EntryWish) -> Iterator[Fault]:
    begins = local(wish.begins)
    if wish.last < begins.date():
        yield Fault("last", FaultCode.TOO_EARLY, str(wish.last), str(begins.date()))
    if wish.exempt is None and begins <= clock.now():
        yield Fault("begins", FaultCode.PAST, f"{begins:%Y-%m-%d %H:%M}")
    if wish.exempt is not None:
        yield from missing(why=wish.why, evidence=wish.evidence)


def _let_limit_run(row: ApprovalRow, by: Person) -> None:
    deadlines.begin(
        _case(row),
        LIMIT,
        start=local(row.begins).date(),
        owner=f"department:{row.department.code}",
        limit="approval.late_working_days",
        by=by,
    )


def approve(approval: int, *, by: Person) -> EntryApproval:
    """
    The principal head of the own department approves; nobody can do it instead.

    Raises
    ------
    Rejected
        If the entry has begun and is not exempt: it was an entry without approval.
    WrongState
        If it was decided before.
    """
    with transaction():
        row = _own(approval, Act.APPROVE_ENTRY, by)
        begins = local(row.begins)
        if not row.exempt and begins <= clock.now():
            began = f"{begins:%Y-%m-%d %H:%M}"
            raise Rejected([Fault("begins", FaultCode.PAST, began)])
        return _decide(row, "approve", "", by)


def refuse(approval: int, why: str, *, by: Person) -> EntryApproval:
    """The principal head refuses, with the reason."""
    with transaction():
        row = _own(approval, Act.APPROVE_ENTRY, by)
        need(why=why)
        return _decide(row, "refuse", why, by)


def withdraw(approval: int, why: str, *, by: Person) -> EntryApproval:
    """The department does not want to enter any more; it stays in the list."""
    with transaction():
        row = _own(approval, Act.ASK_ENTRY, by)
        need(why=why)
        return _decide(row, "withdraw", why, by)


def _decide(row: ApprovalRow, act: str, why: str, by: Person) -> EntryApproval:
    before = ApprovalState(row.state)
    row.state = states.APPROVAL.after(row.id, before, act).value
    row.approver, row.decided, row.reason = by.login, clock.now(), why.strip()
    row.save()
    history.record(_case(row), act, by, {"reason": row.reason})
    if row.exempt and before is ApprovalState.ASKED:
        if act == "withdraw":
            deadlines.drop(_case(row), LIMIT, why, by=by)
        else:
            deadlines.meet(_case(row), LIMIT, by=by)
    facts = {"approval": row.id, "state": row.state}
    outbox.write(f"{_case(row)}:{act}", "entry-decided", f"department:{row.department.code}", facts)
    return _record_of(row)


def approved(department: str, enterprise: str, item: str, day: dt.date) -> EntryApproval | None:
    """The approval under which a department may see an item of an enterprise on a day, if any."""
    with reading():
        rows = ApprovalRow.select(ApprovalRow, DepartmentRow).join(DepartmentRow)
        for row in rows.where(
            DepartmentRow.code == department,
            ApprovalRow.state == ApprovalState.APPROVED.value,
            ApprovalRow.last >= day,
        ):
            begins = local(row.begins).date()
            if begins <= day and enterprise in row.enterprises and item in row.items:
                return _record_of(row)
    return None


def show(approval: int, *, by: Person) -> EntryApproval:
    """An entry; NotFound if there is none, or none that the person may know of."""
    with reading():
        return _record_of(_own(approval, Act.READ_ENTRIES, by))


def list_entries(
    *,
    by: Person,
    department: str | None = None,
    state: ApprovalState | None = None,
    before: int | None = None,
    most: int | None = None,
) -> tuple[EntryApproval, ...]:
    """
    Entries that a person may see, the latest first.

    Parameters
    ----------
    before, most
        A page: at most so many of those before the id that ended the last one.
    """
    wanted = {DepartmentRow.code: department, ApprovalRow.state: state}
    with reading():
        query = latest(_seen(by).where(*narrowing(wanted)), ApprovalRow.id, before, most)
        return _records_of(list(query))


def exempt(since: dt.date, until: dt.date, *, by: Person) -> tuple[EntryWish, ...]:
    """What exempt entries wish that begin in a period and were not withdrawn, the latest first."""
    with reading():
        rows = _seen(by).where(
            ApprovalRow.exempt != "",
            ApprovalRow.state != ApprovalState.WITHDRAWN.value,
            ApprovalRow.begins >= midnight(since),
            ApprovalRow.begins < midnight(until + dt.timedelta(days=1)),
        )
        return tuple(_wish_of(row) for row in rows.order_by(ApprovalRow.id.desc()))


def _seen(by: Person) -> Any:
    rows = ApprovalRow.select(ApprovalRow, DepartmentRow).join(DepartmentRow)
    return rows.where(sight.own(by, Act.READ_ENTRIES))


def _own(approval: int, act: Act, by: Person) -> ApprovalRow:
    row: ApprovalRow | None = ApprovalRow.get_or_none(ApprovalRow.id == approval)
    if row is None or not permissions.may(by, Act.READ_ENTRIES, department=row.department.code):
        raise NotFound("entry", approval)
    permissions.require(by, act, department=row.department.code)
    return row


def _case(row: ApprovalRow) -> str:
    return f"entry:{row.id}"


def _record_of(row: ApprovalRow) -> EntryApproval:
    (found,) = _records_of([row])
    return found


def _records_of(rows: Collection[ApprovalRow]) -> tuple[EntryApproval, ...]:
    """The records of many rows, with their limits in one question."""
    late = {
        one.case
        for one in deadlines.of_cases([_case(row) for row in rows])
        if one.overdue is not None
    }
    return tuple(_told(row, late=_case(row) in late) for row in rows)


def _wish_of(row: ApprovalRow) -> EntryWish:
    return EntryWish(
        department=row.department.code,
        kind=EntryKind(row.kind),
        enterprises=tuple(row.enterprises),
        items=tuple(row.items),
        begins=local(row.begins),
        last=row.last,
        exempt=ExemptReason(row.exempt) if row.exempt else None,
        **{name: getattr(row, name) for name in PLAIN},
    )


def _told(row: ApprovalRow, *, late: bool) -> EntryApproval:
    return EntryApproval(
        id=row.id,
        wish=_wish_of(row),
        department=departments.record_of(row.department),
        state=ApprovalState(row.state),
        asked=local(row.asked),
        approver=row.approver,
        decided=local(row.decided) if row.decided else None,
        reason=row.reason,
        late=late,
    )
