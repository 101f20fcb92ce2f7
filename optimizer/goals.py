"""
The five goals, most important first, as plain sums over a plan's visits.

Each tier counts only among plans equal in all the tiers above it; smaller is better.
"""

from collections.abc import Iterable, Mapping
from itertools import pairwise

from optimizer.plan import Score, Visit
from optimizer.problem import DAY, Enterprise, Problem, Request, Window


def unplanned(problem: Problem, left_out: Iterable[str]) -> int:
    """Sum of the priorities of the requests in no visit."""
    return sum(problem.request[one].priority for one in left_out)


def moved(problem: Problem, visits: Iterable[Visit]) -> int:
    """Requests with an earlier start that are planned at another."""
    before = problem.previous_start
    return sum(
        before.get(one, visit.start) != visit.start for visit in visits for one in visit.requests
    )


def minutes(problem: Problem, visits: Iterable[Visit]) -> int:
    """Sum of the lengths of the visits, each as long as its longest request."""
    return sum(max(problem.request[one].minutes for one in visit.requests) for visit in visits)


def travel(problem: Problem, visits: Iterable[Visit]) -> int:
    """Minutes between consecutive stays of each team on each day, by the plan's `teams`."""
    rounds: dict[tuple[str, int, int], list[tuple[int, str]]] = {}
    for visit in visits:
        zone = problem.enterprise[visit.enterprise].zone
        for one, numbers in visit.teams.items():
            department = problem.request[one].department
            for number in numbers:
                key = (department, visit.start // DAY, number)
                rounds.setdefault(key, []).append((visit.start, zone))
    between = problem.travel.minutes
    return sum(
        between(origin[1], goal[1]) for stops in rounds.values() for origin, goal in _legs(stops)
    )


def _legs(stops: list[tuple[int, str]]) -> Iterable[tuple[tuple[int, str], tuple[int, str]]]:
    return pairwise(sorted(stops))


def score(problem: Problem, visits: Iterable[Visit], left_out: Iterable[str]) -> Score:
    """All five tiers of a plan."""
    visits = tuple(visits)
    return Score(
        unplanned=unplanned(problem, left_out),
        visits=len(visits),
        moved=moved(problem, visits),
        minutes=minutes(problem, visits),
        travel=travel(problem, visits),
    )


def separate(problem: Problem, plannable_ids: Iterable[str] | None = None) -> Mapping[str, int]:
    """
    Visits and minutes of the week as submitted: one visit for each plannable request.

    `plannable_ids` saves finding them again.
    """
    ids = plannable(problem) if plannable_ids is None else tuple(plannable_ids)
    return {"visits": len(ids), "minutes": sum(problem.request[one].minutes for one in ids)}


def plannable(problem: Problem) -> tuple[str, ...]:
    """Ids of the requests that could be planned if each were the only one; fixed ones are."""
    fixed = {one for visit in problem.fixed for one in visit.requests}
    return tuple(one.id for one in problem.requests if one.id in fixed or _alone(problem, one))


def _alone(problem: Problem, request: Request) -> bool:
    place = problem.enterprise[request.enterprise]
    if request.inspectors > (place.most_inspectors or request.inspectors):
        return False
    if request.teams > problem.department[request.department].teams:
        return False
    return any(
        _may_come(problem, place, start) and _free(problem, request, start)
        for window in request.windows
        for session in problem.stretches
        for start in _starts(window, session, request.minutes, problem.grid)
    )


def _may_come(problem: Problem, place: Enterprise, start: int) -> bool:
    """Whether the enterprise takes a visit at all, or has one at that start to be joined."""
    if place.most_visits != 0:
        return True
    standing = problem.fixed_at.get(place.id, ())
    return any(one.open and one.start == start for one in standing)


def _starts(window: Window, session: Window, minutes: int, grid: int) -> range:
    """Starts on the grid of a stay that lies in both."""
    first = max(window.start, session.start)
    last = min(window.end, session.end) - minutes
    return range(-(-first // grid) * grid, last + 1, grid)


def _free(problem: Problem, request: Request, start: int) -> bool:
    """Whether the enterprise is open and enough teams are present all the time."""
    end = start + request.minutes
    if any(one.meets(start, end) for one in problem.enterprise[request.enterprise].closed):
        return False
    department = problem.department[request.department]
    absent = [one for one in department.away if one.when.meets(start, end)]
    moments = {start, *(one.when.start for one in absent)}
    present = department.teams - max(
        (
            sum(a.teams for a in absent if a.when.start <= t < a.when.end)
            for t in moments
            if t >= start
        ),
        default=0,
    )
    return request.teams <= present
