"""
The most that prices of team time can prove, found by GLOP: column generation.

The linear program mixes whole plans of each enterprise so that the teams are enough and what is
left out keeps to a budget. It begins with nothing planned; a plan comes in when the program's own
prices ask for it (Gilmore and Gomory 1961), until the market proves what the program costs. Both
are then the value of the Lagrangian dual (Geoffrion 1974).
"""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from ortools.math_opt.python import mathopt

from tests.peers.market import Answer, Floats, Market

EXACT = 1e-6
"""Cost within which program and market count as agreed."""

TOO_DEAR = 50.0
"""Cost of a priority left out beyond the budget: more than it saves in any week of the tests."""

FROM_THE_LAST = mathopt.SolveParameters(presolve=mathopt.Emphasis.OFF)
"""The program as it is, so that GLOP goes on from its last answer."""


class Outcome(NamedTuple):
    """
    What program and market came to; in between lies the dual's own value.

    Attributes
    ----------
    value
        Of the program over the plans that came in.
    floor
        The most that the market proved at the program's prices.
    """

    value: float
    floor: float


def generate(market: Market, budget: int, rounds: int = 1_000) -> Outcome:
    """Plans and prices until they agree, or so many rounds of them."""
    program, floor = Program(market, budget), -np.inf
    program.take([Answer(0.0, 0, site.priority(site.everything)) for site in market.sites])
    for _ in range(rounds):
        value, prices, rate = program.solve()
        here, answers = market.lagrangian(prices, rate, budget)
        floor = max(floor, here)
        if value - floor < EXACT or not program.take(answers):
            break
    return Outcome(value, floor)


class Program:
    """The linear program over the plans that have come in."""

    def __init__(self, market: Market, budget: int) -> None:
        self.market, self.model = market, mathopt.Model()
        self.known: list[set[Answer]] = [set() for _ in market.sites]
        self.whole = [self.model.add_linear_constraint(lb=1, ub=1) for _ in market.sites]
        self.left = self.model.add_linear_constraint(ub=budget)
        self.busy: dict[tuple[int, int], mathopt.LinearConstraint] = {}
        beyond = self.model.add_variable(lb=0)
        self.left.set_coefficient(beyond, -1)
        self.model.objective.set_linear_coefficient(beyond, TOO_DEAR)
        self.solver = mathopt.IncrementalSolver(self.model, mathopt.SolverType.GLOP)

    def take(self, answers: Sequence[Answer]) -> bool:
        """Let a plan of each enterprise come in; whether any is new."""
        plans = [one._replace(cost=0.0) for one in answers]
        fresh = [place for place, one in enumerate(plans) if one not in self.known[place]]
        for place in fresh:
            self.known[place].add(plans[place])
            self._take(place, plans[place])
        return bool(fresh)

    def _take(self, place: int, plan: Answer) -> None:
        share, market = self.model.add_variable(lb=0), self.market
        cost = market.visit * plan.visits + market.left_out * plan.left
        self.model.objective.set_linear_coefficient(share, cost)
        self.whole[place].set_coefficient(share, 1)
        self.left.set_coefficient(share, plan.left)
        bound = Counter[tuple[int, int]]()
        for row, first, after, teams in plan.stays:
            bound.update({(row, moment): teams for moment in range(first, after)})
        for at, teams in bound.items():
            if at not in self.busy:
                self.busy[at] = self.model.add_linear_constraint(ub=int(market.room[at]))
            self.busy[at].set_coefficient(share, teams)

    def solve(self) -> tuple[float, Floats, float]:
        """What the program costs, and its prices of team time and of left-out priority."""
        said = self.solver.solve(params=FROM_THE_LAST)
        assert said.termination.reason is mathopt.TerminationReason.OPTIMAL, said.termination
        duals, prices = said.dual_values(), np.zeros(self.market.room.shape)
        for at, row in self.busy.items():
            prices[at] = max(0.0, -duals[row])
        return said.objective_value(), prices, max(0.0, -duals[self.left])
