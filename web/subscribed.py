"""
Calendars that devices fetch by themselves, at ``/feeds/SECRET.ics``: of whoever subscribed, with
the rights of now.

What is answered with 200 is always a calendar: anything else would empty somebody's phone, or
fill it with nonsense.
"""

import datetime as dt
import hashlib
from importlib.metadata import version

import flask
from werkzeug.http import http_date
from werkzeug.wrappers import Response

from calendars import render, tag
from tracker import clock, fetches, history, settings
from tracker.errors import NotFound, TrackerError
from tracker.records.subscriptions import Subscriber
from web import access, devices, wording
from web.config import Config
from web.own_calendar import content, scope_of
from web.remembered import remembered

ICS = "text/calendar; charset=utf-8"
PLAIN = "text/plain; charset=utf-8"
VERSION = version("onevisit")
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
        one = fetches.holder_of(secret)
        return _answer(one) if one.ended is None else _ended(one.ended)
    except NotFound:
        return _plain(404)
    except TrackerError:
        return _plain(503)


def _answer(one: Subscriber) -> Response:
    """What the device does not have yet; where nothing was entered since, nothing is reckoned."""
    config: Config = flask.current_app.config["ONEVISIT"]
    now = standing(config)
    had = one.given.tag and one.given.tag in flask.request.if_none_match
    if had and one.given.standing == now:
        return _given(b"", f'"{one.given.tag}"', _note(one, one.given.tag, now))
    written = remembered(content, scope_of(one.subscription, one.person), config, by=one.person)
    named = tag(written)
    return _given(written, named, _note(one, named.strip('"'), now))


def _ended(since: dt.datetime) -> Response:
    if clock.now() - since > dt.timedelta(days=settings.number("feed.tombstone_days")):
        return _plain(410)
    config: Config = flask.current_app.config["ONEVISIT"]
    written = render([], name=wording.say("feed.ended", config.language))
    return _given(written, tag(written), None)


def _given(written: bytes, named: str, changed: dt.datetime | None) -> Response:
    """A calendar with what names it, or 304 for a device that has it."""
    answer = flask.Response(written, content_type=ICS)
    answer.headers["ETag"] = named
    if changed is not None:
        answer.headers["Last-Modified"] = http_date(changed)
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer.make_conditional(flask.request)


def standing(config: Config) -> str:
    """Of what a content is made: the records, the day, and the words of this installation."""
    told = repr((VERSION, config.language, config.link, config.mail))
    words = hashlib.sha256(told.encode()).hexdigest()
    return f"{history.seal()}/{clock.today()}/{words}"


def _note(one: Subscriber, named: str, standing: str) -> dt.datetime | None:
    """Since when it is this content; a calendar is given also where that cannot be kept."""
    client = devices.name(flask.request.headers.get("User-Agent", ""))
    try:
        return fetches.note(one, client, named, standing)
    except TrackerError:
        flask.current_app.logger.warning("a fetch could not be kept")
        return None


def _plain(status: int) -> Response:
    """No calendar, and no hint either."""
    answer = flask.Response(f"{status}\n", status, content_type=PLAIN)
    if status == 503:
        answer.headers["Retry-After"] = str(AGAIN)
    return answer


def attach(app: flask.Flask) -> None:
    """One address for all languages: a device is asked nothing."""
    app.add_url_rule("/feeds/<secret>.ics", "feed", feed)
