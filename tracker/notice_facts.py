"""
What notices tell of each department: who comes, for the how-manieth time, and the cap.

The count is that of `site_facts.times_this_year`, for many visits in the same few questions.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from tracker import clock, items, named_officers, permissions, visits
from tracker.attendance import CAME
from tracker.database import reading
from tracker.models import (
    AttendanceRow,
    DepartmentRow,
    DirectRow,
    EnterpriseRow,
    PlanVersionRow,
    VisitRow,
    WeekRow,
)
from tracker.paging import among
from tracker.permissions import Act
from tracker.records import (
    Appearance,
    DirectState,
    Person,
    Visit,
)
from tracker.sight import PUBLISHED
from tracker.week import Week

Place = tuple[str, str]
"""Ids of an enterprise and of a department that was there."""

Stay = tuple[str, ...]
"""The moment at which a visit began, or the days of an inspection without plan."""


def of_visits(found: Sequence[Visit], *, by: Person) -> tuple[Appearance, ...]:
    """What to tell of every department at visits of one year, of those that the person sees."""
    permissions.require(by, Act.READ_VISITS)
    seen = [one for one in found if visits.sees(by, one)]
    with reading():
        past = _past({one.enterprise.id for one in seen})
        catalogue = items.of_departments()
        named = named_officers.of_visits(seen, catalogue)
    return tuple(
        Appearance(
            visit=visit.uid,
            department=office.id,
            time=1 + _before(visit, past.get((visit.enterprise.id, office.id), ())),
            cap=items.cap_of(catalogue, office.id, visit.items_of(office.id)),
            officers=named[visit.uid, office.id],
        )
        for visit in seen
        for office in visit.departments
    )


def _before(visit: Visit, stays: Collection[Stay]) -> int:
    """
    How many of the stays of a department lie in the year of a visit and before it.

    An inspection without plan that is still to come does not count: the enterprise must not learn
    of it from a number.
    """
    first, now = f"{visit.start:%Y}-01-01", visit.start.isoformat()
    day = min(visit.start.date(), clock.today()).isoformat()
    # A day alone is that of an inspection without plan: one of the same day was before.
    return sum(
        any(first <= one and (one <= day if len(one) == len(day) else one < now) for one in stay)
        for stay in stays
    )


def _past(firms: Collection[str]) -> Mapping[Place, list[Stay]]:
    """When departments were at enterprises."""
    past: dict[Place, list[Stay]] = {}
    for firm, office, name, minute in _attended(firms):
        moment = Week.parse(name).moment(minute).isoformat()
        past.setdefault((firm, office), []).append((moment,))
    rows: Any = DirectRow.select(EnterpriseRow.code, DepartmentRow.code, DirectRow.days)
    rows = rows.join_from(DirectRow, EnterpriseRow).join_from(DirectRow, DepartmentRow)
    standing = DirectRow.state != DirectState.VOID.value
    for firm, office, days in rows.where(among(EnterpriseRow.code, list(firms)), standing).tuples():
        past.setdefault((firm, office), []).append(tuple(days))
    return past


def _attended(firms: Collection[str]) -> Iterator[tuple[str, str, str, int]]:
    """Enterprise, department, week and minute of the visits that a department came to."""
    rows: Any = (
        VisitRow.select(EnterpriseRow.code, DepartmentRow.code, WeekRow.name, VisitRow.start)
        .join_from(VisitRow, PlanVersionRow)
        .join(WeekRow)
        .join_from(VisitRow, EnterpriseRow)
        .join_from(VisitRow, AttendanceRow, on=AttendanceRow.uid == VisitRow.uid)
        .join(DepartmentRow)
    )
    came = AttendanceRow.presence.in_([one.value for one in CAME])
    mine = among(EnterpriseRow.code, list(firms))
    planned = ~AttendanceRow.unplanned
    yield from rows.where(PUBLISHED, ~VisitRow.cancelled, came, planned, mine).tuples()
