"""Facts about good plans: each rule finds what breaks it, and nothing in a plan that keeps it."""

from dataclasses import dataclass, replace

import pytest

from optimizer import (
    Plan,
    Problem,
    Reason,
    Score,
    Status,
    Unplanned,
    Visit,
    violations,
)
from optimizer.rules import RULES
from tests.brute import best_places
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
from tests.drawn import tiny

ALONE = problem(request())
PAIR = problem(request(), request("tax-1"))
TWICE = problem(request(), request("fire-2"), teams={"fire": 2})
BOTH = visit("fire-1", "tax-1")
FIRE = visit("fire-1")
TAX = visit("tax-1")
LATER = visit("tax-1", start="Tue 10:00")


def broken(week: Problem, made: Plan) -> set[str]:
    """Names of the rules that a plan breaks."""
    return {one.rule for one in violations(week, made)}


@dataclass(frozen=True)
class Case:
    """A week with a plan that keeps a rule and one that breaks it and no other."""

    rule: str
    week: Problem
    kept: Plan
    wrong: Plan


def case(rule: str, week: Problem, kept: tuple[Visit, ...], wrong: tuple[Visit, ...]) -> Case:
    """A case in which visits alone make the difference; what is in none is unplanned."""
    return Case(rule, week, _whole(week, kept), _whole(week, wrong))


def _whole(week: Problem, visits: tuple[Visit, ...]) -> Plan:
    planned = {one for each in visits for one in each.requests}
    left = [one.id for one in week.requests if one.id not in planned]
    return accounted(week, *visits, without=left)


def with_place(week: Problem, **fields: object) -> Problem:
    """The week with other limits at its enterprise."""
    return replace(week, enterprises=(replace(week.enterprises[0], **fields),))


GOOD = accounted(ALONE, FIRE)
ZONES = problem(
    request(),
    request("fire-2", enterprise="e2"),
    enterprises=[enterprise("e1", zone="east"), enterprise("e2", zone="west")],
    travel=travel(10, {"east-west": 25}),
)
FAR = visit("fire-2", enterprise="e2", start="Tue 10:30")
NEAR = visit("fire-2", enterprise="e2", start="Tue 10:15")
ABSENT = replace(
    TWICE, departments=(replace(TWICE.departments[0], away=(away("Tue 09:00-10:00"),)),)
)
SECOND = visit("fire-2", teams={"fire-2": (2,)})

CASES = [
    case(
        "requests_are_visited_at_their_enterprise",
        problem(request(), request("tax-1", enterprise="e2")),
        (FIRE, visit("tax-1", enterprise="e2")),
        (BOTH,),
    ),
    Case(
        "each_request_is_planned_once_or_explained",
        PAIR,
        accounted(PAIR, FIRE, without=["tax-1"]),
        accounted(PAIR, FIRE),
    ),
    Case(
        "each_request_is_planned_once_or_explained",
        PAIR,
        accounted(PAIR, FIRE, without=["tax-1"]),
        replace(
            accounted(PAIR, FIRE, without=["tax-1"]),
            unplanned=(Unplanned("tax-1", Reason.CLOSED), Unplanned("tax-1", Reason.CLOSED)),
        ),
    ),
    case(
        "requests_start_in_their_windows",
        problem(request(windows=["Tue 09:00-10:00", "Wed 09:00-10:00"])),
        (visit(start="Wed 09:00"),),
        (visit(start="Tue 09:15"),),
    ),
    case(
        "visits_start_on_the_grid", ALONE, (visit(start="Tue 09:15"),), (visit(start="Tue 09:20"),)
    ),
    case(
        "visits_lie_in_one_session",
        problem(request(windows=["Tue 09:00-15:00"])),
        (visit(start="Tue 11:00"),),
        (visit(start="Tue 11:15"),),
    ),
    case(
        "visits_lie_in_one_session",
        problem(request(windows=["Sat 09:00-10:00", "Fri 09:00-10:00"])),
        (visit(start="Fri 09:00"),),
        (visit(start="Sat 09:00"),),
    ),
    case(
        "closed_hours_are_kept",
        problem(request(), enterprises=[enterprise(closed=["Tue 10:00-11:00"])]),
        (FIRE,),
        (visit(start="Tue 09:15"),),
    ),
    case(
        "visits_of_an_enterprise_do_not_overlap",
        PAIR,
        (FIRE, LATER),
        (FIRE, visit("tax-1", start="Tue 09:45")),
    ),
    case(
        "visits_of_an_enterprise_do_not_overlap",
        problem(request(minutes=120), request("tax-1"), request("env-1")),
        (visit(minutes=120), visit("tax-1", start="Tue 11:00")),
        (visit(minutes=120), LATER),
    ),
    case(
        "most_departments_in_a_visit_are_kept",
        with_place(PAIR, most_departments=1),
        (FIRE, LATER),
        (BOTH,),
    ),
    case(
        "most_inspectors_in_a_visit_are_kept",
        with_place(PAIR, most_inspectors=3),
        (FIRE, LATER),
        (BOTH,),
    ),
    case(
        "most_visits_of_an_enterprise_are_kept",
        with_place(PAIR, most_visits=1),
        (BOTH,),
        (FIRE, LATER),
    ),
    case(
        "together_stays_together",
        replace(PAIR, together=(("fire-1", "tax-1"),)),
        (BOTH,),
        (FIRE, LATER),
    ),
    case("together_stays_together", replace(PAIR, together=(("fire-1", "tax-1"),)), (), (FIRE,)),
    case("apart_stays_apart", replace(PAIR, apart=(("fire-1", "tax-1"),)), (FIRE, LATER), (BOTH,)),
    case("apart_stays_apart", replace(PAIR, apart=(("fire-1", "tax-1"),)), (TAX,), (BOTH,)),
    case(
        "announced_and_unannounced_do_not_mix",
        problem(request(), request("tax-1", announced=False)),
        (FIRE, LATER),
        (BOTH,),
    ),
    case(
        "the_lead_is_the_right_one",
        problem(request(), request("tax-1", inspectors=3)),
        (visit("fire-1", "tax-1", lead="tax"),),
        (BOTH,),
    ),
    case(
        "the_lead_is_the_right_one",
        problem(request(may_lead=False), request("tax-1", may_lead=False)),
        (FIRE, LATER),
        (BOTH,),
    ),
    case("the_lead_is_the_right_one", ALONE, (FIRE,), (visit(lead="tax"),)),
    case(
        "the_lead_is_the_right_one",
        replace(PAIR, fixed=(fixed("fire-1", lead="fire", open=True),)),
        (BOTH,),
        (visit("fire-1", "tax-1", lead="tax"),),
    ),
    case("fixed_visits_stand", replace(ALONE, fixed=(fixed("fire-1"),)), (FIRE,), ()),
    case(
        "fixed_visits_stand",
        replace(ALONE, fixed=(fixed("fire-1"),)),
        (FIRE,),
        (visit(start="Tue 10:00"),),
    ),
    case(
        "fixed_visits_stand", replace(PAIR, fixed=(fixed("fire-1"),)), (FIRE, LATER), (BOTH,)
    ),
    case(
        "no_more_requests_move_than_allowed",
        replace(ALONE, previous=(previous("fire-1"),), most_moved=0),
        (FIRE,),
        (visit(start="Tue 10:00"),),
    ),
    case(
        "each_request_has_its_teams",
        ALONE,
        (FIRE,),
        (visit(teams={"fire-1": (2,)}),),
    ),
    case("each_request_has_its_teams", ALONE, (FIRE,), (visit(teams={}),)),
    case(
        "each_request_has_its_teams",
        problem(request(teams=2), teams={"fire": 2}),
        (visit(teams={"fire-1": (1, 2)}),),
        (visit(teams={"fire-1": (2,)}),),
    ),
    case(
        "each_request_has_its_teams",
        PAIR,
        (FIRE,),
        (visit(teams={"fire-1": (1,), "tax-1": ()}),),
    ),
    case("teams_are_in_one_place_at_a_time", ZONES, (FIRE, FAR), (FIRE, NEAR)),
    case(
        "teams_are_in_one_place_at_a_time",
        TWICE,
        (visit("fire-1", "fire-2", teams={"fire-1": (2,), "fire-2": (1,)}),),
        (visit("fire-1", "fire-2"),),
    ),
    case(
        "absent_teams_stay_away",
        ABSENT,
        (FIRE, visit("fire-2", start="Tue 10:00")),
        (visit("fire-1", "fire-2", teams={"fire-1": (1,), "fire-2": (2,)}),),
    ),
    Case("lengths_are_right", ALONE, GOOD, replace(GOOD, visits=(visit(minutes=75),))),
    Case(
        "the_score_is_what_the_visits_add_up_to",
        ALONE,
        GOOD,
        replace(GOOD, score=replace(GOOD.score, minutes=61)),
    ),
    Case(
        "the_separate_week_holds_what_could_be_planned",
        ALONE,
        GOOD,
        replace(GOOD, separate={"visits": 2, "minutes": 60}),
    ),
    Case(
        "bounds_are_no_better_than_the_score",
        ALONE,
        replace(GOOD, bound=Score(visits=0, minutes=60)),
        replace(GOOD, bound=Score(visits=0, minutes=61)),
    ),
    Case(
        "bounds_are_no_better_than_the_score",
        ALONE,
        replace(GOOD, proven={"unplanned": "zero"}),
        replace(GOOD, proven={"visits": "minima"}),
    ),
    Case(
        "optimal_means_that_the_first_two_bounds_are_met",
        ALONE,
        replace(GOOD, bound=Score(visits=1), status=Status.OPTIMAL),
        replace(GOOD, bound=Score(visits=1)),
    ),
    Case(
        "optimal_means_that_the_first_two_bounds_are_met",
        ALONE,
        GOOD,
        replace(GOOD, status=Status.OPTIMAL),
    ),
]  # fmt: skip


@pytest.mark.parametrize("one", CASES, ids=[one.rule for one in CASES])
def test_a_plan_that_keeps_the_rule_breaks_none(one: Case):
    assert broken(one.week, one.kept) == set()


@pytest.mark.parametrize("one", CASES, ids=[one.rule for one in CASES])
def test_a_plan_that_breaks_the_rule_breaks_no_other(one: Case):
    assert broken(one.week, one.wrong) == {one.rule}


def test_every_rule_is_broken_by_a_plan_of_its_own():
    assert {one.rule for one in CASES} == {rule.__name__ for rule in RULES}


def test_a_violation_says_which_rule_where_and_what():
    (found,) = violations(ZONES, accounted(ZONES, FIRE, NEAR))
    assert found.rule == "teams_are_in_one_place_at_a_time"
    assert found.where == ("fire-1", "fire-2")
    assert found.message == (
        "team 1 of 'fire' is at 'fire-1' until Tue 10:00 and needs 25 minutes to 'fire-2' at "
        "Tue 10:15"
    )


def test_a_plan_that_names_strangers_is_not_looked_at_further():
    strange = plan(
        visit("fire-9"),
        visit("fire-1", enterprise="e9"),
        replace(FIRE, requests=()),
        without=["nobody"],
        week="2026-W49",
    )
    found = violations(ALONE, strange)
    assert {one.rule for one in found} == {"names_are_of_this_week"}
    assert [one.message for one in found] == [
        "the plan is for 2026-W49, the week is 2026-W48",
        "request 'fire-9' is unknown",
        "enterprise 'e9' is unknown",
        "a visit to 'e1' has no requests",
        "request 'nobody' is unknown",
    ]


def test_a_fixed_lead_stays_when_guests_come():
    week = replace(
        problem(request(), request("tax-1", minutes=90)),
        fixed=(fixed("fire-1", lead="fire", open=True),),
    )
    assert broken(week, accounted(week, replace(BOTH, minutes=90))) == set()


def test_a_guest_may_lead_a_fixed_visit_that_names_nobody():
    week = replace(
        problem(request(may_lead=False), request("tax-1")), fixed=(fixed("fire-1", open=True),)
    )
    assert broken(week, accounted(week, replace(BOTH, lead="tax"))) == set()


def test_an_unplanned_request_is_not_moved():
    week = replace(ALONE, previous=(previous("fire-1"),), most_moved=0)
    assert broken(week, accounted(week, without=["fire-1"])) == set()


def test_the_judges_best_plans_keep_every_rule_that_looks_at_starts():
    starts = {rule.__name__ for rule in RULES[:12]} - {"the_lead_is_the_right_one"}
    seen = 0
    for seed in range(150):
        week = tiny(seed)
        places = best_places(week)[1]
        visits: dict[tuple[str, int], list[str]] = {}
        for name, start in places.items():
            visits.setdefault((week.request[name].enterprise, start), []).append(name)
        made = [
            Visit(place, start, 1, "fire", tuple(names), {})
            for (place, start), names in visits.items()
        ]
        left = [one.id for one in week.requests if one.id not in places]
        assert not broken(week, accounted(week, *made, without=left)) & starts
        seen += len(made)
    assert seen > 200
