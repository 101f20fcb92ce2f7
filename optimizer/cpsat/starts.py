"""
All rules of one enterprise as a CP-SAT model: who starts when, and how long each visit lasts.

Literals: wish i starts at slot s; wish i is left out; a visit at s lasts at least so long.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from optimizer.cpsat.drive import Bound, Effort, Tell, minimise
from optimizer.wish import Limits, Wish

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

    Literal = cp_model.IntVar


@dataclass(frozen=True, slots=True)
class Alone:
    """
    What the child gets.

    Parameters
    ----------
    weight
        What a unit of priority left out costs, in visits; more than there can be visits.
    hint
        Start slot and wishes of each visit of a plan that is known.
    pairs
        The places that the literals stand for are reported as indices into these pairs of
        (wish, slot); `placements` makes them.
    """

    wishes: tuple[Wish, ...]
    limits: Limits
    weight: int
    hint: tuple[tuple[int, tuple[int, ...]], ...]
    effort: Effort

    @property
    def pairs(self) -> list[tuple[int, int]]:
        """Each possible (wish, slot), in the order of the literals that are told."""
        return [(i, s) for i, one in enumerate(self.wishes) for s in bits(one.starts)]


def bits(mask: int) -> list[int]:
    """The places of the bits that are set."""
    found = []
    while mask:
        bit = mask & -mask
        found.append(bit.bit_length() - 1)
        mask ^= bit
    return found


def plan_alone(given: Alone, tell: Tell) -> Bound:
    """Tell `Better` plans (true: indices into `given.pairs`) and `Bound`s of the value."""
    model = _Model(given)
    model.times()
    for slot in sorted(model.at):
        model.limits(slot)
        model.leads(slot)
    model.visits()
    model.hint()
    return minimise(model.cp, model.literals, given.effort, tell)


class _Model:
    def __init__(self, given: Alone) -> None:
        from ortools.sat.python import cp_model

        self.given, self.wishes, self.sum = given, given.wishes, cp_model.LinearExpr.weighted_sum
        self.cp = cp_model.CpModel()
        self.literals = [self.cp.new_bool_var("") for _ in given.pairs]
        self.out = [self.cp.new_bool_var("") for _ in given.wishes]
        self.at: dict[int, dict[int, Literal]] = defaultdict(dict)
        for (wish, slot), one in zip(given.pairs, self.literals, strict=True):
            self.at[slot][wish] = one
        self.lasts: dict[int, dict[int, Literal]] = {}

    def times(self) -> None:
        """Each wish once or not at all; visits as long as their longest wish, none overlap."""
        places: list[list[Literal]] = [[one] for one in self.out]
        covering: dict[int, list[Literal]] = defaultdict(list)
        for slot, here in self.at.items():
            for wish, one in here.items():
                places[wish].append(one)
            self._lengths(slot)
            for shorter, longer in self._steps(slot):
                for step in range(shorter, longer):
                    covering[slot + step].append(self.lasts[slot][longer])
        for some in places:
            self.cp.add_exactly_one(some)
        for cliques in covering.values():
            self.cp.add_at_most_one(cliques)

    def _lengths(self, slot: int) -> None:
        lengths = sorted({self.wishes[wish].slots for wish in self.at[slot]})
        self.lasts[slot] = {length: self.cp.new_bool_var("") for length in lengths}
        for shorter, longer in self._steps(slot)[1:]:
            self.cp.add_implication(self.lasts[slot][longer], self.lasts[slot][shorter])
        for wish, one in self.at[slot].items():
            self.cp.add_implication(one, self.lasts[slot][self.wishes[wish].slots])
        self.cp.add_bool_or([*self.at[slot].values(), ~self.visit(slot)])

    def _steps(self, slot: int) -> list[tuple[int, int]]:
        lengths = list(self.lasts[slot])
        return list(zip([0, *lengths[:-1]], lengths, strict=True))

    def visit(self, slot: int) -> "Literal":
        """Whether there is a visit at the slot."""
        return next(iter(self.lasts[slot].values()))

    def limits(self, slot: int) -> None:
        """Departments, inspectors, teams, apart and announced, in the visit at the slot."""
        here, limits = self.at[slot], self.given.limits
        if limits.most_inspectors is not None:
            need = {i: self.wishes[i].inspectors for i in here}
            self._at_most(slot, here, need, limits.most_inspectors)
        if limits.most_departments is not None:
            present = dict(enumerate(self._departments(slot)))
            self._at_most(slot, present, dict.fromkeys(present, 1), limits.most_departments)
        for name, teams in limits.teams.items():
            need = {i: self.wishes[i].departments.get(name, 0) for i in here}
            self._at_most(slot, here, need, teams)
        for first, second in limits.apart:
            if first in here and second in here:
                self.cp.add_at_most_one([here[first], here[second]])
        if len({self.wishes[i].announced for i in here}) > 1:
            announced = self.cp.new_bool_var("")
            for i, one in here.items():
                side = announced if self.wishes[i].announced else ~announced
                self.cp.add_implication(one, side)

    def _at_most(
        self, slot: int, here: "dict[int, Literal]", need: dict[int, int], most: int
    ) -> None:
        if sum(need.values()) > most:
            some = [i for i in here if need[i]]
            total = self.sum([here[i] for i in some], [need[i] for i in some])
            self.cp.add(total <= most * self.visit(slot))

    def _departments(self, slot: int) -> "list[Literal]":
        members: dict[str, list[Literal]] = defaultdict(list)
        for i, one in self.at[slot].items():
            for name in self.wishes[i].departments:
                members[name].append(one)
        return [self._any(some) for _, some in sorted(members.items())]

    def _any(self, some: "list[Literal]") -> "Literal":
        if len(some) == 1:
            return some[0]
        present = self.cp.new_bool_var("")
        for one in some:
            self.cp.add_implication(one, present)
        return present

    def leads(self, slot: int) -> None:
        """Several departments need one that may lead."""
        here = self.at[slot]
        leaders = [one for i, one in here.items() if self.wishes[i].may_lead]
        others = [i for i in here if not self.wishes[i].may_lead]
        if len({name for i in others for name in self.wishes[i].departments}) == 0:
            return
        led = self.cp.new_bool_var("")
        self.cp.add_bool_or([*leaders, ~led])
        alone: dict[str, Literal] = {}
        for i in others:
            names = list(self.wishes[i].departments)
            if len(names) == 1:
                single = alone.setdefault(names[0], self.cp.new_bool_var(""))
                self.cp.add_bool_or([~here[i], led, single])
            else:
                self.cp.add_implication(here[i], led)
        self.cp.add_at_most_one(alone.values())

    def visits(self) -> None:
        """Fewest priority left out, then fewest visits; not more than `most_visits`."""
        total = [self.visit(slot) for slot in sorted(self.at)]
        ones = [1] * len(total)
        if self.given.limits.most_visits is not None:
            self.cp.add(self.sum(total, ones) <= self.given.limits.most_visits)
        left = [self.given.weight * wish.priority for wish in self.wishes]
        value = self.sum([*total, *self.out], ones + left)
        self.cp.add(value >= self.given.effort.least)
        self.cp.minimize(value)

    def hint(self) -> None:
        """The plan that is known, as a start."""
        slot_of = {i: slot for slot, members in self.given.hint for i in members}
        for (wish, slot), one in zip(self.given.pairs, self.literals, strict=True):
            self.cp.add_hint(one, slot_of.get(wish) == slot)
        for wish, one in enumerate(self.out):
            self.cp.add_hint(one, wish not in slot_of)
        longest = {s: max(self.wishes[i].slots for i in m) for s, m in self.given.hint}
        for slot, lengths in self.lasts.items():
            for length, one in lengths.items():
                self.cp.add_hint(one, length <= longest.get(slot, 0))
