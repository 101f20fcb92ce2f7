"""
Set cover by row-weighting local search (Gao, Weise, Li 2015).

When nothing but the starts limits a visit, a slot may serve everybody who can come then: the
fewest visits are the fewest slots that cover all wishes.
"""

from collections.abc import Callable, Sequence
from random import Random

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]


class Cover:
    """
    A changing choice of columns, with weights on the rows that are hard to cover.

    Parameters
    ----------
    columns
        The rows that each column covers, as bits.
    rows
        So many rows, each covered by some column.
    """

    def __init__(self, columns: Sequence[int], rows: int, random: Random) -> None:
        self.random = random
        self.rows_of = [[row for row in range(rows) if one >> row & 1] for one in columns]
        self.columns_of: list[Ints] = [
            np.array([c for c, one in enumerate(columns) if one >> row & 1]) for row in range(rows)
        ]
        self.chosen: set[int] = set()
        self.times, self.mark, self.weight = [0] * rows, [0] * rows, [1] * rows
        self.gain = np.array([one.bit_count() for one in columns], dtype=np.int64)
        self.since = np.zeros(len(columns), dtype=np.int64)
        self.barred = np.zeros(len(columns), dtype=bool)
        self.bare: set[int] = set(range(rows))
        self.clock, self.latest = 0, -1

    def add(self, column: int) -> None:
        """Choose a column."""
        self.chosen.add(column)
        self.gain[column] = -self.gain[column]
        for row in self.rows_of[column]:
            weight = self.weight[row]
            if self.times[row] == 0:
                self.bare.discard(row)
                self.gain[self.columns_of[row]] -= weight
                self.gain[column] += weight
            elif self.times[row] == 1:
                self.gain[self.mark[row]] += weight
            self.times[row] += 1
            self.mark[row] ^= column
            self.barred[self.columns_of[row]] = False
        self._touch(column)

    def remove(self, column: int) -> None:
        """Choose a column no longer."""
        self.chosen.discard(column)
        self.gain[column] = -self.gain[column]
        for row in self.rows_of[column]:
            weight = self.weight[row]
            self.times[row] -= 1
            self.mark[row] ^= column
            if self.times[row] == 0:
                self.bare.add(row)
                self.gain[self.columns_of[row]] += weight
                self.gain[column] -= weight
            elif self.times[row] == 1:
                self.gain[self.mark[row]] -= weight
            self.barred[self.columns_of[row]] = False
        self.barred[column] = True
        self._touch(column)

    def _touch(self, column: int) -> None:
        self.clock += 1
        self.since[column] = self.clock

    def least_lost(self, tabu: int) -> int:
        """The chosen column whose rows weigh least, the longest chosen first."""
        return min(
            (one for one in self.chosen if one != tabu or len(self.chosen) == 1),
            key=lambda one: (-self.gain[one], self.since[one], one),
        )

    def step(self) -> None:
        """Swap one column for one that covers a bare row."""
        self.remove(self.least_lost(self.latest))
        row = self.random.choice(sorted(self.bare))
        able = self.columns_of[row]
        open_to = able[~self.barred[able]]
        if len(open_to):
            self.latest = int(open_to[np.lexsort((self.since[open_to], -self.gain[open_to]))[0]])
            self.add(self.latest)
        for one in self.bare:
            self.weight[one] += 1
            self.gain[self.columns_of[one]] += 1

    def fill(self) -> None:
        """Cover all rows greedily."""
        while self.bare:
            self.add(int(np.argmax(self.gain)))


def search(
    columns: Sequence[int], rows: int, *, steps: int, seed: int, enough: Callable[[int], bool]
) -> list[int]:
    """
    Few columns that cover all rows.

    Parameters
    ----------
    steps
        At most so many swaps.
    enough
        Asked with the number of columns now and then; a yes ends the search.
    """
    cover = Cover(columns, rows, Random(seed))
    cover.fill()
    best = set(cover.chosen)
    for step in range(steps):
        while not cover.bare and cover.chosen:
            best = set(cover.chosen)
            cover.remove(cover.least_lost(-1))
        if step % 64 == 0 and enough(len(best)):
            break
        cover.step()
    return sorted(best)
