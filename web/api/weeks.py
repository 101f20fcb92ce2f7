"""Planning a week from outside: ask for a run, see how far it is, end it; both files of a week."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import flask

from optimizer import SolveParams
from tracker import planning, runs, versions
from tracker.acts import Act as Right
from tracker.errors import Fault, FaultCode, NotFound, Rejected
from tracker.records import Run, RunState
from tracker.week import Week
from web import sessions
from web.acts.act import roles_of
from web.api import answers, bodies, once
from web.api.operation import Operation
from web.api.place import ROOT
from web.api.shown import Schema
from web.config import Config

READERS = roles_of(Right.READ_VERSIONS)
PLANNERS = roles_of(Right.PLAN)

SECONDS: Schema = {"type": "number", "exclusiveMinimum": 0, "maximum": 600}
PARAMS: Schema = {
    "type": "object",
    "properties": {"time_limit": SECONDS, "seed": {"type": "integer", "minimum": 0}},
    "additionalProperties": False,
}
FILE: Schema = {
    "type": "object",
    "required": ["format"],
    "properties": {"format": {"type": "string", "pattern": r"^onevisit/(week|plan)/\d+$"}},
}
VERSION: Schema = {"type": "integer", "minimum": 1, "maximum": 2**31 - 1}
GIVEN: Mapping[str, Schema] = {"seed": {"maximum": 2**31 - 1}}


@dataclass(frozen=True, slots=True)
class Tiers:
    """The first two of a plan or a bound: priority left out, visits."""

    unplanned: int
    visits: int


@dataclass(frozen=True, slots=True)
class Standing:
    """
    How far a run is.

    Parameters
    ----------
    plan, bound
        The best plan so far, and what no plan can beat; None before the first.
    gap
        What lies between them: nothing is proven if it is not zero twice.
    seconds
        Since it began.
    """

    run: int
    week: Week
    state: RunState
    plan: Tiers | None
    bound: Tiers | None
    gap: Tiers | None
    seconds: float
    made: dt.datetime
    fault: str


def standing_of(run: Run) -> Standing:
    """How far a run is, from its record."""
    plan = _tiers(run.score) or _pair(run.progress.get("plan"))
    bound = _tiers(run.bound) or _pair(run.progress.get("bound"))
    gap = None
    if plan is not None and bound is not None:
        gap = Tiers(plan.unplanned - bound.unplanned, plan.visits - bound.visits)
    seconds = float(run.seconds or run.progress.get("seconds", 0.0))
    return Standing(run.id, run.week, run.state, plan, bound, gap, seconds, run.made, run.fault)


def _tiers(found: Mapping[str, int]) -> Tiers | None:
    return Tiers(found["unplanned"], found["visits"]) if found else None


def _pair(found: Any) -> Tiers | None:
    return Tiers(*found) if found else None


def ask(key: Week) -> flask.Response:
    """Queue a run and wake a worker up; 202, with where to look."""
    params = _params(bodies.json_object())
    repeated = once.asked()

    def do() -> flask.Response:
        run = planning.ask(key, params, by=sessions.person())
        head = {"Location": f"{ROOT}/weeks/{key}/runs/{run.id}"}
        return answers.done(standing_of(run), 202, head)

    made = once.together(repeated, do)
    _wake()
    return made


def _wake() -> None:
    """The queue is a courtesy: whoever works looks at the table of runs every minute anyway."""
    # Whoever plans nothing must not load what queues work.
    from web import jobs

    config: Config = flask.current_app.config["ONEVISIT"]
    jobs.beside(config.database_url).wake()


def _params(told: Mapping[str, Any]) -> SolveParams:
    config: Config = flask.current_app.config["ONEVISIT"]
    faults = [
        Fault(name[:100], FaultCode.UNKNOWN, name[:100], "time_limit、seed")
        for name in told
        if name not in ("time_limit", "seed")
    ]
    limit, seed = told.get("time_limit", config.time_limit), told.get("seed", config.seed)
    if isinstance(limit, bool) or not isinstance(limit, int | float) or not 0 < limit <= 600:
        faults.append(Fault("time_limit", FaultCode.OUT_OF_RANGE, str(limit)[:100], "0 – 600"))
    if not isinstance(seed, int) or isinstance(seed, bool) or not 0 <= seed < 2**31:
        expected = f"0 – {2**31 - 1}"
        faults.append(Fault("seed", FaultCode.OUT_OF_RANGE, str(seed)[:100], expected))
    if faults:
        raise Rejected(faults)
    return SolveParams(time_limit=float(limit), workers=config.workers, seed=seed)


def show(key: Week, number: int) -> flask.Response:
    """How far a run of this week is."""
    return answers.read(answers.body_of(standing_of(_run(key, number))))


def stop(key: Week, number: int) -> flask.Response:
    """End a run; its best plan so far becomes a draft."""
    _run(key, number)
    return answers.done(standing_of(runs.stop(number, by=sessions.person())), 200)


def _run(key: Week, number: int) -> Run:
    """A run of this week and of no other; NotFound otherwise."""
    found = runs.show(number, by=sessions.person())
    if found.week != key:
        raise NotFound("run", number)
    return found


def week_file(key: Week) -> flask.Response:
    """What the planner would be asked now."""
    return answers.read(answers.body_of(planning.week_file(key, by=sessions.person())))


def plan_file(key: Week) -> flask.Response:
    """What the planner answered: for the published version, or for another one."""
    said = flask.request.args.get("version")
    unknown = [name for name in flask.request.args if name != "version"]
    if unknown:
        raise Rejected(
            [Fault(one[:100], FaultCode.UNKNOWN, one[:100], "version") for one in unknown]
        )
    if said is not None and not _is_number(said):
        raise Rejected([Fault("version", FaultCode.OUT_OF_RANGE, said[:100], "1 – …")])
    number = None if said is None else int(said)
    version = versions.show(key, number, by=sessions.person())
    if not version.run.plan:
        raise NotFound("plan version", version.number)
    return answers.read(answers.body_of(version.run.plan))


def _is_number(said: str) -> bool:
    return said.isascii() and said.isdigit() and len(said) < 11 and 0 < int(said) < 2**31


DID = ("conflict", "wrong-state", "rejected")

RUNS: dict[str, Any] = {"tag": "weeks", "key": Week}

OPERATIONS = (
    Operation(
        method="POST",
        path="/weeks/{key}/runs",
        name="weeks-runs-ask",
        roles=PLANNERS,
        view=ask,
        words=("api.runs.ask",),
        body=PARAMS,
        may_be_empty=True,
        answers=Standing,
        status=202,
        located=True,
        once=True,
        problems=(*DID, "key-used", "not-json", "too-large"),
        **RUNS,
    ),
    Operation(
        method="GET",
        path="/weeks/{key}/runs/{number}",
        name="weeks-runs-show",
        roles=READERS,
        view=show,
        words=("api.runs.show",),
        answers=Standing,
        conditional=True,
        **RUNS,
    ),
    Operation(
        method="DELETE",
        path="/weeks/{key}/runs/{number}",
        name="weeks-runs-stop",
        roles=PLANNERS,
        view=stop,
        words=("api.runs.stop",),
        answers=Standing,
        problems=DID,
        **RUNS,
    ),
    Operation(
        method="GET",
        path="/weeks/{key}/file",
        name="weeks-file",
        roles=READERS,
        view=week_file,
        words=("api.week_file",),
        answers=FILE,
        conditional=True,
        problems=("rejected",),
        **RUNS,
    ),
    Operation(
        method="GET",
        path="/weeks/{key}/plan",
        name="weeks-plan-file",
        roles=READERS,
        view=plan_file,
        words=("api.plan_file",),
        query={"version": VERSION},
        answers=FILE,
        conditional=True,
        problems=("rejected",),
        **RUNS,
    ),
)
