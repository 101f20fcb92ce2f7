"""
Ruin and recreate: take a few enterprises out of the plan and put them back better.

The source is Schrimpf et al. (2000), with the exact program of an enterprise as the way to put
one back. One enterprise above its own minimum is taken out together with those whose stays are
in its way or that share its departments; a worse plan is accepted as in simulated annealing.
"""

import math
from collections.abc import Callable, Sequence
from random import Random

from optimizer.bounds import Minimum
from optimizer.insert import VISIT, Aims, Prices, insert
from optimizer.layout import Layout, Value
from optimizer.slots import each

HOT, COLD = 0.12, 0.03
"""Temperature at the start and at the end of a round, in visits."""

LEFT_OUT = 2.5
"""Visits that a left-out priority counts as while worse plans are weighed."""


class Recreate:
    """
    Improves a layout step by step.

    Parameters
    ----------
    minima
        Of each site; a site at its minimum is no target.
    most_moved
        Cap on moved requests, or None.
    """

    def __init__(
        self,
        layout: Layout,
        minima: Sequence[Minimum],
        seed: int,
        most_moved: int | None = None,
    ) -> None:
        self.layout, self.minima, self.most_moved = layout, minima, most_moved
        self.random = Random(seed)
        self.prices = Prices(layout)
        self.best = layout.value
        self.best_choices = list(layout.choices)
        self.able = [one.index for one in layout.board.sites if one.joints is not None]
        self.sharing = _sharing(layout, self.able)
        self.aims = Aims(moved=0 if most_moved is None else 5 * VISIT)

    def targets(self) -> list[int]:
        """Sites above their own minimum in tiers 1 and 2."""
        values = self.layout.values
        return [
            index
            for index in self.able
            if values[index].unplanned > self.minima[index].value.unplanned
            or values[index].visits > self.minima[index].value.visits
        ]

    def run(self, steps: int, stop: Callable[[], bool]) -> int:
        """
        Try so many steps, or until nothing is above its minimum or `stop` says so.

        The best layout found is in place afterwards; the steps made are returned.
        """
        made = 0
        targets = self.targets()
        while made < steps and targets and not stop():
            heat = HOT + (COLD - HOT) * made / steps
            self._step(self.random.choice(targets), heat)
            made += 1
            targets = self.targets()
            if self.layout.value < self.best:
                self.best, self.best_choices = self.layout.value, list(self.layout.choices)
        self.layout.load(self.best_choices)
        return made

    def _step(self, target: int, heat: float) -> None:
        layout = self.layout
        before = layout.value
        group = self._group(target)
        old = {index: layout.take_out(index) for index in group}
        others = group[1:]
        self.random.shuffle(others)
        for index in (target, *others):
            insert(layout, index, self.aims, self.prices, self.random)
        if not self._accepts(before, layout.value, heat):
            for index in group:
                layout.take_out(index)
            for index in group:
                layout.put_back(index, old[index])

    def _accepts(self, before: Value, after: Value, heat: float) -> bool:
        if self.most_moved is not None and after.moved > max(self.most_moved, before.moved):
            return False
        worse = LEFT_OUT * (after.unplanned - before.unplanned) + after.visits - before.visits
        return worse <= 0 or worse < -heat * math.log(1.0 - self.random.random())

    def _group(self, target: int) -> list[int]:
        size = self.random.randint(2, 8)
        group = [target]
        if self.random.random() < 0.5:
            group += self._in_the_way(target)[:size]
        sharing = self.sharing[target]
        while len(group) <= size and sharing:
            one = self.random.choice(sharing)
            if one not in group:
                group.append(one)
            size -= 1
        return group

    def _in_the_way(self, target: int) -> list[int]:
        """Sites with stays where a joint of the target's minimum would like to be."""
        minimum = self.minima[target]
        site = self.layout.board.sites[target]
        found: list[int] = []
        for joint, _ in minimum.choices:
            starts = list(each(joint.starts))
            slot = min(
                self.random.sample(starts, min(3, len(starts))),
                key=lambda one: self.prices.of(joint, one),
            )
            wanted = {key for key, _, _ in joint.stays}
            for other in self.sharing[target]:
                if other not in found and self._clashes(
                    other, slot, site.length(joint, slot), wanted
                ):
                    found.append(other)
        self.random.shuffle(found)
        return found

    def _clashes(self, other: int, slot: int, length: int, wanted: set[str]) -> bool:
        return any(
            start < slot + length
            and slot < start + joint.slots
            and any(key in wanted for key, _, _ in joint.stays)
            for joint, start in self.layout.choices[other]
        )


def _sharing(layout: Layout, able: Sequence[int]) -> list[list[int]]:
    """For each site those that want one of the same departments and can be put back."""
    sites = layout.board.sites
    wanted = [sorted({key for wish in site.wishes for key in wish.departments}) for site in sites]
    wanting: dict[str, list[int]] = {}
    for index in able:
        for key in wanted[index]:
            wanting.setdefault(key, []).append(index)
    return [
        sorted({other for key in keys for other in wanting.get(key, ())} - {index})
        for index, keys in enumerate(wanted)
    ]
