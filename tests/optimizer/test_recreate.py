"""Ruin and recreate: never worse than it began, always within the teams, repeatable."""

from dataclasses import replace

import pytest

from optimizer import Problem
from optimizer.board import Board
from optimizer.layout import Layout, Value
from optimizer.recreate import Recreate
from scenarios.generator import draw
from scenarios.towns import TownSpec
from tests.builders import problem, request
from tests.drawn import tiny
from tests.optimizer.layouts import drawn, filled, is_lawful, is_true, minima

STEPS = 40


def never() -> bool:
    return False


def crowded(seed: int) -> Problem:
    return draw(TownSpec("crowded", 20, 5, load=1.1), seed)


def searched(week: Problem, seed: int = 1, steps: int = STEPS) -> tuple[Layout, Value]:
    """A layout after the search, and what it was worth before."""
    layout = filled(week)
    before = layout.value
    Recreate(layout, minima(layout), seed, layout.board.most_moved).run(steps, never)
    return layout, before


@pytest.mark.parametrize("first", range(7_100, 7_300, 50))
def test_the_search_never_ends_worse_than_it_began(first: int):
    for seed in range(first, first + 50):
        layout, before = searched(tiny(seed))
        assert layout.value <= before
        assert is_true(layout)
        assert is_lawful(layout)


@pytest.mark.parametrize("seed", range(3))
def test_a_crowded_week_stays_lawful_and_does_not_worsen(seed: int):
    layout, before = searched(crowded(seed), steps=150)
    assert layout.value <= before
    assert is_true(layout)
    assert is_lawful(layout)


def test_a_crowded_week_is_bettered():
    bettered = [searched(crowded(seed), steps=300) for seed in range(4)]
    assert any(layout.value < before for layout, before in bettered)


def test_no_more_requests_move_than_may():
    for seed in range(7_300, 7_400):
        week = tiny(seed)
        if week.previous:
            layout, _ = searched(replace(week, most_moved=1, fixed=()))
            assert layout.value.moved <= 1, seed


def test_the_same_seed_gives_the_same_plan():
    one, other = (searched(crowded(5), seed=9)[0] for _ in range(2))
    assert [[(j.bits, s) for j, s in some] for some in one.choices] == [
        [(j.bits, s) for j, s in some] for some in other.choices
    ]


def test_at_its_minimum_there_is_nothing_to_do():
    layout = filled(problem(request("fire-1"), request("tax-1")))
    assert Recreate(layout, minima(layout), 1).run(STEPS, never) == 0


def test_who_is_left_out_is_put_in():
    layout = Layout(Board(problem(request("fire-1"), request("tax-1", enterprise="e2"))))
    Recreate(layout, minima(layout), 1).run(STEPS, never)
    assert layout.value == Value(0, 2, 0, 120)


def test_only_the_sites_that_are_named_are_targets():
    layout = Layout(Board(problem(request("fire-1"), request("tax-1", enterprise="e2"))))
    Recreate(layout, minima(layout), 1).run(STEPS, never, [1])
    assert [len(some) for some in layout.choices] == [0, 1]


def test_a_stop_is_obeyed_before_the_next_step():
    asked = iter([False, False, True])
    layout = filled(crowded(1))
    assert Recreate(layout, minima(layout), 1).run(STEPS, lambda: next(asked)) == 2


def test_one_in_the_way_is_moved_for_a_visit_less():
    week = problem(
        request("fire-1", windows=["Tue 09:00-10:00"]),
        request("fire-2", windows=["Tue 09:00-12:00"], enterprise="e2"),
    )
    layout = Layout(Board(week))
    joint = (layout.board.sites[1].joints or ())[0]
    layout.add(1, joint, (1440 + 540) // 15)
    Recreate(layout, minima(layout), 1).run(200, never)
    assert layout.value == Value(0, 2, 0, 120)


def test_a_site_without_joints_is_never_touched(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("optimizer.site.MOST_JOINTS", 2)
    week = problem(
        request("fire-1"), request("tax-1"), request("fire-2", enterprise="e2"),
        request("fire-3", enterprise="e3", windows=["Sun 09:00-10:00"]),
    )  # fmt: skip
    layout = Layout(Board(week))
    Recreate(layout, [minima(layout)[1]] * 2, 1).run(5, never)
    assert [len(some) for some in layout.choices] == [0, 1]


def test_layouts_of_tiny_weeks_have_their_minima_below_them():
    for layout in drawn(range(7_400, 7_430)):
        assert sum((one.value for one in minima(layout)), Value()) <= layout.value
