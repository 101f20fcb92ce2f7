"""
Holds the reasons of a plan file against the week, without a solver.

A reason other than not-found is a claim: no plan holds the request and all those named `with`
it. Such a claim can be checked by whoever has the week file.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from optimizer.admission import Hours
from optimizer.clash import Purse, clash
from optimizer.excerpt import Excerpts
from optimizer.overload import wanted_of
from optimizer.plan import Reason, Unplanned
from optimizer.problem import Problem, Request
from optimizer.rosters import cannot
from optimizer.slots import touching

LOOKS = 20_000
"""Looks that checking one claim may cost."""


def confirmed(problem: Problem, claim: Unplanned, looks: int = LOOKS) -> bool | None:
    """
    Whether the reason of an unplanned request is right; None where that is not known.

    A request that was not found claims nothing and is not known to be right.
    """
    request = problem.request[claim.request]
    if claim.reason is Reason.NOT_FOUND:
        return None
    if claim.reason in _ALONE:
        return _alone(problem, request, claim.reason)
    ids, week = [request.id, *claim.others], Excerpts(problem)
    if claim.reason is Reason.DEPARTMENT_FULL and (
        wanted_of(week, ids, Purse(looks)) or cannot(week, ids, Purse(looks))
    ):
        return True
    return clash(week, ids, Purse(looks))


_ALONE = (Reason.NO_START, Reason.CLOSED, Reason.TOO_FEW_TEAMS, Reason.TOO_MANY_INSPECTORS)


def _alone(problem: Problem, request: Request, reason: Reason) -> bool:
    """Whether a reason that lies in the request alone is right."""
    group = _group(problem, request)
    place = problem.enterprise[request.enterprise]
    if reason is Reason.TOO_FEW_TEAMS:
        return any(
            sum(one.teams for one in group if one.department == key) > there.teams
            for key, there in problem.department.items()
        )
    if reason is Reason.TOO_MANY_INSPECTORS:
        most = place.most_inspectors
        return most is not None and sum(one.inspectors for one in group) > most
    hours = Hours(problem)
    starts = hours.starts(request.windows, request.minutes)
    if reason is Reason.NO_START:
        return not starts
    return bool(starts) and not starts & ~touching(place.closed, request.minutes, problem.grid)


def _group(problem: Problem, request: Request) -> list[Request]:
    """The request and those that it must come together with."""
    ids = {request.id}
    for _ in problem.together:
        for some in problem.together:
            if ids.intersection(some):
                ids.update(some)
    return [one for one in problem.requests if one.id in ids]


def pairwise_apart(problem: Problem, witness: Sequence[str], looks: int = LOOKS) -> bool | None:
    """Whether no two of these requests can share a visit, whoever else comes along."""
    known = [_cannot_meet(problem, *pair, looks) for pair in combinations(witness, 2)]
    return None if None in known else all(known)


def _cannot_meet(problem: Problem, one: str, other: str, looks: int) -> bool | None:
    if problem.request[one].enterprise != problem.request[other].enterprise:
        return True
    joined = replace(problem, together=(*problem.together, (one, other)))
    return clash(Excerpts(joined), [one, other], Purse(looks))
