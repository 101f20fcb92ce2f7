"""Every use of an exemption, D1 to D6 and E1 to E7, as one list with figures by department."""

import datetime as dt
from collections import Counter

from tracker import approvals, departments, direct, permissions
from tracker.database import reading
from tracker.models import DepartmentRow, RequestRow, WeekRow
from tracker.permissions import Act
from tracker.records import (
    ApprovalState,
    DirectInspection,
    DirectState,
    EntryApproval,
    Exemption,
    ExemptionCount,
    Person,
)
from tracker.week import Week


def list_uses(
    *,
    by: Person,
    department: str | None = None,
    code: str | None = None,
    since: dt.date | None = None,
    until: dt.date | None = None,
) -> tuple[Exemption, ...]:
    """
    Exemptions that were used, the latest day first; a department sees its own.

    What was entered by mistake and what was withdrawn is none.

    Parameters
    ----------
    since, until
        Days on site, both included.
    """
    with reading():
        found = [
            *(_of_direct(one) for one in direct.list_inspections(by=by) if _happened(one)),
            *(_of_entry(one) for one in approvals.list_entries(by=by) if _was_exempt(one)),
        ]
    kept = [
        one
        for one in found
        if department in (None, one.department)
        and code in (None, one.code)
        and (since is None or one.day >= since)
        and (until is None or one.day <= until)
    ]
    return tuple(sorted(kept, key=lambda one: (one.day, one.case), reverse=True))


def statistics(
    *, by: Person, since: dt.date | None = None, until: dt.date | None = None
) -> tuple[ExemptionCount, ...]:
    """
    How often each department used which exemption, in the register's order and no other.

    Departments without a use are there too; one that may not read of others sees itself. What was
    planned counts for the weeks that the period touches.
    """
    uses = list_uses(by=by, since=since, until=until)
    with reading():
        offices = [
            departments.record_of(row)
            for row in DepartmentRow.select().order_by(DepartmentRow.id)
            if permissions.may(by, Act.READ_ENTRIES, department=row.code)
        ]
        planned = _planned(since, until)
    return tuple(
        ExemptionCount(
            department=one.id,
            uses=dict(
                sorted(Counter(use.code for use in uses if use.department == one.id).items())
            ),
            planned=planned[one.id],
            direct=sum(use.department == one.id and use.code[0] == "D" for use in uses),
        )
        for one in offices
    )


def _planned(since: dt.date | None, until: dt.date | None) -> Counter[str]:
    """How many requests of each department stand in the weeks that the period touches."""
    rows = (
        RequestRow.select(RequestRow, DepartmentRow)
        .join_from(RequestRow, DepartmentRow)
        .join_from(RequestRow, WeekRow)
        .where(~RequestRow.withdrawn)
    )
    if since is not None:
        rows = rows.where(WeekRow.name >= str(Week.of(since)))
    if until is not None:
        rows = rows.where(WeekRow.name <= str(Week.of(until)))
    return Counter(row.department.code for row in rows)


def _happened(one: DirectInspection) -> bool:
    return one.state is not DirectState.VOID


def _was_exempt(one: EntryApproval) -> bool:
    return one.wish.exempt is not None and one.state is not ApprovalState.WITHDRAWN


def _of_direct(one: DirectInspection) -> Exemption:
    return Exemption(
        code=one.reason.value,
        department=one.department.id,
        enterprises=(one.enterprise.id,),
        day=one.days[0],
        why=one.why,
        evidence=one.evidence,
        case=f"direct:{one.id}",
    )


def _of_entry(one: EntryApproval) -> Exemption:
    return Exemption(
        code=str(one.wish.exempt),
        department=one.department.id,
        enterprises=one.wish.enterprises,
        day=one.wish.begins.date(),
        why=one.wish.why,
        evidence=one.wish.evidence,
        case=f"entry:{one.id}",
    )
