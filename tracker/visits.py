"""Published visits: each reader sees those that concern it."""

import datetime as dt
from collections.abc import Iterator
from typing import Any, Unpack

from peewee import SQL, fn

from tracker import clock, permissions, settings
from tracker.database import reading
from tracker.errors import NotFound
from tracker.models import (
    DepartmentRow,
    EnterpriseRow,
    RequestRow,
    VisitRequestRow,
    VisitRow,
    WeekRow,
)
from tracker.paging import Page, ahead, any_of, at_most, exactly, narrowing, unknown
from tracker.permissions import Act
from tracker.records import Person, Role, Visit
from tracker.sight import PUBLISHED
from tracker.version_rows import in_order, records_of, visit_rows
from tracker.week import Week, local

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
    **page: Unpack[Page],
) -> tuple[Visit, ...]:
    """
    Published visits that a person may see, in order of time; a page of them has the latest first.

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
    page
        At most so many of those before the uid that ended the last one: `before`, `most`.

    Raises
    ------
    Rejected
        If the person sees no such visit as `before` names.
    """
    permissions.require(by, Act.READ_VISITS)
    with reading():
        oldest = clock.now() - dt.timedelta(days=settings.number("feed.tombstone_days"))
        gone = VisitRow.cancelled & (VisitRow.changed < oldest)
        seen = visit_rows().where(PUBLISHED, *_seen(by), ~gone)
        rows = seen.where(*within(since, until))
        name = str(week) if week is not None else None
        rows = rows.where(*narrowing({WeekRow.name: name, EnterpriseRow.code: enterprise}))
        if department is not None:
            rows = rows.where(is_planned(department))
        before, most = page.get("before"), page.get("most")
        if before is None and most is None:
            return in_order(records_of(rows))
        if before is not None:
            rows = rows.where(_is_before(seen, before))
        order = (WeekRow.name.desc(), VisitRow.start.desc(), exactly(VisitRow.uid).desc())
        return tuple(records_of(at_most(rows.order_by(*order), most)))


def _seen(by: Person) -> Iterator[Any]:
    """What `sees` says of a visit, as conditions."""
    if by.role in OVERSEERS:
        return
    if by.department is not None:
        yield is_planned(by.department)
        return
    if by.enterprise is not None:
        yield EnterpriseRow.code == by.enterprise
    elif by.role is not Role.SERVICE_CENTRE:
        yield any_of([])
    yield VisitRow.announced


def is_planned(department: str, visit: Any = VisitRow) -> Any:
    """That a department leads a visit or has a request in it."""
    office = DepartmentRow.select(DepartmentRow.id).where(DepartmentRow.code == department)
    asked = VisitRequestRow.select(SQL("1")).join(RequestRow)
    asked = asked.where(VisitRequestRow.visit == visit.id, RequestRow.department == office)
    return (visit.lead == office) | fn.EXISTS(asked)


def within(since: dt.datetime | None, until: dt.datetime | None) -> Iterator[Any]:
    """That a visit ends after a moment, and starts before another."""
    if since is not None:
        name, minute = _place(since)
        ends = (VisitRow.start + VisitRow.minutes) > minute
        yield (WeekRow.name > name) | ((WeekRow.name == name) & ends)
    if until is not None:
        name, minute = _place(until)
        # A minute that has begun lies before a moment within it.
        last = minute if until.second or until.microsecond else minute - 1
        yield (WeekRow.name < name) | ((WeekRow.name == name) & (VisitRow.start <= last))


def _place(moment: dt.datetime) -> tuple[str, int]:
    """The name of a moment's week, and its minute in it."""
    week = Week.of(local(moment).date())
    return str(week), week.minute(moment)


def _is_before(seen: Any, before: str) -> Any:
    last = seen.where(VisitRow.uid == before).get_or_none()
    if last is None:
        raise unknown(before)
    keys = (WeekRow.name, VisitRow.start, exactly(VisitRow.uid))
    return ahead(keys, (last.version.week.name, last.start, last.uid))


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
        for visit in records_of(visit_rows().where(VisitRow.uid == uid, PUBLISHED)):
            return visit
    raise NotFound("visit", uid)
