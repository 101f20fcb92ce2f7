"""
Ruin and recreate: take a few enterprises out of the plan and put them back better.

The source is Schrimpf et al. (2000), with the exact program of an enterprise as the way to put
one back. One enterprise above its own minimum is taken out together with those whose stays are
in its way or that share its departments; a worse plan is accepted as in simulated annealing.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from random import Random

from optimizer.bounds import Minimum
from optimizer.insert import VISIT, Aims, Prices, insert
from optimizer.layout import Layout, Value
from optimizer.problem import DAY
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
        self.aims = Aims(moved=0 if most_moved is None else 5 * VISIT)
        self.targets: dict[int, None] = {}
        self.wanted, self.wanting = _sharing(layout)

    def run(self, steps: int, stop: Callable[[], bool], sites: Sequence[int] | None = None) -> int:
        """
        Try so many steps, or until nothing is above its minimum or `stop` says so.

        Only `sites` are targets, or all. The best layout found is in place afterwards; the steps
        made are returned.
        """
        layout, made = self.layout, 0
        best, best_choices = layout.value, list(layout.choices)
        self.targets.clear()
        self._look_at(range(len(layout.choices)) if sites is None else sites)
        while made < steps and self.targets and not stop():
            heat = HOT + (COLD - HOT) * made / steps
            self._step(self.random.choice(list(self.targets)), heat)
            made += 1
            if layout.value < best:
                best, best_choices = layout.value, list(layout.choices)
        if layout.value != best:
            layout.load(best_choices)
        return made

    def _look_at(self, sites: Iterable[int]) -> None:
        """Note which of these sites are above their own minimum in tiers 1 and 2."""
        for index in sites:
            value, least = self.layout.values[index], self.minima[index].value
            able = self.layout.board.sites[index].joints is not None
            if able and (value.unplanned > least.unplanned or value.visits > least.visits):
                self.targets[index] = None
            else:
                self.targets.pop(index, None)

    def _step(self, target: int, heat: float) -> None:
        layout = self.layout
        before = layout.value
        group = self._group(target)
        old = {index: layout.take_out(index) for index in group}
        others = group[1:]
        self.random.shuffle(others)
        for index in (target, *others):
            insert(layout, index, self.aims, self.prices, self.random)
        if self._accepts(before, layout.value, heat):
            self._look_at(group)
            return
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
        while len(group) <= size:
            sharing = self.wanting[self.random.choice(self.wanted[target])]
            one = self.random.choice(sharing)
            if one not in group:
                group.append(one)
            size -= 1
        return group

    def _in_the_way(self, target: int) -> list[int]:
        """Sites with stays where a joint of the target's minimum would like to be."""
        site = self.layout.board.sites[target]
        found: dict[int, None] = {}
        for joint, _ in self.minima[target].choices:
            starts = list(each(joint.starts))
            slot = min(
                self.random.sample(starts, min(3, len(starts))),
                key=lambda one: self.prices.of(joint, one),
            )
            end = slot + site.length(joint, slot)
            day = slot * site.grid // DAY
            for key in dict.fromkeys(key for key, _, _ in joint.stays):
                for other in self.layout.present.get((key, day), ()):
                    if other not in found and self._clashes(other, slot, end, key):
                        found[other] = None
        found.pop(target, None)
        others = [one for one in found if self.layout.board.sites[one].joints is not None]
        self.random.shuffle(others)
        return others

    def _clashes(self, other: int, slot: int, end: int, department: str) -> bool:
        return any(
            start < end
            and slot < start + joint.slots
            and any(key == department for key, _, _ in joint.stays)
            for joint, start in self.layout.choices[other]
        )


def _sharing(layout: Layout) -> tuple[list[list[str]], dict[str, list[int]]]:
    """The departments that each site wants, and for each of them the sites that want it."""
    wanted = [
        sorted({key for wish in site.wishes for key in wish.departments})
        for site in layout.board.sites
    ]
    wanting: dict[str, list[int]] = {}
    for site, keys in zip(layout.board.sites, wanted, strict=True):
        for key in keys if site.joints is not None else ():
            wanting.setdefault(key, []).append(site.index)
    return wanted, wanting
