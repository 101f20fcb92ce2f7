"""Published visits: each reader sees those that concern it."""

import datetime as dt

from tracker import clock, permissions, settings
from tracker.database import reading
from tracker.errors import NotFound
from tracker.models import PlanVersionRow, VisitRow
from tracker.permissions import Act
from tracker.records import Person, Role, VersionState, Visit
from tracker.version_rows import published_rows, visits_of
from tracker.week import Week

OVERSEERS = (Role.ADMINISTRATOR, Role.COMMITTEE, Role.SUPERVISION)
"""See every visit, unannounced ones too."""


def list_visits(
    week: Week | None = None,
    *,
    by: Person,
    department: str | None = None,
    enterprise: str | None = None,
    since: dt.datetime | None = None,
    until: dt.datetime | None = None,
) -> tuple[Visit, ...]:
    """
    Published visits that a person may see, in order of time.

    A department sees those in which it takes part; an enterprise its own, if they are announced;
    the service centre all that are announced. A cancelled visit is listed for the days of the
    setting ``feed.tombstone_days``.

    Parameters
    ----------
    week
        Only of this week.
    department, enterprise
        Only of these.
    since, until
        Only those that end after `since` and start before `until`.
    """
    permissions.require(by, Act.READ_VISITS)
    with reading():
        oldest = clock.now() - dt.timedelta(days=settings.number("feed.tombstone_days"))
        found = visits_of(published_rows(_span(week, since, until)))
    return tuple(
        one
        for one in found
        if sees(by, one)
        and not (one.cancelled and one.changed < oldest)
        and department in (None, *(office.id for office in one.departments))
        and enterprise in (None, one.enterprise.id)
        and (since is None or one.end > since)
        and (until is None or one.start < until)
    )


def _span(
    week: Week | None, since: dt.datetime | None, until: dt.datetime | None
) -> tuple[str, str] | None:
    """Names of the first and the last week that matter."""
    if week is not None:
        return str(week), str(week)
    if since is None and until is None:
        return None
    first = str(Week.of(since.date() - dt.timedelta(days=1))) if since else "0000"
    last = str(Week.of(until.date() + dt.timedelta(days=1))) if until else "9999"
    return first, last


def sees(by: Person, visit: Visit) -> bool:
    """Whether a visit concerns a person."""
    if by.role in OVERSEERS:
        return True
    if by.department is not None:
        return by.department in [office.id for office in visit.departments]
    if by.enterprise is not None:
        return visit.announced and visit.enterprise.id == by.enterprise
    return by.role is Role.SERVICE_CENTRE and visit.announced


def show(uid: str, *, by: Person) -> Visit:
    """A published visit; NotFound if there is none, or none that the person may see."""
    permissions.require(by, Act.READ_VISITS)
    visit = published(uid)
    if not sees(by, visit):
        raise NotFound("visit", uid)
    return visit


def published(uid: str) -> Visit:
    """A published visit, for services that check rights themselves; NotFound if there is none."""
    with reading():
        rows = (
            PlanVersionRow.select()
            .join(VisitRow)
            .where(VisitRow.uid == uid, PlanVersionRow.state == VersionState.PUBLISHED.value)
        )
        for visit in visits_of(list(rows), uid):
            return visit
    raise NotFound("visit", uid)
