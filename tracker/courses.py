"""
How far the visits of a list have come, read together: a page of many visits asks a few times.

What takes place at one visit, with everything that belongs to it, is told by `visit_cases`.
"""

import datetime as dt
from collections.abc import Collection, Mapping

from tracker import enterprises, permissions, visits
from tracker.attendance import record_of
from tracker.cases import visible
from tracker.database import reading
from tracker.errors import NotFound
from tracker.models import AttendanceRow, DepartmentRow, EnterpriseRow, VisitCaseRow, VisitRow
from tracker.permissions import Act
from tracker.records import Attendance, Course, Enterprise, Person, Visit, VisitState


def show(uid: str, *, by: Person) -> Visit:
    """
    A published visit; NotFound if there is none that concerns the person.

    A department that joined on the day sees it as those do who were planned.
    """
    try:
        return visits.show(uid, by=by)
    except NotFound:
        with reading():
            return visible(uid, by)


def of_visits(found: Collection[Visit], *, by: Person) -> tuple[Course, ...]:
    """
    How far visits have come, in their order; of those of which the person may know it.

    Each number of visits takes the same few queries.
    """
    with reading():
        states = _states([one.uid for one in found])
        told = _attendance([one.uid for one in found])
    courses = (Course(one, _state(one, states), tuple(told.get(one.uid, ()))) for one in found)
    return tuple(one for one in courses if _may(by, one))


def of_day(day: dt.datetime, *, by: Person) -> tuple[Course, ...]:
    """
    How far the visits of a day have come, in order of time.

    Parameters
    ----------
    day
        Any moment of it, by the park's clock.
    """
    first = day.replace(hour=0, minute=0, second=0, microsecond=0)
    found = visits.list_visits(by=by, since=first, until=first + dt.timedelta(days=1))
    return of_visits([one for one in found if not one.cancelled], by=by)


def _may(by: Person, course: Course) -> bool:
    joined = [one.department for one in course.attendance]
    offices = [*(one.id for one in course.visit.departments), *joined]
    lead = course.visit.lead.id
    return permissions.may(by, Act.READ_SITE, departments=offices, lead=lead)


def _states(uids: Collection[str]) -> Mapping[str, VisitState]:
    rows = VisitCaseRow.select().where(VisitCaseRow.uid.in_(uids))
    return {row.uid: VisitState(row.state) for row in rows}


def _state(visit: Visit, states: Mapping[str, VisitState]) -> VisitState:
    """As `cases.state_of`: a visit may be older than its state."""
    unsaid = VisitState.CANCELLED if visit.cancelled else VisitState.PLANNED
    return states.get(visit.uid, unsaid)


def _attendance(uids: Collection[str]) -> Mapping[str, list[Attendance]]:
    rows = AttendanceRow.select(AttendanceRow, DepartmentRow).join(DepartmentRow)
    found: dict[str, list[Attendance]] = {}
    for row in rows.where(AttendanceRow.uid.in_(uids)).order_by(AttendanceRow.id):
        found.setdefault(row.uid, []).append(record_of(row))
    return found


def enterprises_of(uids: Collection[str], *, by: Person) -> Mapping[str, Enterprise]:
    """The enterprise of each visit, by its uid; an enterprise learns of its own only."""
    permissions.require(by, Act.READ_VISITS)
    with reading():
        rows = VisitRow.select(VisitRow.uid, EnterpriseRow).join(EnterpriseRow)
        found = {
            row.uid: enterprises.record_of(row.enterprise)
            for row in rows.where(VisitRow.uid.in_(uids)).order_by(VisitRow.id)
        }
    return {uid: one for uid, one in found.items() if by.enterprise in (None, one.id)}
