"""Drawn weeks depend on their seed alone and look like weeks that departments file."""

import random
from collections import Counter
from time import monotonic

import pytest

from optimizer import Problem, dump_problem, load_problem
from scenarios.generator import draw
from scenarios.towns import TOWNS, town

CITY = draw(town("city"), 1)


def test_the_same_seed_gives_the_same_week():
    assert draw(town("district"), 5) == draw(town("district"), 5)


def test_another_seed_gives_another_week():
    assert draw(town("district"), 5) != draw(town("district"), 6)


def test_a_draw_leaves_the_common_dice_alone():
    before = random.getstate()

    draw(town("hamlet"), 1)

    assert random.getstate() == before


@pytest.mark.parametrize("name", [one for one in TOWNS if one != "province"])
def test_a_drawn_week_is_a_valid_week_file(name: str):
    drawn = draw(TOWNS[name], 3)

    assert load_problem(dump_problem(drawn)) == drawn


def test_stays_are_half_an_hour_to_three_and_a_half():
    minutes = {one.minutes for one in CITY.requests}

    assert min(minutes) >= 30
    assert max(minutes) <= 210
    assert all(one % 15 == 0 for one in minutes)


def test_every_request_has_one_to_three_windows_that_are_long_enough():
    for one in CITY.requests:
        assert 1 <= len(one.windows) <= 3
        assert all(window.end - window.start >= one.minutes for window in one.windows)


def test_windows_differ_in_width():
    widths = Counter(window.end - window.start for one in CITY.requests for window in one.windows)

    assert len(widths) >= 8


def test_a_city_has_some_of_everything():
    assert any(one.closed for one in CITY.enterprises)
    assert any(one.lead_order for one in CITY.enterprises)
    assert any(one.most_departments and one.most_inspectors for one in CITY.enterprises)
    assert any(not one.announced for one in CITY.requests)
    assert any(not one.may_lead for one in CITY.requests)
    assert any(one.priority > 1 for one in CITY.requests)
    assert any(one.teams > 1 for one in CITY.requests)
    assert any(one.away for one in CITY.departments)
    assert CITY.together
    assert CITY.apart


def test_requests_that_belong_together_can_be():
    for one in CITY.together:
        members = [CITY.request[key] for key in one]
        assert len({member.enterprise for member in members}) == 1
        assert len({member.announced for member in members}) == 1


def busy(problem: Problem) -> float:
    """Share of the teams' week that stays and 15 minutes after each take."""
    asked = sum(one.teams * (one.minutes + 15) for one in problem.requests)
    return asked / sum(one.teams * 5 * 390 for one in problem.departments)


@pytest.mark.parametrize("load", [0.4, 0.7, 0.95])
def test_teams_are_as_busy_as_wanted(load: float):
    assert busy(draw(town("city", enterprises=3_000, load=load), 1)) == pytest.approx(
        load, abs=0.04
    )


@pytest.mark.benchmark
def test_a_hundred_thousand_requests_take_seconds():
    start = monotonic()

    assert len(draw(town("province", enterprises=55_000), 1).requests) > 95_000
    assert monotonic() - start < 20
