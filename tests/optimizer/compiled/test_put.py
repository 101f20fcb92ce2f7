"""One site is put in as cheaply as trying all its visits on what the teams have left."""

import numpy as np
import pytest

from optimizer import Problem
from optimizer.compiled.bind import clear
from optimizer.compiled.flat import Flat
from optimizer.compiled.hunter import Hunter
from optimizer.compiled.put import Aims, _look, _price, put
from optimizer.compiled.state import VISITS
from tests.brute import best
from tests.builders import problem, request
from tests.drawn import tiny
from tests.optimizer.compiled.plots import hunter_of, picture, wide

FREE = Aims(left_out=100.0, moved=0.0, minute=0.0, price=0.0, chance=0.0)
"""Tiers 1 and 2 alone."""

DEAR = Aims(left_out=20.0, moved=0.5, minute=0.01, price=1.0, chance=0.0)
"""All that can cost something does."""


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


def priced(hunter: Hunter, flat: Flat, site: int) -> list[float]:
    """What each joint of a site costs at its cheapest free start."""
    desk, sets = hunter.tracks[0].desk, 1 << int(np.diff(flat.wish_first)[site])
    _look(flat, hunter.tracks[0].state, desk, site)
    new = int(hunter.tracks[0].state.values[site, VISITS])
    _price(flat, hunter.tracks[0].state, desk, DEAR, site, sets - 1, new)
    joints = flat.joint_bits[flat.joint_first[site] : flat.joint_first[site + 1]]
    return [float(desk.cost[bits]) for bits in joints.tolist()]


def test_a_joint_costs_the_same_slot_by_slot_as_band_by_band():
    free = [0, 0]
    for seed, week in enumerate([*map(tiny, range(10_600, 10_700)), wide(2)]):
        hunter = hunter_of(week)
        flat, state = hunter.flat, hunter.tracks[0].state
        by_band = flat._replace(site_plain=np.zeros_like(flat.site_plain))
        prices = np.random.default_rng(seed).random(state.until.shape) / 10
        state.until[:] = np.cumsum(prices, axis=1)
        for site in np.flatnonzero(flat.site_plain).tolist():
            alone = priced(hunter, flat, site)
            assert alone == pytest.approx(priced(hunter, by_band, site)), seed

            put(flat, state, hunter.tracks[0].desk, DEAR, site)

            beside = priced(hunter, flat, site)
            assert beside == pytest.approx(priced(hunter, by_band, site)), seed
            free[0] += int(np.isfinite(alone).sum())
            free[1] += int(np.isfinite(beside).sum())
    assert free[0] > 2 * free[1] > 200


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
