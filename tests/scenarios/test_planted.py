"""A planted week's own plan keeps the rules, and no plan has fewer visits."""

from collections import defaultdict
from itertools import pairwise

import pytest

from optimizer import (
    DAY,
    Plan,
    Problem,
    Request,
    Score,
    SolveParams,
    Status,
    Visit,
    dump_problem,
    goals,
    load_problem,
    solve,
    violations,
)
from scenarios.planted import Planted, plant, plant_with_plan
from scenarios.towns import town

NAMES = ("hamlet", "park", "district")


def planted(name: str, seed: int) -> Planted:
    return plant_with_plan(town(name), seed)


def as_plan(found: Planted) -> Plan:
    """The planted visits as a plan that claims to be optimal."""
    problem = found.problem
    return Plan(
        week=problem.week,
        status=Status.OPTIMAL,
        score=goals.score(problem, found.visits, ()),
        bound=Score(visits=len(found.visits)),
        proven={},
        separate=goals.separate(problem),
        visits=found.visits,
        unplanned=(),
    )


def common_starts(problem: Problem, one: Request, other: Request) -> bool:
    """Whether the two can start together."""
    starts = range(0, 7 * DAY, problem.grid)
    return any(
        all(any(each.holds(start, wish.minutes) for each in wish.windows) for wish in (one, other))
        for start in starts
    )


def stays_of(found: Planted) -> dict[tuple[str, int, int], list[tuple[int, int, str]]]:
    """For each team and day its stays, as start, end and zone."""
    problem = found.problem
    stays = defaultdict(list)
    for visit in found.visits:
        zone = problem.enterprise[visit.enterprise].zone
        for key, (team,) in visit.teams.items():
            wish = problem.request[key]
            stay = (visit.start, visit.start + wish.minutes, zone)
            stays[wish.department, team, visit.start // DAY].append(stay)
    return stays


@pytest.mark.parametrize("seed", range(1, 7))
@pytest.mark.parametrize("name", NAMES)
def test_the_planted_plan_breaks_no_rule(name: str, seed: int):
    found = planted(name, seed)

    assert violations(found.problem, as_plan(found)) == ()


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_left_out_and_every_stay_lies_in_a_window(name: str, seed: int):
    found = planted(name, seed)
    asked = found.problem.request

    planned = [key for visit in found.visits for key in visit.requests]
    assert sorted(planned) == sorted(asked)
    for visit in found.visits:
        for key in visit.requests:
            assert any(one.holds(visit.start, asked[key].minutes) for one in asked[key].windows)


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("name", NAMES)
def test_no_team_is_in_two_places(name: str, seed: int):
    found = planted(name, seed)
    teams = {one.id: one.teams for one in found.problem.departments}

    for (department, team, _), stays in stays_of(found).items():
        assert 1 <= team <= teams[department]
        for (_, end, origin), (start, _, destination) in pairwise(sorted(stays)):
            assert end + found.problem.travel.minutes(origin, destination) <= start


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("name", NAMES)
def test_an_enterprise_needs_the_visits_that_it_gets(name: str, seed: int):
    """One request of each visit shares a start with none of the other visits' ones."""
    found = planted(name, seed)
    visits: dict[str, list[Visit]] = defaultdict(list)
    for visit in found.visits:
        visits[visit.enterprise].append(visit)

    for several in visits.values():
        anchors = [found.problem.request[one.requests[0]] for one in several]
        for nth, one in enumerate(anchors):
            assert not any(common_starts(found.problem, one, each) for each in anchors[:nth])


def test_the_same_seed_gives_the_same_planted_week():
    assert plant(town("park"), 4) == plant(town("park"), 4)
    assert plant(town("park"), 4) != plant(town("park"), 5)


def test_some_enterprises_need_several_visits_and_most_need_one():
    found = planted("district", 1)

    assert len(found.problem.enterprises) < len(found.visits) < len(found.problem.requests)


def test_a_planted_week_is_a_valid_week_file():
    problem, visits = plant(town("district"), 3)

    assert load_problem(dump_problem(problem)) == problem
    assert visits == len(planted("district", 3).visits)


@pytest.mark.parametrize("name", NAMES)
def test_the_search_finds_what_was_planted(name: str):
    problem, visits = plant(town(name), 7)

    plan = solve(problem, SolveParams(time_limit=30))

    assert (plan.status, plan.score.unplanned, plan.score.visits) == (Status.OPTIMAL, 0, visits)
