"""Requests, visits, direct inspections and the reports that are owed, on a timeline."""

from collections.abc import Iterator
from typing import Any

from tracker import permissions
from tracker.models import DepartmentRow, DirectRow, ReportRow, RequestRow, WeekRow
from tracker.permissions import Act
from tracker.records import DirectReason, Role, VisitState
from tracker.records.timeline import Happening, HappeningKind
from tracker.timeline import steps
from tracker.timeline.ground import Ground, Known
from tracker.timeline.steps import Subject
from tracker.visits import OVERSEERS


def requests(ground: Ground) -> Iterator[Subject]:
    """As `requests.show`: whoever reads requests; a department its own."""
    by = ground.by
    if not permissions.may(by, Act.READ_REQUESTS):
        return
    rows: Any = (
        RequestRow.select(RequestRow.code, DepartmentRow.code, WeekRow.name)
        .join_from(RequestRow, DepartmentRow)
        .join_from(RequestRow, WeekRow)
        .where(RequestRow.enterprise == ground.firm)
    )
    for code, department, week in rows.tuples():
        if by.department in (None, department):
            facts = {"department": department, "week": week}
            yield Subject(f"request:{code}", steps.REQUEST, facts)


def sees(ground: Ground, visit: Known) -> bool:
    """
    As `visits.sees`: overseers all, a department those in which it is planned, the enterprise
    and the service centre those that are announced.
    """
    by = ground.by
    if by.role in OVERSEERS:
        return True
    if by.department is not None:
        return by.department in visit.planned
    if by.enterprise is not None:
        return visit.announced and by.enterprise == ground.firm.code
    return by.role is Role.SERVICE_CENTRE and visit.announced


def visits(ground: Ground) -> Iterator[Happening]:
    """Published visits, each at its hour; how far it has come is told as in `visit_cases`."""
    for visit in ground.visits.values():
        if sees(ground, visit):
            state = VisitState.CANCELLED if visit.cancelled else VisitState.PLANNED
            facts = {
                "week": visit.week,
                "lead": visit.lead,
                "departments": visit.planned,
                "state": (visit.state if ground.tells_course(visit) else state).value,
            }
            act = steps.CANCELLED if visit.cancelled else steps.PLANNED
            key = f"visit:{visit.uid}"
            yield Happening(visit.start, HappeningKind.VISIT, key, act, facts=facts)


def courses(ground: Ground) -> Iterator[Subject]:
    """What happened at visits that the reader sees, as `visit_cases.show`."""
    for visit in ground.visits.values():
        if sees(ground, visit) and ground.tells_course(visit):
            yield Subject(f"visit:{visit.uid}", steps.COURSE)


def directs(ground: Ground) -> Iterator[Subject]:
    """As `direct.show`: the own department's, or whoever reads all."""
    for row in _directs(ground):
        if permissions.may(ground.by, Act.READ_DIRECT, department=row.department.code):
            reason = DirectReason(row.reason)
            facts = {
                "department": row.department.code,
                "reason": reason.value,
                "clause": reason.clause,
            }
            yield Subject(f"direct:{row.id}", steps.DIRECT, facts)


def _directs(ground: Ground) -> list[DirectRow]:
    rows = DirectRow.select(DirectRow, DepartmentRow).join(DepartmentRow)
    return list(rows.where(DirectRow.enterprise == ground.firm))


def reports(ground: Ground) -> Iterator[Subject]:
    """As `followups.show`: who owes it, the lead that gets it, whoever reads all."""
    own = [f"direct:{row.id}" for row in _directs(ground)]
    rows = ReportRow.select(ReportRow, DepartmentRow).join(DepartmentRow)
    for row in rows.where(ReportRow.visit.in_(list(ground.visits)) | ReportRow.subject.in_(own)):
        office, lead = row.department.code, row.addressee.removeprefix("department:")
        if permissions.may(ground.by, Act.READ_REPORTS, department=office, lead=lead):
            facts = {"department": office, "report": row.kind, "subject": row.subject}
            yield Subject(f"report:{row.id}", steps.REPORT, facts)
