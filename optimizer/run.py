"""
One attempt to plan a week: the best plan so far, and what is known of each part.
"""

from collections.abc import Callable
from functools import cached_property, partial

from optimizer.board import Board
from optimizer.bounds import Minimum, minimum
from optimizer.cpsat import watch
from optimizer.cpsat.columns import Column
from optimizer.crowd import crowd_minimum
from optimizer.effort import UPPER_SHARE, Effort
from optimizer.enterprise import Choice
from optimizer.greedy import greedy
from optimizer.layout import Layout, Value
from optimizer.loosened import starts_of
from optimizer.part import Part
from optimizer.polish import try_put
from optimizer.recreate import Recreate
from optimizer.split import components
from optimizer.swift import STEPS_OF_A_UNIT, Swift

ROUND = 60
"""Units of ruin and recreate between two looks at what CP-SAT says."""

PLAIN = 4_000
"""Steps of plain ruin and recreate after which the compiled one may have become ready."""


class Run:
    """
    One attempt.

    Attributes
    ----------
    weight
        W, above any number of visits, so that W · unplanned + visits orders tiers 1 and 2.
    minima
        Of each site alone.
    layout
        The best plan so far.
    beside
        What to do while CP-SAT thinks, in short turns.
    travel, travel_proven
        A lower bound of tier 5 among plans that equal the layout in the tiers above, and what
        proved it.
    """

    def __init__(self, board: Board, effort: Effort, tell: Callable[["Run"], None]) -> None:
        self.board, self.effort = board, effort
        self.most_moved = board.most_moved
        self.weight = 1 + len(board.problem.requests)
        self.minima = [self._minimum(index) for index in range(len(board.sites))]
        self.layout = Layout(board)
        self.parts = [
            Part(sites, sum(self.upper_of(self.minima[one].value) for one in sites))
            for sites in components(board)
        ]
        self.tell = tell
        self.swift = Swift(self.layout, self.minima, effort.params, self.most_moved)
        self.travel, self.travel_proven = 0, "zero"
        self.beside: Callable[[], None] | None = None

    def _minimum(self, index: int) -> Minimum:
        site = self.board.sites[index]
        if site.joints is not None:
            return minimum(site)
        effort = self.effort
        left = effort.left(UPPER_SHARE)
        return crowd_minimum(self.board, site, effort.params, left, effort.stopped)

    def upper_of(self, value: Value) -> int:
        """Tiers 1 and 2 as one integer."""
        return self.weight * value.unplanned + value.visits

    def value(self, part: Part) -> Value:
        """What the layout is worth in a part."""
        return sum((self.layout.values[one] for one in part.sites), Value())

    def free(self, part: Part) -> list[int]:
        """Sites of a part that are not planned as a crowd."""
        return [one for one in part.sites if self.board.sites[one].joints is not None]

    def starts(self, part: Part) -> int:
        """Starts of all joints of a part."""
        return starts_of(self.board, part.sites)

    def closed(self, part: Part) -> bool:
        """Whether tiers 1 and 2 of a part meet their bound."""
        return self.upper_of(self.value(part)) <= part.bound

    def open_parts(self) -> list[Part]:
        """Parts whose tiers 1 and 2 are above their bound."""
        return [one for one in self.parts if not self.closed(one)]

    def first(self) -> None:
        """A first plan, while a child process gets ready for what comes after it."""
        watch.warm()
        for index, site in enumerate(self.board.sites):
            if site.joints is None:
                self._put_crowd(index)
        if self.swift.ready():
            self.swift.hunter.fill()
        else:
            greedy(self.layout, may_move=self.most_moved is None)
        self.tell(self)

    def _put_crowd(self, index: int) -> None:
        for joint, slot in self.minima[index].choices:
            moved = self.layout.value.moved + joint.moved(slot)
            few = self.most_moved is None or moved <= self.most_moved
            if few and self.layout.fits(self.board.sites[index], joint, slot):
                self.layout.add(index, joint, slot)

    @cached_property
    def search(self) -> Recreate:
        """Ruin and recreate on the layout."""
        return Recreate(self.layout, self.minima, self.effort.params.seed, self.most_moved)

    def hunt(
        self, units: int, stop: Callable[[], bool], sites: list[int], threads: int | None = None
    ) -> None:
        """Ruin and recreate on the layout for so many units of work; compiled where it can be."""
        if not self.swift.ready():
            self.effort.spend(self.search.run(min(units, PLAIN), stop, sites))
            return
        steps = units * STEPS_OF_A_UNIT
        made = self.swift.hunter.run(steps, stop, sites, threads)
        self.effort.spend(made / STEPS_OF_A_UNIT)

    def turn(self, part: Part) -> Callable[[], None]:
        """A short turn of ruin and recreate in a part, on one thread, for while CP-SAT thinks."""
        return partial(self.hunt, ROUND, self.effort.stopped, part.sites, 1)

    def adopt(self, part: Part, columns: list[Column]) -> None:
        """Take over the columns unless the layout has become better in the meantime."""
        chosen: dict[int, list[Choice]] = {}
        for index, place, slot in columns:
            joint = (self.board.sites[index].joints or ())[place]
            chosen.setdefault(index, []).append((joint, slot))
        free, before = self.free(part), self.value(part)
        old = {index: self.layout.take_out(index) for index in free}
        put = all(try_put(self.layout, index, chosen.get(index, [])) for index in free)
        if not put or self.value(part) > before:
            for index in free:
                self.layout.take_out(index)
                self.layout.put_back(index, old[index])
        self.tell(self)
