"""An enterprise with too many requests for its own program is still planned and bounded."""

from typing import Any

import pytest

from optimizer import Problem, SolveParams, Status, solve, violations
from optimizer.board import Board
from optimizer.bounds import Minimum
from optimizer.crowd import crowd_minimum
from optimizer.layout import Value, value_of
from optimizer.proof import prove_upper
from optimizer.site import Site
from tests.brute import best
from tests.builders import enterprise, fixed, previous, problem, request
from tests.drawn import tiny
from tests.optimizer.runs import begun, planned
from tests.optimizer.standin import say

QUICK = SolveParams(time_limit=1.0, workers=1)


@pytest.fixture
def few_joints(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even two requests that can meet are a crowd."""
    monkeypatch.setattr("optimizer.site.MOST_JOINTS", 3)


@pytest.mark.usefixtures("few_joints")
@pytest.mark.parametrize("first", range(8_800, 8_860, 10))
def test_a_week_with_crowds_is_planned_by_the_rules_and_its_bound_is_true(first: int):
    for seed in range(first, first + 10):
        week = tiny(seed)
        plan, (unplanned, visits, _, _) = solve(week, QUICK), best(week)
        assert violations(week, plan) == ()
        assert (plan.bound.unplanned, plan.bound.visits) <= (unplanned, visits), seed
        if plan.status is Status.OPTIMAL:
            assert (plan.score.unplanned, plan.score.visits) == (unplanned, visits), seed


@pytest.mark.usefixtures("few_joints")
def test_a_crowd_alone_gets_its_fewest_visits():
    week = problem(*(request(f"d{n}-1") for n in range(6)))
    board = Board(week)
    (site,) = board.sites
    assert site.joints is None
    found = crowd_minimum(board, site, QUICK, 10)
    assert (found.value, found.exact) == (Value(0, 1), False)
    assert value_of(site, found.choices) == Value(0, 1, 0, 60)


@pytest.mark.usefixtures("few_joints")
def test_the_limits_of_the_enterprise_hold_for_a_crowd():
    week = problem(
        *(request(f"d{n}-1") for n in range(4)),
        apart=(("d0-1", "d1-1"),),
        enterprises=[enterprise(most_departments=3)],
        previous=(previous("d0-1"),),
    )
    board = Board(week)
    (site,) = board.sites
    found = crowd_minimum(board, site, QUICK, 10)
    assert found.value == Value(0, 2)
    assert all(joint.bits & 0b11 != 0b11 for joint, _ in found.choices)


@pytest.mark.usefixtures("few_joints")
def test_a_crowd_keeps_the_most_visits_it_may_have():
    hours = [f"Tue {hour:02}:00-{hour + 1:02}:00" for hour in (9, 10, 11)]
    week = problem(
        *(request(f"d{n}-1", windows=[hours[n]]) for n in range(3)),
        request("d3-1"),
        enterprises=[enterprise(most_visits=2)],
    )
    plan = solve(week, QUICK)
    assert (plan.score.unplanned, plan.score.visits) == (1, 2)


@pytest.mark.usefixtures("few_joints")
def test_a_guest_of_a_standing_visit_can_save_a_visit_in_a_crowd():
    week = problem(
        request("fire-1"),
        *(request(f"d{n}-1") for n in range(3)),
        fixed=(fixed("fire-1", open=True),),
    )
    plan = solve(week, QUICK)
    assert violations(week, plan) == ()
    assert (plan.bound.unplanned, plan.bound.visits) <= best(week)[:2]


def crowds(**fields: Any) -> Problem:
    """Two crowds that both want the only `d0` team at nine, and a third enterprise after it."""
    nine = ["Tue 09:00-10:00"]
    wishes = [
        request(f"d{n}-{home}", enterprise=f"e{home}", windows=nine)
        for home in (1, 2)
        for n in (0, home, 2 + home)
    ]
    return problem(*wishes, request("d0-3", enterprise="e3", windows=["Tue 09:00-11:00"]), **fields)


@pytest.mark.usefixtures("few_joints")
def test_crowds_share_the_teams():
    plan = solve(crowds(), QUICK)

    assert violations(crowds(), plan) == ()
    assert plan.score.visits >= 2


@pytest.mark.usefixtures("few_joints")
def test_no_more_requests_of_a_crowd_move_than_may():
    week = problem(
        *(request(f"d{n}-1") for n in range(3)),
        previous=(previous("d0-1", "Tue 09:00"), previous("d1-1", "Tue 10:00")),
        most_moved=0,
    )

    plan = solve(week, QUICK)

    assert plan.score.moved == 0


@pytest.mark.usefixtures("few_joints")
def test_what_is_proven_beside_a_crowd_that_stands_is_not_proven_of_the_week(
    monkeypatch: pytest.MonkeyPatch,
):
    asked = say(monkeypatch)
    run = planned(crowds())

    prove_upper(run, run.parts[0], 1.0)

    (beside,) = [one.columns for one in asked.questions]
    assert {site for site, _, _ in beside.columns} == {2}
    assert not beside.sure


@pytest.mark.usefixtures("few_joints")
def test_a_crowd_takes_no_more_time_than_the_week_has(monkeypatch: pytest.MonkeyPatch):
    allowed: list[float] = []

    def noted(board: Board, site: Site, params: SolveParams, seconds: float, stop: Any) -> Minimum:
        allowed.append(seconds)
        return crowd_minimum(board, site, params, seconds, stop)

    monkeypatch.setattr("optimizer.run.crowd_minimum", noted)

    begun(crowds(), QUICK)

    assert len(allowed) == 2
    assert 0 < max(allowed) <= QUICK.time_limit


def test_requests_that_meet_in_pairs_at_most_are_planned_as_a_crowd():
    week = problem(
        *(request(f"d{n}-1", windows=["Tue 09:00-17:00"], minutes=15) for n in range(40)),
        enterprises=[enterprise(most_departments=2)],
    )

    plan = solve(week, QUICK)

    assert plan.score.visits == 20
