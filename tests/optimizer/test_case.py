"""Facts about fixed visits: what they break by themselves is a conflict, never a plan's fault."""

from dataclasses import replace

import pytest

from optimizer import Plan, Problem, Visit, Window, conflicts, violations
from tests.builders import (
    accounted,
    away,
    enterprise,
    fixed,
    previous,
    problem,
    request,
    travel,
    visit,
)

ALONE = problem(request())
PAIR = problem(request(), request("tax-1"))
BOTH = visit("fire-1", "tax-1")
FIRE = visit("fire-1")
TAX = visit("tax-1")
LATER = visit("tax-1", start="Tue 10:00")


def broken(week: Problem, made: Plan) -> set[str]:
    """Names of the rules that a plan breaks."""
    return {one.rule for one in violations(week, made)}


def _whole(week: Problem, visits: tuple[Visit, ...]) -> Plan:
    planned = {one for each in visits for one in each.requests}
    left = [one.id for one in week.requests if one.id not in planned]
    return accounted(week, *visits, without=left)


def with_place(week: Problem, **fields: object) -> Problem:
    """The week with other limits at its enterprise."""
    return replace(week, enterprises=(replace(week.enterprises[0], **fields),))


ZONES = problem(
    request(),
    request("fire-2", enterprise="e2"),
    enterprises=[enterprise("e1", zone="east"), enterprise("e2", zone="west")],
    travel=travel(10, {"east-west": 25}),
)


def standing(week: Problem, *visits: Visit) -> tuple[str, ...]:
    """What fixed visits break by themselves; the plan that lets them stand breaks nothing."""
    assert broken(week, _whole(week, visits)) == set()
    return conflicts(week)


HELD = fixed("fire-1", "tax-1", open=True)
THREE = problem(request(), request("tax-1"), request("env-1"))


@pytest.mark.parametrize(
    ("week", "made", "conflict"),
    [
        (
            replace(ALONE, fixed=(fixed("fire-1", start="Tue 08:50"),)),
            (visit(start="Tue 08:50"),),
            [
                "requests_start_in_their_windows: e1@Tue 08:50: 'fire-1' lies in none of its "
                "windows",
                "visits_start_on_the_grid: e1@Tue 08:50 starts off the grid of 15 minutes",
                "visits_lie_in_one_session: e1@Tue 08:50: 'fire-1' lies in no session of a "
                "working day",
            ],
        ),
        (
            replace(with_place(ALONE, closed=(Window(1980, 1990),)), fixed=(fixed("fire-1"),)),
            (FIRE,),
            ["closed_hours_are_kept: e1@Tue 09:00: 'fire-1' touches closed hours"],
        ),
        (
            replace(PAIR, fixed=(fixed("fire-1"), fixed("tax-1", start="Tue 09:30"))),
            (FIRE, visit("tax-1", start="Tue 09:30")),
            ["visits_of_an_enterprise_do_not_overlap: e1@Tue 09:00 and e1@Tue 09:30 overlap"],
        ),
        (
            replace(with_place(PAIR, most_departments=1, most_inspectors=3), fixed=(HELD,)),
            (BOTH,),
            [
                "most_departments_in_a_visit_are_kept: e1@Tue 09:00 has 2 departments, at "
                "most 1 may come",
                "most_inspectors_in_a_visit_are_kept: e1@Tue 09:00 has 4 inspectors, at "
                "most 3 may come",
            ],
        ),
        (
            replace(with_place(ALONE, most_visits=0), fixed=(fixed("fire-1"),)),
            (FIRE,),
            ["most_visits_of_an_enterprise_are_kept: 'e1' has 1 visits, at most 0 may take place"],
        ),
        (
            replace(PAIR, fixed=(fixed("fire-1"),), together=(("fire-1", "tax-1"),)),
            (FIRE,),
            ["together_stays_together: 'fire-1', 'tax-1' do not share a visit"],
        ),
        (
            replace(PAIR, fixed=(HELD,), apart=(("fire-1", "tax-1"),)),
            (BOTH,),
            ["apart_stays_apart: 'fire-1', 'tax-1' share e1@Tue 09:00"],
        ),
        (
            replace(problem(request(), request("tax-1", announced=False)), fixed=(HELD,)),
            (BOTH,),
            [
                "announced_and_unannounced_do_not_mix: e1@Tue 09:00 mixes announced and "
                "unannounced requests"
            ],
        ),
        (
            replace(
                problem(request(may_lead=False), request("tax-1", may_lead=False)), fixed=(HELD,)
            ),
            (BOTH,),
            [
                "the_lead_is_the_right_one: e1@Tue 09:00 has several departments, of which none "
                "may lead"
            ],
        ),
        (
            replace(
                problem(request(may_lead=False), request("tax-1")),
                fixed=(replace(HELD, lead="fire"),),
            ),
            (BOTH,),
            ["the_lead_is_the_right_one: e1@Tue 09:00: 'fire' may not lead"],
        ),
        (
            replace(
                ALONE,
                fixed=(fixed("fire-1"),),
                previous=(previous("fire-1", "Tue 10:00"),),
                most_moved=0,
            ),
            (FIRE,),
            ["no_more_requests_move_than_allowed: 1 requests moved, at most 0 may"],
        ),
        (
            replace(ZONES, fixed=(fixed("fire-1"), fixed("fire-2", enterprise="e2"))),
            (FIRE, visit("fire-2", enterprise="e2")),
            [
                "teams_are_in_one_place_at_a_time: fixed visits and absences need 2 teams of "
                "'fire' on Tue, there are 1"
            ],
        ),
        (
            replace(problem(request(teams=2)), fixed=(fixed("fire-1"),)),
            (visit(teams={"fire-1": (1,)}),),
            [
                "teams_are_in_one_place_at_a_time: fixed visits and absences need 2 teams of "
                "'fire' on Tue, there are 1"
            ],
        ),
        (
            replace(
                ALONE,
                fixed=(fixed("fire-1"),),
                departments=(replace(ALONE.departments[0], away=(away("Tue 09:00-10:00"),)),),
            ),
            (FIRE,),
            [
                "teams_are_in_one_place_at_a_time: fixed visits and absences need 2 teams of "
                "'fire' on Tue, there are 1"
            ],
        ),
    ],
)
def test_what_fixed_visits_break_is_a_conflict_and_no_fault(
    week: Problem, made: tuple[Visit, ...], conflict: list[str]
):
    assert standing(week, *made) == tuple(conflict)


@pytest.mark.parametrize(
    ("week", "made", "rule"),
    [
        (
            replace(THREE, fixed=(fixed("fire-1", start="Tue 08:50", open=True),)),
            (visit("fire-1", "tax-1", start="Tue 08:50", lead="fire"),),
            "visits_start_on_the_grid",
        ),
        (
            replace(with_place(THREE, most_departments=1), fixed=(HELD,)),
            (visit("fire-1", "tax-1", "env-1", lead="env"),),
            "most_departments_in_a_visit_are_kept",
        ),
        (
            replace(
                problem(request(), request("tax-1"), request("env-1", minutes=90)),
                fixed=(fixed("fire-1", open=True), fixed("tax-1", start="Tue 10:00")),
            ),
            (visit("fire-1", "env-1", minutes=90, lead="env"), LATER),
            "visits_of_an_enterprise_do_not_overlap",
        ),
        (
            replace(THREE, fixed=(fixed("fire-1"),), together=(("fire-1", "tax-1", "env-1"),)),
            (FIRE, LATER),
            "together_stays_together",
        ),
        (
            replace(with_place(PAIR, most_visits=0), fixed=(fixed("fire-1"),)),
            (FIRE, LATER),
            "most_visits_of_an_enterprise_are_kept",
        ),
        (
            replace(
                PAIR,
                fixed=(fixed("fire-1"),),
                previous=(previous("fire-1", "Wed 09:00"), previous("tax-1")),
                most_moved=0,
            ),
            (FIRE, LATER),
            "no_more_requests_move_than_allowed",
        ),
        (
            replace(
                problem(request(), request("fire-2"), request("fire-3")),
                fixed=(fixed("fire-1", "fire-2"),),
            ),
            (visit("fire-1", "fire-2"), visit("fire-3", start="Tue 09:30")),
            "teams_are_in_one_place_at_a_time",
        ),
    ],
)
def test_what_a_guest_adds_to_a_conflict_is_a_fault(
    week: Problem, made: tuple[Visit, ...], rule: str
):
    assert rule in broken(week, _whole(week, made))
