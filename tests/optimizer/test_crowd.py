"""An enterprise with too many requests for its own program is still planned and bounded."""

import pytest

from optimizer import SolveParams, Status, solve, violations
from optimizer.board import Board
from optimizer.crowd import crowd_minimum
from optimizer.layout import Value, value_of
from tests.brute import best
from tests.builders import enterprise, fixed, previous, problem, request
from tests.drawn import tiny

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
