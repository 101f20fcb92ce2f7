"""Facts about the numbers in a plan: they follow from its visits."""

from dataclasses import replace

import pytest

from optimizer import TIERS, Department, Plan, Problem, violations
from tests.builders import (
    accounted,
    away,
    enterprise,
    fixed,
    plan,
    previous,
    problem,
    request,
    travel,
    visit,
)

WEEK = problem(
    request(),
    request("fire-2", enterprise="e2"),
    request("tax-1", priority=3),
    enterprises=[enterprise("e1", zone="east"), enterprise("e2", zone="west")],
    travel=travel(10, {"east-west": 25}),
    previous=(previous("fire-1"), previous("fire-2"), previous("tax-1")),
)
VISITS = (visit(), visit("fire-2", enterprise="e2", start="Tue 10:30"))
MADE = accounted(WEEK, *VISITS, without=["tax-1"])


def told(week: Problem, made: Plan) -> list[tuple[str, str]]:
    """Rules that a plan breaks, and where."""
    return [(one.rule, one.where[0]) for one in violations(week, made)]


def test_the_goals_and_their_twins_agree():
    assert told(WEEK, MADE) == []
    score = MADE.score
    assert (score.unplanned, score.visits, score.moved) == (3, 2, 1)
    assert (score.minutes, score.travel) == (120, 25)


@pytest.mark.parametrize("tier", TIERS)
def test_each_tier_is_counted_again(tier: str):
    wrong = replace(MADE, score=replace(MADE.score, **{tier: getattr(MADE.score, tier) + 1}))
    assert ("the_score_is_what_the_visits_add_up_to", tier) in told(WEEK, wrong)


ONE = problem(request())


@pytest.mark.parametrize(
    "hopeless",
    [
        problem(request(teams=2)),
        problem(request(windows=["Tue 09:00-09:45"])),
        problem(request(), enterprises=[enterprise(closed=["Tue 09:00-12:00"])]),
        problem(request(), enterprises=[enterprise(most_visits=0)]),
        problem(request(), enterprises=[enterprise(most_inspectors=1)]),
        problem(
            request(windows=["Tue 09:00-10:30"]),
            departments=[
                Department("fire", "fire", 2, (away("Tue 09:30-10:00"), away("Tue 09:45-10:15")))
            ],
        ),
    ],
)
def test_what_cannot_be_planned_alone_is_not_counted_as_separate(hopeless: Problem):
    none = accounted(hopeless, without=["fire-1"])
    assert none.separate == {"visits": 0, "minutes": 0}
    assert told(hopeless, none) == []
    rule = "the_separate_week_holds_what_could_be_planned"
    boasting = replace(none, separate={"visits": 1, "minutes": 60})
    assert told(hopeless, boasting) == [(rule, "visits"), (rule, "minutes")]


def test_a_fixed_visit_counts_as_separate():
    week = replace(problem(request(windows=["Tue 09:00-09:45"])), fixed=(fixed("fire-1"),))
    assert accounted(week, visit()).separate == {"visits": 1, "minutes": 60}
    assert told(week, accounted(week, visit())) == []


def test_a_plan_without_the_separate_week_is_told_so():
    bare = replace(accounted(ONE, visit()), separate={})
    assert [rule for rule, _ in told(ONE, bare)] == [
        "the_separate_week_holds_what_could_be_planned"
    ] * 2
    assert plan(visit()).separate == {"visits": 0, "minutes": 0}


def test_a_guest_of_a_visit_that_stands_counts_as_separate_where_none_may_be_added():
    week = problem(
        request(),
        request("tax-1"),
        enterprises=[enterprise(most_visits=0)],
        fixed=(fixed("fire-1", open=True),),
    )
    joined = accounted(week, visit("fire-1", "tax-1"))
    assert joined.separate == {"visits": 2, "minutes": 120}
    assert told(week, joined) == []
