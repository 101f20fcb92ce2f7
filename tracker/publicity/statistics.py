"""
Figures that anybody may know.

Only announced visits of published weeks count: a total that held the others would tell, by what
is missing from the plan, that somebody is to come. No enterprise is named.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from peewee import JOIN

from tracker import clock, permissions
from tracker.database import reading
from tracker.models import (
    DepartmentRow,
    PlanVersionRow,
    RequestRow,
    VisitRequestRow,
    VisitRow,
    WeekRow,
)
from tracker.permissions import Act
from tracker.publicity import matters
from tracker.records import Person, VersionState
from tracker.records.publicity import PublicDay, PublicFigures
from tracker.week import Week


@dataclass(frozen=True, slots=True)
class _Visit:
    """A visit without its enterprise: its day, and who comes, once for each request."""

    day: dt.date
    departments: tuple[str, ...]


def figures(*, by: Person) -> PublicFigures:
    """The figures as they stand now, read in two steps however many weeks there are."""
    permissions.require(by, Act.READ_PUBLIC)
    with reading():
        published = PlanVersionRow.state == VersionState.PUBLISHED.value
        weeks = PlanVersionRow.select().where(published).count()
        visits = [*_visits()]
        appeals = matters.of_categories()
    current = Week.of(clock.today())
    return PublicFigures(
        weeks=weeks,
        visits=len(visits),
        joint=sum(len(set(one.departments)) > 1 for one in visits),
        saved=sum(len(one.departments) - 1 for one in visits),
        week=current,
        days=tuple(_days([one for one in visits if Week.of(one.day) == current])),
        appeals=appeals,
    )


def _visits() -> Iterator[_Visit]:
    rows: Any = (
        VisitRow.select(VisitRow.id, VisitRow.start, WeekRow.name, DepartmentRow.name)
        .join(PlanVersionRow)
        .join(WeekRow)
        .join_from(VisitRow, VisitRequestRow, JOIN.INNER)
        .join(RequestRow)
        .join(DepartmentRow)
        .where(
            PlanVersionRow.state == VersionState.PUBLISHED.value,
            VisitRow.announced,
            ~VisitRow.cancelled,
        )
        .order_by(WeekRow.name, VisitRow.start, VisitRow.id, DepartmentRow.id)
        .tuples()
    )
    begun: dict[int, tuple[dt.date, list[str]]] = {}
    for visit, start, week, department in rows:
        day = Week.parse(week).moment(start).date()
        begun.setdefault(visit, (day, []))[1].append(department)
    yield from (_Visit(day, tuple(names)) for day, names in begun.values())


def _days(visits: list[_Visit]) -> Iterator[PublicDay]:
    for day, count in sorted(Counter(one.day for one in visits).items()):
        names = (name for one in visits if one.day == day for name in one.departments)
        yield PublicDay(day, count, tuple(sorted(set(names))))
