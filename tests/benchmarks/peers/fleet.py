"""
The departments' teams: rows for a model, and a board for a greedy.

Stays are prolonged by the way `within` a zone. When one starts in zone z at t, the teams are
enough if the largest presence of each zone y in [t - (way(y, z) - within), t] adds up to no more
than there are. Exact for one length of way between zones, seldom a little strict for several; an
absence counts as if it had the longest way to it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from optimizer import DAY, Problem, Request

MATCHED = 120
"""Stays of a day up to which the board asks for an exact matching."""


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

    `zones` holds for each zone its presences, each a map of literals to teams. With `when`, only
    if one of these literals holds.
    """

    zones: tuple[tuple[dict[int, int], ...], ...]
    most: int
    when: tuple[int, ...] = ()


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
        here = _Department(problem, department, at)
        away = {one.when.start for one in problem.department[department].away}
        for moment in sorted({*at, *away}):
            yield from here.rows(moment)


class _Department:
    """The stays of one department that there may be, by start."""

    def __init__(self, problem: Problem, department: str, at: dict[int, list[Stay]]) -> None:
        self.problem, self.department, self.at = problem, department, at
        self.within, self.wide = widths(problem)
        self.zone = {one.id: one.zone for one in problem.enterprises}
        self.even = exact(problem, "columns")

    def rows(self, moment: int) -> Iterator[Row]:
        """What must hold at one moment: one row, or a plain one and one for each zone."""
        starting: dict[str, list[int]] = defaultdict(list)
        for one in self.at.get(moment, ()):
            starting[self.zone[one.request.enterprise]].append(one.literal)
        if self.even or not starting:
            yield from self._row(moment, dict.fromkeys(self.zone.values(), self.wide))
            return
        # The plain row is implied, but keeps the relaxation of the model tight.
        yield from self._row(moment, dict.fromkeys(self.zone.values(), self.within))
        for goal, literals in starting.items():
            ways = {one: self.problem.travel.minutes(one, goal) for one in self.zone.values()}
            yield from self._row(moment, ways, tuple(literals))

    def _row(self, moment: int, ways: dict[str, int], when: tuple[int, ...] = ()) -> Iterator[Row]:
        near: dict[str, list[Stay]] = defaultdict(list)
        for start, stays in self.at.items():
            if start <= moment < start + DAY:
                for one in stays:
                    zone = self.zone[one.request.enterprise]
                    if start + one.request.minutes + ways[zone] > moment:
                        near[zone].append(one)
        gone = absent(self.problem, self.department, moment, moment + 1)
        there = self.problem.department[self.department].teams - gone
        asked = {one.request.id: one.request.teams for own in near.values() for one in own}
        if sum(asked.values()) > there:
            zones = (
                tuple(_presences(own, moment - max(0, ways[zone] - self.within), self.within))
                for zone, own in near.items()
            )
            yield Row(tuple(zones), max(0, there), when)


def _presences(stays: Sequence[Stay], early: int, within: int) -> Iterator[dict[int, int]]:
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
        self.days: dict[tuple[str, int], list[tuple[int, int, str]]] = defaultdict(list)

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
        zone = self.problem.enterprise[request.enterprise].zone
        here = zones.setdefault(zone, defaultdict(int))
        day = self.days[request.department, start // DAY]
        for _ in range(abs(teams)):
            change = day.append if teams > 0 else day.remove
            change((start, start + request.minutes, zone))
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
        return self._plainly(request, start) or self._by_matching(request, start)

    def _plainly(self, request: Request, start: int) -> bool:
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

    def _by_matching(self, request: Request, start: int) -> bool:
        """The exact rule, where the day has few stays and no absence: a path cover."""
        stays = sorted(self.days[request.department, start // DAY])
        department = self.problem.department[request.department]
        if len(stays) > MATCHED or department.away:
            return False
        minutes = self.problem.travel.minutes
        follow = [
            [
                place
                for place, then in enumerate(stays)
                if one[1] + minutes(one[2], then[2]) <= then[0]
            ]
            for one in stays
        ]
        before: dict[int, int] = {}
        joined = sum(_joined(one, follow, before, set()) for one in range(len(stays)))
        return len(stays) - joined <= department.teams


def _joined(
    one: int, follow: Sequence[Sequence[int]], before: dict[int, int], seen: set[int]
) -> bool:
    """Give a stay a follower, moving others to other followers if need be."""
    for place in follow[one]:
        if place not in seen:
            seen.add(place)
            if place not in before or _joined(before[place], follow, before, seen):
                before[place] = one
                return True
    return False
