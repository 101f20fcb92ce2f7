"""What happens when: acts in the order of their moments, up to the present one and no further."""

import datetime as dt
import heapq
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, field
from itertools import count

from tracker import clock, database

Act = Callable[[], object]


@dataclass
class Diary:
    """
    Acts that wait for their moment.

    An act happens whole or not at all, and may note others. What lies beyond the present is never
    done, so that a story that was told around one weekday can be told around any other.
    """

    waiting: list[tuple[dt.datetime, int, Act, bool]] = field(default_factory=list)
    numbers: "count[int]" = field(default_factory=count)

    def note(self, moment: dt.datetime, act: Act, *, long: bool = False) -> None:
        """
        Let an act happen at a moment; acts of one moment happen as they were noted.

        Parameters
        ----------
        long
            Whether it computes for seconds, so that others must not wait for their turn to write.
        """
        heapq.heappush(self.waiting, (moment, next(self.numbers), act, long))

    def tell(self, until: dt.datetime) -> int:
        """Do what happens until a moment, that one included; how many acts it was."""
        done = 0
        while self.waiting and self.waiting[0][0] <= until:
            moment, _, act, long = heapq.heappop(self.waiting)
            with clock.fixed(moment), nullcontext() if long else database.transaction():
                act()
            done += 1
        return done
