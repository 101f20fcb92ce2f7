"""Prices of team time prove what no plan can beat, and nothing more."""

import numpy as np
import pytest

from optimizer import Department
from optimizer.board import Board
from optimizer.bounds import minimum
from optimizer.compiled.dual import SCALE, Dual
from optimizer.compiled.flat import Plot
from optimizer.layout import Layout
from tests.brute import best
from tests.builders import away, enterprise, fixed, problem, request, travel
from tests.drawn import tiny
from tests.optimizer.compiled.plots import cheapest, crowded, never, plot_of


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


def test_what_is_proven_of_those_who_leave_out_less_is_not_claimed_of_others():
    found = dual_of(one_fire_team_for_two())
    found.improve(200, 3, 0, never)

    found.improve(200, 3, 1, never)

    assert found.bound == 2


def test_prices_that_are_exhausted_go_on_when_less_may_be_left_out():
    found, fresh = dual_of(Board(crowded(3, 30))), dual_of(Board(crowded(3, 30)))
    found.improve(2_000, 10_000, 12, never)
    before = found.bound

    found.improve(2_000, 10_000, 6, never)

    fresh.improve(2_000, 10_000, 6, never)
    assert before < fresh.bound <= found.bound + 1


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


def test_teams_that_are_away_or_at_a_fixed_visit_have_no_time_to_sell():
    nine = ("Tue 09:00-10:00",)
    board = Board(
        problem(
            *(request(f"fire-{one}", enterprise=f"e{one}", windows=nine) for one in range(3)),
            departments=(Department("fire", teams=3, away=(away(nine[0]),)),),
            fixed=(fixed("fire-0", enterprise="e0"),),
        )
    )
    found = dual_of(board, visit=0)

    found.improve(200, 1, 0, never)

    assert found.bound == 1


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


@pytest.mark.parametrize("first", range(8_400, 8_600, 50))
def test_no_plan_leaves_out_less_than_any_prices_say(first: int):
    for seed in range(first, first + 50):
        board = Board(tiny(seed))
        if not board.sites:
            continue
        lost = sum(board.problem.request[one.request].priority for one in board.hopeless)
        unplanned = best(board.problem)[0]
        found = dual_of(board, visit=0)

        found.improve(30, unplanned + 1, 0, never)

        assert lost + found.bound <= unplanned, seed


@pytest.mark.parametrize("visit", [0, SCALE])
def test_what_is_proven_follows_from_its_prices_in_whole_numbers(visit: int):
    week = crowded(3, 30, load=1.1 if visit else 3.0)
    plot = plot_of(week)
    found = Dual(plot, plot.sites, visit=visit)
    budget, goal = (2, 70) if visit else (0, 40)

    found.improve(100, goal, budget, never)

    room = np.zeros_like(found.prices)
    for row, crew in enumerate(plot.crews):
        room[row] = crew.teams
        for day in crew.days:
            for stay in day:
                room[row, stay.start // week.grid : -(-(stay.end + crew.least) // week.grid)] -= 1
    left_out = found.rate if visit else SCALE
    answers = [
        cheapest(plot, plot.board.sites[one], found.prices, visit, left_out) for one in plot.sites
    ]
    value = sum(answers) - int((found.prices * room).sum())
    value -= found.rate * budget if visit else 0
    assert found.prices.dtype == np.int64
    assert found.prices.min() >= 0
    assert (found.bound - 1) * SCALE < value <= found.bound * SCALE
    assert found.bound > 0


def test_prices_that_nothing_asks_for_do_not_run_away():
    """The way from a to b is too long for the only fire team, but prices do not see that."""
    week = problem(
        request("fire-1", enterprise="a", windows=("Tue 09:00-10:00", "Tue 14:00-15:00")),
        request("tax-1", enterprise="a", windows=("Tue 09:00-10:00",)),
        request("fire-2", enterprise="b", windows=("Tue 10:15-11:15",)),
        enterprises=(enterprise("a", zone="a"), enterprise("b", zone="b")),
        travel=travel(15, {"a-b": 45}),
        grid=15,
    )
    found = dual_of(Board(week))

    rounds = found.improve(400, 3, 0, never)

    assert found.bound == 2
    assert rounds < 10


@pytest.mark.parametrize("above", [1, 3])
def test_prices_that_aim_too_high_prove_no_more_for_it(above: int):
    for seed in range(12_000, 12_100):
        week = tiny(seed)
        board, (unplanned, visits, _, _) = Board(week), best(week)
        lost = sum(week.request[one.request].priority for one in board.hopeless)
        found = dual_of(board)

        found.improve(400, visits + above, unplanned - lost, never)

        assert found.bound <= visits - len(week.fixed), seed


def test_what_prices_of_left_out_priority_know_is_where_others_begin():
    visits = dual_of(one_fire_team_for_two())
    visits.improve(200, 3, 1, never)
    left = dual_of(one_fire_team_for_two(), visit=0)

    left.begin_from(visits)

    assert left._at[0].sum() == pytest.approx(visits.prices.sum() * SCALE / visits.rate)


def test_many_threads_prove_what_one_does(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("optimizer.compiled.dual.WORTH_A_THREAD", 5)
    plot = plot_of(crowded(4))
    one, two = (Dual(plot, plot.sites, threads=threads) for threads in (1, 2))

    for dual in (one, two):
        dual.improve(40, 10**6, 3, never)

    assert [len(some) for some in two.sites] == [20, 20]
    assert (one.bound, one.rate) == (two.bound, two.rate)
    assert (one.prices == two.prices).all()


def test_sites_that_are_not_asked_about_cost_nothing():
    plot = plot_of(crowded(4))
    some, rest, whole = (
        Dual(plot, sites) for sites in (plot.sites[:10], plot.sites[10:], plot.sites)
    )
    for dual in (some, rest, whole):
        dual.improve(1, 10**6, 10**6, never)

    assert some.bound + rest.bound == whole.bound == 0


def test_a_stop_ends_the_rounds():
    found = dual_of(one_fire_team_for_two())

    assert found.improve(10, 3, 0, lambda: True) == 0
    assert found.bound == 0
