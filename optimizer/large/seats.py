"""A slot of its own for every visit, where each lasts one slot: a bipartite matching."""

from collections.abc import Sequence


def seats(masks: Sequence[int]) -> tuple[dict[int, int], tuple[int, ...]]:
    """
    Slot of each visit; and, where there is none for all, visits that want too few slots.

    Parameters
    ----------
    masks
        The slots each visit may take, as bits.
    """
    visit_at: dict[int, int] = {}
    for visit in range(len(masks)):
        seen = _augment(masks, visit, visit_at)
        if seen:
            return {}, tuple(sorted({visit, *(visit_at[slot] for slot in seen)}))
    return {visit: slot for slot, visit in visit_at.items()}, ()


def _augment(masks: Sequence[int], visit: int, visit_at: dict[int, int]) -> list[int]:
    """Seat one more visit by a shortest chain of moves; else the slots that are all wanted."""
    came_from: dict[int, int] = {}
    wanting = [visit]
    for one in wanting:
        for slot in _slots(masks[one]):
            if slot not in came_from:
                came_from[slot] = one
                if slot not in visit_at:
                    _shift(slot, visit, came_from, visit_at)
                    return []
                wanting.append(visit_at[slot])
    return list(came_from)


def _shift(slot: int, visit: int, came_from: dict[int, int], visit_at: dict[int, int]) -> None:
    slot_of = {one: at for at, one in visit_at.items()}
    while True:
        one = came_from[slot]
        visit_at[slot] = one
        if one == visit:
            return
        slot = slot_of[one]


def _slots(mask: int) -> list[int]:
    found = []
    while mask:
        bit = mask & -mask
        found.append(bit.bit_length() - 1)
        mask ^= bit
    return found
