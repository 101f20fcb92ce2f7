"""Visits that a department leaves while the others still come: its calendar must be told."""

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
    department: str, *, by: Person, since: dt.datetime, until: dt.datetime
) -> tuple[Visit, ...]:
    """
    The visits to which a department was to come and does not any more, in order of time.

    Each is as the department last knew it, but cancelled: in the revision and at the moment in
    which it left, for the days of the setting ``feed.tombstone_days``. Whoever comes again after
    all is not among them.

    Parameters
    ----------
    since, until
        Only those that were to end after `since` and start before `until`.
    """
    permissions.require(by, Act.READ_VISITS)
    if by.role not in visits.OVERSEERS and by.department != department:
        return ()
    with reading():
        left = {
            row: (revision, changed)
            for row, revision, changed in _left(department, since, until).tuples()
        }
        found = records_of(visit_rows().where(among(VisitRow.id, list(left))).order_by(VisitRow.id))
    told: dict[str, Visit] = {}
    for row, one in zip(sorted(left), found, strict=True):
        revision, changed = left[row]
        # Whoever left twice is told of the last time.
        told[one.uid] = replace(one, cancelled=True, revision=revision, changed=local(changed))
    return in_order(told.values())


def _left(department: str, since: dt.datetime, until: dt.datetime) -> Any:
    """Rows of visits that are without the department in the publication after theirs."""
    oldest = clock.now() - dt.timedelta(days=settings.number("feed.tombstone_days"))
    return (
        VisitRow.select(VisitRow.id, New.revision, New.changed)
        .join_from(VisitRow, PlanVersionRow)
        .join(WeekRow)
        .join_from(VisitRow, New, on=New.uid == VisitRow.uid)
        .join(NewVersion, on=New.version == NewVersion.id)
        .where(
            PlanVersionRow.published.is_null(False),
            NewVersion.number == _following(),
            ~VisitRow.cancelled,
            New.changed >= oldest,
            visits.is_planned(department),
            ~visits.is_planned(department, New),
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
