"""
A department that is full: requests that need more of its teams' time than there is.

Per team the stays of one session follow each other, so their lengths with the way between add
up to at most the time from the first start to the last end, and one way more.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from optimizer.admission import Hours
from optimizer.clash import Purse
from optimizer.problem import Problem, Request, Window
from optimizer.slots import rounded_up, stretch, touching

MOST_STRETCHES = 12
"""Begins, and ends, of a stretch that are tried for one request."""


@dataclass(frozen=True, slots=True)
class Load:
    """
    Team minutes, ways included, that requests of a department need and that it has for them.

    `windows` are the hours in which they can only lie, one for each session.
    """

    department: str
    windows: tuple[Window, ...]
    requests: tuple[str, ...]
    needed: int
    available: int

    @property
    def too_much(self) -> bool:
        """Whether they cannot all be planned."""
        return self.needed > self.available


class Loads:
    """Counts loads of a week; remembers when each request can start."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.hours = Hours(problem)
        self.standing = {one: v.start for v in problem.fixed for one in v.requests}
        self._known: dict[str, Mapping[int, Window] | None] = {}

    def of(self, ids: Iterable[str]) -> Load | None:
        """The load of some requests of one department, None where it cannot be counted."""
        requests = [self.problem.request[one] for one in dict.fromkeys(ids)]
        department = requests[0].department
        if any(one.department != department for one in requests):
            return None
        hull: dict[int, tuple[int, int]] = {}
        for one in requests:
            spans = self.spans(one)
            if spans is None:
                return None
            for place, span in spans.items():
                low, high = hull.get(place, (span.start, span.end))
                hull[place] = min(low, span.start), max(high, span.end)
        windows = tuple(Window(*hull[place]) for place in sorted(hull))
        lengths = self._lengths(requests)
        slack = max(length - one.minutes for length, one in zip(lengths, requests, strict=True))
        return Load(
            department,
            windows,
            tuple(one.id for one in requests),
            sum(length * one.teams for length, one in zip(lengths, requests, strict=True)),
            self._available(department, windows, slack),
        )

    def spans(self, request: Request) -> Mapping[int, Window] | None:
        """From its first start to its last end, by session; None where it lies in none."""
        if request.id not in self._known:
            self._known[request.id] = self._spans(request)
        return self._known[request.id]

    def _spans(self, request: Request) -> Mapping[int, Window] | None:
        minutes, grid = request.minutes, self.problem.grid
        sessions = enumerate(self.problem.stretches)
        if request.id in self.standing:
            start = self.standing[request.id]
            there = (place for place, one in sessions if one.holds(start, minutes))
            return {place: Window(start, start + minutes) for place in there} or None
        starts = self.hours.starts(request.windows, minutes)
        starts &= ~touching(self.problem.enterprise[request.enterprise].closed, minutes, grid)
        found: dict[int, Window] = {}
        for place, one in sessions:
            inner = starts & stretch(one.start // grid, rounded_up(one.end, grid))
            if inner:
                low, high = (inner & -inner).bit_length() - 1, inner.bit_length() - 1
                found[place] = Window(low * grid, high * grid + minutes)
        return found or None

    def _lengths(self, requests: Sequence[Request]) -> list[int]:
        """Minutes from a start to the earliest next one of the same team."""
        problem, grid = self.problem, self.problem.grid
        zones = {problem.enterprise[one.enterprise].zone for one in requests}
        ways = [problem.travel.minutes(a, b) for a in zones for b in zones if a != b]
        way = min([problem.travel.within, *ways])
        if any(self.standing.get(one.id, 0) % grid for one in requests):
            return [one.minutes + way for one in requests]
        return [rounded_up(one.minutes + way, grid) * grid for one in requests]

    def _available(self, department: str, windows: Sequence[Window], slack: int) -> int:
        crew = self.problem.department[department]
        found = sum(crew.teams * (one.end - one.start + slack) for one in windows)
        for absent in crew.away:
            for one in windows:
                both = min(one.end, absent.when.end) - max(one.start, absent.when.start)
                found -= absent.teams * max(0, both - slack)
        return found

    def too_much(self, request: Request, others: Iterable[str], purse: Purse) -> Load | None:
        """An overload of a request with some others of its department, none of them idle."""
        others = list(others)
        own = self.spans(request)
        if own is None or not purse.pay(1 + len(others) // 10):
            return None
        first, last = min(own), max(own)
        near: list[tuple[int, int, str]] = []
        for one in others:
            spans = self.spans(self.problem.request[one])
            if spans is not None:
                near.append((min(spans), max(spans), one))
        begins = sorted({a for a, _, _ in near if a <= first} | {first}, reverse=True)
        ends = sorted({b for _, b, _ in near if b >= last} | {last})
        for low in begins[:MOST_STRETCHES]:
            for high in ends[:MOST_STRETCHES]:
                inside = [one for a, b, one in near if low <= a and b <= high]
                if not purse.pay(1 + len(inside) // 10):
                    return None
                load = self.of([request.id, *inside])
                if load is not None and load.too_much:
                    return self._thinned(load)
        return None

    def _thinned(self, load: Load) -> Load:
        """Without those that it does not take, the shortest first."""
        kept = load
        order = [self.problem.request[one] for one in load.requests[1:]]
        for one in sorted(order, key=lambda each: each.minutes * each.teams):
            fewer = self.of(name for name in kept.requests if name != one.id)
            if fewer is not None and fewer.too_much:
                kept = fewer
        return kept
