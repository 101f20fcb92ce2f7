"""What merging has saved, week by week: whole weeks in figures, no department and no enterprise."""

from collections import Counter
from collections.abc import Collection, Mapping
from typing import Any

from peewee import fn

from tracker import permissions
from tracker.database import reading
from tracker.models import (
    LineRow,
    PlanVersionRow,
    RequestRow,
    RunRow,
    VisitRequestRow,
    VisitRow,
    WeekRow,
)
from tracker.paging import length_of
from tracker.permissions import Act
from tracker.records import Person, VersionState
from tracker.records.trends import WeekTrend
from tracker.week import Week

MOST = 260
"""Weeks that are looked back on, five years."""


def weekly(last: Week, count: int, *, by: Person) -> tuple[WeekTrend, ...]:
    """
    The latest published weeks up to one, in order of time; in as many questions for one as for all.

    Parameters
    ----------
    count
        At most so many weeks; none for less than one, and never more than `MOST`.
    """
    permissions.require(by, Act.READ_TRENDS)
    if count < 1:
        return ()
    left = length_of(RunRow.plan, "unplanned")
    with reading():
        rows = list(
            PlanVersionRow.select(PlanVersionRow, WeekRow, left.alias("left"))
            .join_from(PlanVersionRow, WeekRow)
            .join_from(PlanVersionRow, RunRow)
            .where(PlanVersionRow.state == VersionState.PUBLISHED.value, WeekRow.name <= str(last))
            .order_by(WeekRow.name.desc())
            .limit(min(count, MOST))
        )
        stays = _stays([row.id for row in rows])
        asked = _asked([row.week.id for row in rows])
    return tuple(_trend(row, stays.get(row.id, {}), asked) for row in reversed(rows))


Stays = Mapping[tuple[int, int], list[int]]
"""The departments of the requests of each visit, by the numbers of the visit and its enterprise."""


def _stays(versions: Collection[int]) -> dict[int, dict[tuple[int, int], list[int]]]:
    """Of each version the visits that stand."""
    query: Any = (
        VisitRow.select(VisitRow.version, VisitRow.id, VisitRow.enterprise, RequestRow.department)
        .join(VisitRequestRow)
        .join(RequestRow)
        .where(VisitRow.version.in_(list(versions)), ~VisitRow.cancelled)
    )
    found: dict[int, dict[tuple[int, int], list[int]]] = {}
    for version, visit, enterprise, department in query.tuples():
        own = found.setdefault(version, {})
        own.setdefault((visit, enterprise), []).append(department)
    return found


def _asked(weeks: Collection[int]) -> dict[int, tuple[int, int]]:
    """How many requests of each week stand, and their lines."""
    query: Any = (
        RequestRow.select(RequestRow.week, fn.COUNT(RequestRow.id.distinct()), fn.COUNT(LineRow.id))
        .left_outer_join(LineRow)
        .where(RequestRow.week.in_(list(weeks)), ~RequestRow.withdrawn)
        .group_by(RequestRow.week)
    )
    return {week: (requests, lines) for week, requests, lines in query.tuples()}


def _trend(row: Any, stays: Stays, asked: Mapping[int, tuple[int, int]]) -> WeekTrend:
    requests, lines = asked.get(row.week.id, (0, 0))
    firms = Counter(enterprise for _, enterprise in stays)
    return WeekTrend(
        week=Week.parse(row.week.name),
        lines=lines,
        requests=requests,
        separate=sum(len(departments) for departments in stays.values()),
        visits=len(stays),
        joint=sum(len(set(departments)) > 1 for departments in stays.values()),
        unplanned=row.left,
        enterprises=len(firms),
        once=sum(visits == 1 for visits in firms.values()),
    )
