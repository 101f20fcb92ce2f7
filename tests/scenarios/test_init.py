"""The weeks that are kept as files can be read, and are judged by a known value."""

import json

import pytest

from optimizer import SolveParams, Status, solve, violations
from scenarios import UnknownScenario, best_known, load, names, path

PARK = "yuancheng"
TOLD = tuple(one for one in names() if path(one).parent.name == "library" and one != PARK)


@pytest.mark.parametrize("name", names())
def test_every_week_is_valid_and_has_a_best_known_value(name: str):
    problem = load(name)
    best = best_known()[name]

    assert problem.warnings == ()
    assert best.unplanned <= sum(one.priority for one in problem.requests)
    assert (best.visits or best.visits_at_least or 0) <= len(problem.requests)


def test_no_value_is_known_of_a_week_that_is_not_there():
    assert set(best_known()) == set(names())


@pytest.mark.parametrize("name", TOLD)
def test_a_told_week_can_be_checked_by_eye(name: str):
    assert len(load(name).requests) <= 20
    assert max(len(line) for line in path(name).read_text("utf-8").splitlines()) <= 150


@pytest.mark.parametrize("name", TOLD)
def test_a_told_week_gives_each_enterprise_a_visit_unless_nothing_can_be_planned(name: str):
    problem, best = load(name), best_known()[name]

    assert best.proven
    assert best.visits is not None
    assert best.visits >= len(problem.requests_at) - best.unplanned


@pytest.mark.parametrize("name", [*TOLD, PARK])
def test_the_value_of_a_told_week_is_proven(name: str):
    problem, best = load(name), best_known()[name]

    plan = solve(problem, SolveParams(time_limit=30))

    assert plan.status is Status.OPTIMAL
    assert (plan.score.unplanned, plan.score.visits) == (best.unplanned, best.visits)
    assert violations(problem, plan) == ()


def test_the_holiday_week_works_on_the_make_up_saturday_only():
    week = json.loads(path("holiday-week").read_text("utf-8"))

    assert (week["week"], week["days"]) == ("2026-W41", ["Thu", "Fri", "Sat"])


def test_the_readme_week_is_as_large_as_the_readme_says():
    problem = load("readme")

    assert (len(problem.enterprises), len(problem.requests)) == (12, 19)


def test_an_unknown_name_is_answered_with_the_known_ones():
    with pytest.raises(UnknownScenario, match=r"'reedme' is unknown; known are .*readme"):
        load("reedme")
