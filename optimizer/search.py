"""
From a problem to the best plan that the effort allows, with its proof.

The order of thought: what each enterprise could reach alone (a bound at any size) · a priced
greedy plan · ruin and recreate until value meets bound · CP-SAT on columns for the parts where
it does not · the later tiers · the plan, checked by rules that know no solver.
"""

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass, replace

from optimizer import goals
from optimizer.board import Board
from optimizer.effort import Effort
from optimizer.errors import SolverFailed
from optimizer.explain import apart_of, unplanned_of
from optimizer.finish import visits_of
from optimizer.parallel import spread
from optimizer.params import SolveParams
from optimizer.pipeline import Pipeline
from optimizer.plan import Apart, Plan, Score, Status, Unplanned, Visit
from optimizer.problem import Problem
from optimizer.remedies import Remedies
from optimizer.rules import conflicts, violations
from optimizer.run import Run
from optimizer.verdict import verdict


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: the best plan's tiers 1 and 2, their bound, and the seconds so far."""

    plan: Score
    bound: Score
    seconds: float


LATE_LOOKS, MOST_LATE_LOOKS = 2_500, 25_000
"""Looks that the reasons may cost once the time is over: for each second it was, and at most."""

LATE = 0.7
"""Seconds after the time limit, or after a stop, in which reasons are still looked for."""

Tell = Callable[[Progress], None]
Stop = Callable[[], bool]


def solve(
    problem: Problem,
    params: SolveParams | None = None,
    *,
    progress: Tell | None = None,
    stop: Stop | None = None,
    executor: Executor | None = None,
) -> Plan:
    """
    The best plan found within the effort; there always is one, at worst with nothing planned.

    Parameters
    ----------
    progress
        Called now and then with how far the run is.
    stop
        Asked often; once it says yes the best plan so far is returned.
    executor
        Where parts of the week that have nothing to do with each other are planned, `workers` at
        once; it stays open. Without one they are given to processes of this machine. The plan is
        the same, unless it was the clock that ended the search.

    Raises
    ------
    SolverFailed
        If the plan breaks a rule: a fault of ours, never of the input.
    """
    run = _run(problem, params or SolveParams(), progress, stop, executor)
    plan = _plan(run)
    broken = violations(problem, plan)
    if broken:
        raise SolverFailed("the plan breaks its rules: " + "; ".join(map(str, broken[:5])))
    return plan


def bound(problem: Problem, params: SolveParams | None = None) -> dict[str, object]:
    """Tiers 1 and 2 that no plan can beat, as a pair, and how that is proven."""
    run = _run(problem, params or SolveParams(), None, None)
    found = verdict(run, _visits(run)[1])
    return {
        "unplanned": found.bound.unplanned,
        "visits": found.bound.visits,
        "proven": {tier: found.proven[tier] for tier in ("unplanned", "visits")},
    }


def _run(
    problem: Problem,
    params: SolveParams,
    progress: Tell | None,
    stop: Stop | None,
    executor: Executor | None = None,
) -> Run:
    effort = Effort(params, stop)
    board = Board(problem)
    base = _base(board)

    def tell(run: Run) -> None:
        if progress is not None:
            progress(_progress(run, base))

    run = Pipeline(board, effort, tell)
    run.first()
    spread(run, executor)
    run.upper()
    run.later()
    run.last()
    return run


def _base(board: Board) -> Score:
    """What is the same in every plan: requests without hope and fixed visits."""
    problem = board.problem
    lost = sum(problem.request[one.request].priority for one in board.hopeless)
    return Score(unplanned=lost, visits=len(problem.fixed))


def _progress(run: Run, base: Score) -> Progress:
    value, least = run.layout.value, divmod(sum(one.bound for one in run.parts), run.weight)
    return Progress(
        Score(base.unplanned + value.unplanned, base.visits + value.visits),
        Score(base.unplanned + least[0], base.visits + least[1]),
        run.effort.seconds(),
    )


def _visits(run: Run) -> tuple[tuple[Visit, ...], Score]:
    """The visits of the best plan so far, and what they are worth."""
    problem = run.board.problem
    visits = visits_of(run.layout)
    held = {one for visit in visits for one in visit.requests}
    left_out = [one.id for one in problem.requests if one.id not in held]
    return visits, goals.score(problem, visits, left_out)


def _reasons(
    run: Run, visits: tuple[Visit, ...], *, proven: bool
) -> tuple[tuple[Unplanned, ...], tuple[Apart, ...]]:
    """Why requests are left out and enterprises visited again, with remedies while time lasts."""
    late, stop = run.effort.over(), _later_still(run.effort)
    looks = min(MOST_LATE_LOOKS, int(LATE_LOOKS * run.effort.params.time_limit)) if late else None
    left = unplanned_of(run.layout, run.minima, proven=proven, looks=looks, stop=stop)
    apart = apart_of(run.layout, run.minima, visits)
    if late:
        return left, apart
    remedies = Remedies(run.board.problem, visits, run.board.crews, stop=run.effort.over)
    return (
        tuple(replace(one, remedies=remedies.of_unplanned(one)) for one in left),
        tuple(replace(one, remedies=remedies.of_apart(one)) for one in apart),
    )


def _later_still(effort: Effort) -> Callable[[], bool]:
    """Whether so much time has passed since the time was over, or somebody asked to stop."""
    began = effort.seconds()
    return lambda: effort.left() < -LATE or (effort.stopped() and effort.seconds() > began + LATE)


def _plan(run: Run) -> Plan:
    problem = run.board.problem
    visits, score = _visits(run)
    known = verdict(run, score)
    closed = (score.unplanned, score.visits) == (known.bound.unplanned, known.bound.visits)
    left, apart = _reasons(run, visits, proven=closed)
    return Plan(
        week=problem.week,
        status=Status.OPTIMAL if closed else Status.FEASIBLE,
        score=score,
        bound=known.bound,
        proven=known.proven,
        separate=goals.separate(problem),
        visits=visits,
        unplanned=left,
        apart_because=apart,
        conflicts=tuple(str(one) for one in conflicts(problem)),
        warnings=problem.warnings,
        params=run.effort.params,
        seconds=round(run.effort.seconds(), 3),
    )
