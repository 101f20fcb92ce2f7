"""
Bounds of a part by weeks that are easier in one respect each: no plan is better than their best.
"""

from collections import Counter
from dataclasses import replace
from functools import cached_property

from optimizer.board import Board
from optimizer.effort import UPPER_SHARE, Effort
from optimizer.loosened import loosened
from optimizer.part import Part
from optimizer.proof import prove_upper
from optimizer.run import Run
from optimizer.shortage import alone
from optimizer.slots import each
from optimizer.swift import ROUNDS, Duals

LOOSE, MANY = 15_000, 5_000
"""Starts in each part of a loosened week, at most, and enterprises of a part that is loosened."""


class Easier:
    """
    The easier weeks of one part of a run.

    Attributes
    ----------
    shortages
        What each department leaves out at least for want of teams, and whether that is all.
    """

    def __init__(self, run: Run, part: Part) -> None:
        self.run, self.part = run, part
        self.shortages: dict[str, tuple[int, bool]] = {}

    def prove(self, dose: float) -> None:
        """Raise the bound of the part; CP-SAT has so many deterministic seconds for each week."""
        if not self._over():
            self._price()
        if self.run.value(self.part).unplanned > self._least():
            self._raise_unplanned(dose)
        if self.run.starts(self.part) > LOOSE and not self._over():
            self._loosen(dose)

    def _over(self) -> bool:
        return self.run.effort.over(UPPER_SHARE)

    def _least(self) -> int:
        """What every plan of the part is known to leave out."""
        return self.part.bound // self.run.weight

    def _learn(self, bound: int, proven: str) -> None:
        if self.part.learn(bound, proven):
            self.run.tell(self.run)

    @cached_property
    def _duals(self) -> Duals:
        return self.run.swift.duals(self.part.sites)

    def _price(self) -> None:
        """By prices of team time."""
        run, part, known = self.run, self.part, self._least()
        if not run.swift.ready():
            return
        rounds, stop = run.effort.units(ROUNDS, UPPER_SHARE), self._over
        run.effort.spend(self._duals.improve(run.value(part), known, rounds, stop))
        part.fewest = self._duals.fewest
        # A plan that leaves out more than the layout is above this bound by W itself.
        part.learn(max(known, self._duals.unplanned) * run.weight + part.fewest, "lagrangian")
        run.tell(run)

    def _raise_unplanned(self, dose: float) -> None:
        """By what each department alone has to leave out."""
        for department, priority in sorted(self._left_out().items()):
            least, closed = self.shortages.get(department, (0, False))
            if not closed and least < priority and not self._over():
                self.shortages[department] = self.shortage(department, dose)
        found = sum(least for least, _ in self.shortages.values())
        self._learn(found * self.run.weight + self.part.fewest, "cp-sat")

    def _left_out(self) -> Counter[str]:
        """The priority that the layout leaves out, by department."""
        left, layout = Counter[str](), self.run.layout
        for site in (self.run.board.sites[one] for one in self.part.sites):
            rest = site.everything & ~sum(joint.bits for joint, _ in layout.choices[site.index])
            for one in (one for wish in each(rest) for one in site.wishes[wish].requests):
                left[one.department] += one.priority
        return left

    def shortage(self, department: str, dose: float) -> tuple[int, bool]:
        """The priority that a department alone leaves out at least, and whether it is no more."""
        run = self._aside(alone(self.run.board, department, self.part.sites))
        run.first()
        for one in run.open_parts():
            prove_upper(run, one, dose)
        self.run.effort.spend(run.effort.work)
        return sum(one.bound for one in run.parts) // run.weight, not run.open_parts()

    @cached_property
    def _looser(self) -> Run | None:
        few = len(self.part.sites) <= MANY
        board = loosened(self.run.board, self.part.sites, LOOSE) if few else None
        return self._aside(board) if board else None

    def _loosen(self, dose: float) -> None:
        """By a week in which larger departments have teams enough."""
        run = self._looser
        if run is None:
            return
        run.layout.load(self.run.layout.choices)
        mine = set(self.part.sites)
        parts = [one for one in run.parts if one.sites[0] in mine]
        for one in parts:
            if not run.closed(one) and not self._over():
                prove_upper(run, one, dose)
        self._learn(sum(one.bound for one in parts), "cp-sat")

    def _aside(self, board: Board) -> Run:
        """A run on another board, beside which hunts for the part go on."""
        effort = self.run.effort
        params = replace(effort.params, time_limit=max(0.0, effort.left(UPPER_SHARE)))
        run = Run(board, Effort(params, effort.stopped), lambda _: None)
        # What is large enough for the loop uses it where the week does; it never waits.
        run.swift.large &= self.run.swift.ready()
        run.beside = self.run.turn(self.part)
        return run
