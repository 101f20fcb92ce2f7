"""Layouts to look at: filled ones, and what their teams are bound by when counted anew."""

from collections.abc import Iterable

from optimizer import Problem
from optimizer.board import Board
from optimizer.bounds import Minimum, minimum
from optimizer.crew import Crew
from optimizer.enterprise import Choice
from optimizer.greedy import greedy
from optimizer.layout import Layout, Value, value_of
from optimizer.teams import fewest_teams
from tests.drawn import tiny


def filled(week: Problem) -> Layout:
    """The layout of a week after the greedy plan."""
    layout = Layout(Board(week))
    greedy(layout, may_move=week.most_moved is None)
    return layout


def drawn(seeds: Iterable[int]) -> list[Layout]:
    """Filled layouts of tiny weeks."""
    return [filled(tiny(seed)) for seed in seeds]


def minima(layout: Layout) -> list[Minimum]:
    """What each site could reach alone."""
    return [minimum(site) for site in layout.board.sites]


def pictures(crew: Crew) -> tuple[list[list[int]], list[list[object]]]:
    """What a crew believes it is bound by."""
    return [crew.near, *crew.seen.values()], [sorted(day) for day in crew.days]


def stays_of(layout: Layout, choices: Iterable[tuple[Choice, ...]]) -> dict[str, Crew]:
    """Crews of a fresh board with these choices bound."""
    crews = Board(layout.board.problem).crews
    for site, some in zip(layout.board.sites, choices, strict=True):
        for joint, slot in some:
            for department, minutes, teams in joint.stays:
                crews[department].add(slot, minutes, teams, site.enterprise.zone)
    return crews


def is_true(layout: Layout) -> bool:
    """Whether crews and values are what the choices make them."""
    anew = stays_of(layout, layout.choices)
    values = [
        value_of(site, some) for site, some in zip(layout.board.sites, layout.choices, strict=True)
    ]
    return (
        {key: pictures(crew) for key, crew in anew.items()}
        == {key: pictures(crew) for key, crew in layout.crews.items()}
        and layout.values == values
        and layout.value == sum(values, Value())
    )


def is_lawful(layout: Layout) -> bool:
    """Whether the teams are enough and no enterprise's visits overlap or are too many."""
    travel = layout.board.problem.travel
    enough = all(
        crew.overfull[day] or fewest_teams(stays, travel) <= crew.teams
        for crew in layout.crews.values()
        for day, stays in enumerate(crew.days)
        if any(not one.away for one in stays)
    )
    return enough and all(
        _in_order(layout, index) and _few_enough(layout, index)
        for index in range(len(layout.choices))
    )


def _in_order(layout: Layout, index: int) -> bool:
    site = layout.board.sites[index]
    taken = [
        one
        for joint, slot in layout.choices[index]
        for one in range(slot, slot + site.length(joint, slot))
    ]
    held = [joint.bits for joint, _ in layout.choices[index]]
    return len(set(taken)) == len(taken) and sum(held).bit_count() == sum(
        one.bit_count() for one in held
    )


def _few_enough(layout: Layout, index: int) -> bool:
    site = layout.board.sites[index]
    return sum(site.visits(slot) for _, slot in layout.choices[index]) <= site.most_new
