"""
The Lagrangian bound: team time gets a price, and every enterprise answers by itself.

For any prices ``p >= 0`` of (department, slot) and any rate ``m >= 0`` for left-out priority,
``sum of the enterprises' cheapest answers - p * teams - m * U`` bounds the visits of every plan
that leaves out a priority of at most U (Held and Karp 1971; Geoffrion 1974). The prices are
improved by a deflected subgradient with Polyak's step. They are whole numbers, `SCALE` to a
visit, and so are the answers: what is returned is exact.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from optimizer.table import Table, Whole

SCALE = 1000
"""Price units of one visit."""

PATIENCE = 12
"""Rounds without progress after which the step is halved."""


@dataclass
class Dual:
    """
    Prices for some sites and what they prove.

    Attributes
    ----------
    prices
        Of (department, slot), in units of `SCALE` to a visit, as far as they are best.
    rate
        Of left-out priority, in the same units.
    bound
        Least visits of every plan that leaves out at most what was asked about; or, for
        `unplanned`, the least priority that every plan leaves out.
    """

    table: Table
    visit: int = SCALE
    rate: int = 0
    bound: int = 0
    prices: Whole = field(init=False)

    def __post_init__(self) -> None:
        self.prices = np.zeros(self.table.room.shape, dtype=np.int64)
        self._step = 1.0
        self._direction = np.zeros(self.table.room.shape)
        self._rate_direction = 0.0
        self._best = -np.inf
        self._idle = 0
        self._at = (self.prices.astype(float), float(self.rate))

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
        for made in range(rounds):
            if stop() or not self.table.sites or self.bound >= value or self._step < 1e-3:
                return made
            self._round(value * SCALE, budget)
        return rounds

    def _round(self, target: int, budget: int) -> None:
        prices, rate = self._at
        whole, whole_rate = np.rint(prices).astype(np.int64), round(rate)
        value, use, left = self._answer(whole, whole_rate, budget)
        if value > self._best:
            self._best, self._idle = value, 0
            self.prices, self.rate = whole, whole_rate
            self.bound = max(self.bound, -(-value // SCALE))
        else:
            self._idle += 1
            if self._idle >= PATIENCE:
                self._step, self._idle = self._step / 2, 0
                prices, rate = self.prices.astype(float), float(self.rate)
        slope = (use - self.table.room).astype(float)
        # A price that is zero cannot fall, so its slope must not spoil the length of the step.
        slope[(prices <= 0) & (slope < 0)] = 0.0
        rate_slope = float(left - budget) if self.visit else 0.0
        self._direction = slope + 0.5 * self._direction
        self._rate_direction = rate_slope + 0.5 * self._rate_direction
        length = float((self._direction**2).sum()) + self._rate_direction**2
        if length <= 0:
            self._step = 0.0
            return
        step = self._step * max(target - value, 1) / length
        self._at = (
            np.maximum(prices + step * self._direction, 0.0),
            max(rate + step * self._rate_direction, 0.0),
        )

    def _answer(self, prices: Whole, rate: int, budget: int) -> tuple[int, Whole, int]:
        """The Lagrangian at some prices, the teams that its answers bind, what they leave out."""
        table = self.table
        left_out = rate if self.visit else SCALE
        columns = table.column_costs(prices, self.visit)
        joints = table.joint_costs(columns)
        total, chosen = 0, list[int]()
        for group in table.groups:
            value, some = group.solve(joints, left_out)
            total += value
            chosen += some
        total -= int((prices * table.room).sum()) + (rate * budget if self.visit else 0)
        left = table.priority - sum(table.held[one] for one in chosen)
        return total, table.use(columns, joints, chosen), left
