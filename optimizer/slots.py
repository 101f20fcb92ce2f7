"""
Times as bits: a set of starts is one integer, bit ``s`` says "may start at slot s".

A slot is one step of the grid, so slot ``s`` begins at minute ``s * grid``. All set operations
on starts are then single operations on whole weeks.
"""

from collections.abc import Iterable, Iterator

from optimizer.problem import WEEK, Window


def stretch(first: int, after: int) -> int:
    """The bits from `first` up to, not including, `after`; none when there are none."""
    return (1 << after) - (1 << max(first, 0)) if after > max(first, 0) else 0


def rounded_up(minutes: int, grid: int) -> int:
    """The number of slots that hold so many minutes."""
    return -(-minutes // grid)


def inside(windows: Iterable[Window], minutes: int, grid: int) -> int:
    """Starts of a stay of `minutes` that lie wholly inside one of the windows."""
    found = 0
    for one in windows:
        found |= stretch(rounded_up(one.start, grid), (one.end - minutes) // grid + 1)
    return found


def touching(windows: Iterable[Window], minutes: int, grid: int) -> int:
    """Starts of a stay of `minutes` that share a minute with one of the windows."""
    found = 0
    for one in windows:
        found |= stretch((one.start - minutes) // grid + 1, rounded_up(one.end, grid))
    return found


def blocking(full: int, length: int) -> int:
    """Starts whose `length` slots touch one of the `full` slots."""
    found, reach = full, 1
    while reach < length:
        step = min(reach, length - reach)
        found |= found >> step
        reach += step
    return found


def covered(starts: int, length: int) -> int:
    """Slots that a stay of so many slots may bind."""
    found, reach = starts, 1
    while reach < length:
        step = min(reach, length - reach)
        found |= found << step
        reach += step
    return found


def each(starts: int) -> Iterator[int]:
    """The slots of a set of starts, ascending."""
    while starts:
        low = starts & -starts
        yield low.bit_length() - 1
        starts ^= low


def first(starts: int, at_least: int = 0) -> int | None:
    """The earliest slot that is not before `at_least`, or None."""
    later = starts >> at_least
    return at_least + (later & -later).bit_length() - 1 if later else None


def slots_of_week(grid: int) -> int:
    """How many slots a week has."""
    return WEEK // grid
