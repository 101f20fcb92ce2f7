"""
Visits that a department or a team of it leaves while the others still come: calendars are told.
"""

import datetime as dt
from dataclasses import replace
from typing import Any

from peewee import fn

from tracker import clock, permissions, settings, visits
from tracker.database import reading
from tracker.models import PlanVersionRow, VisitRow, WeekRow
from tracker.paging import among
from tracker.permissions import Act
from tracker.records import Person, Visit
from tracker.version_rows import in_order, records_of, visit_rows
from tracker.week import local

New, NewVersion, Other = VisitRow.alias(), PlanVersionRow.alias(), PlanVersionRow.alias()
"""The visit in the publication that followed, that publication, and any other one."""


def list_left(
    department: str,
    *,
    by: Person,
    since: dt.datetime,
    until: dt.datetime,
    team: int | None = None,
) -> tuple[Visit, ...]:
    """
    The visits to which a department was to come and does not any more, in order of time.

    Each is as the reader last knew it, but cancelled: in the revision and at the moment in which
    it was left, for the days of the setting ``feed.tombstone_days``. Whoever comes again after
    all is not among them.

    Parameters
    ----------
    since, until
        Only those that were to end after `since` and start before `until`.
    team
        Those that this team of the department left, though another one may come in its place.
    """
    permissions.require(by, Act.READ_VISITS)
    if by.role not in visits.OVERSEERS and by.department != department:
        return ()
    told: dict[str, Visit] = {}
    with reading():
        rows = list(_changed(department, since, until).tuples())
        known = _records([id for row, after, _ in rows for id in (row, after)])
    for row, after, changed in rows:
        before, now = known[row], known[after]
        if is_planned(before, department, team) and not is_planned(now, department, team):
            # Whoever left twice is told of the last time.
            told[before.uid] = replace(
                before, cancelled=True, revision=now.revision, changed=local(changed)
            )
    return in_order(told.values())


def is_planned(visit: Visit, department: str, team: int | None = None) -> bool:
    """Whether a department comes to a visit, or this team of it."""
    if team is None:
        return department in [one.id for one in visit.departments]
    return any(one.request.department.id == department and team in one.teams for one in visit.parts)


def _records(rows: list[int]) -> dict[int, Visit]:
    wanted = sorted(set(rows))
    found = records_of(visit_rows().where(among(VisitRow.id, wanted)).order_by(VisitRow.id))
    return dict(zip(wanted, found, strict=True))


def _changed(department: str, since: dt.datetime, until: dt.datetime) -> Any:
    """Rows of visits of a department, and of the same in the publication after theirs."""
    oldest = clock.now() - dt.timedelta(days=settings.number("feed.tombstone_days"))
    return (
        VisitRow.select(VisitRow.id, New.id, New.changed)
        .join_from(VisitRow, PlanVersionRow)
        .join(WeekRow)
        .join_from(VisitRow, New, on=New.uid == VisitRow.uid)
        .join(NewVersion, on=New.version == NewVersion.id)
        .where(
            PlanVersionRow.published.is_null(False),
            NewVersion.number == _following(),
            ~VisitRow.cancelled,
            NewVersion.published >= oldest,
            visits.is_planned(department),
            *visits.within(since, until),
        )
        .order_by(VisitRow.id)
    )


def _following() -> Any:
    """The number of the publication after that of a visit, in its week."""
    return Other.select(fn.MIN(Other.number)).where(
        Other.week == PlanVersionRow.week,
        Other.published.is_null(False),
        Other.number > PlanVersionRow.number,
    )
