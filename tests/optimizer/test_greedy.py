"""The first plan: lawful, and everything that has room is in it."""

import pytest

from optimizer.board import Board
from optimizer.greedy import greedy
from optimizer.layout import Layout, Value
from tests.builders import previous, problem, request
from tests.drawn import tiny
from tests.optimizer.layouts import filled, is_lawful, is_true


@pytest.mark.parametrize("may_move", [False, True])
def test_the_first_plan_keeps_the_rules(may_move: bool):
    for seed in range(6_800, 6_950):
        layout = Layout(Board(tiny(seed)))
        greedy(layout, may_move=may_move)
        assert is_true(layout), seed
        assert is_lawful(layout), seed


def test_who_has_the_fewest_starts_comes_first():
    week = problem(
        request("fire-1", windows=["Tue 09:00-12:00"]),
        request("fire-2", windows=["Tue 09:00-10:00"], enterprise="e2"),
        request("fire-3", windows=["Tue 11:00-12:00"], enterprise="e3"),
    )
    assert filled(week).value == Value(0, 3, 0, 180)


def test_nobody_moves_where_nobody_may():
    for seed in range(6_950, 7_050):
        layout = Layout(Board(tiny(seed)))
        greedy(layout, may_move=False)
        assert layout.value.moved == 0


def test_an_enterprise_with_too_many_joints_is_left_to_others(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("optimizer.site.MOST_JOINTS", 2)
    layout = filled(problem(request("fire-1"), request("tax-1"), request("env-1", enterprise="e2")))
    assert [len(some) for some in layout.choices] == [0, 1]


def test_a_request_stays_where_it_stood_if_that_costs_nothing():
    before = (previous("fire-1", "Tue 10:45"),)
    assert filled(problem(request("fire-1"), previous=before)).value.moved == 0
