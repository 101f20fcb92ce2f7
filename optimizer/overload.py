"""
A department that is full: requests that need more of its teams' time than there is.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from optimizer.board import Board
from optimizer.clash import Purse
from optimizer.excerpt import Excerpts
from optimizer.problem import DAY, Request, Window
from optimizer.scarcity import Demand, Scarcity
from optimizer.slots import covered, each, rounded_up, touching

ROUNDS = 1_000
"""Rounds of prices for requests that are named; they are few."""

NEEDED = 1 << 60
"""What a fixed request is taken to cost that bars starts of others."""


@dataclass(frozen=True, slots=True)
class Load:
    """
    Team minutes, ways included, that requests of a department need and that it has for them.

    Parameters
    ----------
    prices
        The hours that count, with what a minute of a team counts there; others do not count.
    needed
        What the requests take of these hours at least, wherever they lie; more than `available`.
    """

    department: str
    prices: tuple[tuple[Window, int], ...]
    requests: tuple[str, ...]
    needed: int
    available: int


class Wanted:
    """Requests of one department, the first of which is asked about, and its teams' time."""

    def __init__(
        self, board: Board, requests: Sequence[Request], starts: Mapping[str, int]
    ) -> None:
        self.board, self.requests = board, requests
        self.crew = board.crews[requests[0].department]
        demands = [self._demand(one, starts[one.id]) for one in requests]
        self.scarcity = Scarcity(demands, self.crew.teams, self.crew.standing)

    def _demand(self, request: Request, starts: int) -> Demand:
        grid = self.board.grid
        slots = rounded_up(request.minutes + self.crew.least, grid)
        if any(slot * grid % DAY + slots * grid > DAY for slot in each(starts)):
            # No team travels into the next day.
            slots = rounded_up(request.minutes, grid)
        return Demand(request.teams, slots, starts)

    def prove(self, rounds: int, purse: Purse) -> bool:
        """Whether prices are found that prove that not all of them can be planned."""
        cost = self.scarcity.looks
        proven, made = self.scarcity.prove(min(rounds, max(0, purse.looks) // cost), purse.stop)
        purse.pay(made * cost)
        return proven

    def enough(self) -> list[str]:
        """Those who prove as much at these prices, the one asked about first."""
        needs = dict(zip(self.requests, self.scarcity.needs(), strict=True))
        spare = sum(needs.values()) - self.scarcity.available - 1
        kept = [one.id for one in self.requests]
        for one in sorted(self.requests[1:], key=needs.__getitem__):
            if needs[one] <= spare:
                spare -= needs[one]
                kept.remove(one.id)
        return kept

    def load(self) -> Load:
        """What was proven, in minutes, with the fixed requests that take part in it."""
        grid, prices = self.board.grid, self.scarcity.prices
        needed, available = sum(self.scarcity.needs()), self.scarcity.available
        return Load(
            self.requests[0].department,
            tuple(_priced(prices, grid)),
            (*(one.id for one in self.requests), *self._standing(needed - available - 1)),
            needed * grid,
            available * grid,
        )

    def _standing(self, spare: int) -> list[str]:
        """The fixed requests that take what is priced, but for the spare, or bar starts."""
        prices, barred = self.scarcity.prices, self._barred()
        took: dict[str, int] = {}
        for visit in self.board.problem.fixed:
            for one in (self.board.problem.request[key] for key in visit.requests):
                if one.department == self.requests[0].department:
                    slots = self._bound(one, visit.start)
                    cost = one.teams * sum(prices.get(slot, 0) for slot in slots)
                    took[one.id] = NEEDED if any(barred >> slot & 1 for slot in slots) else cost
        for key in sorted(took, key=took.__getitem__):
            if took[key] <= spare:
                spare -= took.pop(key)
        return list(took)

    def _bound(self, request: Request, start: int) -> range:
        end = start + request.minutes + self.crew.least
        return range(rounded_up(start, self.board.grid), rounded_up(end, self.board.grid))

    def _barred(self) -> int:
        """Slots that the requests could bind if nothing stood, but cannot as it is."""
        board, could, can = self.board, 0, 0
        for one, demand in zip(self.requests, self.scarcity.demands, strict=True):
            closed = board.problem.enterprise[one.enterprise].closed
            starts = board.hours.starts(one.windows, one.minutes)
            starts &= ~touching(closed, one.minutes, board.grid)
            could |= covered(starts, demand.slots)
            can |= covered(demand.starts, demand.slots)
        return could & ~can


def _priced(prices: Mapping[int, int], grid: int) -> Iterator[tuple[Window, int]]:
    """Stretches of slots of one day that have one price."""
    first = last = -2
    for slot, price in [*sorted(prices.items()), (-2, 0)]:
        if slot == last + 1 and price == prices[last] and slot * grid % DAY:
            last = slot
            continue
        if last >= 0:
            yield Window(first * grid, (last + 1) * grid), prices[last]
        first = last = slot


def starts_of(board: Board) -> Mapping[str, int]:
    """The slots at which each request that is not fixed can start, if there are any."""
    return {
        one.id: wish.starts for site in board.sites for wish in site.wishes for one in wish.requests
    }


def wanted_of(
    week: Excerpts, ids: Iterable[str], purse: Purse, rounds: int = ROUNDS
) -> Wanted | None:
    """These requests with prices that prove that no plan holds them all; else None."""
    free = [week.problem.request[one] for one in dict.fromkeys(ids) if one not in week.fixed]
    if len({one.department for one in free}) != 1:
        return None
    board = Board(week.among(one.id for one in free))
    starts = starts_of(board)
    if not purse.pay(1 + 2 * len(free)) or any(one.id not in starts for one in free):
        return None
    wanted = Wanted(board, free, starts)
    return wanted if wanted.prove(rounds, purse) else None


@dataclass(frozen=True, slots=True)
class Zeal:
    """
    How hard a load is looked for.

    Parameters
    ----------
    rounds
        Of prices, at first.
    rounds_again
        When everything that is cheaper has been looked at.
    tries
        Most requests of which it is tried to do without one after the other.
    rounds_of_a_try
        Of prices in such a try.
    """

    rounds: int = 60
    rounds_again: int = 300
    tries: int = 10
    rounds_of_a_try: int = 40


IN_A_PLAN = Zeal()
ON_DEMAND = Zeal(rounds_again=4_000, tries=60, rounds_of_a_try=100)


class Loads:
    """
    Holds requests of a week against the time of their department's teams.

    Parameters
    ----------
    board
        Of the week; it does not matter what its crews are bound by beside what stands.
    """

    def __init__(self, board: Board, excerpts: Excerpts) -> None:
        self.board, self.excerpts = board, excerpts
        self._reaches: dict[str, int] = {}

    @cached_property
    def starts(self) -> Mapping[str, int]:
        """The slots at which each request that is not fixed can start, if there are any."""
        return starts_of(self.board)

    def reach(self, request: Request) -> int:
        """The slots in which a request may bind teams, as bits; none where it is fixed."""
        if request.id not in self._reaches:
            starts = self.starts.get(request.id, 0)
            length = rounded_up(request.minutes, self.board.grid)
            self._reaches[request.id] = covered(starts, length)
        return self._reaches[request.id]

    def wanted(self, request: Request, others: Iterable[str]) -> Wanted | None:
        """A request and those of the others that are free; None where it has no start."""
        problem = self.board.problem
        near = [problem.request[one] for one in others if one in self.starts]
        able = request.id in self.starts
        return Wanted(self.board, [request, *near], self.starts) if able else None

    def too_much(
        self, request: Request, others: Iterable[str], zeal: Zeal, purse: Purse
    ) -> Load | None:
        """An overload of a request with some of the others of its department."""
        wanted = self.wanted(request, others)
        if wanted is None or not wanted.prove(zeal.rounds, purse):
            return None
        found = self._smaller(wanted.enough(), ROUNDS, purse)
        return None if found is None else self._without(found, zeal, purse).load()

    def _smaller(self, ids: Sequence[str], rounds: int, purse: Purse) -> Wanted | None:
        """These requests, or ever fewer as long as these are too much alone."""
        found = wanted_of(self.excerpts, ids, purse, rounds)
        while found is not None:
            fewer, smaller = found.enough(), None
            if len(fewer) < len(ids):
                smaller = wanted_of(self.excerpts, fewer, purse, rounds)
            if smaller is None:
                return found
            found, ids = smaller, fewer
        return None

    def _without(self, found: Wanted, zeal: Zeal, purse: Purse) -> Wanted:
        """Without those that are not needed, as far as a few tries show it."""
        others = [one.id for one in found.requests[1:]]
        for one in others if len(others) <= zeal.tries else ():
            ids = [other.id for other in found.requests if other.id != one]
            if len(ids) < len(found.requests):
                found = self._smaller(ids, zeal.rounds_of_a_try, purse) or found
        return found
