"""
How often each slot is taken, as bits: digit ``j`` of the counts of all slots is one integer.

So a count costs as many operations on whole weeks as it has binary digits, however large it is.
"""

from collections.abc import Sequence

Tally = list[int]
"""The digits of the counts, the lowest first; the highest is not zero anywhere."""


def pile(tally: Tally, slots: int) -> None:
    """Count one more in these slots."""
    for place, digit in enumerate(tally):
        if not slots:
            return
        tally[place], slots = digit ^ slots, digit & slots
    if slots:
        tally.append(slots)


def unpile(tally: Tally, slots: int) -> None:
    """Undo a `pile` of the same slots."""
    for place, digit in enumerate(tally):
        if not slots:
            break
        tally[place], slots = digit ^ slots, slots & ~digit
    while tally and not tally[-1]:
        tally.pop()


def above(tally: Sequence[int], level: int) -> int:
    """The slots that are taken more than `level` times, a level from 0."""
    if level >> len(tally):
        return 0
    found, equal = 0, -1
    for place in range(len(tally) - 1, -1, -1):
        if level >> place & 1:
            equal &= tally[place]
        else:
            found |= equal & tally[place]
            equal &= ~tally[place]
    return found


def taken(tally: Sequence[int], slot: int) -> int:
    """How often one slot is taken."""
    return sum((digit >> slot & 1) << place for place, digit in enumerate(tally))
