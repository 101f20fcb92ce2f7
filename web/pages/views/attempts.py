"""Attempts to plan a week: asked for, watched while they go on, stopped, and what came of them."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import flask
from werkzeug.wrappers import Response

from optimizer import SolveParams
from tracker import clock, planning, runs, weeks
from tracker.acts import Act as Right
from tracker.errors import Rejected, WrongState
from tracker.permissions import may
from tracker.records import PlanningWeek, Run, RunState, WeekState
from tracker.week import Week
from web import access, faults, filters, jobs, sessions, wording
from web.acts.nouns import NOUNS
from web.acts.nouns.weeks import UNDER_WAY
from web.pages import weekly
from web.pages.things import View

blueprint = flask.Blueprint("attempts", __name__)

readers = access.open_to(*weekly.READERS)
planners = access.open_to(*weekly.PLANNERS)

PATIENCE = dt.timedelta(seconds=15)
"""A run that waits longer than this has nobody who works: a worker looks every two seconds."""

LONGEST = 3600
"""Seconds that a run may be given in a form."""


@blueprint.get("/weeks/<week:key>/runs")
@readers
def index(key: Week) -> str:
    """The runs of a week, and the form that asks for another."""
    return _page(key)


def _page(key: Week, lines: tuple[str, ...] = (), typed: str = "") -> str:
    by = sessions.person()
    week = weeks.show_week(key, by=by)
    asked = weekly.requests_of(key)
    return flask.render_template(
        "runs.html",
        key=key,
        week=week,
        lines=lines,
        runs=runs.list_runs(key, by=by),
        pair=pair,
        requests=asked,
        held=_held(key),
        may_plan=may(by, Right.PLAN) and week.state is not WeekState.CLOSED,
        ends_collection=week.state is WeekState.COLLECTING,
        drafts={one.run.id: one for one in weekly.versions_of(key)},
        seconds=typed or f"{_config().time_limit:.0f}",
        why_not=_why_not(week, len(asked)),
    )


def _held(key: Week) -> int:
    """How many requests the checks keep from the planner now."""
    by = sessions.person()
    if not may(by, Right.READ_CHECKS):
        return 0
    return len({one.request for one in weekly.findings_of(key) if one.blocks})


def _why_not(week: PlanningWeek, asked: int) -> str:
    """Why a run would be of no use now, or empty."""
    return "" if asked or week.state is WeekState.CLOSED else filters.say("runs.nothing")


def _config() -> Any:
    return flask.current_app.config["ONEVISIT"]


@blueprint.post("/weeks/<week:key>/runs")
@planners
def ask(key: Week) -> Response | tuple[str, int]:
    """Queue a run and wake whoever carries runs out."""
    by, language, config = sessions.person(), filters.language(), _config()
    typed = flask.request.form.get("seconds", "").strip()
    seconds = _seconds(typed)
    if seconds is None:
        return _page(key, (filters.say("runs.bad_seconds", most=LONGEST),), typed), 422
    try:
        params = SolveParams(time_limit=float(seconds), workers=config.workers, seed=config.seed)
        run = planning.ask(key, params, by=by)
    except (Rejected, WrongState) as fault:
        status = 409 if isinstance(fault, WrongState) else 422
        return _page(key, tuple(faults.sentences(fault, language)), typed), status
    # The table of runs is the truth; a worker that is asleep looks there by itself in a minute.
    jobs.beside(config.database_url).wake()
    return flask.redirect(filters.page("runs.show", key=run.id), 303)


def _seconds(typed: str) -> int | None:
    """What was typed as a number of seconds that a run may have; None if it is none."""
    plain = typed.isascii() and typed.isdecimal() and len(typed) < 9
    return int(typed) if plain and 1 <= int(typed) <= LONGEST else None


@blueprint.get("/runs/<int:key>/live")
@readers
def live(key: int) -> Response:
    """How far a run is, for the script of its page."""
    return flask.jsonify(told(runs.show(key, by=sessions.person())))


def told(run: Run) -> dict[str, Any]:
    """A run as its page and its script show it: words and figures."""
    language = filters.language()
    unplanned, visits = pair(run)
    bound = _bound(run)
    is_over = run.state not in UNDER_WAY
    return {
        "state": wording.cell(run.state, language),
        "over": is_over,
        "visits": visits,
        "unplanned": unplanned,
        "bound": bound[1],
        "proof": _proof((unplanned, visits), bound),
        "seconds": _spent(run),
        "waits": is_idle(run),
    }


def pair(run: Run) -> tuple[int | None, int | None]:
    """What is left out and how many visits there are, of the plan or of the best so far."""
    if run.score:
        return run.score["unplanned"], run.score["visits"]
    unplanned, visits = run.progress.get("plan", (None, None))
    return unplanned, visits


def _bound(run: Run) -> tuple[int | None, int | None]:
    if run.bound:
        return run.bound["unplanned"], run.bound["visits"]
    unplanned, visits = run.progress.get("bound", (None, None))
    return unplanned, visits


def _proof(plan: tuple[int | None, int | None], bound: tuple[int | None, int | None]) -> str:
    if None in (*plan, *bound):
        return ""
    known = [(one[0] or 0, one[1] or 0) for one in (plan, bound)]
    return wording.proof(known[0], known[1], filters.language(), long=True)


def _spent(run: Run) -> str:
    spent = run.seconds or run.progress.get("seconds", 0)
    return f"{float(spent):.1f}"


def is_idle(run: Run) -> bool:
    """Whether a run has waited so long that nobody seems to work."""
    return run.state is RunState.QUEUED and clock.now() - run.made > PATIENCE


def _more(run: Run) -> Mapping[str, Any]:
    by, known = sessions.person(), weekly.versions_of(run.week)
    return {
        "told": told(run),
        "week": weeks.show_week(run.week, by=by),
        "draft": next((one for one in known if one.run.id == run.id), None),
        "fault": faults.run_fault(run.fault, filters.language()),
    }


VIEWS = (
    View(
        noun=NOUNS["runs"],
        title=lambda one: filters.say("runs.one", run=one.id),
        template="run.html",
        more=_more,
    ),
)
BLUEPRINTS = (blueprint,)
