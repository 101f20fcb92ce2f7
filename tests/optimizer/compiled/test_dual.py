"""Prices of team time prove what no plan can beat, and nothing more."""

import pytest

from optimizer import Department
from optimizer.board import Board
from optimizer.bounds import minimum
from optimizer.compiled.dual import SCALE, Dual
from optimizer.compiled.flat import Plot
from optimizer.layout import Layout
from tests.brute import best
from tests.builders import problem, request
from tests.drawn import tiny


def never() -> bool:
    return False


def dual_of(board: Board, visit: int = SCALE) -> Dual:
    plot = Plot(Layout(board), [minimum(one) for one in board.sites])
    return Dual(plot, range(len(board.sites)), visit=visit)


def one_fire_team_for_two() -> Board:
    """Both enterprises could have one visit at nine, but the only fire team cannot be at both."""
    nine, nine_or_ten = ("Tue 09:00-10:00",), ("Tue 09:00-10:00", "Tue 10:00-11:00")
    return Board(
        problem(
            request("fire-1", enterprise="e1", windows=nine_or_ten),
            request("tax-1", enterprise="e1", windows=nine),
            request("fire-2", enterprise="e2", windows=nine_or_ten),
            request("tax-2", enterprise="e2", windows=nine),
            departments=(Department("fire", teams=1), Department("tax", teams=2)),
        )
    )


def test_a_price_on_the_scarce_hour_proves_the_visit_that_the_minima_miss():
    found = dual_of(one_fire_team_for_two())

    found.improve(200, 3, 0, never)

    assert found.bound == 3
    assert found.prices.any()


def test_leaving_out_is_priced_too():
    found = dual_of(one_fire_team_for_two())

    found.improve(200, 3, 1, never)

    assert found.bound == 2
    assert found.rate > 0


def test_a_department_that_is_full_proves_that_something_stays_out():
    board = Board(
        problem(
            *(
                request(f"fire-{one}", enterprise=f"e{one}", windows=("Tue 09:00-10:00",))
                for one in range(3)
            ),
            departments=(Department("fire", teams=1),),
        )
    )
    found = dual_of(board, visit=0)

    found.improve(200, 2, 0, never)

    assert found.bound == 2


@pytest.mark.parametrize("first", range(8_100, 8_400, 50))
def test_no_plan_has_fewer_visits_than_any_prices_say(first: int):
    for seed in range(first, first + 50):
        board = Board(tiny(seed))
        if not board.sites:
            continue
        week = board.problem
        unplanned, visits, _, _ = best(week)
        budget = unplanned - sum(week.request[one.request].priority for one in board.hopeless)
        found = dual_of(board)

        found.improve(30, visits + 1, budget, never)

        assert found.bound <= visits - len(week.fixed)


def test_a_stop_ends_the_rounds():
    found = dual_of(one_fire_team_for_two())

    assert found.improve(10, 3, 0, lambda: True) == 0
    assert found.bound == 0
