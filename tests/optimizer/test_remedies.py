"""What is listed as a remedy helps: carried out and planned again, the week is as much better."""

from dataclasses import replace
from typing import Any

import pytest

import scenarios
from optimizer import Plan, Problem, Request, SolveParams, dump_plan, load_plan, solve
from optimizer.board import Board
from optimizer.change import changed
from optimizer.remedies import ON_DEMAND, Remedies
from tests.builders import enterprise, fixed, problem, request
from tests.drawn import tiny

ALONE = SolveParams(time_limit=20, work_limit=10_000, workers=1)
NINE = ["Tue 09:00-10:00"]


def planned(*requests: Request, **fields: Any) -> Plan:
    return solve(problem(*requests, **fields), ALONE)


def kinds(plan: Plan) -> dict[str, dict[str, Any]]:
    """The remedies of everything, by kind."""
    everything = (*plan.unplanned, *plan.apart_because)
    return {str(one["kind"]): dict(one) for each in everything for one in each.remedies}


def saved(week: Problem, plan: Plan, remedy: Any) -> bool:
    """Whether the week with the remedy is better in the first two tiers by what it says."""
    better = solve(changed(week, remedy), ALONE).score
    (tier, gain), *none = remedy["saves"].items()
    assert not none
    if tier == "unplanned":
        return plan.score.unplanned - better.unplanned >= gain > 0
    fewer = plan.score.visits - better.visits >= gain > 0
    return better.unplanned < plan.score.unplanned or fewer


@pytest.mark.parametrize("first", range(8_000, 8_100, 20))
def test_each_remedy_saves_what_it_says(first: int):
    listed = set[str]()
    for week in map(tiny, range(first, first + 20)):
        plan = solve(week, ALONE)
        for one in (*plan.unplanned, *plan.apart_because):
            for remedy in one.remedies:
                listed.add(str(remedy["kind"]))
                assert saved(week, plan, remedy), (remedy, one)
    assert len(listed) > 2


def test_on_demand_more_is_tried_and_all_of_it_helps():
    more = 0
    for week in map(tiny, range(8_100, 8_115)):
        plan = solve(week, ALONE)
        board = Board(week)
        for visit in plan.visits:
            for one in visit.requests:
                if all(one not in fixed.requests for fixed in week.fixed):
                    asked, zone = week.request[one], week.enterprise[visit.enterprise].zone
                    crew = board.crews[asked.department]
                    crew.bind(visit.start, asked.minutes, asked.teams, zone)
        remedies = Remedies(week, plan.visits, board.crews, ON_DEMAND)
        for left in plan.unplanned:
            found = remedies.of_unplanned(left)
            more += len(found) > len(left.remedies)
            assert all(saved(week, plan, one) for one in found)
    assert more


def test_when_the_time_is_over_no_more_remedies_are_looked_for():
    week = problem(
        request("fire-1", windows=NINE, priority=2),
        request("fire-2", windows=NINE, enterprise="e2"),
    )
    plan = solve(week, ALONE)
    crews = Board(week).crews
    late = Remedies(week, plan.visits, crews, stop=lambda: True)

    found = late.of_unplanned(plan.unplanned[0])

    assert plan.unplanned[0].remedies
    assert found == ()


def test_a_request_is_offered_the_nearest_start_with_a_free_team():
    plan = planned(
        request("fire-1", windows=NINE, priority=2),
        request("fire-2", windows=NINE, enterprise="e2"),
    )
    (left,) = plan.unplanned
    assert left.remedies[0] == {
        "kind": "window",
        "request": "fire-2",
        "add": "Tue 10:00-11:00",
        "saves": {"unplanned": 1},
    }
    assert left.remedies[1] == {
        "kind": "team",
        "department": "fire",
        "when": "Tue 09:00-12:00",
        "saves": {"unplanned": 1},
    }


def test_closed_hours_can_be_opened():
    plan = planned(request(priority=3), enterprises=[enterprise(closed=["Tue 09:00-12:00"])])
    assert kinds(plan)["open"] == {
        "kind": "open",
        "enterprise": "e1",
        "when": "Tue 09:00-12:00",
        "saves": {"unplanned": 3},
    }


def test_a_limit_is_raised_as_far_as_needed():
    plan = planned(request(inspectors=4), enterprises=[enterprise(most_inspectors=1)])
    assert kinds(plan)["limit"] == {
        "kind": "limit",
        "enterprise": "e1",
        "field": "most_inspectors",
        "to": 4,
        "saves": {"unplanned": 1},
    }


def test_a_visit_that_stands_can_be_released():
    plan = planned(
        request("fire-1", windows=["Tue 09:00-12:00"]),
        request("fire-2", windows=NINE, enterprise="e2"),
        fixed=(fixed("fire-1"),),
        days=(1,),
    )
    assert kinds(plan)["release"] == {
        "kind": "release",
        "visit": "e1@Tue 09:00",
        "saves": {"unplanned": 1},
    }


def test_two_visits_become_one_with_the_smallest_window_more():
    plan = planned(
        request("fire-1", windows=NINE),
        request("tax-1", windows=["Tue 10:00-11:00"]),
        request("env-1", windows=["Tue 09:00-10:00"]),
    )
    (apart,) = plan.apart_because
    assert apart.remedies == (
        {"kind": "window", "request": "tax-1", "add": "Tue 09:00-10:00", "saves": {"visits": 1}},
    )


def test_what_would_help_nobody_is_not_listed():
    plan = planned(
        request("fire-1", windows=NINE, priority=2),
        request("fire-2", windows=NINE, enterprise="e2", minutes=400),
    )
    assert [one.remedies for one in plan.unplanned] == [()]


def test_remedies_survive_the_plan_file():
    week = problem(request("fire-1", windows=NINE), request("fire-2", windows=NINE))
    week = replace(week, apart=(("fire-1", "fire-2"),))
    plan = solve(week, ALONE)
    assert plan.unplanned[0].remedies
    assert load_plan(dump_plan(plan), week).unplanned == plan.unplanned


def test_equal_weeks_are_offered_equal_remedies():
    week = scenarios.load("yuancheng")
    one, other = (solve(week, SolveParams(workers=1)) for _ in range(2))
    assert one.unplanned == other.unplanned
    assert one.apart_because == other.apart_because
    assert all(left.remedies for left in one.unplanned)


def test_a_crowd_at_one_enterprise_is_not_planned_anew_for_remedies():
    requests = [request(f"d{one}-1", windows=NINE) for one in range(15)]
    plan = planned(*requests, enterprises=(enterprise(most_departments=8),))

    assert plan.unplanned
    assert [one.remedies for one in plan.unplanned] == [()] * len(plan.unplanned)
