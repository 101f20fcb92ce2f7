"""
Today on site: the day's visits of the own department, with what is done there by one tap.

Made for a phone in one hand; whatever is not as usual is told on the page of the visit.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import flask
from werkzeug.wrappers import Response

from tracker import attendance, clock, courses, settings, visits
from tracker.errors import Conflict, Fault, Rejected, WrongState
from tracker.records import (
    Attendance,
    Course,
    Person,
    Presence,
    VisitState,
)
from tracker.week import local
from web import access, faults, filters, sessions
from web.acts.nouns import NOUNS
from web.forms.inputs import Form, Input, inputs_of
from web.forms.typed import told
from web.pages import known

blueprint = flask.Blueprint("today", __name__)

AHEAD = dt.timedelta(days=7)
"""So far the page looks ahead."""

QUICK = ("item", "text", "severity", "outcome", "due")
"""What is asked of a finding on site; the rest is as usual."""

OPEN_STATES = (VisitState.PLANNED, VisitState.UNDER_WAY, VisitState.HELD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """What could not be done, at which visit, and what was typed."""

    key: str = ""
    lines: tuple[str, ...] = ()
    typed: Mapping[str, Any] = field(default_factory=dict)
    faults: tuple[Any, ...] = ()
    status: int = 200


@dataclass(frozen=True, slots=True)
class Stop:
    """
    One visit of the day as an officer sees it.

    Parameters
    ----------
    begun
        Whether its hour has come: nobody can have come before.
    late
        By how many minutes who arrives now is late; 0 within the time that is allowed for.
    untold
        Departments of which it is not told how they came, of those for which the reader tells it.
    inputs
        Of the form for a finding; none before somebody has come.
    """

    course: Course
    begun: bool
    late: int
    untold: tuple[tuple[str, str], ...]
    inputs: tuple[Input, ...]


@blueprint.get("/today")
@access.open_to(*access.DEPARTMENTS)
def show() -> tuple[str, int]:
    """The day's visits of the own department."""
    return _page(Failed())


@blueprint.post("/today/<string:key>/attend")
@access.open_to(*access.DEPARTMENTS)
def attend(key: str) -> Response | tuple[str, int]:
    """Tell that a department is there: on time, or late by now."""
    typed = flask.request.form
    department = typed.get("department", "")

    def tell(by: Person) -> str:
        visit = courses.show(key, by=by)
        now = clock.now()
        late = minutes_late(visit.start, now, grace()) if "late" in typed else 0
        presence = Presence.LATE if late else Presence.ON_TIME
        arrived = now if late else None
        entry = Attendance(key, department, presence, minutes_late=late, arrived=arrived)
        attendance.attend(entry, by=by)
        return "act.visits.attend.done"

    return _done(key, tell)


@blueprint.post("/today/<string:key>/find")
@access.open_to(*access.DEPARTMENTS)
def find(key: str) -> Response | tuple[str, int]:
    """Record a finding of the own department."""
    record = NOUNS["visits"].named("record")

    def tell(by: Person) -> str:
        values = record.asked.load({**told(record.asked, flask.request.form), "shared": True}, by)
        record.asked.call((key,), values, by=by)
        return "act.visits.record.done"

    return _done(key, tell)


def _done(key: str, tell: Callable[[Person], str]) -> Response | tuple[str, int]:
    """Back to the day; what could not be used comes back at its visit, with the reason."""
    try:
        words = tell(sessions.person())
    except Rejected as fault:
        typed = {name: tuple(values) for name, values in flask.request.form.lists()}
        lines = tuple(_beside(fault))
        return _page(Failed(key=key, lines=lines, typed=typed, faults=fault.faults, status=422))
    except (Conflict, WrongState) as fault:
        lines = tuple(faults.sentences(fault, filters.language()))
        return _page(Failed(key=key, lines=lines, status=409))
    flask.flash(filters.say(words))
    return flask.redirect(flask.url_for(".show", _anchor=key))


def _beside(fault: Rejected) -> Iterator[str]:
    """What is wrong with no field of the form for a finding, in words."""
    others = [one for one in fault.faults if not (isinstance(one, Fault) and one.field in QUICK)]
    if others:
        yield from faults.sentences(Rejected(others), filters.language())


def _page(failed: Failed) -> tuple[str, int]:
    by, now = sessions.person(), local(clock.now())
    found = courses.of_day(now, by=by)
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0) + dt.timedelta(days=1)
    following = visits.list_visits(by=by, since=midnight, until=midnight + AHEAD)
    html = flask.render_template(
        "visits/today.html",
        day=now.date(),
        stops=tuple(_stops(found, by, failed)),
        following=tuple(one for one in following if not one.cancelled and one.start >= midnight),
        failed=failed,
        colours=known.colours(),
    )
    return html, failed.status


def _stops(found: Iterable[Course], by: Person, failed: Failed) -> Iterator[Stop]:
    """The visits of the day; what holds for all of them is asked once."""
    allowed = grace()
    for course in found:
        yield _stop(course, by, failed, allowed)


def _stop(course: Course, by: Person, failed: Failed, allowed: int) -> Stop:
    visit, now = course.visit, clock.now()
    begun = visit.start <= now
    told_of = {one.department for one in course.attendance}
    tells = visit.lead.id == by.department
    untold = tuple(
        (one.id, one.name)
        for one in visit.departments
        if one.id not in told_of and (tells or one.id == by.department)
    )
    going = course.state in OPEN_STATES
    there = course.state in (VisitState.UNDER_WAY, VisitState.HELD)
    late = minutes_late(visit.start, now, allowed) if now < visit.end else 0
    inputs = _inputs(course, by, failed) if there else ()
    return Stop(course, begun, late, untold if going else (), inputs)


def grace() -> int:
    """Minutes that are not counted as late."""
    return settings.number("attendance.grace_minutes")


def minutes_late(start: dt.datetime, now: dt.datetime, allowed: int) -> int:
    """How late somebody is who arrives now; 0 within the minutes that are allowed for."""
    late = (now - start) // dt.timedelta(minutes=1)
    return late if late > allowed else 0


def _inputs(course: Course, by: Person, failed: Failed) -> tuple[Input, ...]:
    """The form for a finding, with what was typed where it failed."""
    mine = failed.key == course.visit.uid
    own = [one for one in course.visit.requests if one.department.id == by.department]
    item = own[0].items[0] if len(own) == 1 and len(own[0].items) == 1 else ""
    form = Form(
        noun="visits",
        act=NOUNS["visits"].named("record"),
        by=by,
        language=filters.language(),
        typed=failed.typed if mine else {"item": (item,)},
        faults=failed.faults if mine else (),
    )
    return tuple(one for one in inputs_of(form) if one.name in QUICK)


BLUEPRINTS = (blueprint,)
