"""All weeks, the board of one as its reader may see it, and the page of one visit."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

import flask

from tracker import clock, proposals, runs, trends, weeks
from tracker.acts import Act as Right
from tracker.errors import NotFound
from tracker.permissions import may
from tracker.records import PlanningWeek, PlanVersion, Role, VersionState, WeekState
from tracker.week import Week
from web import access, filters, sessions, wording
from web.acts.act import roles_of
from web.acts.nouns import NOUNS
from web.acts.nouns.weeks import UNDER_WAY
from web.board import Board, Department, Left, Line, Visit
from web.pages import weekly
from web.pages.things import View
from web.remembered import remembered

LANES = ("enterprises", "departments")

blueprint = flask.Blueprint("board", __name__)


@dataclass(frozen=True, slots=True)
class Lane:
    """One row of the board: whose it is, and the visits of each day."""

    name: str
    note: str
    by_day: Mapping[date, tuple[Visit, ...]]
    department: Department | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Lanes under a common heading, which may be empty."""

    name: str
    lanes: tuple[Lane, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """The one thing to do next with a week: its word and where it is done."""

    word: str
    address: str


def board_of(week: PlanningWeek) -> dict[str, Any]:
    """What the page of a week shows besides the week."""
    by, number = sessions.person(), _number()
    lanes = flask.request.args.get("lanes", LANES[0])
    if lanes not in LANES:
        flask.abort(404)
    reads = may(by, Right.READ_VERSIONS)
    known = weekly.versions_of(week.week) if reads else ()
    if number is None and week.published is None and known:
        number = known[0].number
    common = {
        "versions": known,
        "step": _step(week, known),
        "weeks": weeks.list_weeks(by=by, most=4),
    }
    try:
        board = weekly.board_of(week.week, number)
    except NotFound:
        if number is not None:
            raise
        return {**common, "board": None}
    steers = weekly.plans() and _is_latest(board, known)
    return {**common, **_shown(board, lanes, week.published), "steers": steers}


def _number() -> int | None:
    """Which version is asked for; one that is no number is not there."""
    told = flask.request.args.get("version")
    if told is None:
        return None
    if not (told.isascii() and told.isdecimal() and len(told) < 9):
        flask.abort(404)
    return int(told)


def _shown(board: Board, lanes: str, published: int | None) -> dict[str, Any]:
    language = filters.language()
    return {
        "board": board,
        "lanes": lanes,
        "groups": _groups(board, lanes),
        "visits_of_day": _by_day(board, board.visits),
        "proof": wording.proof(board.score, board.bound, language),
        "long_proof": wording.proof(board.score, board.bound, language, long=True),
        "clashes": _clashes,
        "sources": _sources,
        "own": sessions.person().enterprise is not None,
        "papers_open": sessions.person().role in roles_of(Right.READ_REQUESTS),
        "notices_open": sessions.person().role in access.DEPARTMENTS | weekly.READERS,
        "link": _link(board, published),
        "proposed": _proposed(),
        "plan_open": may(sessions.person(), Right.READ_VERSIONS),
    }


def _proposed() -> frozenset[str]:
    """Visits for which another time waits to be decided, for whoever decides."""
    by = sessions.person()
    return proposals.waiting_at(by=by) if may(by, Right.DECIDE_PROPOSAL) else frozenset()


def _is_latest(board: Board, known: tuple[PlanVersion, ...]) -> bool:
    """Whether this is the version that a move by hand would start from."""
    latest = next((one for one in known if one.state is not VersionState.SUPERSEDED), None)
    return latest is not None and latest.number == board.version


def _link(board: Board, published: int | None) -> Callable[[Visit], str | None]:
    """
    Where a card leads: to the published visit, or to its place in another version.

    None where a department only sees that others come.
    """
    own = sessions.person().department

    def link(visit: Visit) -> str | None:
        if board.version != published:
            where = {"key": board.week, "uid": visit.uid, "version": board.version}
            return filters.page("steering.show", **where)
        if own is not None and own not in [one.id for one in visit.departments]:
            return None
        return filters.page("visits.show", key=visit.uid)

    return link


def _step(week: PlanningWeek, known: tuple[PlanVersion, ...]) -> Step | None:
    """What the committee does next, by how far the week is."""
    if not weekly.plans():
        return None
    if week.state is WeekState.COLLECTING or not week.requests:
        return _to("plans.show", "collect", week)
    if any(one.state is VersionState.DRAFT for one in known):
        return _to("versions.publish", "publish", week)
    if not known:
        return _to("attempts.index", "watch" if _is_planned(week) else "plan", week)
    return None


def _is_planned(week: PlanningWeek) -> bool:
    """Whether a run waits or is under way."""
    return any(one.state in UNDER_WAY for one in runs.list_runs(week.week, by=sessions.person()))


def _to(endpoint: str, word: str, week: PlanningWeek) -> Step:
    return Step(filters.say(f"week.step.{word}"), filters.page(endpoint, key=week.week))


def _by_day(board: Board, visits: Iterable[Visit]) -> dict[date, tuple[Visit, ...]]:
    """Visits of each day of the board."""
    found = tuple(visits)
    return {day: tuple(one for one in found if one.start.date() == day) for day in board.days}


def _groups(board: Board, lanes: str) -> tuple[Group, ...]:
    """The rows of the board under their headings."""
    if lanes == "departments":
        rows = (
            Lane(one.name, "", _by_day(board, board.of(one)), one)
            for one in board.active_departments
        )
        return (Group("", tuple(rows)),)
    zones = groupby(board.enterprises, key=lambda one: one.zone)
    return tuple(
        Group(
            zone,
            tuple(Lane(one.name, one.trade, _by_day(board, board.at(one))) for one in members),
        )
        for zone, members in zones
    )


def _clashes(left: Left) -> str:
    """What an unplanned line clashes with."""
    names = (f"{one.department.short} {one.enterprise.name}" for one in left.others)
    return wording.say("list.stop", filters.language()).join(names)


def _sources(line: Line) -> str:
    """Where a line was asked for."""
    language = filters.language()
    return wording.say("list.stop", language).join(wording.places(line.items, language))


SO_MANY = 26
"""Weeks whose savings are drawn side by side."""


def _listed() -> dict[str, Any]:
    """What the list shows besides: how many visits each of the last weeks was spared."""
    by = sessions.person()
    if not may(by, Right.READ_TRENDS):
        return {"bars": (), "most": 0, **_of_few()}
    last = Week.of(clock.today() + dt.timedelta(days=28))
    found = remembered(trends.weekly, last, SO_MANY, by=weekly.reader(Right.READ_TRENDS))
    return {"bars": found, "most": max((one.separate for one in found), default=0)}


def _of_few() -> dict[str, Any]:
    """What an enterprise sees of a week in the list: not how departments collect their plans."""
    if sessions.person().role is not Role.ENTERPRISE:
        return {}
    known = dict(_columns())
    return {"columns": {"week": known["week"], "days_of": _days, "state": known["state"]}}


def _days(week: PlanningWeek) -> str:
    first, *_, last = (week.week.date(one) for one in range(5))
    return f"{filters.near(first)} – {filters.near(last)}"


def _columns() -> Iterator[tuple[str, Any]]:
    yield "week", lambda one: wording.week(str(one.week), filters.language())
    yield "state", lambda one: one.state
    yield "cut_off", weekly.due
    yield "plans_in", lambda one: filters.say("weeks.plans_in", departments=one.departments)
    yield "plan_lines", lambda one: one.lines
    yield "visits", lambda one: one.visits or None
    yield "version", lambda one: one.published


VIEWS = (
    View(
        noun=NOUNS["weeks"],
        columns=dict(_columns()),
        title=lambda one: wording.week(str(one.week), filters.language()),
        template="week.html",
        more=board_of,
        list_template="weeks.html",
        list_more=_listed,
    ),
)
BLUEPRINTS = (blueprint,)
