"""
The two headline figures: unanswered appeals, and visits without plan and without exemption.

Whoever can change them sees them, with what they rest on. They are never told side by side for
departments: nobody is ranked.
"""

import datetime as dt
from typing import Any

from tracker import clock, people, permissions
from tracker.database import reading
from tracker.disturbances import unplanned
from tracker.models import AppealRow, DeadlineRow, DepartmentRow, EnterpriseRow
from tracker.permissions import Act
from tracker.records import AT_DEPARTMENT, UNANSWERED, Person, Role
from tracker.records.disturbances import UnplannedInspection
from tracker.records.headlines import Headlines, Unanswered, Unplanned
from tracker.week import local


def show(*, by: Person) -> Headlines:
    """
    The figures of the park; of a department those in its hands, of an enterprise its own.

    Each takes the same few queries, however much there is.

    Raises
    ------
    NotAllowed
        If the person can change none of them.
    """
    permissions.require(by, Act.READ_HEADLINES, department=by.department, enterprise=by.enterprise)
    with reading():
        found = None if by.enterprise else _unplanned(by)
        return Headlines(clock.today(), _unanswered(by), found)


def _unanswered(by: Person) -> Unanswered:
    """As `appeals.lists` and `appeals.rows.raised`; a matter of law is answered elsewhere."""
    states = AT_DEPARTMENT if by.department else UNANSWERED
    rows: Any = AppealRow.select(AppealRow.id, AppealRow.received).order_by(
        AppealRow.received, AppealRow.id
    )
    rows = rows.where(AppealRow.state.in_([one.value for one in states]))
    if by.department:
        rows = rows.join(DepartmentRow).where(DepartmentRow.code == by.department)
    if by.enterprise:
        rows = rows.join(EnterpriseRow).where(EnterpriseRow.code == by.enterprise)
    waiting = {f"appeal:{number}": received for number, received in rows.tuples()}
    late = _late()
    first = next(iter(waiting.values()), None)
    oldest = local(first).date() if first else None
    return Unanswered(
        keys=tuple(waiting),
        overdue=tuple(key for key in waiting if key in late),
        oldest=oldest,
        days=(clock.today() - oldest).days if oldest else 0,
    )


def _late() -> set[str]:
    """Appeals of which a limit has passed that waits still."""
    rows: Any = DeadlineRow.select(DeadlineRow.case).where(
        DeadlineRow.case.startswith("appeal:"),
        DeadlineRow.met.is_null(),
        DeadlineRow.dropped == "",
        DeadlineRow.due < clock.today(),
    )
    return {case for (case,) in rows.tuples()}


def _unplanned(by: Person) -> Unplanned:
    """As `unplanned.list_unplanned`; the service centre counts with the committee."""
    centre = by.role is Role.SERVICE_CENTRE
    today = clock.today()
    first = dt.date(today.year, 1, 1)
    reader = people.COMMITTEE if centre else by
    found = unplanned.list_unplanned(by=reader, since=first, until=today)
    # Visits that departments joined may be such that the service centre must not know of.
    told = [(one.day, _key(one, visits=not centre)) for one in found]
    return Unplanned(
        keys=tuple(key for _, key in told),
        month=tuple(key for day, key in told if day.month == today.month),
    )


def _key(one: UnplannedInspection, *, visits: bool) -> str:
    cases = [f"disturbance:{number}" for number in one.disturbances]
    cases += [f"visit:{uid}" for uid in one.visits if visits]
    return f"{one.department}:{one.day}:{next(iter(cases), '')}"
