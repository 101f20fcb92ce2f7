"""
From the optimizer's values to the JSON values of the week file and the plan file.
"""

from collections.abc import Mapping
from dataclasses import MISSING, fields
from typing import Any

from optimizer.clockface import write_moment, write_session, write_window
from optimizer.plan import TIERS, Apart, Plan, Score, Unplanned, Visit
from optimizer.problem import DAYS, Department, Enterprise, FixedVisit, Problem, Request, Travel

WEEK_FORMAT = "onevisit/week/1"
PLAN_FORMAT = "onevisit/plan/1"


def dump_problem(problem: Problem) -> dict[str, Any]:
    """The week file of a problem; optional fields that hold their default are left out."""
    week = {
        "format": WEEK_FORMAT,
        "week": problem.week,
        "grid": problem.grid,
        "days": [DAYS[day] for day in problem.days],
        "sessions": [write_session(one) for one in problem.sessions],
        "travel": _travel(problem.travel),
        "departments": [_department(one) for one in problem.departments],
        "enterprises": [_enterprise(one) for one in problem.enterprises],
        "requests": [_request(one) for one in problem.requests],
        "together": [list(one) for one in problem.together],
        "apart": [list(one) for one in problem.apart],
        "fixed": [_fixed(one) for one in problem.fixed],
        "previous": [
            {"request": one.request, "start": write_moment(one.start)} for one in problem.previous
        ],
        "most_moved": problem.most_moved,
    }
    return {key: value for key, value in week.items() if value not in ([], None) or key in _ALWAYS}


_ALWAYS = ("days", "sessions", "departments", "enterprises", "requests")


def _told(one: Any) -> dict[str, Any]:
    """Fields of a dataclass that differ from their default."""
    return {
        each.name: getattr(one, each.name)
        for each in fields(one)
        if each.default is MISSING or getattr(one, each.name) != each.default
    }


def _travel(travel: Travel) -> dict[str, Any]:
    between: dict[str, dict[str, int]] = {}
    for (origin, zone), minutes in sorted(travel.between.items()):
        if origin < zone:
            between.setdefault(origin, {})[zone] = minutes
    return {"within": travel.within, **({"between": between} if between else {})}


def _named(one: Department | Enterprise) -> dict[str, Any]:
    row = {"id": one.id, "name": one.name, **_told(one)}
    if one.name == one.id:
        del row["name"]
    return row


def _department(one: Department) -> dict[str, Any]:
    row = _named(one)
    if one.away:
        row["away"] = [{"teams": each.teams, "when": write_window(each.when)} for each in one.away]
    return row


def _enterprise(one: Enterprise) -> dict[str, Any]:
    row = _named(one)
    if one.closed:
        row["closed"] = [write_window(each) for each in one.closed]
    if one.lead_order:
        row["lead_order"] = list(one.lead_order)
    return row


def _request(one: Request) -> dict[str, Any]:
    return {**_told(one), "windows": [write_window(each) for each in one.windows]}


def _fixed(one: FixedVisit) -> dict[str, Any]:
    return {**_told(one), "start": write_moment(one.start), "requests": list(one.requests)}


def dump_plan(plan: Plan) -> dict[str, Any]:
    """The plan file of a plan, its fields in the order of the format."""
    return {
        "format": PLAN_FORMAT,
        "week": plan.week,
        "status": str(plan.status),
        "score": _score(plan.score),
        "bound": _score(plan.bound),
        "proven": {tier: plan.proven.get(tier) for tier in TIERS},
        "separate": {key: plan.separate[key] for key in ("visits", "minutes")},
        "visits": [_visit(one) for one in plan.visits],
        "unplanned": [_unplanned(one) for one in plan.unplanned],
        "apart_because": [_apart(one) for one in plan.apart_because],
        "conflicts": list(plan.conflicts),
        "warnings": list(plan.warnings),
        "params": _params(plan),
        "seconds": round(plan.seconds, 2),
    }


def _score(score: Score) -> dict[str, int]:
    return {tier: getattr(score, tier) for tier in TIERS}


def _visit(one: Visit) -> dict[str, Any]:
    return {
        "enterprise": one.enterprise,
        "start": write_moment(one.start),
        "minutes": one.minutes,
        "lead": one.lead,
        "requests": list(one.requests),
        "teams": {request: list(numbers) for request, numbers in one.teams.items()},
    }


def _unplanned(one: Unplanned) -> dict[str, Any]:
    return {
        "request": one.request,
        "reason": str(one.reason),
        "with": list(one.others),
        "message": one.message,
        "remedies": _remedies(one.remedies),
    }


def _apart(one: Apart) -> dict[str, Any]:
    row: dict[str, Any] = {
        "enterprise": one.enterprise,
        "visits": one.visits,
        "fewest": one.fewest,
        "witness": None if one.witness is None else list(one.witness),
    }
    if one.full:
        row["full"] = list(one.full)
    return {**row, "remedies": _remedies(one.remedies)}


def _remedies(remedies: tuple[Mapping[str, object], ...]) -> list[dict[str, object]]:
    return [dict(one) for one in remedies]


def _params(plan: Plan) -> dict[str, Any]:
    params = plan.params
    row: dict[str, Any] = {
        "time_limit": params.time_limit,
        "workers": params.workers,
        "seed": params.seed,
    }
    if params.work_limit is not None:
        row["work_limit"] = params.work_limit
    return row
