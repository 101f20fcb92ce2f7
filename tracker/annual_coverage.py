"""What the lines of an annual plan have come to, counted over a year of visits in few questions."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from typing import Any, NamedTuple

from peewee import JOIN

from tracker.database import database
from tracker.intake import terms
from tracker.models import (
    DepartmentRow,
    PlanVersionRow,
    VisitCaseRow,
    VisitItemRow,
    VisitRow,
    WeekRow,
)
from tracker.paging import among
from tracker.records import AnnualLine, Coverage, VisitState
from tracker.sight import PUBLISHED
from tracker.week import DAY, Week

HELD = (VisitState.HELD.value, VisitState.CLOSED.value)
"""States of visits that are over."""


class Look(NamedTuple):
    """What one department looks at in a visit, by the rows of both."""

    visit: int
    day: dt.date
    state: str | None
    department: int


def of_lines(lines: Sequence[AnnualLine], year: int) -> tuple[Coverage, ...]:
    """For services that check rights themselves; `annual.coverage` says what counts."""
    rows = {code: number for number, code in _offices()}
    looks: dict[str, list[Look]] = {}
    for item, one in _looks({line.item for line in lines}, year):
        looks.setdefault(item, []).append(one)
    wanted = {rows[each] for line in lines for each in line.departments}
    offices = _together({one.visit for those in looks.values() for one in those}, wanted)
    return tuple(_coverage(one, looks.get(one.item, ()), offices, rows) for one in lines)


def _coverage(
    line: AnnualLine,
    looks: Iterable[Look],
    offices: Mapping[int, Set[int]],
    rows: Mapping[str, int],
) -> Coverage:
    together, initiator = {rows[one] for one in line.departments}, rows[line.initiator]
    visits = {
        one.visit: one.state
        for one in looks
        if line.since <= one.day <= line.until
        and one.department in together
        and initiator in offices[one.visit]
    }
    done = [visit for visit, state in visits.items() if state in HELD]
    return Coverage(
        line=line,
        target=terms.target(line.objects, line.rate, line.since, line.until),
        arranged=len(visits),
        held=len(done),
        joint=sum(together <= offices[visit] for visit in done),
    )


def _offices() -> Any:
    return DepartmentRow.select(DepartmentRow.id, DepartmentRow.code).tuples()


def _looks(names: Collection[str], year: int) -> Iterator[tuple[str, Look]]:
    """Who looks at one of some items in a year, with what became of the visit; missed ones not."""
    first, last = Week.of(dt.date(year, 1, 1)), Week.of(dt.date(year, 12, 31))
    query = (
        VisitItemRow.select(
            VisitItemRow.item,
            VisitItemRow.department,
            VisitRow.id,
            WeekRow.name,
            VisitRow.start,
            VisitCaseRow.state,
        )
        .join(VisitRow)
        .join(PlanVersionRow)
        .join(WeekRow)
        .join_from(VisitRow, VisitCaseRow, JOIN.LEFT_OUTER, on=VisitCaseRow.uid == VisitRow.uid)
        .where(
            among(VisitItemRow.item, names),
            PUBLISHED,
            ~VisitRow.cancelled,
            WeekRow.name.between(str(first), str(last)),
        )
    )
    days: dict[tuple[str, int], dt.date] = {}
    for item, office, visit, week, start, state in database.execute(query).fetchall():
        place = week, start // DAY
        if place not in days:
            days[place] = Week.parse(week).date(place[1])
        if state != VisitState.MISSED.value and days[place].year == year:
            yield item, Look(visit, days[place], state, office)


def _together(visits: Collection[int], wanted: Collection[int]) -> dict[int, set[int]]:
    """Which of some departments take part in each visit, the lead among them."""
    offices: dict[int, set[int]] = {visit: set() for visit in visits}
    here = among(VisitItemRow.visit, list(visits)), among(VisitItemRow.department, list(wanted))
    parts = VisitItemRow.select(VisitItemRow.visit, VisitItemRow.department).where(*here)
    leads = VisitRow.select(VisitRow.id, VisitRow.lead).where(among(VisitRow.id, list(visits)))
    for query in (parts, leads):
        for visit, office in database.execute(query).fetchall():
            offices[visit].add(office)
    return offices
