"""
The Lagrangian bound: team time gets a price, and every enterprise answers by itself.

For any prices ``p >= 0`` of (department, slot) and any rate ``m >= 0`` for left-out priority,
``sum of the enterprises' cheapest answers - p * teams - m * U`` bounds the visits of every plan
that leaves out a priority of at most U (Held and Karp 1971; Geoffrion 1974). The prices are
improved by a deflected subgradient with Polyak's step. They are whole numbers, `SCALE` to a
visit, and so are the answers: what is returned is exact.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
from numpy.typing import NDArray

from optimizer.compiled.arrays import Numbers
from optimizer.compiled.flat import Plot
from optimizer.compiled.price import answer, new_till
from optimizer.tally import taken

SCALE = 1_000_000
"""Price units of one visit, or of one left-out priority where no visits are counted."""

PATIENCE = 40
"""Rounds without progress after which the step is halved."""

SHORTEST_STEP = 1e-4

DEAREST = 1_000 * SCALE
"""Most that a slot or a left-out priority costs, so that no sum of prices leaves 64 bits."""

WORTH_A_THREAD = 2_000
"""Sites that are priced by a thread of their own."""


class Dual:
    """
    Prices for some sites and what they prove.

    Sites that the loop does not plan are taken to cost nothing.

    Parameters
    ----------
    sites
        Of the board.
    visit
        `SCALE`, or 0 to bound the priority left out instead of the visits.
    threads
        Sites are priced on so many threads at once.

    Attributes
    ----------
    prices
        Of (department, slot), in units of `SCALE` to a visit, as far as they are best.
    rate
        Of left-out priority, in the same units.
    bound
        Least visits of every plan that leaves out at most what was asked about; or the least
        priority that every plan leaves out.
    """

    def __init__(
        self, plot: Plot, sites: Sequence[int], visit: int = SCALE, threads: int = 1
    ) -> None:
        self.flat, self.visit = plot.flat, visit
        self.room = _room(plot)
        mine = np.nonzero(np.isin(plot.sites, sites))[0]
        self.sites = np.array_split(mine, max(1, min(threads, len(mine) // WORTH_A_THREAD)))
        self.tills = [new_till(self.flat) for _ in self.sites]
        self.prices = np.zeros(self.room.shape, dtype=np.int64)
        self.rate, self.bound = 0, 0
        self._step, self._idle, self._best, self._budget = 1.0, 0, -np.inf, 0
        self._direction, self._rate_direction = np.zeros(self.room.shape), 0.0
        self._at: tuple[NDArray[Any], float] = (np.zeros(self.room.shape), 0.0)

    def begin_from(self, other: "Dual") -> None:
        """Start with the prices of another, in units of its left-out priority."""
        if self.bound == 0 and self._best < 0:
            self._at = (other.prices * (SCALE / max(other.rate, 1)), 0.0)

    def improve(self, rounds: int, value: int, budget: int, stop: Callable[[], bool]) -> int:
        """
        Better prices, in so many rounds; the rounds made are returned.

        Parameters
        ----------
        value
            Of the best plan known, what the bound is meant to reach.
        budget
            U: plans that leave out more are not bounded. Without visits in the goal it is 0.
        """
        self._ask_about(budget)
        for made in range(rounds):
            if stop() or self.bound >= value or self._step < SHORTEST_STEP:
                return made
            self._round(value * SCALE, budget)
        return rounds

    def _ask_about(self, budget: int) -> None:
        """What the best prices prove of plans that may leave out another priority than before."""
        if budget != self._budget and self._best > -np.inf:
            # Who may leave out less has no fewer visits, so the bound is kept for him.
            known = self.bound if budget < self._budget else 0
            self._best += self.rate * (self._budget - budget)
            self.bound = max(known, int(-(-self._best // SCALE)))
            self._step, self._idle = 1.0, 0
        self._budget = budget

    def _round(self, target: int, budget: int) -> None:
        prices, rate = np.minimum(self._at[0], DEAREST), min(self._at[1], DEAREST)
        whole, whole_rate = np.rint(prices).astype(np.int64), round(rate)
        value, use, left = self._answer(whole, whole_rate, budget)
        slope = (use - self.room).astype(float)
        rate_slope = float(left - budget) if self.visit else 0.0
        better = value > self._best
        if better:
            self._best, self._idle = value, 0
            self.prices, self.rate = whole, whole_rate
            self.bound = max(self.bound, -(-value // SCALE))
        if _is_level(prices, slope) and _is_level(rate, rate_slope):
            # To go on in the old direction would take ever longer steps.
            self._step = 0.0
            return
        if not better:
            self._idle += 1
            if self._idle >= PATIENCE:
                self._step, self._idle = self._step / 2, 0
                prices, rate = self.prices.astype(float), float(self.rate)
        # A price that is zero cannot fall, so its slope must not spoil the length of the step.
        slope[(prices <= 0) & (slope < 0)] = 0.0
        self._direction = slope + 0.5 * self._direction
        self._rate_direction = rate_slope + 0.5 * self._rate_direction
        length = float((self._direction**2).sum()) + self._rate_direction**2
        # Old and new slope may cancel out; the step is then as long as that of a single team.
        step = self._step * max(target - value, 1) / max(length, 1.0)
        self._at = (
            np.maximum(prices + step * self._direction, 0.0),
            max(rate + step * self._rate_direction, 0.0),
        )

    def _answer(self, prices: Numbers, rate: int, budget: int) -> tuple[int, Numbers, int]:
        """The Lagrangian at some prices, the teams that its answers bind, what they leave out."""
        until = np.cumsum(prices, axis=1)
        left_out = rate if self.visit else SCALE

        def ask(one: int) -> tuple[int, int]:
            till = self.tills[one]
            till.until[:, 1:] = until
            till.use[:] = 0
            return answer(self.flat, till, self.visit, left_out, self.sites[one])

        if len(self.tills) == 1:
            answers = [ask(0)]
        else:
            with ThreadPoolExecutor(len(self.tills)) as pool:
                answers = list(pool.map(ask, range(len(self.tills))))
        total = sum(one for one, _ in answers) - int((prices * self.room).sum())
        total -= rate * budget if self.visit else 0
        use = np.cumsum(sum(till.use for till in self.tills), axis=1)[:, :-1]
        return total, use, sum(left for _, left in answers)


def _is_level(prices: Any, slope: Any) -> bool:
    """Whether no prices are better: none would rise, and none fall but those that are zero."""
    return not np.any((slope > 0) | ((slope < 0) & (prices > 0)))


def _room(plot: Plot) -> NDArray[np.int64]:
    """Teams by department and slot, but for those that absences and fixed visits bind."""
    room = np.zeros((len(plot.crews), plot.flat.width), dtype=np.int64)
    for row, crew in enumerate(plot.crews):
        bound = [taken(crew.standing, slot) for slot in range(plot.flat.width)]
        room[row, :] = np.maximum(0, crew.teams - np.array(bound))
    return room
