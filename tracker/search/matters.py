"""Appeals, disturbances and direct inspections, mostly by their numbers."""

from collections.abc import Iterator
from typing import Any

from tracker import permissions
from tracker.appeals import rows as appeal_rows
from tracker.appeals.followed import SHOWN
from tracker.appeals.sight import narrowed, readable
from tracker.disturbances import rows as disturbance_rows
from tracker.models import AppealRow, DepartmentRow, DirectRow, DisturbanceRow, EnterpriseRow
from tracker.permissions import Act
from tracker.records import Appeal, Person
from tracker.records.disturbances import DisturbanceState
from tracker.records.search import Found, FoundKind
from tracker.search.wanted import Wanted
from tracker.week import local


def appeals(wanted: Wanted) -> Iterator[Found]:
    """
    Appeals by number or title, the latest first.

    A department finds a confidential one by its number alone: its words may hold the name that
    is hidden, and finding it by that name would tell.
    """
    by, titled = wanted.by, AppealRow.title.contains(wanted.words)
    if by.department is not None:
        titled &= ~AppealRow.confidential
    named = titled if wanted.number is None else titled | (AppealRow.id == wanted.number)
    query = narrowed(appeal_rows.selected(), [named, *_sees(by)])
    for row in query.order_by(AppealRow.id.desc()).limit(wanted.most):
        seen = appeal_rows.record_of(row, by)
        facts = {
            "state": _state(seen, by),
            "category": seen.category.value,
            "received": str(seen.received.date()),
            "department": seen.department.name if seen.department else "",
        }
        yield Found(FoundKind.APPEAL, str(seen.id), seen.title, facts)


def _state(seen: Appeal, by: Person) -> str:
    """Where it stands, as far as its appellant is told; of a merged one the other one says it."""
    if by.enterprise is None:
        return seen.state.value
    return "" if seen.into else SHOWN.get(seen.state, seen.state).value


def _sees(by: Person) -> tuple[Any, ...]:
    if by.enterprise is not None:
        follows = permissions.may(by, Act.FOLLOW_APPEAL, enterprise=by.enterprise)
        own = EnterpriseRow.code == by.enterprise
        return (own, AppealRow.digest.is_null()) if follows else (AppealRow.id == 0,)
    return readable(by)


def disturbances(wanted: Wanted) -> Iterator[Found]:
    """The disturbance of a number, if the person may know of it in any way."""
    if wanted.number is None:
        return
    for row in disturbance_rows.rows(DisturbanceRow.id == wanted.number):
        if not _knows(row, wanted.by):
            continue
        facts = {"kind": row.kind, "state": row.state, "day": str(row.day)}
        yield Found(FoundKind.DISTURBANCE, str(row.id), row.department.name, facts)


def _knows(row: DisturbanceRow, by: Person) -> bool:
    decided = DisturbanceState(row.state) in disturbance_rows.DECIDED
    return (
        disturbance_rows.sees(row, by)
        or disturbance_rows.is_released(row, by)
        or (decided and permissions.may(by, Act.READ_DECIDED))
    )


def directs(wanted: Wanted) -> Iterator[Found]:
    """Direct inspections by number or enterprise, the latest first."""
    named: Any = EnterpriseRow.name.contains(wanted.words)
    if wanted.number is not None:
        named |= DirectRow.id == wanted.number
    rows = (
        DirectRow.select(DirectRow, DepartmentRow, EnterpriseRow)
        .join_from(DirectRow, DepartmentRow)
        .join_from(DirectRow, EnterpriseRow)
        .where(named)
    )
    if not permissions.may(wanted.by, Act.READ_DIRECT):
        if not permissions.may(wanted.by, Act.READ_DIRECT, department=wanted.by.department):
            return
        rows = rows.where(DepartmentRow.code == wanted.by.department)
    for row in rows.order_by(DirectRow.id.desc()).limit(wanted.most):
        facts = {
            "state": row.state,
            "department": row.department.name,
            "opened": str(local(row.opened).date()),
        }
        yield Found(FoundKind.DIRECT, str(row.id), row.enterprise.name, facts)
