"""What the pages of one week have in common: its parts as tabs, and papers as answers."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import flask
from werkzeug.wrappers import Response

from tracker import checks, people, requests, versions, visits
from tracker.acts import Act as Right
from tracker.permissions import may
from tracker.records import CheckFinding, Person, PlanningWeek, PlanVersion, Request
from tracker.week import Week
from web import access, filters, reading, sessions
from web.acts.act import roles_of
from web.board import Board
from web.pages.downloads import sent
from web.remembered import remembered

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

READERS = roles_of(Right.READ_VERSIONS)
"""Who sees drafts, runs and instructions."""

PLANNERS = roles_of(Right.PLAN)
"""Who plans."""

TABS = (
    ("weeks.show", "board"),
    ("plans.show", "plans"),
    ("checks.show", "checks"),
    ("attempts.index", "runs"),
    ("steering.index", "steering"),
    ("versions.index", "versions"),
)
"""Endpoint of each part of a week, and its word."""


@dataclass(frozen=True, slots=True)
class Tab:
    """A part of a week."""

    word: str
    address: str
    current: bool


def tabs(week: Week) -> tuple[Tab, ...]:
    """The parts of a week that this reader may open."""
    return tuple(_tabs(week))


def _tabs(week: Week) -> Iterator[Tab]:
    role, language = sessions.person().role, filters.language()
    here = (flask.request.endpoint or "").partition(".")[0]
    for endpoint, word in TABS:
        blueprint, view = endpoint.split(".")
        name = f"{blueprint}_{language}"
        if role in (access.audience(flask.current_app, f"{name}.{view}") or ()):
            address = flask.url_for(f"{name}.{view}", key=week)
            yield Tab(filters.say(f"week.tab.{word}"), address, here == name)


def plans() -> bool:
    """Whether this reader plans weeks."""
    return may(sessions.person(), Right.PLAN)


def reader(right: Right) -> Person:
    """
    In whose name something of the whole week is read.

    Those who oversee and have the right are answered the same, and so are all of a department:
    what was reckoned for one of them holds for the others.
    """
    by = sessions.person()
    if not may(by, right, department=by.department):
        return by
    if by.role in visits.OVERSEERS:
        return people.COMMITTEE
    return people.of_department(by.department) if by.department else by


def board_of(week: Week, number: int | None = None) -> Board:
    """The published week, or a version of it, as far as this reader sees it."""
    right = Right.READ_VISITS if number is None else Right.READ_VERSIONS
    return remembered(reading.board, str(week), by=reader(right), number=number)


def versions_of(week: Week) -> tuple[PlanVersion, ...]:
    """The versions of its plan, the latest first."""
    return remembered(versions.list_versions, week, by=reader(Right.READ_VERSIONS))


def requests_of(week: Week, *, withdrawn: bool = False) -> tuple[Request, ...]:
    """What is asked for in a week, as far as this reader sees it."""
    by = reader(Right.READ_REQUESTS)
    return remembered(requests.list_requests, week, by=by, withdrawn=withdrawn)


def findings_of(week: Week) -> tuple[CheckFinding, ...]:
    """What speaks against the requests of a week, as far as this reader sees it."""
    return remembered(checks.of_week, week, by=reader(Right.READ_CHECKS))


def due(week: PlanningWeek) -> str:
    """Until when plans are in time, as people say the end of a day: 11月20日 周五 24:00."""
    return f"{filters.day((week.cut_off - dt.timedelta(minutes=1)).date())} 24:00"


def missing(field: str) -> str:
    """That a field of a form of ours was left empty."""
    facts = {"field": filters.say(f"field.{field}"), "fault": filters.say("fault_code.missing")}
    return filters.say("fault_of_field", **facts)


def paper(content: bytes, name: str, kind: str) -> Response:
    """A file to keep, under a name that may be Chinese."""
    return sent(content, name, kind)


def attach(app: flask.Flask) -> None:
    """Give templates the tabs of a week."""
    app.add_template_global(tabs, "week_tabs")
    app.add_template_global(due, "week_due")
