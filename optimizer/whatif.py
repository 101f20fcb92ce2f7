"""
What a change of the week would be worth, tier by tier.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from optimizer.change import Change, changed
from optimizer.diff import diff
from optimizer.params import SolveParams
from optimizer.plan import TIERS, Plan
from optimizer.problem import Previous, Problem
from optimizer.search import solve
from optimizer.why import refuse_broken


def whatif(
    problem: Problem,
    plan: Plan,
    change: Change,
    params: SolveParams | None = None,
    *,
    stop: Callable[[], bool] | None = None,
) -> dict[str, Any]:
    """
    The scores of a plan and of the best plan found after a change.

    Parameters
    ----------
    change
        A remedy of a plan file, or fields of the week file to merge in (see `changed`).
    params
        How hard to try; by default as hard as for `plan`.

    Returns
    -------
    dict
        JSON: `before`, `after` and `difference` with a value for each tier, smaller is better;
        `status` of the new plan; `moved`, `merged`, `split`, `dropped`, `added` as in `diff`,
        for a week without `previous` those of a new plan that moves as little as possible.

    Raises
    ------
    InvalidProblem
        If the change cannot be made, or the changed week is unusable.
    InvalidPlan
        If the plan breaks a rule.
    """
    refuse_broken(problem, plan)
    week, effort = changed(problem, change), params or plan.params
    found = calm = solve(week, effort, stop=stop)
    if not week.previous:
        calm = solve(replace(week, previous=_starts(week, plan)), effort, stop=stop)
    before, after = plan.score, found.score
    return {
        "before": {tier: getattr(before, tier) for tier in TIERS},
        "after": {tier: getattr(after, tier) for tier in TIERS},
        "difference": {tier: getattr(after, tier) - getattr(before, tier) for tier in TIERS},
        "status": str(found.status),
        **diff(plan, calm),
    }


def _starts(week: Problem, plan: Plan) -> tuple[Previous, ...]:
    """Where the requests of a week stand in a plan."""
    return tuple(
        Previous(one, visit.start)
        for visit in plan.visits
        for one in visit.requests
        if one in week.request
    )
