"""
Who may see what hangs on a visit, as a question to the database.

What `cases.visible` and `findings.Sight` say of one visit, lists ask of all their rows at once:
the right of sight is applied before a page is cut, so that no page is short.
"""

from typing import Any

from peewee import SQL, fn

from tracker import permissions
from tracker.models import (
    AttendanceRow,
    DepartmentRow,
    EnterpriseRow,
    PlanVersionRow,
    RequestRow,
    VisitRequestRow,
    VisitRow,
)
from tracker.paging import ALWAYS, any_of
from tracker.permissions import Act
from tracker.records import Person, VersionState

PUBLISHED = PlanVersionRow.state == VersionState.PUBLISHED.value


def own(by: Person, act: Act, office: Any = DepartmentRow.code) -> Any:
    """That a person may do an act to what is of a row's department."""
    if permissions.may(by, act):
        return ALWAYS
    mine = by.department is not None and permissions.may(by, act, department=by.department)
    return any_of([office == by.department] if mine else [])


def takes_part(uid: Any, department: str) -> Any:
    """
    That a department is at the published visit of a uid: planned, or joined on the day.

    As `cases.offices`.
    """
    asked = (
        VisitRequestRow.select(SQL("1"))
        .join(RequestRow)
        .join(DepartmentRow)
        .where(VisitRequestRow.visit == VisitRow.id, DepartmentRow.code == department)
    )
    leads = VisitRow.lead == _office(department)
    planned = _published(uid).where(leads | fn.EXISTS(asked))
    joined = AttendanceRow.select(SQL("1")).where(
        AttendanceRow.uid == uid, AttendanceRow.department == _office(department)
    )
    return fn.EXISTS(planned) | fn.EXISTS(joined)


def is_of(uid: Any, enterprise: str) -> Any:
    """That the published visit of a uid is an enterprise's."""
    firm = EnterpriseRow.select(EnterpriseRow.id).where(EnterpriseRow.code == enterprise)
    return fn.EXISTS(_published(uid).where(VisitRow.enterprise == firm))


def _published(uid: Any) -> Any:
    return VisitRow.select(SQL("1")).join(PlanVersionRow).where(VisitRow.uid == uid, PUBLISHED)


def _office(department: str) -> Any:
    """The row of a department, looked up once by the database."""
    known = DepartmentRow.alias()
    return known.select(known.id).where(known.code == department)


def of_course(by: Person, uid: Any) -> Any:
    """That a person may know what happened at a visit, as `cases.visible`."""
    if permissions.may(by, Act.READ_SITE):
        return ALWAYS
    mine = by.department
    if mine is None or not permissions.may(by, Act.READ_SITE, departments=(mine,)):
        return any_of([])
    return takes_part(uid, mine)


def of_told(by: Person, act: Act, uid: Any) -> Any:
    """That a person may do an act to what was told of a visit: as everybody's, own or part."""
    if permissions.may(by, act):
        return ALWAYS
    mine, firm, found = by.department, by.enterprise, []
    if mine is not None and permissions.may(by, act, departments=(mine,)):
        found.append(takes_part(uid, mine))
    if firm is not None and permissions.may(by, act, enterprise=firm):
        found.append(is_of(uid, firm))
    return any_of(found)


def of_findings(by: Person, uid: Any, office: Any, *, shared: Any, released: Any = None) -> Any:
    """
    That a person sees what a department found or did at a visit, as `findings.Sight`.

    Parameters
    ----------
    office
        The code of the department whose it is.
    shared, released
        That the other departments of the visit may see it; that the enterprise may.
    """
    if permissions.may(by, Act.READ_FINDINGS):
        return ALWAYS
    mine, firm = by.department, by.enterprise
    found = []
    if mine is not None and permissions.may(by, Act.READ_FINDINGS, department=mine):
        found.append(office == mine)
    if mine is not None and permissions.may(by, Act.READ_FINDINGS, departments=(mine,)):
        found.append(shared & takes_part(uid, mine))
    if released is not None and permissions.may(by, Act.READ_FINDINGS, enterprise=firm):
        found.append(released & is_of(uid, str(firm)))
    return any_of(found)
