"""
Rules of the numbers in a plan: what it says of itself follows from its visits.

The sums are formed anew here, not by `optimizer.goals`, whose twin they are.
"""

from collections.abc import Iterator
from itertools import pairwise

from optimizer.case import Case, Finding
from optimizer.plan import TIERS, Status
from optimizer.problem import Request


def the_score_is_what_the_visits_add_up_to(case: Case) -> Iterator[Finding]:
    """Each tier of the score is the sum that the visits and the unplanned requests make."""
    for tier, found in _tiers(case).items():
        told = getattr(case.plan.score, tier)
        if told != found:
            yield Finding((tier,), f"score.{tier} is {told}, the visits add up to {found}")


def _tiers(case: Case) -> dict[str, int]:
    request = case.problem.request
    left = {one.request for one in case.plan.unplanned}
    moved = 0
    for previous in case.problem.previous:
        visit = case.visit_of.get(previous.request)
        if visit is not None and visit.start != previous.start:
            moved += 1
    legs = 0
    for stays in case.rounds.values():
        for before, after in pairwise(stays):
            legs += case.problem.travel.minutes(before.zone, after.zone)
    return {
        "unplanned": sum(request[one].priority for one in left),
        "visits": len(case.plan.visits),
        "moved": moved,
        "minutes": sum(max(o.minutes for o in case.requests(one)) for one in case.plan.visits),
        "travel": legs,
    }


def the_separate_week_holds_what_could_be_planned(case: Case) -> Iterator[Finding]:
    """Separate holds every planned request, and only such that could be planned alone."""
    fixed = {one for visit in case.problem.fixed for one in visit.requests}
    planned = [one for one in case.problem.requests if one.id in case.visit_of]
    alone = [one for one in case.problem.requests if one.id in fixed or _can_be_alone(case, one)]
    for key, least, most in (
        ("visits", len(planned), len(alone)),
        ("minutes", sum(one.minutes for one in planned), sum(one.minutes for one in alone)),
    ):
        told = case.plan.separate.get(key, -1)
        if not least <= told <= most:
            yield Finding((key,), f"separate.{key} is {told}, expected {least} to {most}")


def _can_be_alone(case: Case, request: Request) -> bool:
    """Whether the request could be planned if it were the only one."""
    place = case.problem.enterprise[request.enterprise]
    most = place.most_inspectors
    if most is not None and request.inspectors > most:
        return False
    grid = case.problem.grid
    joinable = (
        {one.start for one in case.problem.fixed_at.get(place.id, ()) if one.open}
        if place.most_visits == 0
        else None
    )
    return any(
        any(session.holds(start, request.minutes) for session in case.problem.stretches)
        and not any(one.meets(start, start + request.minutes) for one in place.closed)
        and (joinable is None or start in joinable)
        and _present(case, request, start)
        for window in request.windows
        for start in range(-(-window.start // grid) * grid, window.end - request.minutes + 1, grid)
    )


def _present(case: Case, request: Request, start: int) -> bool:
    """Whether enough teams are present in every minute of the stay."""
    department = case.problem.department[request.department]
    end = start + request.minutes
    absent = [one for one in department.away if one.when.meets(start, end)]
    moments = [start, *(one.when.start for one in absent if one.when.start > start)]
    return all(
        request.teams + sum(one.teams for one in absent if one.when.meets(minute, minute + 1))
        <= department.teams
        for minute in moments
    )


def bounds_are_no_better_than_the_score(case: Case) -> Iterator[Finding]:
    """No tier's bound lies above the score, and a tier that is called proven meets its bound."""
    for tier in TIERS:
        bound, score = getattr(case.plan.bound, tier), getattr(case.plan.score, tier)
        if bound > score:
            yield Finding((tier,), f"bound.{tier} is {bound}, above the score {score}")
        if bound != score and case.plan.proven.get(tier):
            yield Finding((tier,), f"{tier} is called proven at {score}, its bound is {bound}")


def optimal_means_that_the_first_two_bounds_are_met(case: Case) -> Iterator[Finding]:
    """The status is optimal exactly when tiers 1 and 2 equal their bounds."""
    score, bound = case.plan.score, case.plan.bound
    met = (score.unplanned, score.visits) == (bound.unplanned, bound.visits)
    if met != (case.plan.status == Status.OPTIMAL):
        pairs = f"{score.unplanned}, {score.visits} against {bound.unplanned}, {bound.visits}"
        yield Finding(("status",), f"the status is {case.plan.status}, score and bound are {pairs}")
