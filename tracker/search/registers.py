"""Weeks, enterprises, requests and people by their names."""

from collections.abc import Iterator
from typing import Any

from tracker import permissions
from tracker.models import DepartmentRow, EnterpriseRow, PersonRow, RequestRow, WeekRow
from tracker.permissions import Act
from tracker.records import Role
from tracker.records.search import Found, FoundKind
from tracker.search.wanted import Wanted


def weeks(wanted: Wanted) -> Iterator[Found]:
    """Weeks that were opened, by their number, the latest first."""
    if not wanted.week or not permissions.may(wanted.by, Act.READ_WEEK):
        return
    rows = WeekRow.select().where(WeekRow.name.endswith(wanted.week))
    for row in rows.order_by(WeekRow.name.desc()).limit(wanted.most):
        yield Found(FoundKind.WEEK, row.name, row.name, {"state": row.state})


def enterprises(wanted: Wanted) -> Iterator[Found]:
    """Enterprises by name, credit code and id; an enterprise finds itself."""
    own = EnterpriseRow.code == wanted.by.enterprise
    if wanted.by.enterprise is None and not permissions.may(wanted.by, Act.READ_REGISTERS):
        return
    code, uscc = EnterpriseRow.code.contains(wanted.words), EnterpriseRow.uscc
    named = EnterpriseRow.name.contains(wanted.words) | code | uscc.contains(wanted.words)
    rows = EnterpriseRow.select().where(named)
    if wanted.by.enterprise is not None:
        rows = rows.where(own)
    exact: Any = EnterpriseRow.code == wanted.words
    for row in rows.order_by(exact.desc(), EnterpriseRow.id).limit(wanted.most):
        facts = {"id": row.code, "uscc": row.uscc, "address": row.address}
        yield Found(FoundKind.ENTERPRISE, row.code, row.name, facts)


def requests(wanted: Wanted) -> Iterator[Found]:
    """Requests that stand, by their id or their enterprise; a department's own."""
    if not permissions.may(wanted.by, Act.READ_REQUESTS):
        return
    named = RequestRow.code.contains(wanted.words) | EnterpriseRow.name.contains(wanted.words)
    rows = (
        RequestRow.select(RequestRow, WeekRow, DepartmentRow, EnterpriseRow)
        .join_from(RequestRow, WeekRow)
        .join_from(RequestRow, DepartmentRow)
        .join_from(RequestRow, EnterpriseRow)
        .where(named, ~RequestRow.withdrawn)
    )
    if wanted.by.department is not None:
        rows = rows.where(DepartmentRow.code == wanted.by.department)
    for row in rows.order_by(WeekRow.name.desc(), RequestRow.id).limit(wanted.most):
        facts = {"week": row.week.name, "department": row.department.name}
        yield Found(FoundKind.REQUEST, row.code, row.enterprise.name, facts)


def people(wanted: Wanted) -> Iterator[Found]:
    """Accounts by login and name, for whoever opens and closes them."""
    if not permissions.may(wanted.by, Act.APPOINT):
        return
    named = PersonRow.login.contains(wanted.words) | PersonRow.name.contains(wanted.words)
    rows = PersonRow.select(PersonRow, DepartmentRow).left_outer_join(DepartmentRow)
    for row in rows.where(named).order_by(PersonRow.id).limit(wanted.most):
        facts = {
            "role": Role(row.role).value,
            "department": row.department.name if row.department else "",
            "closed": row.closed is not None,
        }
        yield Found(FoundKind.PERSON, row.login, row.name, facts)
