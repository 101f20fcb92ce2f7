"""
A few requests of a week as a small week of their own.

What is not looked at stands: visits elsewhere bind the teams of the departments concerned.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from optimizer.plan import Visit
from optimizer.problem import FixedVisit, Previous, Problem

Stands = FixedVisit | Visit
Group = TypeVar("Group", bound=tuple[str, ...])


class Excerpts:
    """Cuts small weeks out of one week; what an excerpt costs grows with the excerpt."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.fixed = {one for visit in problem.fixed for one in visit.requests}
        self._order = {one.id: place for place, one in enumerate(problem.requests)}
        self._previous: dict[str, Previous] = {one.request: one for one in problem.previous}
        self._together = _by_member(problem.together)
        self._apart = _by_member(problem.apart)
        self._fixed_at: dict[str, list[int]] = {}
        self._fixed_of: dict[str, list[int]] = {}
        for place, visit in enumerate(problem.fixed):
            self._fixed_at.setdefault(visit.enterprise, []).append(place)
            for department in {problem.request[one].department for one in visit.requests}:
                self._fixed_of.setdefault(department, []).append(place)

    def alone(self, chosen: Iterable[str]) -> Problem:
        """
        The week of the chosen requests, with the fixed visits that bind their teams, and no more.

        Only for weeks without a cap on moves, which visits anywhere count against.
        """
        free = set(chosen)
        departments = {self.problem.request[one].department for one in free}
        places = {one for key in departments for one in self._fixed_of.get(key, ())}
        week = self.cut(free, [self.problem.fixed[one] for one in sorted(places)])
        zones, between = {one.zone for one in week.enterprises}, self.problem.travel.between
        pairs = ((one, other) for one in zones for other in zones)
        ways = {pair: between[pair] for pair in sorted(pairs) if pair in between}
        return replace(week, travel=replace(week.travel, between=ways))

    def among(self, ids: Iterable[str]) -> Problem:
        """
        The week of these requests and of those without which they could not be planned.

        Members of their `together` sets come along, and at their enterprises whoever may lead.
        """
        chosen = set(ids)
        waiting = list(chosen)
        while waiting:
            fresh = {one for some in self._together.get(waiting.pop(), ()) for one in some}
            waiting += fresh - chosen
            chosen |= fresh
        requests = [self.problem.request[one] for one in chosen]
        for key in {one.enterprise for one in requests if not one.may_lead}:
            chosen.update(one.id for one in self.problem.requests_at[key])
        return self.cut(chosen - self.fixed, self.problem.fixed)

    def cut(self, chosen: Iterable[str], standing: Sequence[Stands]) -> Problem:
        """
        The week of the chosen requests, with what stands elsewhere as fixed visits.

        Parameters
        ----------
        chosen
            Ids of requests that are free; of a `together` set all or none.
        standing
            Visits that bind teams. Those at an enterprise of a chosen request are left out:
            its own fixed visits are taken from the week.
        """
        problem, free = self.problem, set(chosen)
        home = {problem.request[one].enterprise for one in free}
        departments = {problem.request[one].department for one in free}
        places = sorted(place for key in home for place in self._fixed_at.get(key, ()))
        at_home = [problem.fixed[one] for one in places]
        away = [one for one in standing if one.enterprise not in home]
        kept = (*at_home, *self._of_departments(away, departments))
        own = free.union(*(one.requests for one in at_home))
        ids = sorted(own.union(*(one.requests for one in kept)), key=self._order.__getitem__)
        requests = tuple(problem.request[one] for one in ids)
        return replace(
            problem,
            departments=tuple(
                problem.department[one] for one in dict.fromkeys(o.department for o in requests)
            ),
            enterprises=tuple(
                problem.enterprise[one] for one in dict.fromkeys(o.enterprise for o in requests)
            ),
            requests=requests,
            together=_inside(self._together, ids, own),
            apart=_inside(self._apart, ids, own),
            fixed=kept,
            previous=tuple(
                self._previous[one] for one in ids if one in own and one in self._previous
            ),
            most_moved=self._moves_left(away),
            warnings=(),
        )

    def _of_departments(
        self, visits: Iterable[Stands], departments: set[str]
    ) -> Iterator[FixedVisit]:
        known = self.problem.request
        for visit in visits:
            own = tuple(one for one in visit.requests if known[one].department in departments)
            if own:
                yield FixedVisit(visit.enterprise, visit.start, own)

    def _moves_left(self, visits: Iterable[Stands]) -> int | None:
        most, before = self.problem.most_moved, self.problem.previous_start
        if most is None:
            return None
        made = sum(before.get(one, v.start) != v.start for v in visits for one in v.requests)
        return max(0, most - made)


def _by_member(groups: Iterable[Group]) -> dict[str, list[Group]]:
    found: dict[str, list[Group]] = {}
    for some in groups:
        for one in some:
            found.setdefault(one, []).append(some)
    return found


def _inside(groups: dict[str, list[Group]], ids: Iterable[str], own: set[str]) -> tuple[Group, ...]:
    """Each group of members that are all there, once."""
    found = (some for one in ids for some in groups.get(one, ()) if own.issuperset(some))
    return tuple(dict.fromkeys(found))
