"""
Figures that anybody may know.

Only announced visits of published weeks count: a total that held the others would tell, by what
is missing from the plan, that somebody is to come. No enterprise is named.
"""

from collections.abc import Iterator
from typing import Any

from peewee import Case, Select, fn

from tracker import clock, permissions
from tracker.database import database, reading
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
from tracker.week import DAY, Week

COUNTS = (
    PlanVersionRow.state == VersionState.PUBLISHED.value,
    VisitRow.announced,
    ~VisitRow.cancelled,
)


def figures(*, by: Person) -> PublicFigures:
    """The figures as they stand now, read in as few steps however many weeks there are."""
    permissions.require(by, Act.READ_PUBLIC)
    current = Week.of(clock.today())
    with reading():
        published = PlanVersionRow.state == VersionState.PUBLISHED.value
        weeks = PlanVersionRow.select().where(published).count()
        visits, joint, saved = _totals()
        return PublicFigures(
            weeks=weeks,
            visits=visits,
            joint=joint,
            saved=saved,
            week=current,
            days=tuple(_days(current)),
            appeals=matters.of_categories(),
        )


def _totals() -> tuple[int, int, int]:
    """Visits, those of several departments, and how many arrivals fewer they are than requests."""
    one: Any = (
        VisitRow.select(
            fn.COUNT(RequestRow.id).alias("requests"),
            fn.COUNT(RequestRow.department.distinct()).alias("departments"),
        )
        .join(PlanVersionRow)
        .join_from(VisitRow, VisitRequestRow)
        .join(RequestRow)
        .where(*COUNTS)
        .group_by(VisitRow.id)
    )
    joint = fn.SUM(Case(None, ((one.c.departments > 1, 1),), 0))
    query = Select([one], [fn.COUNT(1), joint, fn.SUM(one.c.requests - 1)])
    visits, several, saved = database.execute(query).fetchone()
    return visits, int(several or 0), int(saved or 0)


def _days(week: Week) -> Iterator[PublicDay]:
    rows: Any = (
        VisitRow.select(VisitRow.id, VisitRow.start, DepartmentRow.name)
        .join(PlanVersionRow)
        .join(WeekRow)
        .join_from(VisitRow, VisitRequestRow)
        .join(RequestRow)
        .join(DepartmentRow)
        .where(*COUNTS, WeekRow.name == str(week))
        .tuples()
    )
    visits: dict[int, set[int]] = {}
    names: dict[int, set[str]] = {}
    for visit, start, department in rows:
        visits.setdefault(start // DAY, set()).add(visit)
        names.setdefault(start // DAY, set()).add(department)
    for day, those in sorted(visits.items()):
        yield PublicDay(week.date(day), len(those), tuple(sorted(names[day])))
