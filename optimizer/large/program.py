"""The state of one enterprise's search: the best plan, the bound, the clock."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from optimizer.large import rules
from optimizer.large.reduce import useful_starts
from optimizer.wish import Limits, Visits, Wish

Value = tuple[int, int]


class Program:
    """
    One enterprise's search: the best plan and bound so far, and the clock.

    The wishes in here are only those that can be planned at all; `fewest` maps them back.
    """

    def __init__(
        self, wishes: Sequence[Wish], limits: Limits, until: float, stop: Callable[[], bool]
    ) -> None:
        starts = useful_starts(wishes)
        self.wishes = tuple(replace(w, starts=s) for w, s in zip(wishes, starts, strict=True))
        self.limits, self.until, self.stop = limits, until, stop
        self.clash = rules.clashes(self.wishes, limits)
        self.visits: Visits = ()
        self.value = rules.value(self.wishes, ())
        self.bound: Value = (0, 0)
        self.way = "minima"
        self.heard: Callable[[], None] = lambda: None

    @property
    def proven(self) -> bool:
        """Whether no plan is better."""
        return self.value <= self.bound

    @property
    def left(self) -> float:
        """Seconds that are left; none after a stop."""
        return 0.0 if self.stop() else max(0.0, self.until - time.monotonic())

    def offer(self, visits: Visits) -> bool:
        """Take the plan if it keeps the rules and is better; says whether it keeps them."""
        if not rules.kept(self.wishes, self.limits, visits):
            return False
        value = rules.value(self.wishes, visits)
        if value < self.value:
            self.visits, self.value = visits, value
            self.heard()
        return True

    def raise_bound(self, bound: Value, way: str) -> None:
        """No plan is better than the bound, as this way has shown."""
        if bound > self.bound:
            self.bound, self.way = bound, way
