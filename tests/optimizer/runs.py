"""Runs to be looked at, stage after stage."""

from optimizer import Problem, SolveParams
from optimizer.board import Board
from optimizer.effort import Effort
from optimizer.pipeline import Pipeline
from scenarios.generator import draw
from scenarios.towns import TownSpec

ALONE = SolveParams(time_limit=20, work_limit=6_000, workers=1)


def begun(week: Problem, params: SolveParams = ALONE) -> Pipeline:
    """A run of which nothing is done yet."""
    return Pipeline(Board(week), Effort(params, None), lambda run: None)


def planned(week: Problem, params: SolveParams = ALONE) -> Pipeline:
    """A run that has its first plan."""
    run = begun(week, params)
    run.first()
    return run


def crowded(enterprises: int = 20) -> Problem:
    """A drawn week with more work than its teams can do."""
    return draw(TownSpec("crowded", enterprises, 5, load=1.2), 3)
