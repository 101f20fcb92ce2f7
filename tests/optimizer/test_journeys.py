"""Less travel with the tiers above as they are."""

from dataclasses import replace
from itertools import islice
from random import Random

import pytest

from optimizer import Problem, SolveParams, goals, journeys, solve
from optimizer.board import Board
from optimizer.cpsat import watch
from optimizer.cpsat.ask import Answer
from optimizer.effort import Effort
from optimizer.finish import visits_of
from optimizer.journeys import neighbourhoods, shorten, travel_of
from optimizer.pipeline import Pipeline
from scenarios.generator import draw
from scenarios.towns import TownSpec, town
from tests.brute import best, least_travel
from tests.builders import fixed, problem, request, travel
from tests.drawn import tiny
from tests.optimizer.layouts import filled, is_lawful, is_true

ALONE = SolveParams(time_limit=20, work_limit=20_000, workers=1)
WAYS = travel(10)


def before_the_last_tier(week: Problem) -> Pipeline:
    run = Pipeline(Board(week), Effort(ALONE, None), lambda run: None)
    run.first()
    run.upper()
    run.later()
    return run


@pytest.mark.parametrize("first", range(10_000, 10_160, 40))
def test_travel_that_is_said_to_be_proven_is_the_least(first: int):
    for seed in range(first, first + 40):
        week = tiny(seed)
        plan = solve(week, ALONE)
        score = plan.score
        if (score.unplanned, score.visits, score.moved, score.minutes) == best(week):
            least = least_travel(week)
            assert plan.bound.travel <= least <= score.travel, seed
            if plan.proven["travel"]:
                assert score.travel == least, seed


def test_a_drawn_park_is_proven_in_all_tiers():
    plan = solve(draw(town("park"), 3), ALONE)
    assert plan.score == plan.bound
    assert plan.proven["travel"] == "cp-sat"


@pytest.mark.parametrize("whole", [0, 100_000])
def test_the_tiers_above_stay_and_the_teams_travel_less(
    whole: int, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(journeys, "WHOLE", whole)
    monkeypatch.setattr(journeys, "SHARE", 30.0)
    run = before_the_last_tier(draw(TownSpec("crowded", 20, 5, load=0.9), 3))
    value, travelled = run.layout.value, travel_of(run.layout)
    run.last()
    assert run.layout.value <= value
    assert travel_of(run.layout) < travelled
    assert run.travel <= travel_of(run.layout)
    assert is_true(run.layout)
    assert is_lawful(run.layout)


def test_a_large_week_that_is_proven_is_not_searched_for_long(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(journeys, "WHOLE", 0)
    layout = filled(draw(TownSpec("crowded", 40, 5, load=0.9), 3))
    asked: list[list[int]] = []

    def ask(sites: list[int], dose: float) -> Answer:
        asked.append(sites)
        return Answer([])

    effort = Effort(ALONE, None)
    effort.spend(1_000)
    shorten(layout, ask, effort)
    few = len(asked)
    shorten(layout, ask, effort, to_the_end=True)
    assert 0 < few < len(asked) - few
    assert effort.over()


def test_tiers_3_and_4_may_fall_where_they_are_not_proven(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(journeys, "WHOLE", 0)
    monkeypatch.setattr(journeys, "SHARE", 30.0)
    run = Pipeline(
        Board(draw(TownSpec("crowded", 20, 5, load=0.9), 3)), Effort(ALONE, None), lambda run: None
    )
    run.first()
    run.upper()
    before = run.layout.value
    run.last()
    assert run.layout.value < before


def test_travel_is_that_of_the_plan():
    for seed in range(10_200, 10_260):
        week = tiny(seed)
        layout = filled(week)
        if not any(one.away for one in week.departments):
            assert travel_of(layout) == goals.travel(week, visits_of(layout))


def test_days_that_only_fixed_visits_have_are_in_the_bound():
    week = problem(
        *(request(f"fire-{n}", enterprise=f"e{n}", windows=["Thu 09:00-12:00"]) for n in (1, 2)),
        request("fire-3", enterprise="e3"),
        request("fire-4", enterprise="e4"),
        fixed=(
            fixed("fire-3", start="Tue 09:00", enterprise="e3"),
            fixed("fire-4", start="Tue 11:00", enterprise="e4"),
        ),
        travel=travel(10),
    )
    run = before_the_last_tier(week)
    assert shorten(run.layout, run._shorten, run.effort) == 20


def test_without_travel_nobody_is_asked():
    def ask(sites: list[int], dose: float) -> None:
        raise AssertionError

    layout = filled(problem(request("fire-1"), request("tax-1"), travel=travel(10)))
    assert shorten(layout, ask, Effort(ALONE, None)) == 0


def test_no_sure_answer_is_no_bound():
    layout = filled(
        problem(request("fire-1"), request("fire-2", enterprise="e2"), travel=travel(10))
    )
    assert travel_of(layout) == 10
    unsure, short = Answer([], [2, 0, 120, 10], [2, 0, 120, 10], sure=False), Answer([], [2], [2])
    for answer in (None, unsure, short):
        assert shorten(layout, lambda *_, answer=answer: answer, Effort(ALONE, None)) == 0


def test_neighbourhoods_are_small_and_share_a_department(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(journeys, "NEAR", 100)
    layout = filled(draw(TownSpec("crowded", 40, 5, load=0.9), 3))
    some = list(islice(neighbourhoods(layout, Random(1)), 20))
    assert len({tuple(one) for one in some}) > 10
    for sites in some:
        assert 0 < len(sites) < 40
        assert len(set(sites)) == len(sites)


def test_where_every_team_has_one_stay_a_day_there_is_no_neighbourhood():
    layout = filled(problem(request("fire-1"), request("tax-1")))
    assert list(neighbourhoods(layout, Random(1))) == []


def test_where_cp_sat_is_silent_the_ways_that_can_be_counted_are_the_bound(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(watch, "run", lambda *_, **__: None)
    run = before_the_last_tier(
        problem(request("fire-1"), request("fire-2", enterprise="e2"), travel=travel(10))
    )

    run.last()

    assert (run.travel, run.travel_proven) == (10, "legs")


def test_of_a_large_week_no_bound_is_known(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(journeys, "WHOLE", 0)
    layout = filled(problem(request("fire-1"), request("fire-2", enterprise="e2"), travel=WAYS))

    known = shorten(layout, lambda *_: None, Effort(ALONE, None))

    assert travel_of(layout) == 10
    assert known == 0


def test_when_the_time_is_over_nobody_is_asked():
    layout = filled(problem(request("fire-1"), request("fire-2", enterprise="e2"), travel=WAYS))
    asked: list[list[int]] = []

    known = shorten(layout, lambda sites, _: asked.append(sites), Effort(ALONE, lambda: True))

    assert (known, asked) == (0, [])


def test_an_enterprise_that_is_planned_as_a_crowd_is_in_no_neighbourhood():
    some = [request(f"fire-{n}", enterprise=f"e{n}", minutes=30) for n in range(3)]
    layout = filled(problem(*some, travel=WAYS))
    layout.board.sites[0] = replace(layout.board.sites[0], joints=None)

    sites = next(neighbourhoods(layout, Random(1)))

    assert sites == [1, 2]
