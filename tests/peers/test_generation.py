"""The Lagrangian bound against the linear program that it stands for, solved by GLOP."""

from collections.abc import Iterator
from math import ceil
from typing import NamedTuple

import pytest

from optimizer import Problem, SolveParams, Status, Window, solve
from optimizer.board import Board
from optimizer.bounds import fewest_visits
from optimizer.compiled.dual import SCALE, Dual
from optimizer.compiled.flat import Plot
from optimizer.layout import Layout
from optimizer.recreate import Recreate
from scenarios.generator import draw
from scenarios.towns import TownSpec
from scenarios.wide import draw_wide
from tests.brute import best
from tests.builders import problem, request
from tests.drawn import tiny
from tests.optimizer.compiled.plots import hunter_of, never
from tests.optimizer.layouts import filled, minima
from tests.peers.generation import EXACT, Outcome, generate
from tests.peers.market import Market

ROUNDS = 1_000

NEAR = 0.03
"""Share of the program's value that prices may miss in a week of few enterprises."""


class Tier(NamedTuple):
    """
    A tier of a week, and what is said of it.

    Attributes
    ----------
    alone, reached
        By the enterprises' own minima, and by a plan.
    program
        By the linear program.
    dual, value
        By prices, and what these prove by the market's count, in units of `SCALE`.
    """

    alone: int
    reached: int
    program: Outcome
    dual: Dual
    value: int

    @property
    def most(self) -> int:
        """The whole number that the program proves."""
        return ceil(self.program.value - EXACT)


def visits_of(layout: Layout) -> Tier:
    """The visits of all plans that leave out no more than the layout does."""
    board, value, least = layout.board, layout.value, minima(layout)
    dual = dual_of_visits(Plot(layout, least))
    return Tier(
        fewest_visits(least, value.unplanned),
        value.visits,
        generate(Market(board), value.unplanned),
        dual,
        Market(board, visit=SCALE).worth(dual.prices, dual.rate, value.unplanned),
    )


def left_out_of(layout: Layout) -> Tier:
    """What all plans leave out, whatever their visits; its prices begin with those of visits."""
    board, reached, least = layout.board, layout.value.unplanned, minima(layout)
    plot = Plot(layout, least)
    visits, dual = dual_of_visits(plot), Dual(plot, plot.sites, visit=0)
    if visits.rate > 0:
        dual.begin_from(visits)
    dual.improve(ROUNDS, reached, 0, never)
    return Tier(
        sum(one.value.unplanned for one in least),
        reached,
        least_left_out(board),
        dual,
        Market(board, visit=0, left_out=SCALE).worth(dual.prices, 0, 0),
    )


def dual_of_visits(plot: Plot) -> Dual:
    dual, value = Dual(plot, plot.sites), plot.layout.value
    dual.improve(ROUNDS, value.visits, value.unplanned, never)
    return dual


def least_left_out(board: Board) -> Outcome:
    everything = sum(site.priority(site.everything) for site in board.sites)
    return generate(Market(board, visit=0, left_out=1), everything)


def town(seed: int) -> Problem:
    """A town of 10 to 17 enterprises whose teams have little time."""
    load = 0.8 + 0.1 * (seed % 4)
    return draw(TownSpec("town", 10 + seed % 8, 6, load=load, two=0.4, three_to_five=0.4), seed)


def busy() -> Iterator[Problem]:
    """Small weeks whose teams have little time."""
    for seed in range(15):
        yield town(seed)
        yield draw_wide(6 + seed % 7, (0.9, 1.0, 1.1)[seed % 3], seed)


def planned(week: Problem) -> Layout:
    """A fair plan of a week, by the plain search."""
    layout = filled(week)
    Recreate(layout, minima(layout), 1, layout.board.most_moved).run(30, never)
    return layout


@pytest.fixture(scope="module")
def layouts() -> list[Layout]:
    return [*map(planned, busy())]


@pytest.fixture(scope="module", params=[visits_of, left_out_of])
def tiers(request: pytest.FixtureRequest, layouts: list[Layout]) -> list[Tier]:
    """One tier of all busy weeks."""
    return [request.param(one) for one in layouts]


def test_market_and_program_agree_below_every_plan(tiers: list[Tier]):
    for one in tiers:
        assert one.program.value == pytest.approx(one.program.floor, abs=10 * EXACT)
        assert one.program.value <= one.reached + EXACT


def test_prices_prove_no_more_than_the_program(tiers: list[Tier]):
    assert all(one.dual.bound <= one.most for one in tiers)
    assert sum(one.dual.bound == one.most > one.alone for one in tiers) >= 10


def test_prices_prove_nearly_all_that_the_program_does(tiers: list[Tier]):
    short = [one for one in tiers if one.dual.bound < one.most]

    assert len(short) < len(tiers) / 10
    assert all(one.value >= (1 - NEAR) * SCALE * one.program.value for one in short)


def test_a_bound_is_what_the_market_makes_of_its_prices(tiers: list[Tier]):
    assert all(one.dual.bound == max(0, -(-one.value // SCALE)) for one in tiers)


@pytest.mark.parametrize("seed", range(5))
def test_no_proven_plan_is_better_than_the_program(seed: int):
    week = town(seed)
    board = Board(week)
    plan = solve(week, SolveParams(time_limit=20, workers=1))
    budget = plan.score.unplanned - hopeless(board)

    assert plan.status is Status.OPTIMAL
    assert generate(Market(board), budget).value <= plan.score.visits + EXACT
    assert least_left_out(board).value <= budget + EXACT


def hopeless(board: Board) -> int:
    """The priority that no plan can hold."""
    return sum(board.problem.request[one.request].priority for one in board.hopeless)


def test_no_plan_of_a_tiny_week_is_better_than_the_program():
    met = 0
    for board in map(Board, map(tiny, range(8_700, 8_800))):
        unplanned, visits, _, _ = best(board.problem)
        budget, new = unplanned - hopeless(board), visits - len(board.problem.fixed)
        found = generate(Market(board), budget).value
        assert found <= new + EXACT
        assert least_left_out(board).value <= budget + EXACT
        met += ceil(found - EXACT) == new > 0
    assert met > 50


def test_enterprises_may_mix_plans():
    """Of three pairs only one can be whole at nine, but half of each."""
    pairs = (("fire", "tax"), ("tax", "env"), ("env", "fire"))
    requests = (
        request(
            f"{key}-{at}",
            enterprise=f"e{at}",
            windows=("Tue 09:00-10:00", f"{day} 1{at}:00-1{at + 1}:00"),
        )
        for at, pair in enumerate(pairs)
        for key, day in zip(pair, ("Wed", "Thu"), strict=True)
    )
    week = problem(*requests, sessions=(Window(540, 1020),))

    found = visits_of(planned(week))

    assert found.program.value == pytest.approx(4.5)
    assert (found.alone, found.dual.bound, found.reached) == (3, 5, 5)


@pytest.mark.long
@pytest.mark.parametrize(("enterprises", "load"), [(60, 0.75), (100, 0.9)])
def test_prices_of_a_larger_week_miss_a_hundredth_at_most(enterprises: int, load: float):
    hunter = hunter_of(draw_wide(enterprises, load, 1))
    hunter.fill()
    hunter.run(20_000, never)

    found = visits_of(hunter.layout)

    assert found.alone < found.dual.bound <= found.most
    assert found.value >= 0.99 * SCALE * found.program.value
