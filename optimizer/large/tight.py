"""
Packings without a gap to lose.

If k visits hold all inspectors of the week with little room left over, each of them must be
nearly full. Often so few sets of wishes are nearly full that they can be listed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from optimizer.large.rules import fits, may_lead
from optimizer.wish import Limits, Wish

MOST_SETS = 60_000
"""More sets than these are not listed."""

MOST_LOOKS = 1_500_000
"""So many sets are looked at to find them."""


@dataclass(frozen=True, slots=True)
class Tight:
    """All sets of wishes that a visit of a plan with so few visits can be, and their starts."""

    visits: int
    sets: tuple[tuple[int, ...], ...]
    starts: tuple[int, ...]


def tight_sets(
    wishes: Sequence[Wish], limits: Limits, clash: Sequence[int], k: int
) -> Tight | None:
    """Every nearly full set for plans with k visits, or None where there are too many."""
    most = limits.most_inspectors
    if most is None or any(one.slots != 1 for one in wishes):
        return None
    least = most - (k * most - sum(one.inspectors for one in wishes))
    if least > most or least * 2 < most:
        return None
    lister = _Lister(wishes, clash, least, most)
    sets = []
    for members, starts in lister.all():
        if fits(wishes, limits, members) and may_lead(wishes, members):
            sets.append((members, starts))
        if len(sets) > MOST_SETS:
            return None
    if lister.looks > MOST_LOOKS:
        return None
    return Tight(k, tuple(one for one, _ in sets), tuple(starts for _, starts in sets))


class _Lister:
    def __init__(self, wishes: Sequence[Wish], clash: Sequence[int], least: int, most: int) -> None:
        self.order = sorted(range(len(wishes)), key=lambda i: -wishes[i].inspectors)
        self.weights = [wishes[i].inspectors for i in self.order]
        self.starts = [wishes[i].starts for i in self.order]
        self.clash, self.least, self.most = clash, least, most
        self.looks = 0

    def all(self) -> Iterator[tuple[tuple[int, ...], int]]:
        """Sets of wishes of the right weight that do not clash, with their common starts."""
        yield from self._with((), 0, -1, 0)

    def _with(
        self, members: tuple[int, ...], first: int, starts: int, barred: int
    ) -> Iterator[tuple[tuple[int, ...], int]]:
        weight = sum(self.weights[place] for place in members)
        if weight >= self.least:
            yield tuple(sorted(self.order[place] for place in members)), starts
        missing, room = self.least - weight, self.most - weight
        further = room // max(1, self.weights[-1])
        for place in range(self._first_that_fits(first, room), len(self.order)):
            self.looks += 1
            # The rest are no heavier: as many as there is room for must reach the weight.
            most = self.weights[place] * min(further, len(self.order) - place)
            if self.looks > MOST_LOOKS or most < missing:
                return
            index = self.order[place]
            common = starts & self.starts[place]
            if common and not barred >> index & 1:
                grown = barred | self.clash[index]
                yield from self._with((*members, place), place + 1, common, grown)

    def _first_that_fits(self, first: int, room: int) -> int:
        low, high = first, len(self.weights)
        while low < high:
            middle = (low + high) // 2
            if self.weights[middle] > room:
                low = middle + 1
            else:
                high = middle
        return low
