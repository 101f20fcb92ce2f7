"""What stands in a calendar that somebody subscribed: visits, limits, and when it will end."""

import datetime as dt
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from calendars import Entry, busy, render
from tracker import clock, departments, enterprises, inboxes, settings
from tracker.errors import NotFound
from tracker.people import COMMITTEE
from tracker.records import Person
from tracker.records.inboxes import Waiting, WaitingKind
from tracker.records.subscriptions import Holding, Subscription
from tracker.week import ZONE
from web import feeds, reading, wording
from web.board import Park, Visit
from web.config import Config

BEFORE, AHEAD = dt.timedelta(weeks=4), dt.timedelta(weeks=8)
"""From today: what is in a calendar."""

MOST = 2**20
"""Bytes of a calendar; some clients take no more. What is nearest to today stays in it."""

MOST_LIMITS = 500
"""Of what waits for a person; what is due first."""

DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Scope:
    """
    All on which the content of a calendar depends, besides the records and who reads.

    Parameters
    ----------
    login
        Whose limits are in it; empty where there are none, so that equal calendars are made once.
    ends
        Of a calendar that ends before long: its number, and its last day.
    """

    department: str | None
    enterprise: str | None
    team: int | None
    holds: Holding
    alarm: int | None
    login: str
    ends: tuple[int, dt.date] | None


def scope_of(one: Subscription, by: Person) -> Scope:
    """What a subscription asks for today."""
    near = one.expires < clock.today() + AHEAD
    return Scope(
        by.department or one.department,
        by.enterprise or one.enterprise,
        one.team,
        one.holds,
        one.alarm,
        "" if one.holds is Holding.VISITS else by.login,
        (one.id, one.expires) if near else None,
    )


def content(scope: Scope, config: Config, *, by: Person) -> bytes:
    """The calendar; below `MOST` bytes, whatever there is."""
    if scope.holds is Holding.HOURS:
        return _hours(scope, config, by)
    midnight = dt.datetime.combine(clock.today(), dt.time(), tzinfo=ZONE)
    park, found = reading.appointments(
        midnight - BEFORE,
        midnight + AHEAD,
        by=by,
        department=scope.department,
        enterprise=scope.enterprise,
        team=scope.team,
    )
    visits = () if scope.holds is Holding.DEADLINES else _visits(found, scope)
    others = [*_limits(scope, park, config, by), *_end(scope, park, config)]
    written = _written(visits, others, scope, park, config)
    while len(written) > MOST:
        nearest = sorted(visits, key=lambda one: (abs(one.start - midnight), one.uid))
        visits = tuple(nearest[: len(visits) * MOST * 9 // (10 * len(written))])
        written = _written(visits, others, scope, park, config)
    return written


def _hours(scope: Scope, config: Config, by: Person) -> bytes:
    """When a department is taken; NotFound if whoever asks speaks for none any more."""
    if scope.department is None:
        raise NotFound("department", "")
    midnight = dt.datetime.combine(clock.today(), dt.time(), tzinfo=ZONE)
    span = (midnight - BEFORE, midnight + AHEAD)
    park, found = reading.appointments(*span, by=by, department=scope.department)
    taken = [one for one in _visits(found, scope) if not one.cancelled]
    named = hashlib.sha256(f"{scope.department}/{scope.team}".encode()).hexdigest()[:16]
    return busy(
        [(one.start, one.end) for one in taken],
        uid=f"busy-{named}@{park.domain}",
        changed=max((one.changed for one in found), default=span[0]),
        span=span,
        organizer=(config.mail, departments.find(scope.department, by=COMMITTEE).name),
    )


def _visits(found: Iterable[Visit], scope: Scope) -> tuple[Visit, ...]:
    """Of all that the reader may see, what the scope wants."""
    if scope.team is None:
        return tuple(found)
    return tuple(
        one
        for one in found
        if any(
            line.department.id == scope.department and scope.team in line.teams
            for line in one.lines
        )
    )


def _written(
    visits: Iterable[Visit], others: list[Entry], scope: Scope, park: Park, config: Config
) -> bytes:
    private = scope.enterprise is not None
    # Whoever looks at everybody's visits is not kept busy by them.
    busy = private or scope.department is not None
    entries = [feeds.entry_of(one, park, config, private=private, busy=busy) for one in visits]
    alarm = None if scope.alarm is None else dt.timedelta(minutes=scope.alarm)
    return render([*entries, *others], name=_name(scope, park, config), alarm=alarm)


def _limits(scope: Scope, park: Park, config: Config, by: Person) -> list[Entry]:
    """What waits for the reader, on the last day for it; one entry for each."""
    if scope.holds is Holding.VISITS:
        return []
    entries = [
        _limit(one, one.due, park, config)
        for one in inboxes.inbox(by=by, most=MOST_LIMITS).waiting
        # That a visit was announced is nothing to do until its day.
        if one.due is not None and one.kind is not WaitingKind.VISIT_ANNOUNCED
    ]
    return list({one.uid: one for one in entries}.values())


def _limit(one: Waiting, due: dt.date, park: Park, config: Config) -> Entry:
    """A limit that moves is another entry: a day to be reminded of has a name of its own."""
    named = hashlib.sha256(f"{one.kind}/{one.key}/{due}".encode()).hexdigest()[:32]
    words = wording.cell(one.kind, config.language)
    return _day(
        f"due-{named}@{park.domain}",
        due,
        dt.datetime.combine(one.since, dt.time(), tzinfo=ZONE),
        wording.say("entry.due", config.language, what=words, title=one.title),
        (park, config),
    )


def _end(scope: Scope, park: Park, config: Config) -> list[Entry]:
    """That the calendar ends: on its last day, and so long before that it can be renewed."""
    if scope.ends is None:
        return []
    number, last = scope.ends
    told = last - dt.timedelta(days=settings.number("subscription.warning_days"))
    summary = wording.say(
        "entry.ends", config.language, day=wording.full_day(last, config.language)
    )
    changed = dt.datetime.combine(last - AHEAD, dt.time(), tzinfo=ZONE)
    return [
        _day(f"end-{number}-{last}-{day}@{park.domain}", day, changed, summary, (park, config))
        for day in sorted({told, last})
    ]


def _day(
    uid: str, day: dt.date, changed: dt.datetime, summary: str, issuer: tuple[Park, Config]
) -> Entry:
    park, config = issuer
    return Entry(
        uid=uid,
        sequence=0,
        start=day,
        end=day + DAY,
        changed=changed,
        summary=summary,
        url=f"{config.link}/",
        organizer=(config.mail, park.committee),
        busy=False,
    )


def _name(scope: Scope, park: Park, config: Config) -> str:
    """What a client calls the calendar: by the narrowest of what it is about."""
    key, facts = "committee", {"park": park.name}
    if scope.enterprise:
        key = "enterprise"
        facts = {"enterprise": enterprises.find(scope.enterprise, by=COMMITTEE).name}
    elif scope.department:
        key = "department" if scope.team is None else "team"
        office = departments.find(scope.department, by=COMMITTEE).name
        facts = {"department": office, "team": str(scope.team)}
    if scope.holds is Holding.DEADLINES:
        return wording.say("feed.deadlines", config.language)
    return wording.say(f"feed.{key}", config.language, **facts)
