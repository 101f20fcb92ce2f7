"""Who has come to an enterprise or is about to: what the checks count."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Any

from tracker.check_exemptions import Exemptions
from tracker.database import database
from tracker.models import (
    AttendanceRow,
    DepartmentRow,
    DirectRow,
    EnterpriseRow,
    PlanVersionRow,
    RequestRow,
    VisitCaseRow,
    VisitItemRow,
    VisitRequestRow,
    VisitRow,
    WeekRow,
)
from tracker.paging import among
from tracker.records import DirectState, Presence, VersionState, VisitState
from tracker.week import DAY, Week

IDLE = (VisitState.MISSED.value, VisitState.CANCELLED.value)
"""Nobody came, or will come."""


@dataclass(frozen=True, slots=True)
class Part:
    """
    What one department looked at in a visit.

    Parameters
    ----------
    items
        With the code of the exemption that each rests on, or empty.
    caused
        Whether it follows from an earlier visit, as a re-inspection does.
    """

    department: str
    items: Mapping[str, str] = field(default_factory=dict)
    caused: bool = False

    @property
    def has_cause(self) -> bool:
        """Whether something made it necessary, so that it is no repetition."""
        return self.caused or (bool(self.items) and all(self.items.values()))


@dataclass(slots=True)
class Came:
    """A published visit that was not cancelled and that somebody came to, or will come to."""

    uid: str
    week: Week
    day: dt.date
    parts: list[Part] = field(default_factory=list)

    def of(self, department: str) -> list[Part]:
        """A department's parts."""
        return [one for one in self.parts if one.department == department]


@dataclass(slots=True)
class Past:
    """The visits of an enterprise, and each day of an inspection without a plan."""

    visits: list[Came] = field(default_factory=list)
    direct: list[dt.date] = field(default_factory=list)


def load(firms: Collection[str], exemptions: Exemptions) -> Mapping[str, Past]:
    """What is known of each enterprise, by its id."""
    found = {firm: Past() for firm in firms}
    wanted = sorted(found)
    came = _visits(wanted, found)
    _fill(came, exemptions)
    _leave_out(came)
    for firm, written in _direct(wanted):
        found[firm].direct.extend(dt.date.fromisoformat(one) for one in written)
    for past in found.values():
        past.visits = [one for one in past.visits if one.parts]
    return found


def _visits(firms: Sequence[str], found: Mapping[str, Past]) -> dict[int, tuple[str, Came]]:
    query = (
        VisitRow.select(VisitRow.id, VisitRow.uid, WeekRow.name, VisitRow.start, EnterpriseRow.code)
        .join_from(VisitRow, PlanVersionRow)
        .join(WeekRow)
        .join_from(VisitRow, EnterpriseRow)
        .where(
            among(EnterpriseRow.code, firms),
            PlanVersionRow.state == VersionState.PUBLISHED.value,
            ~VisitRow.cancelled,
        )
        .order_by(WeekRow.name, VisitRow.start)
    )
    came = {}
    weeks: dict[str, tuple[Week, dt.date]] = {}
    # As the database gives them: so many rows are not made objects of.
    for number, uid, name, start, firm in database.execute(query).fetchall():
        if name not in weeks:
            weeks[name] = (Week.parse(name), Week.parse(name).monday)
        week, monday = weeks[name]
        one = Came(uid, week, monday + dt.timedelta(days=start // DAY))
        found[firm].visits.append(one)
        came[number] = (firm, one)
    return came


def _fill(came: Mapping[int, tuple[str, Came]], exemptions: Exemptions) -> None:
    offices = _offices()
    seen = VisitItemRow
    query = (
        seen.select(seen.part, seen.visit, seen.department, seen.item, RequestRow.origin)
        .join(VisitRequestRow)
        .join(RequestRow)
        .where(among(seen.visit, list(came)))
        .order_by(seen.part, seen.id)
    )
    for _, rows in groupby(database.execute(query).fetchall(), key=itemgetter(0)):
        (_, visit, department, name, caused), *more = rows
        (firm, one), office = came[visit], offices[department]
        names = (name, *(each[3] for each in more))
        items = {name: exemptions.code(office, firm, name, (one.day,)) for name in names}
        one.parts.append(Part(office, items, bool(caused)))


def _leave_out(came: Mapping[int, tuple[str, Came]]) -> None:
    """Who did not come does not count; who joined on the day does."""
    by_uid = {one.uid: one for _, one in came.values()}
    cases = VisitCaseRow.select().where(among(VisitCaseRow.uid, list(by_uid)))
    for case in cases.where(VisitCaseRow.state.in_(IDLE)):
        by_uid[case.uid].parts.clear()
    offices = _offices()
    rows: Any = (
        AttendanceRow.select(
            AttendanceRow.uid,
            AttendanceRow.department,
            AttendanceRow.presence,
            AttendanceRow.unplanned,
        )
        .where(among(AttendanceRow.uid, list(by_uid)))
        .order_by(AttendanceRow.id)
    )
    for uid, department, presence, unplanned in database.execute(rows).fetchall():
        one, office = by_uid[uid], offices[department]
        if presence == Presence.ABSENT.value:
            one.parts = [part for part in one.parts if part.department != office]
        elif unplanned:
            one.parts.append(Part(office))


def _direct(firms: Sequence[str]) -> Iterable[tuple[str, list[str]]]:
    rows: Any = DirectRow.select(EnterpriseRow.code, DirectRow.days).join(EnterpriseRow)
    found: Iterable[tuple[str, list[str]]] = rows.where(
        among(EnterpriseRow.code, firms), DirectRow.state != DirectState.VOID.value
    ).tuples()
    return found


@dataclass(frozen=True, slots=True)
class Look:
    """What a department looked at, or will look at, in a visit that counts."""

    visit: int
    day: dt.date
    enterprise: str
    department: str
    item: str


def looks(names: Collection[str], year: int) -> Iterator[Look]:
    """
    Every look at one of some items on a day of a year, as the parts of `load` tell of them.

    Whoever did not come has looked at nothing.
    """
    offices, places = _offices(), dict[tuple[str, int], dt.date]()
    absent = _absent()
    for visit, uid, name, start, firm, department, item in database.execute(
        _looked_at(names, year)
    ).fetchall():
        place = name, start // DAY
        if place not in places:
            places[place] = Week.parse(name).monday + dt.timedelta(days=start // DAY)
        day = places[place]
        if day.year == year and (uid, department) not in absent:
            yield Look(visit, day, firm, offices[department], item)


def _looked_at(names: Collection[str], year: int) -> Any:
    idle = VisitCaseRow.select(VisitCaseRow.uid).where(VisitCaseRow.state.in_(IDLE))
    return (
        VisitItemRow.select(
            VisitRow.id,
            VisitRow.uid,
            WeekRow.name,
            VisitRow.start,
            EnterpriseRow.code,
            VisitItemRow.department,
            VisitItemRow.item,
        )
        .join(VisitRow)
        .join(PlanVersionRow)
        .join(WeekRow)
        .join_from(VisitRow, EnterpriseRow)
        .where(
            among(VisitItemRow.item, names),
            PlanVersionRow.state == VersionState.PUBLISHED.value,
            WeekRow.name.between(*_weeks(year)),
            ~VisitRow.cancelled,
            VisitRow.uid.not_in(idle),
        )
    )


def _absent() -> set[tuple[str, int]]:
    query = AttendanceRow.select(AttendanceRow.uid, AttendanceRow.department)
    told = query.where(AttendanceRow.presence == Presence.ABSENT.value)
    return set(map(tuple, database.execute(told).fetchall()))


def _weeks(year: int) -> tuple[str, str]:
    """The first and the last week that touch a year."""
    return str(Week.of(dt.date(year, 1, 1))), str(Week.of(dt.date(year, 12, 31)))


def _offices() -> dict[int, str]:
    return {row.id: row.code for row in DepartmentRow.select()}
