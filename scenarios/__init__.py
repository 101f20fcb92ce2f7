"""
Weeks to plan: told ones, drawn ones, known benchmarks and the Yuancheng park.

>>> from scenarios import load, names
>>> len(load("readme").enterprises)
12
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from optimizer import Problem, load_problem

_HERE = Path(__file__).parent
_SHELVES = (_HERE / "library", _HERE / "benchmarks")

YUANCHENG = _HERE / "library" / "yuancheng"
"""Folder of the park's ``park.json`` and workbooks."""


class UnknownScenario(LookupError):
    """There is no week of that name; the message lists the known ones."""


@dataclass(frozen=True, slots=True)
class BestKnown:
    """
    The best value known of a week.

    Parameters
    ----------
    unplanned, visits
        Tiers 1 and 2 of the best plan known; `visits` is None where only a bound is known.
    proven
        Whether no plan can be better.
    visits_at_least
        A lower bound of the visits of plans that leave nothing out, where that is all.
    """

    unplanned: int = 0
    visits: int | None = None
    proven: bool = False
    visits_at_least: int | None = None


@cache
def names() -> tuple[str, ...]:
    """The names of all weeks that are kept as files, the library's first, each shelf sorted."""
    return tuple(file.stem for shelf in _SHELVES for file in sorted(shelf.glob("*.json")))


def path(name: str) -> Path:
    """The week file of that name; raises `UnknownScenario`."""
    if name not in names():
        raise UnknownScenario(f"scenario '{name}' is unknown; known are {', '.join(names())}")
    return next(file for shelf in _SHELVES if (file := shelf / f"{name}.json").exists())


def load(name: str) -> Problem:
    """The week of that name, ready to plan; raises `UnknownScenario`."""
    return load_problem(path(name).read_bytes())


@cache
def best_known() -> Mapping[str, BestKnown]:
    """The best value known of each week in the library and among the benchmarks."""
    return {
        name: BestKnown(**entry)
        for shelf in _SHELVES
        for name, entry in tomllib.loads((shelf / "best_known.toml").read_text("utf-8")).items()
    }
