"""
A plan in the making: open visits that take in wishes and move aside for each other.

An open visit knows all starts that are left to it and stands at one of them. When a wish takes
that start away it looks for a free one, and may push another visit on (augmenting paths).
"""

from collections.abc import Sequence
from random import Random

from optimizer.wish import Limits, Visits, Wish

DEPTH = 40
"""So many visits may be pushed on in one chain."""

PATIENCE = 100
"""So many slots are tried for pushing another visit on, before a wish gives up."""


class Open:
    """A visit that may still take in wishes."""

    __slots__ = ("clash", "inspectors", "leads", "members", "needs", "slot", "slots", "starts")

    def __init__(self) -> None:
        self.starts, self.slots, self.slot = -1, 0, -1
        self.inspectors, self.leads, self.clash = 0, 0, 0
        self.needs: dict[str, int] = {}
        self.members: tuple[int, ...] = ()

    def copy(self) -> "Open":
        """A twin that can change by itself."""
        twin = Open()
        for name in self.__slots__:
            setattr(twin, name, getattr(self, name))
        return twin

    @property
    def stay(self) -> int:
        """The slots it occupies, as bits."""
        return ((1 << self.slots) - 1) << self.slot if self.slot >= 0 else 0


class Draft:
    """
    Visits of one enterprise that keep every rule at any moment.

    Parameters
    ----------
    clash
        As from `rules.clashes`.
    """

    def __init__(self, wishes: Sequence[Wish], limits: Limits, clash: Sequence[int]) -> None:
        self.wishes, self.limits, self.clash = wishes, limits, clash
        self.open: list[Open] = []
        self.taken = 0

    def copy(self) -> "Draft":
        """A twin that can change by itself."""
        twin = Draft(self.wishes, self.limits, self.clash)
        twin.open, twin.taken = [one.copy() for one in self.open], self.taken
        return twin

    @property
    def visits(self) -> Visits:
        """The visits as plain values."""
        return tuple((one.slot, tuple(sorted(one.members))) for one in self.open)

    def drop(self, visit: Open) -> tuple[int, ...]:
        """Take a visit out; its wishes are returned."""
        self.open.remove(visit)
        self.taken &= ~visit.stay
        return visit.members

    def insert(self, index: int, random: Random, noise: float = 0.0) -> bool:
        """Put the wish into the visit that suits it best, else into a new one, if any."""
        ranked = [
            (self._appeal(one, index) + noise * random.random(), place)
            for place, one in enumerate(self.open)
            if self._admits(one, index)
        ]
        for _, place in sorted(ranked, reverse=True)[:8]:
            if self._join(self.open[place], index):
                return True
        return self._begin(index)

    def _appeal(self, visit: Open, index: int) -> float:
        wish, most = self.wishes[index], self.limits.most_inspectors
        common = (visit.starts & wish.starts).bit_count() / wish.starts.bit_count()
        fill = (visit.inspectors + wish.inspectors) / most if most else 0.0
        longer = max(0, wish.slots - visit.slots) / wish.slots
        return fill + 0.3 * common - 0.3 * longer

    def _admits(self, visit: Open, index: int) -> bool:
        wish, limits = self.wishes[index], self.limits
        if not visit.starts & wish.starts or visit.clash >> index & 1:
            return False
        most = limits.most_inspectors
        if most is not None and visit.inspectors + wish.inspectors > most:
            return False
        departments = visit.needs.keys() | wish.departments.keys()
        if limits.most_departments is not None and len(departments) > limits.most_departments:
            return False
        if len(departments) > 1 and not visit.leads and not wish.may_lead:
            return False
        return all(
            visit.needs.get(name, 0) + need <= limits.teams.get(name, need + 1_000_000)
            for name, need in wish.departments.items()
        )

    def _begin(self, index: int) -> bool:
        wish, most = self.wishes[index], self.limits.most_visits
        if most is not None and len(self.open) >= most:
            return False
        if len(wish.departments) > 1 and not wish.may_lead:
            return False
        visit = Open()
        self.open.append(visit)
        if self._join(visit, index):
            return True
        self.open.remove(visit)
        return False

    def _join(self, visit: Open, index: int) -> bool:
        wish = self.wishes[index]
        before = visit.starts, visit.slots
        self.taken &= ~visit.stay
        visit.starts &= wish.starts
        visit.slots = max(visit.slots, wish.slots)
        if not self._seat(visit, [0, PATIENCE], DEPTH):
            visit.starts, visit.slots = before
            self.taken |= visit.stay
            return False
        visit.members += (index,)
        visit.inspectors += wish.inspectors
        visit.leads += bool(wish.may_lead)
        visit.clash |= self.clash[index]
        visit.needs = dict(visit.needs)
        for name, need in wish.departments.items():
            visit.needs[name] = visit.needs.get(name, 0) + need
        return True

    def _seat(self, visit: Open, seen: list[int], depth: int) -> bool:
        blocked = 0
        for step in range(visit.slots):
            blocked |= self.taken >> step
        free = visit.starts & ~blocked
        if free:
            if visit.slot < 0 or not free >> visit.slot & 1:
                visit.slot = (free & -free).bit_length() - 1
            self.taken |= visit.stay
            return True
        return depth > 0 and self._push(visit, seen, depth)

    def _push(self, visit: Open, seen: list[int], depth: int) -> bool:
        untried = visit.starts & ~seen[0]
        was = visit.slot
        while untried and seen[1] > 0:
            bit = untried & -untried
            seen[0] |= bit
            seen[1] -= 1
            visit.slot = bit.bit_length() - 1
            stay = visit.stay
            others = [one for one in self.open if one is not visit and one.stay & stay]
            if len(others) == 1 and self._push_on(others[0], stay, seen, depth):
                return True
            untried &= untried - 1 & ~seen[0]
        visit.slot = was
        return False

    def _push_on(self, other: Open, stay: int, seen: list[int], depth: int) -> bool:
        before = self.taken
        self.taken = self.taken & ~other.stay | stay
        if self._seat(other, seen, depth - 1):
            return True
        self.taken = before
        return False
