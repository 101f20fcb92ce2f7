"""Leave out the starts that no best plan needs."""

from collections.abc import Sequence

from optimizer.wish import Wish


def useful_starts(wishes: Sequence[Wish]) -> list[int]:
    """
    For each wish the starts to look at, as bits.

    Every visit of a plan can be moved to earlier starts until a window of one of its wishes
    begins or another visit ends; where all last one slot, starts with equal or smaller sets
    of wishes are left out besides as long as enough others remain.
    """
    every = 0
    for one in wishes:
        every |= one.starts
    keep = _few_of_each(wishes, every) if all(one.slots == 1 for one in wishes) else 0
    keep = keep or _left_shifted(wishes, every)
    return [one.starts & keep for one in wishes]


def _left_shifted(wishes: Sequence[Wish], every: int) -> int:
    begins = 0
    for one in wishes:
        begins |= one.starts & ~(one.starts << 1)
    keep, fresh = 0, begins
    lengths = {one.slots for one in wishes}
    while fresh:
        keep |= fresh
        ends = 0
        for slots in lengths:
            ends |= fresh << slots
        fresh = ends & every & ~keep
    return keep


def _few_of_each(wishes: Sequence[Wish], every: int) -> int:
    kinds: dict[int, list[int]] = {}
    for slot, able in enumerate(able_by_slot(wishes, every.bit_length())):
        if able:
            kinds.setdefault(able, []).append(slot)
    roomy = [able for able, slots in kinds.items() if len(slots) >= able.bit_count()]
    keep = 0
    for able, slots in kinds.items():
        if not any(able & other == able and able != other for other in roomy):
            keep |= sum(1 << slot for slot in slots[: able.bit_count()])
    return keep


def able_by_slot(wishes: Sequence[Wish], slots: int) -> list[int]:
    """For each slot, as bits, the wishes that may start there."""
    able = [0] * slots
    for index, one in enumerate(wishes):
        left = one.starts
        while left:
            bit = left & -left
            able[bit.bit_length() - 1] |= 1 << index
            left ^= bit
    return able
