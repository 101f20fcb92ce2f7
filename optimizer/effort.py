"""How much has been spent and how much is left: a clock, a count of work, and a stop sign."""

import time
from collections.abc import Callable

from optimizer.params import SolveParams

STEPS_PER_SECOND = 1000
"""Units of work in a second of CP-SAT's deterministic time."""

UPPER_SHARE = 0.85
"""Share of the effort that tiers 1 and 2 may take."""


class Effort:
    """
    What a run may still spend.

    With a work limit nothing is decided by the clock but giving up at the time limit, so that a
    run that ends by proof or by work can be repeated.
    """

    def __init__(self, params: SolveParams, stop: Callable[[], bool] | None) -> None:
        self.params = params
        self._stop = stop
        self._began = time.monotonic()
        self.work = 0

    def spend(self, units: float) -> None:
        """Count work that has been done."""
        self.work += int(units)

    def seconds(self) -> float:
        """Since the beginning."""
        return time.monotonic() - self._began

    def left(self, share: float = 1.0) -> float:
        """Seconds until so large a share of the time limit has gone."""
        return share * self.params.time_limit - self.seconds()

    def stopped(self) -> bool:
        """Whether somebody asked to stop."""
        return self._stop is not None and self._stop()

    def over(self, share: float = 1.0) -> bool:
        """Whether that share of the time or of the work has gone, or a stop was asked for."""
        limit = self.params.work_limit
        worked = limit is not None and self.work >= int(share * limit)
        return worked or self.left(share) <= 0 or self.stopped()

    def units(self, wanted: int, share: float = 1.0) -> int:
        """As many of the wanted units of work as that share still allows."""
        limit = self.params.work_limit
        return wanted if limit is None else max(0, min(wanted, int(share * limit) - self.work))
