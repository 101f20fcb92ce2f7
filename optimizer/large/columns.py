"""When nothing but the starts limits a visit: the week as a set cover."""

from collections.abc import Sequence
from dataclasses import dataclass

from optimizer.large.reduce import able_by_slot
from optimizer.large.rules import fits
from optimizer.wish import Limits, Visits, Wish


@dataclass(frozen=True, slots=True)
class Columns:
    """Slots that matter and, as bits, the wishes that can all be served there in one visit."""

    slots: tuple[int, ...]
    able: tuple[int, ...]

    def visits(self, chosen: Sequence[int]) -> Visits:
        """One visit for each chosen column; every wish goes to the first that serves it."""
        found: list[tuple[int, tuple[int, ...]]] = []
        rest = 0
        for one in chosen:
            rest |= self.able[one]
        for one in sorted(chosen, key=lambda c: (-self.able[c].bit_count(), c)):
            here, rest = self.able[one] & rest, rest & ~self.able[one]
            members = tuple(i for i in range(here.bit_length()) if here >> i & 1)
            if members:
                found.append((self.slots[one], members))
        return tuple(sorted(found))


def columns_of(wishes: Sequence[Wish], limits: Limits) -> Columns | None:
    """The set cover, or None where anything else than the starts matters."""
    if not _only_starts_matter(wishes, limits):
        return None
    slot_of: dict[int, int] = {}
    for slot, able in enumerate(able_by_slot(wishes, max(w.starts for w in wishes).bit_length())):
        if able:
            slot_of.setdefault(able, slot)
    largest = sorted(slot_of, key=lambda able: (-able.bit_count(), slot_of[able]))
    kept: list[int] = []
    for able in largest:
        if not any(able & other == able for other in kept):
            kept.append(able)
    if not all(_unlimited(wishes, limits, able) for able in kept):
        return None
    return Columns(tuple(slot_of[able] for able in kept), tuple(kept))


def _only_starts_matter(wishes: Sequence[Wish], limits: Limits) -> bool:
    departments = {name for one in wishes for name in one.departments}
    return (
        limits.most_visits is None
        and all(one.slots == 1 for one in wishes)
        and (len(departments) == 1 or all(one.may_lead for one in wishes))
    )


def _unlimited(wishes: Sequence[Wish], limits: Limits, able: int) -> bool:
    members = [i for i in range(able.bit_length()) if able >> i & 1]
    return fits(wishes, limits, members) and not any(
        able >> one & 1 and able >> other & 1 for one, other in limits.apart
    )
