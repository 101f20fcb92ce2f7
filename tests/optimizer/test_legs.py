"""Travel that no plan can spare, held against plans and against trying everything."""

import pytest

from optimizer import SolveParams, solve
from optimizer.board import Board
from optimizer.legs import least_legs
from scenarios.generator import draw
from scenarios.towns import TownSpec
from tests.brute import best, least_travel
from tests.builders import enterprise, fixed, problem, request, travel
from tests.drawn import tiny

EAST_WEST = [enterprise("e1", zone="east"), enterprise("e2", zone="west")]
WAYS = travel(10, {"east-west": 25})


@pytest.mark.parametrize("first", range(9_000, 9_160, 40))
def test_no_plan_that_leaves_out_no_more_travels_less(first: int):
    for seed in range(first, first + 40):
        week = tiny(seed)
        board = Board(week)
        lost = sum(week.request[one.request].priority for one in board.hopeless)
        assert least_legs(board, best(week)[0] - lost) <= least_travel(week), seed


def test_three_visits_in_two_days_cost_one_way():
    windows = ["Tue 09:00-12:00", "Wed 09:00-12:00"]
    week = problem(
        *(request(f"fire-{n}", windows=windows, enterprise=f"e{n}") for n in range(3)), travel=WAYS
    )
    assert least_legs(Board(week), 0) == 10


def test_only_days_that_are_scarce_count():
    week = problem(
        request("fire-1"),
        request("fire-2", enterprise="e2"),
        request("fire-3", windows=["Wed 09:00-12:00", "Thu 09:00-12:00"], enterprise="e3"),
        travel=WAYS,
    )
    assert least_legs(Board(week), 0) == 10


def test_every_team_has_a_first_stay():
    week = problem(
        request("fire-1"), request("fire-2", enterprise="e2"), teams={"fire": 2}, travel=WAYS
    )
    assert least_legs(Board(week), 0) == 0


def test_the_shortest_way_between_the_zones_that_there_are_is_meant():
    week = problem(
        request("fire-1"), request("fire-2", enterprise="e2"), enterprises=EAST_WEST, travel=WAYS
    )
    assert least_legs(Board(week), 0) == 25


def test_a_request_counts_for_each_of_its_teams():
    week = problem(
        request("fire-1", teams=2), request("fire-2", teams=2, enterprise="e2"),
        teams={"fire": 2}, travel=WAYS,
    )  # fmt: skip
    assert least_legs(Board(week), 0) == 20


def test_fixed_visits_have_their_day():
    week = problem(
        request("fire-1"),
        request("fire-2", enterprise="e2"),
        fixed=(fixed("fire-1", start="Tue 09:00"),),
        travel=WAYS,
    )
    assert least_legs(Board(week), 0) == 10


def test_who_is_left_out_spares_its_way():
    week = problem(
        *(request(f"fire-{n}", minutes=30, enterprise=f"e{n}", priority=2) for n in range(4)),
        travel=WAYS,
    )
    assert [least_legs(Board(week), left_out) for left_out in (0, 1, 2, 4, 9)] == [
        30,
        25,
        20,
        10,
        0,
    ]


def test_whoever_has_many_ways_is_left_out_only_once():
    week = problem(
        request("fire-0", teams=2, minutes=30, enterprise="e0"),
        *(request(f"fire-{n}", minutes=30, enterprise=f"e{n}") for n in range(1, 7)),
        teams={"fire": 2},
        travel=WAYS,
    )
    assert [least_legs(Board(week), left_out) for left_out in range(4)] == [60, 40, 30, 20]


def test_a_larger_week_is_never_said_to_travel_more_than_its_plan():
    week = draw(TownSpec("crowded", 30, 5, load=0.9), 4)
    plan = solve(week, SolveParams(time_limit=20, work_limit=3_000, workers=1))
    board = Board(week)
    lost = sum(week.request[one.request].priority for one in board.hopeless)
    assert 0 < least_legs(board, plan.score.unplanned - lost) <= plan.score.travel


def test_one_zone_with_two_stays_is_enough_for_a_short_way():
    week = problem(
        request("fire-1"),
        request("fire-2", enterprise="e2"),
        request("fire-3", enterprise="e3"),
        enterprises=[*EAST_WEST, enterprise("e3", zone="west")],
        travel=WAYS,
    )
    assert least_legs(Board(week), 0) == 2 * 10


def test_a_set_that_is_left_out_spares_the_ways_of_all_its_requests():
    week = problem(
        request("fire-1"),
        request("tax-1"),
        request("fire-2", enterprise="e2", priority=9),
        request("tax-2", enterprise="e2", priority=9),
        together=(("fire-1", "tax-1"),),
        travel=WAYS,
    )
    assert [least_legs(Board(week), left_out) for left_out in (0, 2)] == [20, 0]
