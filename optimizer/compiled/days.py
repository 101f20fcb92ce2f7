"""
How many stays a day of a department can hold, whatever the plan.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from optimizer.compiled.arrays import Numbers
from optimizer.crew import Crew
from optimizer.problem import DAY

_NEVER = np.iinfo(np.int64).max // 4


class Stays(NamedTuple):
    """
    Stays of all departments: those of the wishes, and behind them those that nothing moves.

    Attributes
    ----------
    start
        Minute at which a stay stands that nothing moves, else -1.
    wish
        Of each stay that can move.
    """

    department: Numbers
    minutes: Numbers
    teams: Numbers
    start: Numbers
    wish: Numbers


def most_of_a_day(
    stays: Stays, rows: Sequence[tuple[int, int, int]], crews: Sequence[Crew], grid: int
) -> Numbers:
    """
    For each department and each of seven days the most stays, one of several teams for each.

    They are no more than those that can start that day, and no more than the teams can do one
    after the other if all are as short as the shortest; those that nothing moves come on top.

    Parameters
    ----------
    rows
        Wish, first start and the one after the last, as slots: where a wish can start.
    """
    wish, first, after = _by_day(np.array(rows, dtype=np.int64).reshape(-1, 3).T, grid)
    count = np.bincount(stays.wish, minlength=int(wish.max(initial=-1)) + 1)
    row, nth = _copies(count[wish])
    stay = (np.cumsum(count) - count)[wish[row]] + nth
    day = stays.department[stay] * 7 + first[row] * grid // DAY
    return np.minimum(
        _able(stays, stay, day, len(crews)),
        _one_after_the_other(stays, stay, (first[row], after[row], day), crews, grid),
    ) + _standing(stays, len(crews))


def _copies(counts: Numbers) -> tuple[Numbers, Numbers]:
    """So many copies of each: what each is a copy of, and how many of that went before it."""
    owner = np.repeat(np.arange(len(counts)), counts)
    return owner, np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts)


def _by_day(rows: Numbers, grid: int) -> tuple[Numbers, Numbers, Numbers]:
    """Rows of starts, cut at each midnight within them."""
    wish, first, after = rows
    row, nth = _copies((after - 1) * grid // DAY - first * grid // DAY + 1)
    day = first[row] * grid // DAY + nth
    begin, end = (-(-(one * DAY) // grid) for one in (day, day + 1))
    return wish[row], np.maximum(first[row], begin), np.minimum(after[row], end)


def _able(stays: Stays, stay: Numbers, day: Numbers, departments: int) -> Numbers:
    """Stays that can start on a day."""
    pairs = np.unique(stay * (7 * departments) + day)
    one, when = pairs // (7 * departments), pairs % (7 * departments)
    counts = np.bincount(when, weights=stays.teams[one], minlength=7 * departments)
    return counts.astype(np.int64).reshape(-1, 7)


def _one_after_the_other(
    stays: Stays,
    stay: Numbers,
    when: tuple[Numbers, Numbers, Numbers],
    crews: Sequence[Crew],
    grid: int,
) -> Numbers:
    first, after, day = when
    opens, shortest = (np.full(7 * len(crews), _NEVER) for _ in range(2))
    closes = np.zeros(7 * len(crews), np.int64)
    np.minimum.at(opens, day, first * grid)
    np.minimum.at(shortest, day, stays.minutes[stay])
    np.maximum.at(closes, day, (after - 1) * grid + stays.minutes[stay])
    least = np.repeat([crew.least for crew in crews], 7)
    each = np.maximum(0, closes - opens + least) // (shortest + least)
    found: Numbers = each * np.repeat([crew.teams for crew in crews], 7)
    return found.reshape(-1, 7)


def _standing(stays: Stays, departments: int) -> Numbers:
    fixed = np.nonzero(stays.start >= 0)[0]
    when = stays.department[fixed] * 7 + stays.start[fixed] // DAY
    counts = np.bincount(when, weights=stays.teams[fixed], minlength=7 * departments)
    return counts.astype(np.int64).reshape(-1, 7)
