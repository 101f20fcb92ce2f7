"""
Why a visit is when it is: every start that one of its requests could take, and what is in the way.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from optimizer.admission import Hours
from optimizer.case import place
from optimizer.clockface import read_moment, write_moment
from optimizer.crew import Crew
from optimizer.plan import Visit
from optimizer.problem import Problem, Request, Window
from optimizer.retry import Retry
from optimizer.slots import each, touching

PRICED = 4
"""Starts without a free team whose price is found by planning anew."""


class Moments:
    """
    Looks at the starts of one visit that is not fixed.

    Parameters
    ----------
    crews
        The teams of each department with all stays of the plan.
    """

    def __init__(
        self, problem: Problem, visit: Visit, crews: Mapping[str, Crew], retry: Retry
    ) -> None:
        self.problem, self.visit, self.crews, self.retry = problem, visit, crews, retry
        self.place = problem.enterprise[visit.enterprise]
        self.requests = [problem.request[one] for one in visit.requests]
        self.hours = Hours(problem)

    def all(self) -> list[dict[str, Any]]:
        """
        Each start with what is in its way, the visit's own left out.

        A start has `start` and, where there is any: `windows` (requests that have no window
        there), `closed`, `visits` (others of the enterprise in the way), `full` (departments
        without a free team), `costs` (tiers that would become worse, where that was tried).
        """
        grid = self.problem.grid
        starts = 0
        for one in self.requests:
            starts |= self.hours.starts(one.windows, one.minutes)
        self._lift(away=True)
        found = [self._at(slot * grid) for slot in each(starts) if slot * grid != self.visit.start]
        self._lift(away=False)
        self._price(found)
        return found

    def _lift(self, *, away: bool) -> None:
        slot = self.visit.start // self.problem.grid
        for one in self.requests:
            crew = self.crews[one.department]
            (crew.remove if away else crew.add)(slot, one.minutes, one.teams, self.place.zone)

    def _at(self, start: int) -> dict[str, Any]:
        row: dict[str, Any] = {"start": write_moment(start)}
        slot, end = start // self.problem.grid, start + self.visit.minutes
        windows = [o.id for o in self.requests if not self._has(o, start)]
        closed = touching(self.place.closed, self.visit.minutes, self.problem.grid) >> slot & 1
        others = [
            place(one)
            for one in self.retry.at[self.visit.enterprise]
            if one.start != self.visit.start and one.start < end and start < one.end
        ]
        full = self._full(slot)
        for key, value in (("windows", windows), ("closed", bool(closed)), ("visits", others)):
            if value:
                row[key] = value
        if full:
            row["full"] = full
        if len(row) == 1:
            moved = self._moved(start) - self._moved(self.visit.start)
            row["costs"] = {"moved": moved} if moved > 0 else {}
        return row

    def _has(self, request: Request, start: int) -> bool:
        starts = self.hours.starts(request.windows, request.minutes)
        return bool(starts >> start // self.problem.grid & 1)

    def _full(self, slot: int) -> list[str]:
        """Departments whose teams could not all come at a slot, each request after the other."""
        zone, put, found = self.place.zone, list[Request](), list[str]()
        for one in self.requests:
            crew = self.crews[one.department]
            if crew.fits(slot, one.minutes, one.teams, zone):
                crew.add(slot, one.minutes, one.teams, zone)
                put.append(one)
            elif one.department not in found:
                found.append(one.department)
        for one in put:
            self.crews[one.department].remove(slot, one.minutes, one.teams, zone)
        return found

    def _moved(self, start: int) -> int:
        before = self.problem.previous_start
        return sum(before.get(one.id, start) != start for one in self.requests)

    def _price(self, rows: Sequence[dict[str, Any]]) -> None:
        """What the first starts would cost at most at which only teams are missing."""
        for row in [one for one in rows if set(one) == {"start", "full"}][:PRICED]:
            start = read_moment(row["start"])
            found = self.retry.compared(
                self._only_at(start),
                self.retry.around(
                    self.visit.enterprise, row["full"], start, start + self.visit.minutes
                ),
            )
            if found is not None:
                before, after = found
                row["costs"] = after.saved(before)

    def _only_at(self, start: int) -> Problem:
        """The week in which the visit can only take place at one start."""
        ids = set(self.visit.requests)
        requests = tuple(
            replace(one, windows=(Window(start, start + one.minutes),)) if one.id in ids else one
            for one in self.problem.requests
        )
        together = self.problem.together
        if len(ids) > 1:
            together = (*together, self.visit.requests)
        return replace(self.problem, requests=requests, together=together)
