"""
A few requests of a week as a small week of their own.

What is not looked at stands: visits elsewhere bind the teams of the departments concerned.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from optimizer.plan import Visit
from optimizer.problem import FixedVisit, Problem


def excerpt(
    problem: Problem, chosen: Iterable[str], standing: Sequence[FixedVisit | Visit]
) -> Problem:
    """
    The week of the chosen requests, with what stands elsewhere as fixed visits.

    Parameters
    ----------
    chosen
        Ids of requests that are free; of a `together` set all or none.
    standing
        Visits that bind teams. Those at an enterprise of a chosen request are left out: its own
        fixed visits are taken from the week.
    """
    free = set(chosen)
    home = {problem.request[one].enterprise for one in free}
    departments = {problem.request[one].department for one in free}
    at_home = [one for one in problem.fixed if one.enterprise in home]
    away = [one for one in standing if one.enterprise not in home]
    kept = [*at_home, *_of_departments(problem, away, departments)]
    ids = free.union(*(one.requests for one in kept))
    return _only(problem, ids, tuple(kept), home, _moves_left(problem, away))


def _of_departments(
    problem: Problem, visits: Iterable[FixedVisit | Visit], departments: set[str]
) -> Iterable[FixedVisit]:
    for visit in visits:
        own = tuple(one for one in visit.requests if problem.request[one].department in departments)
        if own:
            yield FixedVisit(visit.enterprise, visit.start, own)


def _moves_left(problem: Problem, visits: Iterable[FixedVisit | Visit]) -> int | None:
    if problem.most_moved is None:
        return None
    before = problem.previous_start
    made = sum(before.get(one, v.start) != v.start for v in visits for one in v.requests)
    return max(0, problem.most_moved - made)


def _only(
    problem: Problem,
    ids: set[str],
    fixed: tuple[FixedVisit, ...],
    home: set[str],
    most_moved: int | None,
) -> Problem:
    requests = tuple(one for one in problem.requests if one.id in ids)
    departments = {one.department for one in requests}
    enterprises = {one.enterprise for one in requests}
    at_home = {one.id for one in requests if one.enterprise in home}
    return replace(
        problem,
        departments=tuple(one for one in problem.departments if one.id in departments),
        enterprises=tuple(one for one in problem.enterprises if one.id in enterprises),
        requests=requests,
        together=tuple(one for one in problem.together if at_home.issuperset(one)),
        apart=tuple(one for one in problem.apart if at_home.issuperset(one)),
        fixed=fixed,
        previous=tuple(one for one in problem.previous if one.request in at_home),
        most_moved=most_moved,
        warnings=(),
    )


def among(problem: Problem, ids: Iterable[str]) -> Problem:
    """
    The week of these requests and of those without which they could not be planned.

    Members of their `together` sets come along, and at their enterprises whoever may lead.
    """
    chosen = set(ids)
    for group in _grown(problem):
        if not chosen.isdisjoint(group):
            chosen |= group
    led = {problem.request[one].enterprise for one in chosen if not problem.request[one].may_lead}
    fixed = {one for visit in problem.fixed for one in visit.requests}
    for key in led:
        chosen.update(one.id for one in problem.requests_at[key])
    return excerpt(problem, chosen - fixed, problem.fixed)


def _grown(problem: Problem) -> list[set[str]]:
    """The `together` sets, those that share a member as one."""
    found: list[set[str]] = []
    for group in problem.together:
        merged = set(group)
        for other in [one for one in found if not one.isdisjoint(merged)]:
            merged |= other
            found.remove(other)
        found.append(merged)
    return found
