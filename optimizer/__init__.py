"""
Merges the requests of a week into the provably fewest joint visits.

The names below are the only door: others import from here and from nowhere deeper.

>>> from optimizer import load_problem, solve, SolveParams
"""

import sys
from itertools import pairwise

if ("-m", __name__) in ((flag, name.split(".")[0]) for flag, name in pairwise(sys.orig_argv)):
    # Who interrupts a program of ours, also while it loads, wants no traceback.
    sys.excepthook = lambda kind, *rest: (
        None if issubclass(kind, KeyboardInterrupt) else sys.__excepthook__(kind, *rest)
    )

from optimizer.change import changed
from optimizer.diff import diff
from optimizer.errors import InvalidPlan, InvalidProblem, OptimizerError, SolverFailed
from optimizer.params import SolveParams
from optimizer.plan import TIERS, Apart, Plan, Reason, Score, Status, Unplanned, Visit
from optimizer.problem import (
    DAY,
    DAYS,
    WEEK,
    Away,
    Department,
    Enterprise,
    FixedVisit,
    Previous,
    Problem,
    Request,
    Travel,
    Window,
)
from optimizer.rules import Violation, conflicts, violations
from optimizer.schemas import dump_plan, dump_problem, load_plan, load_problem
from optimizer.search import Progress, bound, solve
from optimizer.whatif import whatif
from optimizer.why import explain
from optimizer.witness import confirmed, pairwise_apart

__all__ = [
    "DAY",
    "DAYS",
    "TIERS",
    "WEEK",
    "Apart",
    "Away",
    "Department",
    "Enterprise",
    "FixedVisit",
    "InvalidPlan",
    "InvalidProblem",
    "OptimizerError",
    "Plan",
    "Previous",
    "Problem",
    "Progress",
    "Reason",
    "Request",
    "Score",
    "SolveParams",
    "SolverFailed",
    "Status",
    "Travel",
    "Unplanned",
    "Violation",
    "Visit",
    "Window",
    "bound",
    "changed",
    "confirmed",
    "conflicts",
    "diff",
    "dump_plan",
    "dump_problem",
    "explain",
    "load_plan",
    "load_problem",
    "pairwise_apart",
    "solve",
    "violations",
    "whatif",
]
