"""
Parts of a week to be planned elsewhere: they leave as plain data and come back as plain data.

What an errand answers depends on nothing but the errand, so it may be run in this process, in
another one or on another machine, alone or beside others.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_

from optimizer.board import Board
from optimizer.cpsat.columns import Column
from optimizer.effort import Effort
from optimizer.layout import Value
from optimizer.params import SolveParams
from optimizer.part import Part
from optimizer.pipeline import Pipeline
from optimizer.problem import Problem
from optimizer.run import Run
from optimizer.site import Site
from optimizer.slots import each

Shared = tuple[tuple[str, ...], int]
"""Requests that share a visit, and its slot."""


@dataclass(frozen=True, slots=True)
class Errand:
    """
    A week that stands for itself, a first plan of it, and how hard to try with one worker.

    Attributes
    ----------
    compiled
        Whether a large week is searched by compiled code, also where that must be made first.
    """

    week: Problem
    visits: tuple[Shared, ...]
    params: SolveParams
    compiled: bool = True


@dataclass(frozen=True, slots=True)
class Known:
    """
    What is known of enterprises that are coupled.

    Attributes
    ----------
    bound
        Unplanned priority and visits that no plan beats, as a pair; `proven` says how.
    later
        Bounds of the later tiers as in `optimizer.part.Part`.
    value
        What the report's visits are worth here.
    """

    enterprises: tuple[str, ...]
    bound: tuple[int, int]
    proven: str
    later: tuple[int, ...]
    value: Value


@dataclass(frozen=True, slots=True)
class Report:
    """The best visits that an errand found, fixed ones left out, and the work it took."""

    visits: tuple[Shared, ...]
    parts: tuple[Known, ...]
    work: int


def run_errand(
    errand: Errand,
    tell: Callable[[object], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Report:
    """What is found within the effort of the errand; on the way `tell` gets better reports."""
    told: list[Value] = []

    def pass_on(run: Run) -> None:
        if tell and told[-1:] != [run.layout.value]:
            told.append(run.layout.value)
            tell(_report(run))

    effort = Effort(errand.params, stop)
    run = Pipeline(Board(errand.week), effort, pass_on)
    run.swift.large &= errand.compiled
    columns = columns_of(run.board.sites, errand.visits)
    for part in run.parts:
        run.adopt(part, [one for index in part.sites for one in columns.get(index, ())])
    run.upper()
    run.later()
    return _report(run)


def visits_at(run: Run, sites: Iterable[int]) -> tuple[Shared, ...]:
    """The visits of some sites of a run."""
    found = []
    for index in sites:
        wishes = run.board.sites[index].wishes
        for joint, slot in run.layout.choices[index]:
            ids = (one.id for place in each(joint.bits) for one in wishes[place].requests)
            found.append((tuple(ids), slot))
    return tuple(found)


def columns_of(sites: Iterable[Site], visits: Iterable[Shared]) -> dict[int, list[Column]]:
    """Visits as columns of the sites, by site."""
    home: dict[str, tuple[Site, int]] = {}
    for site in sites:
        for place, wish in enumerate(site.wishes):
            home.update((one.id, (site, 1 << place)) for one in wish.requests)
    found: dict[int, list[Column]] = {}
    for ids, slot in visits:
        site = home[ids[0]][0]
        together = reduce(or_, (home[one][1] for one in ids))
        place = next(one.place for one in site.joints or () if one.bits == together)
        found.setdefault(site.index, []).append((site.index, place, slot))
    return found


def _report(run: Run) -> Report:
    visits = visits_at(run, range(len(run.board.sites)))
    return Report(visits, tuple(_known(run, one) for one in run.parts), run.effort.work)


def _known(run: Run, part: Part) -> Known:
    names = tuple(run.board.sites[one].enterprise.id for one in part.sites)
    bound = divmod(part.bound, run.weight)
    return Known(names, bound, part.proven, part.later, run.value(part))
