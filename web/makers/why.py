"""What the optimizer says of a visit or a request: searched for, seconds for a large week."""

import json

import optimizer
from optimizer import OptimizerError
from tracker import planning, versions
from tracker.errors import TrackerError
from tracker.week import Week
from web.makers.made import Asked, Made


def make(asked: Asked) -> Made:
    """
    The answer of `optimizer.explain` as JSON, of a `key` in a `version` of a `week`.

    Empty if the week has changed since it was planned: then only what the plan kept can be said.
    """
    week, told = Week.parse(asked.told["week"]), asked.told
    version = versions.show(week, told["version"], by=asked.by)
    try:
        problem = planning.problem_of(week)
        plan = optimizer.load_plan(version.run.plan, problem)
        found = optimizer.explain(problem, plan, told["key"])
    except (OptimizerError, TrackerError):
        found = {}
    return Made("why.json", "application/json", json.dumps(found).encode())
