"""
What prices of team time prove, in plain Python: each enterprise plans itself and pays for it.

Visits of an enterprise may overlap here and be too many. All that couples enterprises is that a
department binds no more teams than it has, at any moment of the grid, each stay lengthened by the
shortest way. Written from the rules: knows nothing of `optimizer.compiled`.
"""

from collections.abc import Sequence
from itertools import permutations
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from optimizer import WEEK, Department, Problem
from optimizer.board import Board
from optimizer.site import Joint, Site
from optimizer.slots import each, rounded_up

Floats = NDArray[np.float64]


class Stay(NamedTuple):
    """Teams of the department of a row, bound from a moment of the grid up to another."""

    row: int
    first: Any
    after: Any
    teams: int


class Offer(NamedTuple):
    """Some wishes of an enterprise, as bits, in one visit, at the cheapest of its starts."""

    cost: float
    bits: int
    visits: int
    stays: tuple[Stay, ...]


class Answer(NamedTuple):
    """A plan of an enterprise: its cost at some prices, its visits, what it leaves out, binds."""

    cost: float
    visits: int
    left: int
    stays: tuple[Stay, ...] = ()


class Market:
    """
    The enterprises of a week and the time of its teams.

    Parameters
    ----------
    board
        With the joints of all its sites listed.
    visit, left_out
        What a visit costs, and a left-out priority beside its rate.

    Attributes
    ----------
    room
        Teams by department and moment of the grid, but for those away or at fixed visits.
    """

    def __init__(self, board: Board, visit: int = 1, left_out: int = 0) -> None:
        problem, self.sites, self.grid = board.problem, board.sites, board.grid
        self.visit, self.left_out = visit, left_out
        self.rows = {one.id: row for row, one in enumerate(problem.departments)}
        self.ways = [_shortest_way(problem, one) for one in problem.departments]
        departments = zip(problem.departments, self.ways, strict=True)
        self.room = np.array([_room(problem, *one) for one in departments])
        self.starts = [
            [self._starts(site, one) for one in site.joints or ()] for site in board.sites
        ]

    def lagrangian(
        self, prices: NDArray[Any], rate: float, budget: int
    ) -> tuple[float, list[Answer]]:
        """A bound on every plan that leaves out at most `budget`, and the answers that make it."""
        until = np.cumsum(np.pad(prices, ((0, 0), (1, 0))), axis=1)
        answers = [self._answer(site, until, self.left_out + rate) for site in self.sites]
        sold = float((prices * self.room).sum()) + rate * budget
        return sum(one.cost for one in answers) - sold, answers

    def worth(self, prices: NDArray[np.int64], rate: int, budget: int) -> int:
        """The same bound of whole prices, which is whole too; none count past the week's end."""
        return round(self.lagrangian(prices[:, : self.room.shape[1]], rate, budget)[0])

    def _answer(self, site: Site, until: Floats, left_out: float) -> Answer:
        offers = [_offer(one, until, self.visit) for one in self.starts[site.index]]
        cost, taken = cheapest(offers, [left_out * one.priority for one in site.wishes])
        left = site.everything - sum(one.bits for one in taken)
        stays = tuple(stay for one in taken for stay in one.stays)
        return Answer(cost, sum(one.visits for one in taken), site.priority(left), stays)

    def _starts(self, site: Site, joint: Joint) -> tuple[int, NDArray[Any], list[Stay]]:
        """The wishes of a joint; by start the visits it adds; its stays, for all starts at once."""
        slots, stays = np.array([*each(joint.starts)]), []
        for department, minutes, teams in joint.stays:
            row = self.rows[department]
            after = slots + rounded_up(minutes + self.ways[row], self.grid)
            # Past the week's end nothing starts, so a moment there tells no more than the last.
            stays.append(Stay(row, slots, np.minimum(after, WEEK // self.grid), teams))
        return joint.bits, np.array([site.visits(slot) for slot in slots.tolist()]), stays


def cheapest(offers: Sequence[Offer], skip: Sequence[float]) -> tuple[float, tuple[Offer, ...]]:
    """The least that all wishes cost, each in one of the offers taken or left out."""
    by_last: list[list[Offer]] = [[] for _ in skip]
    for one in offers:
        by_last[one.bits.bit_length() - 1].append(one)
    known: list[tuple[float, tuple[Offer, ...]]] = [(0.0, ())]
    for rest in range(1, 1 << len(skip)):
        last = rest.bit_length() - 1
        cost, taken = known[rest ^ 1 << last]
        ways = [(cost + skip[last], taken)]
        for one in by_last[last]:
            if not one.bits & ~rest:
                cost, taken = known[rest ^ one.bits]
                ways.append((cost + one.cost, (*taken, one)))
        known.append(min(ways, key=lambda way: way[0]))
    return known[-1]


def _offer(starts: tuple[int, NDArray[Any], list[Stay]], until: Floats, visit: int) -> Offer:
    bits, visits, stays = starts
    costs = visit * visits.astype(float)
    for row, first, after, teams in stays:
        costs += teams * (until[row, after] - until[row, first])
    best = int(costs.argmin())
    bound = (Stay(row, int(a[best]), int(b[best]), teams) for row, a, b, teams in stays)
    return Offer(float(costs[best]), bits, int(visits[best]), tuple(bound))


def _shortest_way(problem: Problem, department: Department) -> int:
    """The least minutes between two stays of a team; a short absence may lie between them."""
    theirs = [one for one in problem.requests if one.department == department.id]
    zones = {problem.enterprise[one.enterprise].zone for one in theirs}
    ways = [problem.travel.minutes(*both) for both in permutations(zones, 2)]
    absences = [one.when.end - one.when.start for one in department.away]
    return min([problem.travel.within, *ways, *absences])


def _room(problem: Problem, department: Department, way: int) -> NDArray[Any]:
    bound = [(one.when.start + way, one.when.end, one.teams) for one in department.away]
    for visit in problem.fixed:
        for one in (problem.request[key] for key in visit.requests):
            if one.department == department.id:
                bound.append((visit.start, visit.start + one.minutes + way, one.teams))
    moments = np.arange(0, WEEK, problem.grid)
    room = np.full(len(moments), department.teams)
    for start, end, teams in bound:
        room[(moments >= start) & (moments < end)] -= teams
    return np.maximum(room, 0)
