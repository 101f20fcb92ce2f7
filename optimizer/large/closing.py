"""Prove or refute that a packing can be as small as its bound, from the list of tight sets."""

from collections.abc import Callable

from optimizer.cpsat.drive import Better, Effort
from optimizer.cpsat.partition import Partition, partition
from optimizer.large.program import Program
from optimizer.large.race import Race
from optimizer.large.seats import seats
from optimizer.large.tight import Tight, tight_sets
from optimizer.wish import Visits

Cut = tuple[tuple[int, ...], int]

ROUNDS = 8
"""So often a choice of sets that finds no slots is cut off."""


def close_tight(program: Program, efforts: Callable[[], list[Effort]]) -> None:
    """Meet the bound or raise it, as long as the sets of a plan that meets it can be listed."""
    while not program.proven and program.left and program.bound[0] == 0:
        visits = program.bound[1]
        tight = tight_sets(program.wishes, program.limits, program.clash, visits)
        if tight is None:
            return
        _Closing(program, tight).run(efforts)
        if program.bound[1] == visits:
            return


class _Closing:
    def __init__(self, program: Program, tight: Tight) -> None:
        self.program, self.tight = program, tight
        self.cuts = [self._narrow(mask) for mask in sorted(set(tight.starts))]
        self.cuts = [one for one in self.cuts if len(one[0]) > one[1]]

    def _narrow(self, mask: int) -> Cut:
        inside = [n for n, starts in enumerate(self.tight.starts) if not starts & ~mask]
        return tuple(inside), mask.bit_count()

    def run(self, efforts: Callable[[], list[Effort]]) -> None:
        for _ in range(ROUNDS):
            cuts = len(self.cuts)
            race = Race([(partition, self._given(one)) for one in efforts()], self._heard)
            race.run(self.program.left, self.program.stop)
            if (race.bound or 0) > 0:
                self.program.raise_bound((0, self.tight.visits + 1), "cp-sat")
            if self.program.proven or len(self.cuts) == cuts:
                return

    def _given(self, effort: Effort) -> Partition:
        tight = self.tight
        wishes = len(self.program.wishes)
        return Partition(tight.sets, wishes, tight.visits, tuple(self.cuts), effort)

    def _heard(self, better: Better) -> bool:
        slots, crowded = seats([self.tight.starts[one] for one in better.true])
        if crowded:
            wanted = 0
            for place in crowded:
                wanted |= self.tight.starts[better.true[place]]
            self.cuts.append(self._narrow(wanted))
            return False
        return self.program.offer(self._visits(better.true, slots))

    def _visits(self, chosen: tuple[int, ...], slots: dict[int, int]) -> Visits:
        sets = self.tight.sets
        return tuple(sorted((slots[place], sets[one]) for place, one in enumerate(chosen)))
