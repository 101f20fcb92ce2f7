"""What is proven about a plan, tier by tier."""

from dataclasses import replace

import pytest

from optimizer import FixedVisit, Plan, Previous, Request, Score, SolveParams, Status, solve
from optimizer.board import Board
from optimizer.effort import Effort
from optimizer.pipeline import Pipeline
from optimizer.verdict import verdict
from scenarios.generator import draw
from scenarios.towns import town
from tests.brute import best
from tests.builders import TUESDAY, away, fixed, previous, problem, request, travel
from tests.drawn import tiny

ALONE = SolveParams(time_limit=20, work_limit=10_000, workers=1)
NINE = ["Tue 09:00-10:00"]


def planned(*requests: Request, **fields: object) -> Plan:
    return solve(problem(*requests, **fields), ALONE)


def begun(*requests: Request, **fields: object) -> Pipeline:
    """A run in which nothing is planned yet."""
    effort = Effort(ALONE, None)
    return Pipeline(Board(problem(*requests, **fields)), effort, lambda run: None)


def test_a_plan_at_its_enterprises_minima_is_proven_by_them():
    plan = planned(request("fire-1"), request("tax-1"))
    assert (plan.status, plan.score, plan.bound) == (
        Status.OPTIMAL,
        Score(0, 1, 0, 60, 0),
        Score(0, 1, 0, 60, 0),
    )
    assert plan.proven == {
        "unplanned": "zero",
        "visits": "minima",
        "moved": "zero",
        "minutes": "minima",
        "travel": "zero",
    }


def test_what_only_the_teams_forbid_is_proven_by_cp_sat():
    plan = planned(
        request("fire-1", windows=NINE), request("fire-2", windows=NINE, enterprise="e2")
    )
    assert (plan.score.unplanned, plan.score.visits) == (1, 1)
    assert plan.status is Status.OPTIMAL
    assert (plan.proven["unplanned"], plan.proven["visits"]) == ("cp-sat", "cp-sat")


def test_what_is_the_same_in_every_plan_is_in_score_and_bound():
    plan = planned(
        request("fire-1"),
        request("tax-1", minutes=300, priority=4),
        request("env-1", windows=["Tue 10:00-11:00"]),
        fixed=(fixed("fire-1"),),
        previous=(previous("fire-1", "Mon 09:00"),),
    )
    assert plan.score == Score(4, 2, 1, 120, 0)
    assert plan.bound == Score(4, 2, 1, 120, 0)


def test_a_move_that_must_be_is_in_the_bound():
    plan = planned(request("fire-1", windows=NINE), previous=(previous("fire-1", "Tue 11:00"),))
    assert (plan.bound.moved, plan.proven["moved"]) == (1, "minima")


def test_a_way_that_no_plan_can_spare_is_in_the_bound():
    plan = planned(
        request("fire-1", windows=["Tue 09:00-10:00"]),
        request("fire-2", windows=["Tue 10:15-11:15"], enterprise="e2"),
        travel=travel(10),
    )
    assert (plan.score.travel, plan.bound.travel, plan.proven["travel"]) == (10, 10, "legs")


def test_a_way_that_the_times_do_not_spare_is_proven_by_cp_sat():
    nine = ["Tue 09:00-10:00", "Wed 09:00-10:00"]
    plan = planned(
        *(request(f"{key}-1", windows=nine) for key in ("fire", "tax")),
        *(request(f"{key}-2", windows=["Tue 11:00-12:00"], enterprise="e2") for key in ("fire",)),
        *(request(f"{key}-3", windows=["Wed 11:00-12:00"], enterprise="e3") for key in ("tax",)),
        travel=travel(10),
    )
    assert (plan.score.travel, plan.bound.travel, plan.proven["travel"]) == (10, 10, "cp-sat")


@pytest.mark.parametrize("most_moved", [None, 0, 2])
def test_planning_again_with_a_team_less_is_proven_in_all_tiers(most_moved: int | None):
    week = draw(town("park"), 5)
    stood = solve(week, ALONE).visits
    few = replace(week.departments[0], away=(away("Tue 08:30-12:00"),))
    again = replace(
        week,
        departments=(few, *week.departments[1:]),
        previous=tuple(Previous(one, visit.start) for visit in stood for one in visit.requests),
        fixed=tuple(
            FixedVisit(one.enterprise, one.start, one.requests, one.lead)
            for one in stood
            if one.start < TUESDAY
        ),
        most_moved=most_moved,
    )
    plan = solve(again, ALONE)
    assert plan.score == plan.bound
    assert plan.score.moved <= (2 if most_moved is None else most_moved)
    assert None not in plan.proven.values()


def test_while_a_part_is_open_nothing_is_known_of_the_later_tiers():
    run = begun(request("fire-1"), request("tax-1", enterprise="e2"))
    found = verdict(run, Score(unplanned=2))
    assert found.bound == Score(0, 0, 0, 0, 0)
    assert (found.proven["unplanned"], found.proven["visits"]) == (None, "zero")


def test_leaving_out_lowers_the_bound_of_visits_but_not_below_the_priced_one():
    run = begun(*(request(f"d{n}-1", enterprise=f"e{n}") for n in range(4)))
    for index in range(3):
        site = run.board.sites[index]
        joint = (site.joints or ())[0]
        run.layout.add(index, joint, (joint.starts & -joint.starts).bit_length() - 1)
    found = verdict(run, Score(unplanned=1, visits=3, minutes=180))
    assert (found.bound.unplanned, found.bound.visits) == (0, 3)


def test_bounds_of_later_tiers_hold_among_plans_equal_above():
    for seed in range(9_600, 9_700):
        week = tiny(seed)
        plan, (unplanned, visits, moved, minutes) = solve(week, ALONE), best(week)
        if (plan.score.unplanned, plan.score.visits) == (unplanned, visits):
            assert plan.bound.moved <= moved
            if plan.score.moved == moved:
                assert plan.bound.minutes <= minutes


def placed(run: Pipeline, *sites: int) -> None:
    """Give each of these sites its first joint at its first start."""
    for index in sites:
        joint = (run.board.sites[index].joints or ())[0]
        run.layout.add(index, joint, (joint.starts & -joint.starts).bit_length() - 1)


def test_what_is_known_of_one_part_says_nothing_of_the_later_tiers_while_another_is_open():
    run = begun(request("fire-1"), request("tax-1", enterprise="e2"))
    placed(run, 0)

    found = verdict(run, Score(unplanned=1, visits=1, minutes=60))

    assert (found.bound.minutes, found.proven["minutes"]) == (0, None)


def test_visits_that_prices_have_proven_are_in_the_bound_of_a_week_in_one_piece():
    run = begun(request("fire-1", windows=NINE), request("fire-2", windows=NINE, enterprise="e2"))
    (part,) = run.parts
    part.fewest = 1

    found = verdict(run, Score(unplanned=2))

    assert (found.bound.unplanned, found.bound.visits) == (0, 1)
