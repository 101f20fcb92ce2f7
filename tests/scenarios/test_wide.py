"""Weeks with wide windows: their load is exact, and everything in them could be planned."""

import random
from collections import Counter
from pathlib import Path

import pytest

from optimizer import DAY, Problem, dump_problem, load_problem
from scenarios.__main__ import main
from scenarios.ground import GRID
from scenarios.wide import PER_ENTERPRISE, WAY, draw_wide
from tests.benchmarks.peers import choices

WEEK = draw_wide(300, 0.85, 1)


def test_the_same_seed_gives_the_same_week():
    assert draw_wide(40, 0.7, 5) == draw_wide(40, 0.7, 5)


def test_another_seed_gives_another_week():
    assert draw_wide(40, 0.7, 5) != draw_wide(40, 0.7, 6)


def test_the_load_alone_changes_nothing_but_the_teams():
    relaxed, crowded = draw_wide(40, 0.7, 5), draw_wide(40, 0.95, 5)

    assert relaxed.requests == crowded.requests
    assert relaxed.enterprises == crowded.enterprises


def test_a_draw_leaves_the_common_dice_alone():
    before = random.getstate()

    draw_wide(5, 0.7, 1)

    assert random.getstate() == before


@pytest.mark.parametrize("enterprises", [1, 7, 60])
def test_a_drawn_week_is_a_valid_week_file(enterprises: int):
    drawn = draw_wide(enterprises, 0.95, 3)

    assert load_problem(dump_problem(drawn)) == drawn


@pytest.mark.parametrize("enterprises", [28, 300, 1000])
def test_an_enterprise_has_one_to_eight_requests_and_mostly_two_to_five(enterprises: int):
    week = draw_wide(enterprises, 0.7, 2)
    counts = Counter(len(own) for own in week.requests_at.values())

    assert set(counts) <= set(range(1, 9))
    assert sum(counts[one] for one in (2, 3, 4, 5)) > 0.7 * enterprises
    assert len(week.requests) == pytest.approx(PER_ENTERPRISE * enterprises, rel=0.12)


def test_nobody_comes_twice_to_an_enterprise():
    for own in WEEK.requests_at.values():
        assert len({one.department for one in own}) == len(own)


def test_stays_are_one_to_three_hours_and_windows_four_to_eight():
    assert {one.minutes for one in WEEK.requests} == {60, 90, 120, 150, 180}
    windows = [window for one in WEEK.requests for window in one.windows]
    assert {one.end - one.start for one in windows} == set(range(240, 481, 30))
    days = [len({window.start // DAY for window in one.windows}) for one in WEEK.requests]
    assert days == [len(one.windows) for one in WEEK.requests]
    assert set(days) == {1, 2, 3, 4, 5}


def load_of(week: Problem, department: str) -> float:
    """Share of a department's hours that its stays take, each with the way within a zone."""
    busy = sum(one.minutes + WAY for one in week.requests if one.department == department)
    there = week.department[department]
    (session,) = week.sessions
    hours = there.teams * 5 * (session.end - session.start)
    return busy / (hours - sum(one.when.end - one.when.start for one in there.away))


@pytest.mark.parametrize("load", [0.4, 0.7, 0.85, 0.95])
@pytest.mark.parametrize("enterprises", [28, 300])
def test_every_department_is_as_busy_as_wanted(enterprises: int, load: float):
    week = draw_wide(enterprises, load, 4)

    for one in week.departments:
        assert load_of(week, one.id) == pytest.approx(load, abs=0.02)


def test_ways_lose_no_minute_to_the_grid_and_keep_the_triangle_rule():
    ways = set(WEEK.travel.between.values())

    assert all(one % GRID == 0 for one in (WEEK.travel.within, *ways))
    assert max(ways) <= 2 * min(ways)


def test_there_is_some_of_everything_that_makes_visits_hard_to_share():
    assert any(one.most_departments and one.most_inspectors for one in WEEK.enterprises)
    assert any(one.lead_order for one in WEEK.enterprises)
    assert any(not one.may_lead for one in WEEK.requests)
    assert any(not one.announced for one in WEEK.requests)
    assert any(one.away for one in WEEK.departments)
    assert len({one.zone for one in WEEK.enterprises}) == 4


def test_most_requests_could_start_at_dozens_of_moments():
    counts = sorted(len(choices.starts(WEEK, one)) for one in WEEK.requests)

    assert counts[0] >= 5
    assert counts[len(counts) // 2] >= 30


@pytest.mark.parametrize(("enterprises", "load"), [(0, 0.7), (5, 0.0), (5, -1.0)])
def test_a_size_or_load_that_cannot_be_is_refused(enterprises: int, load: float):
    with pytest.raises(ValueError, match="expected"):
        draw_wide(enterprises, load, 1)


def test_the_command_line_draws_them(tmp_path: Path):
    file = tmp_path / "week.json"
    arguments = ["draw", "--wide", "--enterprises", "9", "--load", "0.95", "--seed", "7"]

    assert main([*arguments, "-o", str(file)]) == 0

    assert load_problem(file.read_bytes()) == draw_wide(9, 0.95, 7)
