"""The week board and the page of one visit: read-only, in Chinese and under /en in English."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

import flask

from web import filters, reading, wording
from web.board import Board, Department, Left, Line, Visit

LANES = ("enterprises", "departments")

blueprint = flask.Blueprint("weeks", __name__)


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


@blueprint.get("/")
@blueprint.get("/weeks/<week>")
def show(week: str | None = None) -> str:
    """The board of a week, of the latest one if none is named."""
    weeks = reading.published_weeks()
    if week is None and not weeks:
        return _nothing_yet()
    chosen = week or weeks[-1]
    lanes = flask.request.args.get("lanes", LANES[0])
    if chosen not in weeks or lanes not in LANES:
        flask.abort(404)
    board = reading.board(chosen, secrets=_sees_secrets())
    language = filters.language()
    return flask.render_template(
        "week.html",
        board=board,
        park=board.park,
        weeks=weeks,
        lanes=lanes,
        groups=_groups(board, lanes),
        visits_of_day=_by_day(board, board.visits),
        proof=wording.proof(board.score, board.bound, language),
        long_proof=wording.proof(board.score, board.bound, language, long=True),
        clashes=_clashes,
        sources=_sources,
    )


@blueprint.get("/visits/<code>")
def visit(code: str) -> str:
    """One visit: who comes, for what, and why at one time."""
    found = reading.visit(code, secrets=_sees_secrets())
    if found is None:
        flask.abort(404)
    board, chosen = found
    return flask.render_template(
        "visit.html",
        board=board,
        park=board.park,
        visit=chosen,
        why=wording.why(board, chosen, filters.language()),
        sources=_sources,
    )


def _sees_secrets() -> bool:
    """Whether unannounced visits may be shown to whoever can reach this server."""
    return bool(flask.current_app.config["ONEVISIT"].shows_unannounced)


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


def _nothing_yet() -> str:
    """The page before any week is published."""
    heading, hint = filters.say("board.none"), filters.say("board.none.hint")
    return flask.render_template("message.html", heading=heading, hint=hint, back=False)
