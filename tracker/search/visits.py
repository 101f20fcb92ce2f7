"""Published visits and what was found at them; sight as `visits.sees` and `findings.Sight`."""

from collections.abc import Iterator
from typing import Any

from tracker import permissions
from tracker.models import (
    AttendanceRow,
    DepartmentRow,
    EnterpriseRow,
    FindingRow,
    PlanVersionRow,
    RequestRow,
    VisitRequestRow,
    VisitRow,
    WeekRow,
)
from tracker.permissions import Act
from tracker.records import FindingState, Role, VersionState
from tracker.records.search import Found, FoundKind
from tracker.search.wanted import Wanted
from tracker.visits import OVERSEERS
from tracker.week import Week


def visits(wanted: Wanted) -> Iterator[Found]:
    """Visits that take place or took place, by uid or enterprise, the latest first."""
    if not permissions.may(wanted.by, Act.READ_VISITS):
        return
    named = VisitRow.uid.contains(wanted.words) | EnterpriseRow.name.contains(wanted.words)
    rows = (
        VisitRow.select(VisitRow, PlanVersionRow, WeekRow, EnterpriseRow, DepartmentRow)
        .join_from(VisitRow, PlanVersionRow)
        .join(WeekRow)
        .join_from(VisitRow, EnterpriseRow)
        .join_from(VisitRow, DepartmentRow)
        .where(named, ~VisitRow.cancelled, *_published(), *_concerns(wanted))
    )
    for row in rows.order_by(WeekRow.name.desc(), VisitRow.start.desc()).limit(wanted.most):
        week = Week.parse(row.version.week.name)
        facts = {
            "week": str(week),
            "start": week.moment(row.start).isoformat(),
            "lead": row.lead.name,
        }
        yield Found(FoundKind.VISIT, row.uid, row.enterprise.name, facts)


def _published() -> tuple[Any, ...]:
    return (PlanVersionRow.state == VersionState.PUBLISHED.value,)


def _concerns(wanted: Wanted) -> tuple[Any, ...]:
    by = wanted.by
    if by.role in OVERSEERS:
        return ()
    if by.department is not None:
        return (_takes_part(wanted),)
    if by.enterprise is not None:
        return (VisitRow.announced, EnterpriseRow.code == by.enterprise)
    return (VisitRow.announced,) if by.role is Role.SERVICE_CENTRE else (VisitRow.id == 0,)


def _takes_part(wanted: Wanted) -> Any:
    part = VisitRequestRow.select(VisitRequestRow.visit).join(RequestRow)
    own = part.where(RequestRow.department == wanted.office)
    return (VisitRow.lead == wanted.office) | VisitRow.id.in_(own)


def findings(wanted: Wanted) -> Iterator[Found]:
    """Findings by number or item."""
    named: Any = FindingRow.item.contains(wanted.words)
    if wanted.number is not None:
        named |= FindingRow.id == wanted.number
    rows = FindingRow.select(FindingRow, DepartmentRow).join(DepartmentRow)
    rows = rows.where(named, *_told(wanted))
    for row in rows.order_by(FindingRow.id.desc()).limit(wanted.most):
        facts = {
            "visit": row.uid,
            "department": row.department.name,
            "state": row.state,
            "due": str(row.due or ""),
        }
        yield Found(FoundKind.FINDING, str(row.id), row.item, facts)


def _told(wanted: Wanted) -> tuple[Any, ...]:
    by = wanted.by
    if permissions.may(by, Act.READ_FINDINGS):
        return ()
    published = VisitRow.select(VisitRow.uid).join(PlanVersionRow).where(*_published())
    if permissions.may(by, Act.READ_FINDINGS, enterprise=by.enterprise):
        firm = EnterpriseRow.select(EnterpriseRow.id).where(EnterpriseRow.code == by.enterprise)
        mine = FindingRow.uid.in_(published.where(VisitRow.enterprise == firm))
        stands = FindingRow.state != FindingState.WITHDRAWN.value
        return FindingRow.released.is_null(is_null=False), stands, mine
    if permissions.may(by, Act.READ_FINDINGS, department=by.department):
        joined = AttendanceRow.select(AttendanceRow.uid)
        there = FindingRow.uid.in_(published.where(_takes_part(wanted))) | FindingRow.uid.in_(
            joined.where(AttendanceRow.department == wanted.office)
        )
        return ((FindingRow.department == wanted.office) | (FindingRow.shared & there),)
    return (FindingRow.id == 0,)
