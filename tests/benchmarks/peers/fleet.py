"""
The departments' teams: rows for a model, and a board for a greedy.

With travel `within` a zone and at most `wide` between zones, a department's teams are enough
when at every start t the largest presence of each zone in [t - (wide - within), t], stays being
prolonged by `within`, adds up to no more than its teams. Exact for one length of way between
zones, a little strict for several; an absence counts as if it had a way to it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from optimizer import Problem, Request


@dataclass(frozen=True, slots=True)
class Stay:
    """A request at a start, and the index of the literal that says so."""

    request: Request
    start: int
    literal: int


@dataclass(frozen=True, slots=True)
class Row:
    """
    The sum over the zones of their greatest presence is at most `most`.

    `zones` holds for each zone its presences, each a map of literals to teams.
    """

    zones: tuple[tuple[dict[int, int], ...], ...]
    most: int


def widths(problem: Problem) -> tuple[int, int]:
    """Minutes of travel within a zone, and the most between two."""
    zones = {one.zone for one in problem.enterprises}
    within = problem.travel.within
    ways = (problem.travel.minutes(a, b) for a in zones for b in zones if a != b)
    return within, max(ways, default=within)


def exact(problem: Problem, peer: str) -> bool:
    """Whether a peer's rule for teams lets through all that the exact rule does."""
    zones = {one.zone for one in problem.enterprises}
    ways = {problem.travel.minutes(a, b) for a in zones for b in zones if a != b}
    if peer == "intervals":
        ways.add(problem.travel.within)
    return len(ways) <= 1 and not any(one.away for one in problem.departments)


def absent(problem: Problem, department: str, start: int, end: int) -> int:
    """Teams of a department that are away in some minute of a stretch, at most."""
    away = problem.department[department].away
    return sum(one.teams for one in away if one.when.meets(start, end))


def rows(problem: Problem, stays: Iterable[Stay]) -> Iterator[Row]:
    """The rows that can bind."""
    own: dict[str, dict[int, list[Stay]]] = defaultdict(lambda: defaultdict(list))
    for one in stays:
        own[one.request.department][one.start].append(one)
    for department, at in own.items():
        away = {one.when.start for one in problem.department[department].away}
        for moment in sorted({*at, *away}):
            row = _row(problem, department, at, moment)
            if row is not None:
                yield row


def _row(problem: Problem, department: str, at: dict[int, list[Stay]], moment: int) -> Row | None:
    within, wide = widths(problem)
    early = moment - max(0, wide - within)
    near = [
        one
        for start, stays in at.items()
        if start <= moment
        for one in stays
        if start + one.request.minutes + within > early
    ]
    there = problem.department[department].teams - absent(problem, department, moment, moment + 1)
    asked = {one.request.id: one.request.teams for one in near}
    if sum(asked.values()) <= there:
        return None
    zones: dict[str, list[Stay]] = defaultdict(list)
    for one in near:
        zones[problem.enterprise[one.request.enterprise].zone].append(one)
    return Row(
        tuple(tuple(_presences(stays, early, moment, within)) for stays in zones.values()),
        max(0, there),
    )


def _presences(
    stays: Sequence[Stay], early: int, late: int, within: int
) -> Iterator[dict[int, int]]:
    """Who is there at the moments at which somebody comes; what another one holds is left out."""
    moments = sorted({early} | {one.start for one in stays if one.start > early})
    found: list[dict[int, int]] = []
    for moment in moments:
        there: dict[int, int] = defaultdict(int)
        for one in stays:
            if one.start <= moment < one.start + one.request.minutes + within:
                there[one.literal] += one.request.teams
        found.append(dict(there))
    for one in found:
        if not any(one is not other and one.items() < other.items() for other in found):
            yield one


class Board:
    """Who is where so far; a visit is let in when the teams suffice."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.within, wide = widths(problem)
        self.more = max(0, wide - self.within)
        self.there: dict[str, dict[str, dict[int, int]]] = defaultdict(dict)

    def let_in(self, requests: Sequence[Request], start: int) -> bool:
        """Write the visit down if the teams suffice; whether they do."""
        for one in requests:
            self._write(one, start, one.teams)
        if all(self._enough(one, start) for one in requests):
            return True
        self.take_out(requests, start)
        return False

    def take_out(self, requests: Sequence[Request], start: int) -> None:
        """Forget the visit."""
        for one in requests:
            self._write(one, start, -one.teams)

    def _write(self, request: Request, start: int, teams: int) -> None:
        zones = self.there[request.department]
        here = zones.setdefault(self.problem.enterprise[request.enterprise].zone, defaultdict(int))
        end = start + request.minutes + self.within
        for moment in self._moments(start, end):
            here[moment] += teams

    def _moments(self, start: int, end: int) -> Iterator[int]:
        """Starts in the stretch, and what lies `more` before a start."""
        grid = self.problem.grid
        yield from range(start, end, grid)
        if self.more % grid:
            yield from range(start + (-self.more - start) % grid, end, grid)

    def _enough(self, request: Request, start: int) -> bool:
        grid = self.problem.grid
        zones = self.there[request.department].values()
        teams = self.problem.department[request.department].teams
        for moment in range(start, start + request.minutes + self.within + self.more, grid):
            early = moment - self.more
            looked = [early, *range(early + -early % grid, moment + 1, grid)]
            need = sum(max(here.get(one, 0) for one in looked) for here in zones)
            away = absent(self.problem, request.department, moment, moment + grid)
            if need + away > teams:
                return False
        return True
