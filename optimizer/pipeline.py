"""
The search for a week, stage after stage, on parts that have nothing to do with each other.
"""

from optimizer.cpsat.ask import Answer
from optimizer.easier import Easier
from optimizer.effort import UPPER_SHARE
from optimizer.journeys import WHOLE, shorten
from optimizer.layout import Value
from optimizer.legs import least_legs
from optimizer.part import Part
from optimizer.polish import polish
from optimizer.proof import ask, prove_upper
from optimizer.run import Run

AT_ONCE = 4_000
"""Columns of a part that CP-SAT mostly proves before ruin and recreate is warm."""

FIRST_DOSE, LONGEST_DOSE = 5.0, 3600.0
"""Deterministic seconds that CP-SAT may take for tiers 1 and 2 of a part, at first and at most."""

LATER_SHARE, EARLY_SHARE = 0.93, 0.66
"""Share of the effort until which tiers 3 and 4 of a part are settled, and of a large part."""

LATER_DOSE = 10.0
"""Deterministic seconds that CP-SAT may take for each later tier of a part."""


class Pipeline(Run):
    """A run in stages: `first`, `upper`, `later`, `last`."""

    def upper(self) -> None:
        """Settle tiers 1 and 2 as far as the effort goes, from the first plan on."""
        dose, easier = FIRST_DOSE, {part: Easier(self, part) for part in self.parts}
        while self._waiting() and not self.effort.over(UPPER_SHARE):
            if dose > FIRST_DOSE or any(self.starts(one) > AT_ONCE for one in self._waiting()):
                self._recreate(dose / FIRST_DOSE)
            for part in self._waiting():
                easier[part].prove(dose)
            for part in self._waiting():
                if not self.effort.over(UPPER_SHARE):
                    prove_upper(self, part, dose)
            dose = min(dose * 2, LONGEST_DOSE)

    def _waiting(self) -> list[Part]:
        return [one for one in self.open_parts() if not one.settled]

    def _recreate(self, rounds: float) -> None:
        sites = [one for part in self._waiting() for one in part.sites]
        units = self.effort.units(int(rounds * (4 * len(sites) + 300)), UPPER_SHARE)
        self.hunt(units, lambda: self.effort.over(UPPER_SHARE), sites)
        self.tell(self)

    def later(self) -> None:
        """Settle tiers 3 and 4 with tiers 1 and 2 as they are."""
        waiting = [one for one in self.parts if not one.settled]
        sites = sorted(one for part in waiting for one in part.sites)
        looked = polish(self.layout, self.minima, self.most_moved, self.effort.over, sites)
        self.effort.spend(looked)
        self.tell(self)
        for part in waiting:
            share = EARLY_SHARE if self.starts(part) > WHOLE else LATER_SHARE
            if not self._done(part) and not self.effort.over(share):
                self._prove_later(part)

    def _done(self, part: Part) -> bool:
        """Whether tiers 3 and 4 of a part are known to be as low as they can be."""
        value = self.value(part)
        least = sum((self.minima[one].value for one in part.sites), Value())
        return value == least or part.later == (value.moved, value.minutes)

    def _prove_later(self, part: Part) -> None:
        fixed = [self.upper_of(self.value(part))]
        answer = ask(self, part, fixed, 3, LATER_DOSE, LATER_SHARE)
        if answer and answer.sure:
            part.later = tuple(answer.bounds[1:])

    def last(self) -> None:
        """Settle tier 5 with all others as they are or better, over the whole week."""
        to_the_end = bool(self.open_parts())
        asked = shorten(self.layout, self._shorten, self.effort, to_the_end=to_the_end)
        counted = least_legs(self.board, self.layout.value.unplanned)
        self.travel = max(asked, counted)
        self.travel_proven = "cp-sat" if asked > counted else "legs"
        self.tell(self)

    def _shorten(self, sites: list[int], dose: float) -> Answer | None:
        part = Part(sites, 0)
        value = self.value(part)
        fixed = [self.upper_of(value)]
        if len(sites) == len(self.board.sites) or all(map(self._done, self.parts)):
            fixed += [value.moved, value.minutes]
        return ask(self, part, fixed, 4, dose, 1.0)
