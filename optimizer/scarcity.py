"""
Prices of one department's team time at which some requests cost more than there is to be had.

A request binds its teams somewhere, so it takes at least what its cheapest place costs. Where the
cheapest places of some requests together cost more than all time of the teams, no plan holds
them all. (Farkas' lemma for the relaxation in which a request may be spread over its places.)
With all prices equal this counts minutes; a price on few slots counts, say, that a morning holds
one stay of two hours for each team. Prices are whole numbers, so the proof is exact.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from operator import sub

from optimizer.slots import covered, each

STARTS_OF_A_LOOK = 300
"""Starts that are priced in the time of one look."""

UNIT, MEMORY = 16, 4
"""By how much a price moves for each team too many, and of its last move all but 1 / 2^4 again."""

MOST_STEPS = 24
"""Highest price that is tried instead of a higher one."""


@dataclass(frozen=True, slots=True)
class Demand:
    """
    What one request binds.

    Parameters
    ----------
    slots
        Length of its stay and the least way after it.
    starts
        Slots at which it can start, as bits.
    """

    teams: int
    slots: int
    starts: int


class Scarcity:
    """
    Prices for the slots that some requests can bind.

    Parameters
    ----------
    teams
        Of the department.
    standing
        Planes of the slots that absences and fixed visits bind, as a crew keeps them.
    """

    def __init__(self, demands: Sequence[Demand], teams: int, standing: Sequence[int]) -> None:
        self.demands = demands
        reach = 0
        for one in demands:
            reach |= covered(one.starts, one.slots)
        self._slots = list(each(reach))
        self._place = {slot: place for place, slot in enumerate(self._slots)}
        # More may stand than there are teams; the slot then has no room.
        self._room = [
            max(0, teams - sum(plane >> slot & 1 for plane in standing)) for slot in self._slots
        ]
        self._alike: dict[tuple[int, int], int] = {}
        for one in demands:
            key = one.slots, one.starts
            self._alike[key] = self._alike.get(key, 0) + one.teams
        self._runs = {key: self._run(*key) for key in self._alike}
        self._prices = [UNIT] * len(self._slots)

    @property
    def prices(self) -> dict[int, int]:
        """Of one team for one slot, by slot; what is not named costs nothing."""
        return {slot: one for slot, one in zip(self._slots, self._prices, strict=True) if one}

    @property
    def looks(self) -> int:
        """What a round costs."""
        starts = sum(after - low for runs in self._runs.values() for low, after in runs)
        return 1 + (starts + 2 * len(self._slots)) // STARTS_OF_A_LOOK

    def prove(self, rounds: int, stop: Callable[[], bool] = bool) -> tuple[bool, int]:
        """
        Raise the price of what is wanted beyond what is there, and lower the others.

        A price goes on as it went before (the heavy ball of Polyak 1964), which takes a tenth of
        the rounds that it takes without. It ends when `stop` says so.

        Returns
        -------
        tuple
            Whether the prices prove that the requests cannot all be planned, and the rounds made.
        """
        if rounds > 0 and any(self._take(one) for one in self._guesses()):
            self._simplify()
            return True, 1
        moves = [0] * len(self._slots)
        for made in range(1, rounds + 1):
            needed, use = self._cheapest()
            if needed > self.available:
                self._simplify()
                return True, made
            over = list(map(sub, use, self._room))
            if max(over, default=0) <= 0 or stop():
                return False, made
            moves = [
                move - (move >> MEMORY) + UNIT * more
                for move, more in zip(moves, over, strict=True)
            ]
            self._prices = [
                max(0, price + move) for price, move in zip(self._prices, moves, strict=True)
            ]
        return False, rounds

    def _simplify(self) -> None:
        """Price as few stretches as are a proof as well, and with the smallest whole prices."""
        for first, after in self._run_of_places():
            rest = [0 if first <= n < after else one for n, one in enumerate(self._prices)]
            self._take(rest)
        found, highest = self._prices, max(self._prices)
        for step in range(1, min(highest, MOST_STEPS)):
            if self._take([(2 * step * one + highest) // (2 * highest) for one in found]):
                return

    def _take(self, prices: list[int]) -> bool:
        """Take these prices if they are a proof; whether they are."""
        before, self._prices = self._prices, prices
        if self._cheapest()[0] > self.available:
            return True
        self._prices = before
        return False

    def _guesses(self) -> Iterator[list[int]]:
        """All alike; or on the last slots of stays of one length in a row, from the first on."""
        yield self._prices
        for length in sorted({one.slots for one in self.demands}):
            prices = [0] * len(self._slots)
            for first, after in self._run_of_places():
                places = range(first + length - 1, after, length)
                prices[first + length - 1 : after : length] = [1] * len(places)
            yield prices

    def _run_of_places(self) -> list[tuple[int, int]]:
        """The places whose slots follow each other, as [first, after)."""
        breaks = [n for n in range(1, len(self._slots)) if self._slots[n] > self._slots[n - 1] + 1]
        return list(pairwise([0, *breaks, len(self._slots)]))

    @property
    def available(self) -> int:
        """What all team time costs that there is."""
        return sum(map(int.__mul__, self._prices, self._room))

    def needs(self) -> list[int]:
        """What each demand costs at least."""
        sums = [0, *accumulate(self._prices)]
        least = {key: _least(sums, key[0], runs)[0] for key, runs in self._runs.items()}
        return [one.teams * least[one.slots, one.starts] for one in self.demands]

    def _cheapest(self) -> tuple[int, list[int]]:
        """What all demands cost at least, and the teams they bind there, by place."""
        sums = [0, *accumulate(self._prices)]
        change = [0] * (len(self._slots) + 1)
        needed = 0
        for key, teams in self._alike.items():
            cost, start = _least(sums, key[0], self._runs[key])
            needed += teams * cost
            change[start] += teams
            change[start + key[0]] -= teams
        return needed, list(accumulate(change[:-1]))

    def _run(self, length: int, starts: int) -> list[tuple[int, int]]:
        """The starts as stretches of places, [first, after)."""
        found = []
        while starts:
            low = (starts & -starts).bit_length() - 1
            count = _ones(starts >> low)
            found.append((self._place[low], self._place[low] + count))
            starts &= -1 << low + count
        return found


def _least(sums: Sequence[int], length: int, runs: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The least sum of so many prices in a row, and the place where it begins, the first such."""
    best: tuple[int, int] | None = None
    for first, after in runs:
        costs = list(map(sub, sums[first + length : after + length], sums[first:after]))
        cost = min(costs)
        if best is None or cost < best[0]:
            best = cost, first + costs.index(cost)
    if best is None:
        raise ValueError("a demand without a start")
    return best


def _ones(bits: int) -> int:
    """How many of the lowest bits are set in a row."""
    return (~bits & (bits + 1)).bit_length() - 1
