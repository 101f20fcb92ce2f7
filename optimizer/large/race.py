"""Several solvers at the same question, each in its own watched child; the first proof wins."""

import time
from collections.abc import Callable, Sequence

from optimizer.cpsat.drive import Better, Bound, Effort
from optimizer.cpsat.watch import Child, Work

Entry = tuple[Work, object]

GRACE = 0.7
"""Seconds that a child gets to say its last word."""


LEVELS = (2, 1)
"""The `linearization_level` of the first solver, and of the second where two may work."""


def efforts(seconds: float, seed: int, workers: int, least: int) -> list[Effort]:
    """How each of the solvers in a race tries."""
    return [
        Effort(seconds, seed=seed + number, level=level, least=least)
        for number, level in enumerate(LEVELS[: max(1, workers)])
    ]


class Race:
    """
    The best plan and bound that the children have told so far.

    Parameters
    ----------
    entries
        A function of a module and what it is given, one pair for each child.
    heard
        Called with every `Better`; says whether the plan holds. One that does not is ignored.
    """

    def __init__(self, entries: Sequence[Entry], heard: Callable[[Better], bool]) -> None:
        self.entries, self.heard = entries, heard
        self.best: int | None = None
        self.bound: int | None = None

    def run(self, seconds: float, stop: Callable[[], bool]) -> None:
        """Until the best plan meets the bound, all children have ended, or time is over."""
        until = time.monotonic() + seconds + GRACE
        children = [Child(work, given) for work, given in self.entries]
        try:
            while time.monotonic() < until and not stop() and not self._over(children):
                for one in children:
                    if not one.ended:
                        one.listen(0.05)
                    self._take(one)
        finally:
            for one in children:
                one.kill()

    def _over(self, children: Sequence[Child]) -> bool:
        met = self.best is not None and self.bound is not None and self.best <= self.bound
        return met or all(one.ended for one in children)

    def _take(self, child: Child) -> None:
        while child.findings:
            self._note(child.findings.pop(0))
        self._note(child.result)

    def _note(self, said: object) -> None:
        if isinstance(said, Bound):
            self.bound = said.value if self.bound is None else max(self.bound, said.value)
        elif isinstance(said, Better) and (self.best is None or said.value < self.best):
            self.best = said.value if self.heard(said) else self.best
