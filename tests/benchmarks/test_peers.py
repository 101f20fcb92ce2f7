"""The peers are honest: they find the best plan of tiny weeks, and their plans keep every rule."""

from collections.abc import Mapping
from dataclasses import replace
from time import perf_counter

import pytest

import scenarios
from optimizer import Problem
from tests import brute
from tests.benchmarks.judge import Verdict, judge
from tests.benchmarks.peers import choices
from tests.benchmarks.peers.__main__ import PEERS as ALL
from tests.builders import problem, request
from tests.drawn import tiny

PEERS = {name: search for name, search in ALL.items() if name != "timefold"}
"""Those that need nothing but Python; the other is asked in test_timefold."""

Told = tuple[Mapping[str, int], dict[str, object]]


def ask(name: str, week: Problem) -> Told:
    """The last plan of a peer, and what it said at the end."""
    plans: list[Mapping[str, int]] = [{}]
    said = PEERS[name](week, perf_counter() + 20, plans.append)
    return plans[-1], said


def fresh(seed: int) -> Problem:
    """A tiny week without history, and with one length of way between all zones."""
    week = tiny(seed)
    way = max(week.travel.between.values(), default=week.travel.within)
    travel = replace(week.travel, between=dict.fromkeys(week.travel.between, way))
    departments = tuple(replace(one, away=()) for one in week.departments)
    return replace(
        week, travel=travel, departments=departments, fixed=(), previous=(), most_moved=None
    )


@pytest.mark.parametrize("seed", range(25))
@pytest.mark.parametrize("name", ["starts", "columns"])
def test_models_with_literals_find_the_best_plan(name: str, seed: int):
    week = fresh(seed)

    places, said = ask(name, week)

    found = judge(week, places)
    assert found.broken == ()
    assert (found.unplanned, found.visits) == brute.best(week)[:2]
    assert said == {"status": "optimal", "bound": [found.unplanned, found.visits]}


@pytest.mark.parametrize("seed", range(25))
def test_the_model_with_intervals_is_exact_without_ways(seed: int):
    week = fresh(seed)
    week = replace(week, travel=replace(week.travel, within=0, between={}))

    places, _ = ask("intervals", week)

    found = judge(week, places)
    assert found.broken == ()
    assert (found.unplanned, found.visits) == brute.best(week)[:2]


@pytest.mark.parametrize("seed", range(25, 50))
@pytest.mark.parametrize("name", PEERS)
def test_no_peer_breaks_a_rule_or_beats_the_best(name: str, seed: int):
    week = replace(tiny(seed), fixed=(), previous=(), most_moved=None)

    places, _ = ask(name, week)

    found = judge(week, places)
    assert found.broken == ()
    assert (found.unplanned, found.visits) >= brute.best(week)[:2]


@pytest.mark.parametrize("name", PEERS)
def test_two_that_meet_share_a_visit(name: str):
    week = problem(request("fire-1"), request("tax-1", windows=["Tue 11:00-12:00"]))

    places, _ = ask(name, week)

    assert places == {"fire-1": 2100, "tax-1": 2100}


def test_the_greedy_plans_a_large_enterprise_visit_by_visit():
    week = problem(*(request(f"d{one}-1", windows=["Tue 09:00-10:00"]) for one in range(12)))

    places, _ = ask("greedy", week)

    assert judge(week, places).visits == 1
    assert len(places) == 12


def test_a_week_of_too_many_columns_is_refused():
    week = problem(*(request(f"d{one}-1") for one in range(30)))

    with pytest.raises(choices.TooLarge, match="columns"):
        choices.columns(week, week.requests, 1000)


@pytest.mark.parametrize("name", PEERS)
def test_a_real_sized_week_keeps_every_rule(name: str):
    week = scenarios.load("readme")

    places, _ = ask(name, week)

    assert judge(week, places) == Verdict(1, 12, ())


def test_a_plan_with_too_few_teams_is_noticed():
    week = problem(request("fire-1"), request("fire-2", enterprise="e2"))

    found = judge(week, {"fire-1": 1980, "fire-2": 1980})

    assert "each_request_has_its_teams" in found.broken
