"""
The compiled loop for weeks that are worth it: whether it can be used, and what it is given.

A park's week never needs it. Where its machine code is still missing a process of its own makes it
and the search goes on without; only a run that counts work instead of time waits, for what it
finds must not depend on what this machine has kept.
"""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from optimizer.bounds import Minimum
from optimizer.layout import Layout, Value
from optimizer.params import SolveParams

if TYPE_CHECKING:
    from optimizer.compiled.dual import Dual
    from optimizer.compiled.hunter import Hunter

MANY = 250
"""Requests from which on a week is worth the loop."""

STEPS_OF_A_UNIT = 10
"""Steps of the loop in a unit of work."""

ROUNDS_OF_A_UNIT = 1
"""Rounds of prices in a unit of work."""

ROUNDS = 400
"""Rounds of prices between two tries to better the plan."""


class Swift:
    """
    The compiled loop of one run.

    Parameters
    ----------
    most_moved
        Cap on moved requests, or None.
    """

    def __init__(
        self,
        layout: Layout,
        minima: Sequence[Minimum],
        params: SolveParams,
        most_moved: int | None,
    ) -> None:
        self.layout, self.minima, self.params, self.most_moved = layout, minima, params, most_moved
        wishes = (wish for site in layout.board.sites for wish in site.wishes)
        self.large = sum(len(one.requests) for one in wishes) >= MANY
        self._asked = False

    def ready(self) -> bool:
        """Whether the week is worth the loop, and its machine code there."""
        if not self.large:
            return False
        # Half a second that small weeks need not pay.
        from optimizer.compiled import ready

        if self.params.work_limit is not None and not ready.ready():
            ready.warm()
        if not ready.ready() and not self._asked:
            ready.warm_beside()
            self._asked = True
        return ready.ready()

    @cached_property
    def hunter(self) -> "Hunter":
        """Ruin and recreate on the layout; everything of a crowd must stand already."""
        from optimizer.compiled.hunter import Hunter

        seed, threads = self.params.seed, max(1, self.params.workers)
        return Hunter(self.layout, self.minima, seed, self.most_moved, threads)

    def duals(self, sites: Sequence[int]) -> "Duals":
        """Prices of team time for some sites."""
        from optimizer.compiled.dual import SCALE, Dual

        plot, threads = self.hunter.plot, max(1, self.params.workers)
        return Duals(*(Dual(plot, sites, visit, threads) for visit in (SCALE, 0)))


class Duals:
    """What prices prove about tiers 1 and 2 of some sites."""

    def __init__(self, visits: "Dual", left: "Dual") -> None:
        self._visits, self._left = visits, left

    @property
    def fewest(self) -> int:
        """Visits of every plan that leaves out no more than the plan that was asked about."""
        return self._visits.bound

    @property
    def unplanned(self) -> int:
        """Priority that every plan leaves out."""
        return self._left.bound

    def improve(self, value: Value, known: int, rounds: int, stop: Callable[[], bool]) -> int:
        """
        Better prices beside a plan worth `value`; the rounds made are returned.

        `known` is what is known to be left out by every plan.
        """
        made = self._visits.improve(rounds, value.visits, value.unplanned, stop)
        if value.unplanned > max(known, self.unplanned) and self._visits.rate > 0:
            self._left.begin_from(self._visits)
            made += self._left.improve(rounds, value.unplanned, 0, stop)
        return made
