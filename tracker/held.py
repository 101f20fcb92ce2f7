"""Visits of a period as reviews count them: who comes where and when, and no more of them."""

import datetime as dt
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from peewee import OP, Expression, fn

from tracker import sight
from tracker.database import database
from tracker.models import (
    AttendanceRow,
    DepartmentRow,
    DirectRow,
    EnterpriseRow,
    PlanVersionRow,
    RequestRow,
    VisitItemRow,
    VisitRequestRow,
    VisitRow,
    WeekRow,
)
from tracker.paging import among
from tracker.permissions import Act
from tracker.records import DirectInspection, DirectState, EntryWish, Person, Presence, Visit
from tracker.sight import PUBLISHED
from tracker.week import DAY, Week

Items = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Held:
    """
    A published visit that was not cancelled.

    Parameters
    ----------
    offices
        Ids of the departments that are planned, the lead first.
    items
        What each of them looks at; empty where nobody has asked for it.
    """

    uid: str
    day: dt.date
    enterprise: str
    offices: tuple[str, ...]
    items: Items = field(default_factory=dict)


def of(visit: Visit) -> Held:
    """What reviews count of a visit."""
    offices = tuple(one.id for one in visit.departments)
    return Held(visit.uid, visit.start.date(), visit.enterprise.id, offices, _items(visit))


def _items(visit: Visit) -> Items:
    found: dict[str, set[str]] = {}
    for one in visit.requests:
        found.setdefault(one.department.id, set()).update(one.items)
    return {office: frozenset(items) for office, items in found.items()}


@dataclass(frozen=True, slots=True)
class Direct:
    """As much of an inspection without a plan; `code` is the exemption that it rested on."""

    id: int
    department: str
    enterprise: str
    code: str
    days: tuple[dt.date, ...]


def of_direct(one: DirectInspection) -> Direct:
    """What reviews count of an inspection without a plan."""
    return Direct(one.id, one.department.id, one.enterprise.id, one.reason.value, one.days)


def directly(since: dt.date, until: dt.date, *, by: Person) -> tuple[Direct, ...]:
    """
    Inspections without a plan that were on site in a period and a person may see, the latest first.

    Those that are void are none.
    """
    # Days lie in order as JSON, '["2026-12-01", "2026-12-04"]'; what lies between is looked at.
    first = fn.SUBSTR(DirectRow.days, 3, 10)
    last = fn.SUBSTR(DirectRow.days, fn.LENGTH(DirectRow.days) - 11, 10)
    names = (DirectRow.id, DepartmentRow.code, EnterpriseRow.code, DirectRow.reason, DirectRow.days)
    query = (
        DirectRow.select(*names)
        .join_from(DirectRow, DepartmentRow)
        .join_from(DirectRow, EnterpriseRow)
        .where(
            sight.own(by, Act.READ_DIRECT),
            DirectRow.state != DirectState.VOID.value,
            *(Expression(first, OP.LTE, str(until)), Expression(last, OP.GTE, str(since))),
        )
        .order_by(DirectRow.id.desc())
    )
    found = (
        Direct(number, office, firm, code, tuple(map(dt.date.fromisoformat, json.loads(days))))
        for number, office, firm, code, days in database.execute(query).fetchall()
    )
    return tuple(one for one in found if any(since <= day <= until for day in one.days))


def between(since: dt.date, until: dt.date, exempt: Sequence[EntryWish] = ()) -> tuple[Held, ...]:
    """
    The visits of the days from the first to the last, in order of time, missed ones among them.

    Parameters
    ----------
    exempt
        Entries that visits may carry out: of these visits it is told what they look at.
    """
    period = WeekRow.name.between(str(Week.of(since)), str(Week.of(until)))
    offices, rows = _offices(), list(_rows(period, since, until))
    parts: dict[int, list[str]] = {}
    for visit, office in _parts(period):
        parts.setdefault(visit, []).append(offices[office])
    found = {
        visit: Held(uid, day, firm, tuple(dict.fromkeys((offices[lead], *parts.get(visit, ())))))
        for visit, uid, day, firm, lead in rows
    }
    items = _looked_at(among(VisitItemRow.visit, _carrying_out(found, exempt)), offices)
    found |= {visit: replace(found[visit], items=those) for visit, those in items.items()}
    return tuple(found.values())


def _looked_at(which: Any, offices: Mapping[int, str]) -> dict[int, Items]:
    """What each department looks at in visits, by their rows."""
    found: dict[int, dict[str, set[str]]] = {}
    query = VisitItemRow.select(VisitItemRow.visit, VisitItemRow.department, VisitItemRow.item)
    for visit, office, name in database.execute(query.where(which)).fetchall():
        found.setdefault(visit, {}).setdefault(offices[office], set()).add(name)
    return {
        visit: {office: frozenset(names) for office, names in those.items()}
        for visit, those in found.items()
    }


def _rows(
    period: Any, since: dt.date, until: dt.date
) -> Iterator[tuple[int, str, dt.date, str, int]]:
    query = (
        VisitRow.select(
            VisitRow.id,
            VisitRow.uid,
            WeekRow.name,
            VisitRow.start,
            EnterpriseRow.code,
            VisitRow.lead,
        )
        .join_from(VisitRow, PlanVersionRow)
        .join(WeekRow)
        .join_from(VisitRow, EnterpriseRow)
        .where(PUBLISHED, period, ~VisitRow.cancelled)
        .order_by(WeekRow.name, VisitRow.start, VisitRow.uid)
    )
    mondays: dict[str, dt.date] = {}
    # As the database gives them: so many rows are not made objects of.
    for visit, uid, week, start, firm, lead in database.execute(query).fetchall():
        if week not in mondays:
            mondays[week] = Week.parse(week).monday
        day = mondays[week] + dt.timedelta(days=start // DAY)
        if since <= day <= until:
            yield visit, uid, day, firm, lead


def _parts(period: Any) -> Sequence[tuple[int, int]]:
    query = _of_period(VisitRequestRow.visit, RequestRow.department).where(period)
    found: Sequence[tuple[int, int]] = database.execute(query).fetchall()
    return found


def _of_period(*columns: Any) -> Any:
    """What is asked of the parts of standing visits, in their order."""
    return (
        VisitRequestRow.select(*columns)
        .join_from(VisitRequestRow, RequestRow)
        .join_from(VisitRequestRow, VisitRow)
        .join(PlanVersionRow)
        .join(WeekRow)
        .where(PUBLISHED, ~VisitRow.cancelled)
        .order_by(VisitRequestRow.position)
    )


def _offices() -> dict[int, str]:
    return {row.id: row.code for row in DepartmentRow.select()}


def _carrying_out(found: Mapping[int, Held], exempt: Sequence[EntryWish]) -> list[int]:
    """Which visits may carry out an exempt entry."""
    places: dict[str, list[EntryWish]] = {}
    for wish in exempt:
        for firm in wish.enterprises:
            places.setdefault(firm, []).append(wish)
    return [
        visit
        for visit, one in found.items()
        if any(
            wish.department in one.offices and wish.begins.date() <= one.day <= wish.last
            for wish in places.get(one.enterprise, ())
        )
    ]


def told(uids: Collection[str]) -> tuple[tuple[str, str, Presence], ...]:
    """Visit, department and how it came, of all that is told of some visits."""
    offices = _offices()
    presences = {one.value: one for one in Presence}
    query = AttendanceRow.select(
        AttendanceRow.uid, AttendanceRow.department, AttendanceRow.presence
    )
    query = query.where(among(AttendanceRow.uid, uids)).order_by(AttendanceRow.id)
    rows = database.execute(query).fetchall()
    return tuple((uid, offices[office], presences[presence]) for uid, office, presence in rows)
