"""Packed weeks: as busy as wanted, windows as wide as wide weeks', an optimum that is known."""

import random
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from optimizer import DAY, SolveParams, dump_problem, load_problem, solve
from scenarios.__main__ import main
from scenarios.packed import BUSIEST, MOST, pack, teams_for
from scenarios.wide import DAYS, DEPARTMENTS, SESSION, WAY

WEEK, VISITS = pack(6, 0.85, 1)


def test_the_same_seed_gives_the_same_week():
    assert pack(2, 0.7, 5) == pack(2, 0.7, 5)


def test_another_seed_gives_another_week():
    assert pack(2, 0.7, 5)[0] != pack(2, 0.7, 6)[0]


def test_a_draw_leaves_the_common_dice_alone():
    before = random.getstate()

    pack(1, 0.7, 1)

    assert random.getstate() == before


@pytest.mark.parametrize("teams", [1, 2, 5])
@pytest.mark.parametrize("load", [0.1, 0.7, BUSIEST])
def test_a_packed_week_is_a_valid_week_file(teams: int, load: float):
    packed, _ = pack(teams, load, 3)

    assert load_problem(dump_problem(packed)) == packed


@pytest.mark.parametrize("teams", [1, 6])
@pytest.mark.parametrize("load", [0.4, 0.7, 0.85, BUSIEST])
def test_the_teams_are_as_busy_as_wanted(teams: int, load: float):
    week, _ = pack(teams, load, 4)
    busy = sum(one.minutes + WAY for one in week.requests)
    hours = teams * len(DEPARTMENTS) * len(DAYS) * (SESSION.end - SESSION.start)

    assert busy / hours == pytest.approx(load, abs=0.02)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_where_there_is_room_the_optimum_is_reached(seed: int):
    week, visits = pack(1, 0.3, seed)

    plan = solve(week, SolveParams(time_limit=10))

    assert (plan.score.unplanned, plan.score.visits) == (0, visits)


def test_anchors_on_different_days_prove_how_many_visits_there_must_be():
    days: defaultdict[str, set[int]] = defaultdict(set)
    for one in WEEK.requests:
        if len(one.windows) == 1:
            days[one.enterprise].add(one.windows[0].start // DAY)

    assert sum(map(len, days.values())) == VISITS


def test_windows_are_as_wide_as_in_wide_weeks():
    windows = [window for one in WEEK.requests for window in one.windows]

    assert {one.end - one.start for one in windows} == set(range(240, 481, 30))
    assert {len(one.windows) for one in WEEK.requests} == {1, 2, 3, 4, 5}


def test_nobody_comes_twice_to_an_enterprise():
    for own in WEEK.requests_at.values():
        assert len({one.department for one in own}) == len(own) <= MOST


def test_there_is_some_of_everything_that_makes_visits_hard_to_share():
    assert any(one.most_departments and one.most_inspectors for one in WEEK.enterprises)
    assert any(one.lead_order for one in WEEK.enterprises)
    assert any(not one.may_lead for one in WEEK.requests)
    assert any(not one.announced for one in WEEK.requests)
    assert len(Counter(one.zone for one in WEEK.enterprises)) == 4


@pytest.mark.parametrize("load", [0.7, 0.85, BUSIEST])
def test_so_many_teams_make_about_so_many_stays(load: float):
    week, _ = pack(teams_for(1000, load), load, 1)

    assert len(week.requests) == pytest.approx(1000, rel=0.12)


@pytest.mark.parametrize(("teams", "load"), [(0, 0.7), (5, 0.0), (5, -1.0), (5, 0.99)])
def test_a_size_or_load_that_cannot_be_is_refused(teams: int, load: float):
    with pytest.raises(ValueError, match="expected"):
        pack(teams, load, 1)


def test_the_command_line_packs_them_and_tells_the_optimum(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    file = tmp_path / "week.json"
    arguments = ["draw", "--packed", "--enterprises", "20", "--load", "0.9", "--seed", "7"]

    assert main([*arguments, "-o", str(file)]) == 0

    assert len(load_problem(file.read_bytes()).enterprises) >= 20
    assert capsys.readouterr().err.startswith("fewest visits: ")
