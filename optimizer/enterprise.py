"""
The exact program for one enterprise: which wishes share a visit, which visits there are, when.

Given what each joint costs at each start and what each wish costs when it is left out, it finds
the cheapest choice in which visits do not overlap and are not too many. A dynamic program over
sets of wishes, blind to overlap, prices every rest (``f[S] = min over joints T of S that hold
its lowest wish of cost(T) + f[S - T]``); a branch and bound on it settles the overlaps.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from optimizer.site import Joint, Site
from optimizer.slots import first

MOST_NODES = 20_000
"""Nodes of the branch and bound after which an enterprise counts as too hard."""

MOST_PLACED, ORDERS_OF_A_NODE = 10, 4
"""Visits that are put in every order, and sets of them that are put in the time of one node."""

Class = tuple[int, int]
"""A cost, and the slots at which a joint has it, as bits."""

Choice = tuple[Joint, int]
"""A joint and the slot it starts at."""


@dataclass(frozen=True, slots=True)
class Cheapest:
    """
    The cheapest choice at one enterprise.

    `cost` is that of `choices`; `least` is a lower bound, equal to it unless the search was cut
    off after `MOST_NODES`.
    """

    cost: int
    least: int
    choices: tuple[Choice, ...]


class Relaxed:
    """
    The program of a set of wishes whose visits may overlap.

    Parameters
    ----------
    offers
        (cost, bits, index) of the joints that may be taken.
    skip
        What leaving out each wish costs.
    """

    def __init__(self, offers: Iterable[tuple[int, int, int]], skip: Sequence[int]) -> None:
        self.skip = skip
        self.by_low: list[list[tuple[int, int, int]]] = [[] for _ in skip]
        for one in offers:
            self.by_low[(one[1] & -one[1]).bit_length() - 1].append(one)
        for joints in self.by_low:
            joints.sort(key=lambda one: (-one[1].bit_count(), one[0], one[2]))
        self.memo: dict[int, int] = {0: 0}

    def relaxed(self, rest: int) -> int:
        """The least that the wishes of `rest` can cost if visits might overlap."""
        known = self.memo.get(rest)
        if known is None:
            low = (rest & -rest).bit_length() - 1
            known = self.skip[low] + self.relaxed(rest & (rest - 1))
            for cost, bits, _ in self.by_low[low]:
                if bits & rest == bits and cost < known:
                    known = min(known, cost + self.relaxed(rest ^ bits))
            self.memo[rest] = known
        return known

    def relaxed_choice(self) -> list[int]:
        """The joints that `relaxed` would take for all wishes; they may overlap."""
        rest, found = (1 << len(self.skip)) - 1, list[int]()
        while rest:
            low, target = (rest & -rest).bit_length() - 1, self.relaxed(rest)
            for cost, bits, index in self.by_low[low]:
                if bits & rest == bits and cost + self.relaxed(rest ^ bits) == target:
                    found.append(index)
                    rest ^= bits
                    break
            else:
                rest &= rest - 1
        return found


class Program(Relaxed):
    """
    The exact program of one site.

    Parameters
    ----------
    classes
        For each joint of the site its costs, cheapest first; a joint without any is barred.
    skip
        What leaving out each wish costs.
    """

    def __init__(self, site: Site, classes: Sequence[Sequence[Class]], skip: Sequence[int]) -> None:
        joints = zip(site.joints or (), classes, strict=True)
        offers = [(some[0][0], one.bits, at) for at, (one, some) in enumerate(joints) if some]
        super().__init__(offers, skip)
        self.site, self.classes = site, classes
        self.nodes = 0
        self.best: int | None = None
        self.choices: tuple[Choice, ...] = ()

    def solve(self) -> Cheapest:
        """The cheapest choice in which visits neither overlap nor are too many."""
        everything = self.site.everything
        least = self.relaxed(everything)
        self._branch(everything, 0, [])
        if self.best is None:
            self.best = sum(self.skip)
        exact = self.nodes <= MOST_NODES
        return Cheapest(self.best, self.best if exact else least, self.choices)

    def _branch(self, rest: int, cost: int, chosen: list[int]) -> None:
        self.nodes += 1
        if self.nodes > MOST_NODES:
            return
        if self.best is not None and cost + self.relaxed(rest) >= self.best:
            return
        if not rest:
            self._settle(cost, chosen)
            return
        low = (rest & -rest).bit_length() - 1
        for _, index in self._branches(rest, low):
            if index is None:
                self._branch(rest & (rest - 1), cost + self.skip[low], chosen)
            else:
                bits = (self.site.joints or ())[index].bits
                more = self.classes[index][0][0]
                self._branch(rest ^ bits, cost + more, [*chosen, index])

    def _branches(self, rest: int, low: int) -> list[tuple[int, int | None]]:
        """What can become of the lowest wish, the most promising first; None: left out."""
        found: list[tuple[int, int | None]] = [
            (cost + self.relaxed(rest ^ bits), index)
            for cost, bits, index in self.by_low[low]
            if bits & rest == bits
        ]
        found.append((self.skip[low] + self.relaxed(rest & (rest - 1)), None))
        found.sort(key=lambda one: one[0])
        return found

    def _settle(self, cost: int, chosen: Sequence[int]) -> None:
        self.nodes += (1 << min(len(chosen), MOST_PLACED)) // ORDERS_OF_A_NODE
        if len(chosen) > MOST_PLACED:
            self.nodes = MOST_NODES + 1
            return
        floor = sum(self.classes[index][0][0] for index in chosen)
        placed = place(self.site, chosen, self.classes)
        if placed is None:
            return
        total = cost - floor + placed[0]
        if self.best is None or total < self.best:
            self.best, self.choices = total, placed[1]


def place(
    site: Site, chosen: Sequence[int], classes: Sequence[Sequence[Class]]
) -> tuple[int, tuple[Choice, ...]] | None:
    """
    The cheapest starts for these joints so that they do not overlap, or None.

    Visits are put one after the other, each as early as the one before allows; for every set of
    them the cheapest and the earliest ways are kept (a Pareto front), so nothing is lost.
    """
    joints = [(site.joints or ())[index] for index in chosen]
    fronts: list[list[_Way]] = [[] for _ in range(1 << len(chosen))]
    fronts[0] = [_Way(0, 0, 0, ())]
    for subset in range(1, len(fronts)):
        ways = [
            way
            for index, joint in enumerate(joints)
            if subset >> index & 1
            for before in fronts[subset ^ 1 << index]
            for way in _next(site, before, joint, classes[chosen[index]])
        ]
        fronts[subset] = _front(ways)
    if not fronts[-1]:
        return None
    best = min(fronts[-1], key=lambda one: (one.cost, one.end))
    return best.cost, best.choices


@dataclass(frozen=True, slots=True)
class _Way:
    """Some visits in order: what they cost, when the last ends, how many are new."""

    cost: int
    end: int
    new: int
    choices: tuple[Choice, ...]


def _next(site: Site, before: _Way, joint: Joint, classes: Sequence[Class]) -> list[_Way]:
    found = []
    for cost, starts in classes:
        slot = first(starts, before.end)
        if slot is None:
            continue
        new = before.new + site.visits(slot)
        if new <= site.most_new:
            end = slot + site.length(joint, slot)
            found.append(_Way(before.cost + cost, end, new, (*before.choices, (joint, slot))))
    return found


def _front(ways: list[_Way]) -> list[_Way]:
    """The ways of which none is at once cheaper, earlier and with fewer new visits."""
    kept: list[_Way] = []
    for way in sorted(ways, key=lambda one: (one.cost, one.end, one.new)):
        if all(way.end < one.end or way.new < one.new for one in kept):
            kept.append(way)
    return kept
