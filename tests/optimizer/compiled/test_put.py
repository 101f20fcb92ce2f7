"""One site is put in as cheaply as trying all its visits on what the teams have left."""

import pytest

from optimizer import Problem
from optimizer.compiled.bind import clear
from optimizer.compiled.put import Aims, put
from tests.brute import best
from tests.builders import problem, request
from tests.drawn import tiny
from tests.optimizer.compiled.plots import hunter_of, picture

FREE = Aims(left_out=100.0, moved=0.0, minute=0.0, price=0.0, chance=0.0)
"""Tiers 1 and 2 alone."""


def alone(seed: int) -> Problem:
    """A tiny week of one enterprise, whatever else was drawn."""
    week = tiny(seed)
    home = week.requests[0].enterprise
    mine = tuple(one for one in week.requests if one.enterprise == home)
    return problem(
        *mine,
        departments=week.departments,
        enterprises=tuple(one for one in week.enterprises if one.id == home),
        grid=week.grid,
        days=week.days,
        sessions=week.sessions,
        travel=week.travel,
        together=tuple(one for one in week.together if week.request[one[0]].enterprise == home),
        apart=tuple(one for one in week.apart if week.request[one[0]].enterprise == home),
    )


@pytest.mark.parametrize("first", range(9_800, 10_000, 50))
def test_an_enterprise_alone_is_seldom_put_in_worse_than_by_trying_everything(first: int):
    """The joints are chosen before they are placed, so an overlap can cost a visit or a wish."""
    same = 0
    for seed in range(first, first + 50):
        week = alone(seed)
        hunter = hunter_of(week)
        if not hunter.plot.sites:
            same += 1
            continue
        put(hunter.flat, hunter.tracks[0].state, hunter.tracks[0].desk, FREE, 0)
        unplanned, visits, _, _ = best(week)
        lost = sum(week.request[one.request].priority for one in hunter.layout.board.hopeless)
        found = lost + int(hunter.tracks[0].state.value[0]), int(hunter.tracks[0].state.value[1])
        assert found >= (unplanned, visits), seed
        same += found == (unplanned, visits)
    assert same >= 40


def test_a_wish_that_costs_more_than_it_is_worth_is_left_out():
    hunter = hunter_of(
        problem(request("fire-1", priority=1), request("fire-2", enterprise="e2", priority=9))
    )
    for site in (0, 1):
        put(
            hunter.flat,
            hunter.tracks[0].state,
            hunter.tracks[0].desk,
            FREE._replace(left_out=0.5),
            site,
        )
    assert hunter.tracks[0].state.choices.tolist() == [0, 1]


def test_team_time_that_costs_sends_a_visit_elsewhere():
    hunter = hunter_of(problem(request("fire-1", windows=["Tue 09:00-10:00", "Tue 10:00-11:00"])))
    nine = (1440 + 540) // 15
    hunter.tracks[0].state.until[:] = 0.0
    hunter.tracks[0].state.until[0, nine + 1 :] = 1.0
    put(hunter.flat, hunter.tracks[0].state, hunter.tracks[0].desk, FREE._replace(price=1.0), 0)
    assert hunter.tracks[0].state.choice_slot[0] == nine + 4


def test_a_request_that_should_not_move_stays_where_it_was():
    for seed in range(10_000, 10_100):
        week = tiny(seed)
        if not week.previous or week.fixed:
            continue
        hunter = hunter_of(week)
        still = FREE._replace(moved=1_000.0)
        for site in range(len(hunter.plot.sites)):
            put(hunter.flat, hunter.tracks[0].state, hunter.tracks[0].desk, still, site)
        assert hunter.tracks[0].state.value[2] == 0, seed


def test_what_is_put_in_and_cleared_leaves_no_trace():
    for seed in range(10_100, 10_160):
        hunter = hunter_of(tiny(seed))
        state, before = hunter.tracks[0].state, picture(hunter.flat, hunter.tracks[0].state)
        for site in range(len(hunter.plot.sites)):
            put(hunter.flat, state, hunter.tracks[0].desk, FREE, site)
        for site in range(len(hunter.plot.sites)):
            clear(hunter.flat, state, site)
        assert picture(hunter.flat, state) == before, seed
