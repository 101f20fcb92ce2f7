"""
What a model builder needs to know of a week: starts of requests, sets that can share a visit.

Written from the rules of the week file alone, so that a peer owes nothing to the optimizer.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from math import inf
from time import perf_counter

from optimizer import Problem, Request


class TooLarge(Exception):
    """The model does not fit; the message says what there was too much of."""


@dataclass(frozen=True, slots=True)
class Column:
    """Some requests of one enterprise that start together at a minute of the week."""

    requests: tuple[Request, ...]
    start: int

    @property
    def end(self) -> int:
        return self.start + max(one.minutes for one in self.requests)


def supported(problem: Problem) -> None:
    """Raises `TooLarge` for what no peer models: visits that stand, and earlier plans."""
    if problem.fixed or problem.previous or problem.most_moved is not None:
        raise TooLarge("fixed visits and earlier plans are not modelled")


def starts(problem: Problem, request: Request) -> list[int]:
    """The minutes at which a request may start, teams aside, ascending."""
    closed = problem.enterprise[request.enterprise].closed
    found = set()
    for window in request.windows:
        for open_ in problem.stretches:
            first = max(window.start, open_.start)
            first += -first % problem.grid
            last = min(window.end, open_.end) - request.minutes
            found.update(range(first, last + 1, problem.grid))
    return sorted(
        one for one in found if not any(each.meets(one, one + request.minutes) for each in closed)
    )


def by_start(problem: Problem, requests: Sequence[Request]) -> dict[int, list[Request]]:
    """For each start the requests that may start then, in time order."""
    found: dict[int, list[Request]] = {}
    for one in requests:
        for start in starts(problem, one):
            found.setdefault(start, []).append(one)
    return dict(sorted(found.items()))


def within_limits(problem: Problem, requests: Sequence[Request]) -> bool:
    """Whether every subset's rules hold: limits, announced, apart; they stay broken once broken."""
    enterprise = problem.enterprise[requests[0].enterprise]
    most, crowd = enterprise.most_departments, enterprise.most_inspectors
    names = {one.id for one in requests}
    return (
        (most is None or len({one.department for one in requests}) <= most)
        and (crowd is None or sum(one.inspectors for one in requests) <= crowd)
        and len({one.announced for one in requests}) == 1
        and not any(names.issuperset(pair) for pair in problem.apart)
    )


def complete(problem: Problem, requests: Sequence[Request]) -> bool:
    """Whether somebody leads and nobody's companion is missing."""
    led = len({one.department for one in requests}) == 1 or any(one.may_lead for one in requests)
    names = {one.id for one in requests}
    return led and all(
        names.issuperset(members) or names.isdisjoint(members) for members in problem.together
    )


def columns(
    problem: Problem, requests: Sequence[Request], most: int, end: float = inf
) -> list[Column]:
    """
    Everything that a visit to one enterprise can be, teams aside.

    Raises
    ------
    TooLarge
        Where there is more than `most`, or `perf_counter` is past `end` before all are found.
    """
    here = _Sets(problem, {one.id for one in requests})
    found: list[Column] = []
    for start, able in by_start(problem, requests).items():
        for chosen in here.of(able, ()):
            found.append(Column(chosen, start))
            if len(found) > most:
                raise TooLarge(f"more than {most} columns")
            if perf_counter() > end:
                raise TooLarge("no time to list all columns")
    return found


class _Sets:
    """The sets of one enterprise's requests that can share a visit, each rule looked up once."""

    def __init__(self, problem: Problem, own: set[str]) -> None:
        pairs = tuple(one for one in problem.apart if own.issuperset(one))
        together = tuple(one for one in problem.together if own.issuperset(one))
        self.problem = replace(problem, apart=pairs, together=together)
        self.known: dict[tuple[str, ...], tuple[bool, bool]] = {}

    def of(
        self, able: Sequence[Request], chosen: tuple[Request, ...]
    ) -> Iterator[tuple[Request, ...]]:
        for place, one in enumerate(able):
            more = (*chosen, one)
            key = tuple(each.id for each in more)
            if key not in self.known:
                lawful = within_limits(self.problem, more)
                self.known[key] = lawful, lawful and complete(self.problem, more)
            lawful, whole = self.known[key]
            if whole:
                yield more
            if lawful:
                yield from self.of(able[place + 1 :], more)


def leaderless(requests: Sequence[Request]) -> Iterator[tuple[Request, Request]]:
    """Pairs of different departments of which neither may lead."""
    silent = [one for one in requests if not one.may_lead]
    for one, other in combinations(silent, 2):
        if one.department != other.department:
            yield one, other
