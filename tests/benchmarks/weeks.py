"""Which weeks are measured, how long, and beside which peers."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import scenarios
from optimizer import Problem
from scenarios.generator import draw
from scenarios.packed import pack, teams_for
from scenarios.planted import plant
from scenarios.towns import town
from scenarios.wide import PER_ENTERPRISE as PER_WIDE_ENTERPRISE
from scenarios.wide import draw_wide

PEERS = ("starts", "intervals", "columns", "greedy", "timefold")
SCALABLE = ("greedy", "timefold")
"""Peers that still find a plan of 100,000 requests."""

QUICK_LIMIT = 10.0
LIMIT = 60.0
LOADS = (70, 85, 95)
"""Percent of their week that the teams of drawn weeks are busy."""

PER_ENTERPRISE = 1.85
"""Requests of an enterprise, on average."""


@dataclass(frozen=True, slots=True)
class Case:
    """
    A week, or a kind of weeks drawn by seed.

    Parameters
    ----------
    make
        The week of a seed; a kept file is the same for each.
    seeds
        One run each: of the draw where the week is drawn, and of the optimizer's choices.
    limit
        Seconds for us and for each peer.
    peers
        Who is measured beside us, on the first of the seeds or on more of them.
    """

    name: str
    make: Callable[[int], Problem]
    seeds: Sequence[int]
    limit: float
    peers: Sequence[str] = ()


def kept(name: str, runs: int, limit: float, peers: Sequence[str] = PEERS) -> Case:
    """A week that is kept as a file."""
    return Case(name, lambda seed: scenarios.load(name), range(1, runs + 1), limit, peers)


def drawn(
    requests: int, load: int, seeds: Sequence[int], limit: float, peers: Sequence[str] = PEERS
) -> Case:
    """Weeks of about so many requests whose teams are so many percent busy."""
    spec = town(_place(requests), max(1, round(requests / PER_ENTERPRISE)), load / 100)
    name = f"drawn-{requests}-at-{load}"
    return Case(name, lambda seed: draw(spec, seed), seeds, limit, peers)


def wide(
    requests: int, load: int, seeds: Sequence[int], limit: float, peers: Sequence[str] = PEERS
) -> Case:
    """Weeks of about so many requests with wide windows, teams so many percent busy."""
    enterprises = max(1, round(requests / PER_WIDE_ENTERPRISE))
    name = f"wide-{requests}-at-{load}"
    return Case(name, lambda seed: draw_wide(enterprises, load / 100, seed), seeds, limit, peers)


def packed(
    requests: int, load: int, seeds: Sequence[int], limit: float, peers: Sequence[str] = PEERS
) -> Case:
    """Weeks of about so many requests with wide windows around a known optimum."""
    teams = teams_for(requests, load / 100)
    name = f"packed-{requests}-at-{load}"
    return Case(name, lambda seed: pack(teams, load / 100, seed)[0], seeds, limit, peers)


def planted(requests: int, seeds: Sequence[int], limit: float, peers: Sequence[str]) -> Case:
    """Weeks of about so many requests around a known optimum."""
    spec = town(_place(requests), max(1, round(requests / PER_ENTERPRISE)))
    name = f"grown-{requests}"
    return Case(name, lambda seed: plant(spec, seed)[0], seeds, limit, peers)


def _place(requests: int) -> str:
    places = ((150, "park"), (500, "district"), (5000, "city"))
    return next((name for most, name in places if requests <= most), "province")


def quick(runs: int) -> Iterator[Case]:
    """The figures of the README, in four minutes a run."""
    beside = {"yuancheng", "planted-300"}
    for name in ("yuancheng", *_benchmarks("planted-", "packing-", "cover-scpe", "cover-sts27")):
        yield kept(name, runs, QUICK_LIMIT, PEERS if name in beside else ("greedy",))
    yield kept("city-median", runs, QUICK_LIMIT, ("greedy",))
    yield drawn(100, 70, range(1, runs + 1), QUICK_LIMIT)
    yield drawn(300, 85, range(1, runs + 1), QUICK_LIMIT, ("greedy",))
    yield drawn(1000, 70, range(1, runs + 1), QUICK_LIMIT, ("greedy",))


def full(runs: int, draws: int) -> Iterator[Case]:
    """Every kept week, drawn ones by kind, size and load, planted ones up to a nation."""
    for name in ("yuancheng", *_benchmarks("")):
        yield kept(name, runs, LIMIT)
    seeds = range(1, draws + 1)
    few = range(1, min(draws, 3) + 1)
    for load in LOADS:
        for requests in (100, 300, 1000):
            yield drawn(requests, load, seeds, LIMIT)
        yield drawn(10_000, load, few, LIMIT)
    for load in LOADS:
        for requests in (300, 1000):
            yield wide(requests, load, seeds, LIMIT)
        yield wide(10_000, load, few, LIMIT)
        yield packed(1000, load, seeds, LIMIT)
        yield packed(10_000, load, few, LIMIT)
    for requests in (100, 1000, 10_000):
        yield planted(requests, range(1, runs + 1), LIMIT, PEERS)
    yield drawn(100_000, 85, (1,), 120.0, SCALABLE)
    yield wide(100_000, 85, (1,), 120.0, SCALABLE)
    yield planted(100_000, range(1, runs + 1), 120.0, SCALABLE)
    yield planted(1_000_000, (1,), 900.0, ())


def _benchmarks(*beginnings: str) -> Iterator[str]:
    kinds = ("city-", "cover-", "packing-", "planted-")
    for one in scenarios.names():
        if one.startswith(kinds) and one.startswith(beginnings):
            yield one
