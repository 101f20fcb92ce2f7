"""
Calendars that devices fetch by themselves, at ``/feeds/SECRET.ics``: of whoever subscribed, with
the rights of now.

What is answered with 200 is always a calendar: anything else would empty somebody's phone, or
fill it with nonsense.
"""

import datetime as dt

import flask
from werkzeug.wrappers import Response

from calendars import render, tag
from tracker import clock, departments, enterprises, settings, subscriptions
from tracker.errors import NotFound, TrackerError
from tracker.people import COMMITTEE
from tracker.records import Person
from tracker.records.subscriptions import Subscriber, Subscription
from tracker.week import ZONE
from web import access, devices, feeds, reading, wording
from web.board import Park, Visit
from web.config import Config
from web.remembered import remembered

BEFORE, AHEAD = dt.timedelta(weeks=4), dt.timedelta(weeks=8)
"""From today: what is in a calendar."""

MOST = 2**20
"""Bytes of a calendar; some clients take no more. What is nearest to today stays in it."""

ICS = "text/calendar; charset=utf-8"
PLAIN = "text/plain; charset=utf-8"
AGAIN = 300
"""Seconds after which a client may ask again when we could not answer."""


@access.open_to(*access.EVERYBODY)
def feed(secret: str) -> Response:
    """
    The calendar of a secret, 304 if the client has it already.

    404 for a secret that never was one; one that was taken back gives an empty calendar for as
    long as calendars are told of cancelled visits, then 410; 503 if the records do not answer.
    """
    try:
        one = subscriptions.holder_of(secret)
        return _answer(one)
    except NotFound:
        return _plain(404)
    except TrackerError:
        return _plain(503)


def _answer(one: Subscriber) -> Response:
    config: Config = flask.current_app.config["ONEVISIT"]
    if one.ended is None:
        found = one.subscription
        narrowed = (found.department, found.enterprise)
        content = remembered(_content, *narrowed, config, by=one.person)
        _note(found)
    elif clock.now() - one.ended > dt.timedelta(days=settings.number("feed.tombstone_days")):
        return _plain(410)
    else:
        content = render([], name=wording.say("feed.ended", config.language))
    answer = flask.Response(content, content_type=ICS)
    answer.headers["ETag"] = tag(content)
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer.make_conditional(flask.request)


def _note(found: Subscription) -> None:
    """A calendar is given also where it cannot be kept that it was."""
    try:
        subscriptions.note_fetch(found, devices.name(flask.request.headers.get("User-Agent", "")))
    except TrackerError:
        flask.current_app.logger.warning("a fetch could not be kept")


def _plain(status: int) -> Response:
    """No calendar, and no hint either."""
    answer = flask.Response(f"{status}\n", status, content_type=PLAIN)
    if status == 503:
        answer.headers["Retry-After"] = str(AGAIN)
    return answer


def _content(
    department: str | None, enterprise: str | None, config: Config, *, by: Person
) -> bytes:
    """The calendar of a person, of all visits or of those of one department or enterprise."""
    midnight = dt.datetime.combine(clock.today(), dt.time(), tzinfo=ZONE)
    park, found = reading.appointments(
        midnight - BEFORE, midnight + AHEAD, by=by, department=department, enterprise=enterprise
    )
    name = _name(by.department or department, by.enterprise or enterprise, park, config)
    content = _rendered(found, park, name, config, by)
    while len(content) > MOST:
        nearest = sorted(found, key=lambda one: (abs(one.start - midnight), one.uid))
        found = tuple(nearest[: len(found) * MOST * 9 // (10 * len(content))])
        content = _rendered(found, park, name, config, by)
    return content


def _rendered(found: tuple[Visit, ...], park: Park, name: str, config: Config, by: Person) -> bytes:
    private = by.enterprise is not None
    entries = [feeds.entry_of(one, park, config, private=private) for one in found]
    return render(entries, name=name)


def _name(department: str | None, enterprise: str | None, park: Park, config: Config) -> str:
    """What a client calls the calendar: by the narrowest of what it is about."""
    if enterprise:
        firm = enterprises.find(enterprise, by=COMMITTEE).name
        return wording.say("feed.enterprise", config.language, enterprise=firm)
    if department:
        office = departments.find(department, by=COMMITTEE).name
        return wording.say("feed.department", config.language, department=office)
    return wording.say("feed.committee", config.language, park=park.name)


def attach(app: flask.Flask) -> None:
    """One address for all languages: a device is asked nothing."""
    app.add_url_rule("/feeds/<secret>.ics", "feed", feed)
