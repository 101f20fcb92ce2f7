"""Acceptance: the plan is the best there is, its proof is right, and it comes whatever happens."""

import json
import subprocess
import time
from collections.abc import Iterable
from dataclasses import replace
from random import Random
from typing import Any, NamedTuple

import pytest

import scenarios
from optimizer import (
    DAY,
    Department,
    Plan,
    Problem,
    Progress,
    SolveParams,
    SolverFailed,
    Status,
    Window,
    bound,
    dump_plan,
    load_plan,
    search,
    solve,
    violations,
)
from optimizer.cpsat import watch
from optimizer.effort import Effort
from scenarios.generator import draw
from scenarios.towns import TownSpec
from tests.brute import Cost, best, fewest_visits
from tests.builders import problem, request
from tests.drawn import tiny

ALONE = SolveParams(time_limit=30, work_limit=12_000, workers=1)
QUICK = SolveParams(time_limit=30, work_limit=150, workers=1)


class Judged(NamedTuple):
    week: Problem
    plan: Plan
    best: Cost


@pytest.fixture(scope="module", params=range(0, 300, 30))
def judged(request: pytest.FixtureRequest) -> list[Judged]:
    """Thirty tiny weeks, each with its plan and with what trying everything found."""
    weeks = [tiny(seed) for seed in range(request.param, request.param + 30)]
    return [Judged(week, solve(week, ALONE), best(week)) for week in weeks]


def tiers(plan: Plan) -> Cost:
    return plan.score.unplanned, plan.score.visits, plan.score.moved, plan.score.minutes


def written(plan: Plan) -> str:
    """The plan file, without how long it took."""
    return json.dumps({**dump_plan(plan), "seconds": 0})


def crowded(enterprises: int, departments: int) -> Problem:
    """A drawn week with more work than its teams can do."""
    return draw(TownSpec("crowded", enterprises, departments, load=1.2), 5)


def solved(weeks: Iterable[Problem]) -> list[Cost]:
    return [tiers(solve(week, ALONE)) for week in weeks]


def shuffled(week: Problem, dice: Random) -> Problem:
    return replace(
        week,
        departments=tuple(dice.sample(week.departments, len(week.departments))),
        enterprises=tuple(dice.sample(week.enterprises, len(week.enterprises))),
        requests=tuple(dice.sample(week.requests, len(week.requests))),
    )


def a_day_later(week: Problem) -> Problem:
    def later(one: Window) -> Window:
        return Window(one.start + DAY, one.end + DAY)

    return replace(
        week,
        days=tuple(day + 1 for day in week.days),
        departments=tuple(
            replace(one, away=tuple(replace(each, when=later(each.when)) for each in one.away))
            for one in week.departments
        ),
        enterprises=tuple(
            replace(one, closed=tuple(map(later, one.closed))) for one in week.enterprises
        ),
        requests=tuple(
            replace(one, windows=tuple(map(later, one.windows))) for one in week.requests
        ),
        fixed=tuple(replace(one, start=one.start + DAY) for one in week.fixed),
        previous=tuple(replace(one, start=one.start + DAY) for one in week.previous),
    )


def test_a_tiny_week_is_planned_as_well_as_by_trying_everything(judged: list[Judged]):
    assert [tiers(one.plan) for one in judged] == [one.best for one in judged]


def test_the_first_two_bounds_are_a_pair_that_no_plan_beats(judged: list[Judged]):
    for one in judged:
        assert (one.plan.bound.unplanned, one.plan.bound.visits) <= one.best[:2]


def test_the_later_bounds_are_those_of_no_better_plan(judged: list[Judged]):
    for one in judged:
        assert one.plan.bound.moved <= one.best[2]
        assert one.plan.bound.minutes <= one.best[3]
        assert one.plan.bound.travel <= one.plan.score.travel


def test_optimal_means_that_both_bounds_are_met(judged: list[Judged]):
    for one in judged:
        score, least = one.plan.score, one.plan.bound
        met = (score.unplanned, score.visits) == (least.unplanned, least.visits)
        assert (one.plan.status is Status.OPTIMAL) == met


def test_a_tier_is_proven_exactly_when_its_bound_is_met(judged: list[Judged]):
    for one in judged:
        for tier, way in one.plan.proven.items():
            assert (way is not None) == (
                getattr(one.plan.score, tier) == getattr(one.plan.bound, tier)
            )


def test_nearly_every_tiny_week_is_proven(judged: list[Judged]):
    assert sum(one.plan.status is Status.OPTIMAL for one in judged) >= 29


def test_no_plan_that_leaves_no_more_out_has_fewer_visits_than_the_bound(judged: list[Judged]):
    for one in judged[:10]:
        hasty = solve(one.week, ALONE, stop=lambda: True)
        assert hasty.bound.visits <= fewest_visits(one.week, hasty.score.unplanned)
        assert (hasty.bound.unplanned, hasty.bound.visits) <= one.best[:2]


@pytest.mark.parametrize("first", range(10_000, 13_000, 100))
def test_a_hurried_plan_keeps_every_rule(first: int):
    for seed in range(first, first + 100):
        week = tiny(seed)
        plan = solve(week, QUICK)
        if seed % 10 == 0:
            plan = load_plan(json.dumps(dump_plan(plan)), week)
        assert violations(week, plan) == ()


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("load", [0.5, 0.9])
def test_a_drawn_week_is_planned_by_the_rules(seed: int, load: float):
    week = draw(TownSpec("drawn", 25, 8, load=load), seed)
    plan = solve(week, replace(QUICK, work_limit=600))
    assert violations(week, load_plan(json.dumps(dump_plan(plan)), week)) == ()


def test_equal_weeks_that_end_by_proof_give_equal_files():
    for seed in range(300, 320):
        assert written(solve(tiny(seed), ALONE)) == written(solve(tiny(seed), ALONE))


def test_equal_weeks_that_end_by_the_work_limit_give_equal_files():
    params = SolveParams(time_limit=60, work_limit=300, workers=1)
    one, other = (solve(crowded(120, 6), params) for _ in range(2))
    assert one.status is Status.FEASIBLE
    assert written(one) == written(other)


def test_the_order_of_the_file_is_worth_nothing():
    weeks = [tiny(seed) for seed in range(400, 430)]
    dice = Random(1)
    assert solved(weeks) == solved(shuffled(one, dice) for one in weeks)


def test_a_week_is_worth_the_same_a_day_later():
    weeks = [tiny(seed) for seed in range(430, 460)]
    assert solved(weeks) == solved(map(a_day_later, weeks))


def test_a_department_nobody_wants_changes_nothing():
    weeks = [tiny(seed) for seed in range(460, 480)]
    more = [replace(one, departments=(*one.departments, Department("idle"))) for one in weeks]
    assert solved(weeks) == solved(more)


def test_twice_the_teams_never_worsen_a_plan():
    weeks = [tiny(seed) for seed in range(510, 530)]
    doubled = [
        replace(
            week,
            departments=tuple(replace(one, teams=2 * one.teams) for one in week.departments),
        )
        for week in weeks
    ]
    for few, many in zip(solved(weeks), solved(doubled), strict=True):
        assert many <= few


def test_a_run_that_is_stopped_at_once_still_has_a_plan():
    for seed in range(510, 560):
        week = tiny(seed)
        assert violations(week, solve(week, ALONE, stop=lambda: True)) == ()


@pytest.mark.parametrize("enterprises", [60, pytest.param(300, marks=pytest.mark.benchmark)])
def test_the_time_limit_is_kept_on_a_crowded_week(enterprises: int):
    week = crowded(enterprises, 12)
    began = time.monotonic()
    plan = solve(week, SolveParams(time_limit=3, workers=1))
    assert time.monotonic() - began < 5
    assert violations(week, plan) == ()


def test_a_solver_that_is_killed_at_its_work_costs_no_plan(monkeypatch: pytest.MonkeyPatch):
    started: list[subprocess.Popen[bytes]] = []

    class Noted(subprocess.Popen[bytes]):
        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **options)
            started.append(self)

    def kill() -> bool:
        for child in started:
            child.kill()
        return False

    monkeypatch.setattr(watch, "_idle", [])
    monkeypatch.setattr(subprocess, "Popen", Noted)
    week = crowded(30, 6)
    plan = solve(week, SolveParams(time_limit=20, work_limit=15_000, workers=1), stop=kill)
    assert started
    assert violations(week, plan) == ()
    for child in started:
        child.wait()


def test_progress_is_told_with_a_plan_that_never_beats_its_bound():
    told: list[Progress] = []
    plan = solve(crowded(30, 6), replace(ALONE, work_limit=500), progress=told.append)
    assert told
    for one in told:
        assert (one.bound.unplanned, one.bound.visits) <= (one.plan.unplanned, one.plan.visits)
    last = told[-1].plan
    assert (last.unplanned, last.visits) == (plan.score.unplanned, plan.score.visits)


def test_progress_takes_its_time():
    told: list[Progress] = []
    solve(tiny(3), ALONE, progress=told.append)
    seconds = [one.seconds for one in told]
    assert seconds == sorted(seconds)


def test_a_week_without_requests_has_the_empty_plan():
    plan = solve(problem())
    assert (plan.status, plan.visits, tiers(plan)) == (Status.OPTIMAL, (), (0, 0, 0, 0))


def test_a_plan_that_breaks_a_rule_is_our_fault(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(search, "visits_of", lambda layout: ())
    with pytest.raises(SolverFailed, match="breaks its rules"):
        solve(problem(request("fire-1")))


def test_the_bound_alone_says_how_it_is_proven():
    assert bound(problem(request("fire-1"), request("tax-1")), ALONE) == {
        "unplanned": 0,
        "visits": 1,
        "proven": {"unplanned": "zero", "visits": "minima"},
    }


@pytest.mark.parametrize("name", ["planted-100-a", "planted-100-b", "planted-300"])
def test_a_planted_week_gives_back_what_was_planted(name: str):
    known = scenarios.best_known()[name]
    plan = solve(scenarios.load(name), SolveParams(time_limit=30, workers=1))
    assert plan.status is Status.OPTIMAL
    assert (plan.score.unplanned, plan.score.visits) == (known.unplanned, known.visits)


@pytest.mark.long
@pytest.mark.parametrize(
    "name",
    [
        "cover-scpe1",
        "cover-scpe2",
        "cover-sts27",
        "packing-1_0_2",
        "packing-1_6_8",
        "packing-5_1_3",
        "packing-7_5_8",
    ],
)
def test_a_yardstick_is_met(name: str):
    known = scenarios.best_known()[name]
    plan = solve(scenarios.load(name), SolveParams(time_limit=120, workers=2))
    assert (plan.score.unplanned, plan.score.visits) == (known.unplanned, known.visits)


def test_reasons_are_looked_for_until_shortly_after_the_time_limit():
    efforts = [Effort(SolveParams(time_limit=limit), None) for limit in (0, -1)]

    ended = [search._later_still(one)() for one in efforts]

    assert ended == [False, True]


def test_a_stop_leaves_the_reasons_a_moment(monkeypatch: pytest.MonkeyPatch):
    ended = search._later_still(Effort(SolveParams(), lambda: True))

    at_once = ended()
    monkeypatch.setattr(search, "LATE", -1.0)

    assert (at_once, ended()) == (False, True)
