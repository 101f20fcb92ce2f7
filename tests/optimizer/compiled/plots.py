"""Weeks laid flat, and what the compiled loop believes about them."""

from dataclasses import replace
from typing import NamedTuple
from unittest.mock import patch

import numpy as np

from optimizer import Problem, Status, violations
from optimizer.board import Board
from optimizer.compiled.arrays import Floats, Numbers
from optimizer.compiled.chains import settle
from optimizer.compiled.dual import Dual
from optimizer.compiled.flat import Flat, Plot
from optimizer.compiled.hunter import Hunter
from optimizer.compiled.state import State
from optimizer.finish import visits_of
from optimizer.layout import Layout
from optimizer.site import Site
from scenarios.generator import draw
from scenarios.towns import TownSpec
from tests.builders import accounted
from tests.drawn import tiny
from tests.optimizer.layouts import minima


class Pair(NamedTuple):
    """Two arrays that belong together."""

    left: Numbers
    right: Numbers


def never() -> bool:
    return False


def plot_of(week: Problem) -> Plot:
    """An empty layout of a week, laid flat."""
    layout = Layout(Board(week))
    return Plot(layout, minima(layout))


def hunter_of(week: Problem, seed: int = 1, threads: int = 1) -> Hunter:
    """A hunter on an empty layout of a week."""
    layout = Layout(Board(week))
    return Hunter(layout, minima(layout), seed, layout.board.most_moved, threads)


def no_price(flat: Flat) -> Floats:
    """Team time that costs nothing."""
    return np.zeros((len(flat.teams), flat.width))


def crowded(seed: int, enterprises: int = 40, load: float = 1.1) -> Problem:
    """A drawn week with somewhat more work than its teams can do."""
    return draw(TownSpec("crowded", enterprises, 6, load=load), seed)


def wide(seed: int, enterprises: int = 40) -> Problem:
    """A drawn week in which many enterprises have several requests."""
    return draw(TownSpec("wide", enterprises, 8, load=0.7, two=0.4, three_to_five=0.4), seed)


def picture(flat: Flat, state: State) -> dict[str, object]:
    """
    All that a state holds.

    How a day's stays are ordered and paired, and what is left over, does not count.
    """
    firsts, counts = flat.day_first.tolist(), state.day_count.tolist()
    days = [
        sorted(state.day_stays[first : first + count].tolist())
        for first, count in zip(firsts[:-1], counts, strict=True)
    ]
    links = []
    for day in range(len(state.link_used)):
        settle(state, day)
        links.append((int(state.link_used[day]).bit_count(), int(state.link_chains[day])))
    bits = [one.bit_count() for one in state.stay_links.tolist()]
    bound = {name: getattr(state, name).tolist() for name in ("near", "busy", "top", "full")}
    worth = {name: getattr(state, name).tolist() for name in ("choices", "value", "values")}
    return {
        **bound,
        **worth,
        "starts": state.starts.tolist(),
        "days": days,
        "links": links,
        "bits": bits,
    }


def broken(layout: Layout) -> list[str]:
    """The rules that the plan of a layout breaks."""
    week, visits = layout.board.problem, visits_of(layout)
    held = {one for visit in visits for one in visit.requests}
    without = [one.id for one in week.requests if one.id not in held]
    plan = accounted(week, *visits, without=without)
    return [
        str(one) for one in violations(week, replace(plan, bound=plan.score, status=Status.OPTIMAL))
    ]


def bits_of(layout: Layout) -> list[list[tuple[int, int]]]:
    """Wishes and slots of the visits, by site."""
    return [[(joint.bits, slot) for joint, slot in some] for some in layout.choices]


def cheapest(plot: Plot, site: Site, prices: np.ndarray, visit: int, left_out: int) -> int:
    """The least a site costs, by giving every joint every start; visits may overlap."""
    grid = site.grid
    options = []
    for joint in site.joints or ():
        costs = []
        for slot in range(joint.starts.bit_length()):
            if joint.starts >> slot & 1:
                cost = visit * site.visits(slot)
                for department, minutes, teams in joint.stays:
                    row = plot.departments[department]
                    near = -(-(minutes + plot.crews[row].least) // grid)
                    cost += teams * int(prices[row, slot : slot + near].sum())
                costs.append(cost)
        options.append((joint.bits, min(costs)))

    def go_on(rest: int) -> int:
        if not rest:
            return 0
        low = rest & -rest
        found = [left_out * site.priority(low) + go_on(rest ^ low)]
        found += [
            cost + go_on(rest & ~bits) for bits, cost in options if bits & low and not bits & ~rest
        ]
        return min(found)

    return go_on(site.everything)


def outcome() -> list[object]:
    """What the loop finds in a few weeks, and what it proves of them."""
    with patch("optimizer.compiled.hunter.STRIDE", 100):
        return [_outcome(week) for week in (*map(tiny, range(9_000, 9_009)), crowded(0, 10))]


def _outcome(week: Problem) -> object:
    hunter = hunter_of(week, threads=2)
    hunter.fill()
    first = bits_of(hunter.layout)
    made = hunter.run(200, never)
    value = hunter.layout.value
    dual = Dual(hunter.plot, range(len(hunter.layout.choices)))
    dual.improve(10, value.visits, value.unplanned, never)
    return first, bits_of(hunter.layout), made, int(dual.bound), int(dual.prices.sum())
