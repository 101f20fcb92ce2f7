"""Bettering one enterprise at a time, in all four tiers, with the others standing."""

from dataclasses import replace

import pytest

from optimizer import Problem
from optimizer.board import Board
from optimizer.layout import Layout, Value
from optimizer.polish import polish, try_put
from tests.brute import best
from tests.builders import fixed, previous, problem, request
from tests.drawn import tiny
from tests.optimizer.layouts import drawn, filled, is_lawful, is_true, minima

NINE = (1440 + 540) // 15


def never() -> bool:
    return False


def placed(week: Problem, *starts: int) -> Layout:
    """A layout in which the first wish of each site starts so many slots after nine."""
    layout = Layout(Board(week))
    for index, start in enumerate(starts):
        layout.add(index, (layout.board.sites[index].joints or ())[0], NINE + start)
    return layout


@pytest.mark.parametrize("first", range(7_500, 7_700, 50))
def test_polishing_never_worsens_and_keeps_the_rules(first: int):
    for layout in drawn(range(first, first + 50)):
        before = layout.value
        polish(layout, minima(layout), layout.board.most_moved, never)
        assert layout.value <= before
        assert is_true(layout)
        assert is_lawful(layout)


def test_alone_in_its_week_an_enterprise_becomes_the_best_there_is():
    for seed in range(7_700, 7_800):
        week = replace(tiny(seed), most_moved=None)
        layout = filled(week)
        if len(layout.choices) != 1 or any(one.away for one in week.departments):
            continue
        if len({one.department for one in week.requests}) < len(week.requests):
            continue
        before = [one.enterprise for one in week.requests]
        if len(set(before)) == 1 and not week.fixed:
            polish(layout, minima(layout), None, never)
            value = layout.value
            assert (value.visits, value.moved, value.minutes) == best(week)[1:]


def test_a_request_goes_back_to_where_it_stood():
    week = problem(request("fire-1"), previous=(previous("fire-1", "Tue 10:00"),))
    layout = placed(week, 0)
    looked = polish(layout, minima(layout), None, never)
    assert (looked, layout.value) == (1, Value(0, 1, 0, 60))


def test_what_is_at_its_minimum_is_not_looked_at():
    layout = placed(problem(request("fire-1")), 0)
    assert polish(layout, minima(layout), None, never) == 0


def test_a_stop_leaves_everything_as_it_is():
    week = problem(request("fire-1"), previous=(previous("fire-1", "Tue 10:00"),))
    layout = placed(week, 0)
    assert polish(layout, minima(layout), None, lambda: True) == 0
    assert layout.value.moved == 1


def test_no_more_move_than_may_although_it_would_save_a_visit():
    week = problem(
        request("fire-1", windows=["Tue 09:00-12:00"]),
        request("tax-1", windows=["Tue 10:30-12:00"]),
        previous=(previous("fire-1"), previous("tax-1", "Tue 10:30")),
    )
    for most, visits in ((0, 2), (1, 1)):
        layout = Layout(Board(week))
        fire, tax = (layout.board.sites[0].joints or ())[:2]
        layout.add(0, fire, NINE)
        layout.add(0, tax, NINE + 6)
        polish(layout, minima(layout), most, never)
        assert layout.value.visits == visits


def test_visits_that_do_not_fit_are_not_put_at_all():
    week = problem(
        request("fire-1"),
        request("tax-1"),
        request("tax-9", enterprise="e2"),
        fixed=(fixed("tax-9", enterprise="e2"),),
        apart=(("fire-1", "tax-1"),),
    )
    layout = Layout(Board(week))
    fire, tax = layout.board.sites[0].joints or ()
    assert not try_put(layout, 0, [(fire, NINE + 4), (tax, NINE)])
    assert layout.choices == [()]
    assert is_true(layout)
    assert try_put(layout, 0, [(fire, NINE), (tax, NINE + 4)])
    assert layout.value == Value(0, 2, 0, 120)
