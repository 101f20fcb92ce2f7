"""Why a request is in no visit, and why an enterprise is visited more than once."""

from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest

from optimizer import Apart, Plan, Problem, Reason, Request, SolveParams, confirmed, solve
from optimizer.board import Board
from optimizer.explain import unplanned_of
from optimizer.layout import Layout
from scenarios.generator import draw
from scenarios.towns import town
from tests.brute import best
from tests.builders import enterprise, fixed, problem, request
from tests.drawn import tiny
from tests.optimizer.layouts import filled, minima

ALONE = SolveParams(time_limit=20, work_limit=10_000, workers=1)
NINE = ["Tue 09:00-10:00"]


def planned(*requests: Request, **fields: Any) -> Plan:
    return solve(problem(*requests, **fields), ALONE)


def bare(plan: Plan) -> list[Apart]:
    """Why enterprises are visited again, without what would help."""
    return [replace(one, remedies=()) for one in plan.apart_because]


def reasons(plan: Plan) -> dict[str, Reason]:
    return {one.request: one.reason for one in plan.unplanned}


WEEKS: list[tuple[Reason, list[Request], dict[str, Any]]] = [
    (Reason.NO_START, [request(minutes=300)], {}),
    (Reason.TOO_FEW_TEAMS, [request(teams=2)], {}),
    (Reason.CLOSED, [request()], {"enterprises": [enterprise(closed=["Tue 09:00-12:00"])]}),
    (
        Reason.NOBODY_MAY_LEAD,
        [request(may_lead=False), request("tax-1", may_lead=False)],
        {"together": (("fire-1", "tax-1"),)},
    ),
    (Reason.TOO_MANY_INSPECTORS, [request()], {"enterprises": [enterprise(most_inspectors=1)]}),
    (
        Reason.TOGETHER,
        [request(), request("tax-1", announced=False)],
        {"together": (("fire-1", "tax-1"),)},
    ),
    (Reason.MOST_VISITS, [request()], {"enterprises": [enterprise(most_visits=0)]}),
    (
        Reason.MOST_VISITS,
        [request(windows=NINE), request("tax-1", windows=["Tue 10:00-11:00"], priority=2)],
        {"enterprises": [enterprise(most_visits=1)]},
    ),
    (
        Reason.OVERLAP,
        [request(windows=NINE), request("tax-1", windows=NINE, priority=2)],
        {"apart": (("fire-1", "tax-1"),)},
    ),
    (
        Reason.DEPARTMENT_FULL,
        [request(windows=NINE), request("fire-2", windows=NINE, enterprise="e2", priority=2)],
        {},
    ),
]


@pytest.mark.parametrize(("reason", "requests", "fields"), WEEKS)
def test_each_reason_has_a_week_that_yields_it(
    reason: Reason, requests: list[Request], fields: dict[str, Any]
):
    assert reasons(planned(*requests, **fields))["fire-1"] is reason


def test_a_run_without_a_proof_has_found_no_place():
    week = problem(
        request("fire-1", windows=NINE), request("fire-2", windows=NINE, enterprise="e2")
    )
    layout = Layout(Board(week))
    unproven = unplanned_of(layout, minima(layout), proven=False)
    assert {one.reason for one in unproven} == {Reason.NOT_FOUND}


@pytest.mark.parametrize("limit", [{"looks": 0}, {"stop": lambda: True}])
def test_without_time_only_what_needs_no_look_has_a_reason(limit: dict[str, Any]):
    week = problem(
        request("fire-1", windows=NINE),
        request("fire-2", windows=NINE, enterprise="e2"),
        request("fire-3", minutes=300),
    )
    layout = filled(week)

    left = unplanned_of(layout, minima(layout), proven=False, **limit)

    assert [one.reason for one in left] == [Reason.NOT_FOUND, Reason.NO_START]


def test_what_would_fit_is_never_said_to_clash():
    layout = Layout(Board(problem(request("fire-1"), request("tax-1"))))
    left = unplanned_of(layout, minima(layout), proven=True)
    assert [one.reason for one in left] == [Reason.NOT_FOUND] * 2


def test_a_full_department_names_who_takes_its_teams():
    plan = planned(
        request("fire-1", windows=NINE),
        request("fire-2", windows=NINE, enterprise="e2", priority=2),
        request("fire-3", windows=["Wed 09:00-10:00"], enterprise="e3"),
    )
    (left,) = plan.unplanned
    assert left.others == ("fire-2",)


@pytest.mark.parametrize(("name", "enterprises", "seed"), [("park", 52, 2), ("district", 90, 1)])
def test_in_a_crowded_week_every_reason_is_proven_without_a_solver(
    name: str, enterprises: int, seed: int
):
    week = draw(town(name, enterprises, 1.0), seed)
    plan = solve(week, SolveParams(work_limit=4_000, workers=1))
    assert len(plan.unplanned) > 10
    for one in plan.unplanned:
        assert one.reason is not Reason.NOT_FOUND
        assert confirmed(week, one), one
        wrong = replace(one, reason=Reason.DEPARTMENT_FULL, others=one.others[1:])
        if one.reason is Reason.DEPARTMENT_FULL and len(one.others) == 1:
            assert not confirmed(week, wrong), one


def test_every_unplanned_request_is_explained_in_a_line_of_its_own():
    for seed in range(9_200, 9_260):
        week = tiny(seed)
        plan = solve(week, ALONE)
        held = {one for visit in plan.visits for one in visit.requests}
        left = [one.id for one in week.requests if one.id not in held]
        assert [one.request for one in plan.unplanned] == left
        assert all(one.message.startswith(f"{one.request}: ") for one in plan.unplanned)


def test_every_enterprise_with_several_visits_is_explained():
    for seed in range(9_260, 9_320):
        plan = solve(tiny(seed), ALONE)
        at = [visit.enterprise for visit in plan.visits]
        several = sorted({one for one in at if at.count(one) > 1})
        assert [one.enterprise for one in plan.apart_because] == several
        for one in plan.apart_because:
            assert one.fewest <= one.visits == at.count(one.enterprise)


def share_a_visit(week: Problem, one: str, other: str) -> bool:
    """Whether some plan of these two alone has them in one visit."""
    pair = (week.request[one], week.request[other])
    alone = problem(
        *pair,
        departments=week.departments,
        enterprises=week.enterprises,
        grid=week.grid,
        days=week.days,
        sessions=week.sessions,
        travel=week.travel,
        together=((one, other),),
        apart=tuple(some for some in week.apart if set(some) == {one, other}),
    )
    return best(alone)[0] == 0


def test_no_two_witnesses_can_share_a_visit():
    witnesses = 0
    for seed in range(9_320, 9_520):
        week = tiny(seed)
        partners = {one for some in week.together for one in some}
        for apart in solve(week, ALONE).apart_because:
            for one, other in combinations(apart.witness or (), 2):
                if not {one, other} & partners:
                    witnesses += 1
                    assert not share_a_visit(week, one, other), (seed, one, other)
    assert witnesses > 10


def test_windows_that_do_not_meet_are_a_witness():
    plan = planned(request("fire-1", windows=NINE), request("tax-1", windows=["Wed 09:00-10:00"]))
    assert bare(plan) == [Apart("e1", 2, 2, ("fire-1", "tax-1"))]


def test_three_of_which_any_two_can_meet_have_no_witness():
    plan = planned(
        *(request(f"d{n}-1", windows=NINE) for n in range(3)),
        request("d9-1", windows=["Tue 10:00-11:00"]),
        enterprises=[enterprise(most_departments=2, closed=["Tue 10:00-12:00"])],
        sessions=(),
    )
    assert plan.apart_because == ()
    wide = ["Tue 09:00-12:00"]
    two = planned(
        *(request(f"d{n}-1", windows=wide) for n in range(3)),
        enterprises=[enterprise(most_departments=2)],
    )
    assert bare(two) == [Apart("e1", 2, 2, None)]


def test_a_department_that_is_full_is_named_where_it_costs_a_visit():
    plan = planned(
        request("fire-1", windows=["Tue 09:00-11:00"]),
        request("tax-1", windows=NINE),
        request("fire-2", windows=NINE, enterprise="e2", priority=9),
    )
    (apart,) = plan.apart_because
    assert (apart.visits, apart.fewest, apart.full) == (2, 1, ("fire",))


def test_visits_that_stand_are_their_own_explanation():
    plan = planned(
        request("fire-1"),
        request("tax-1"),
        fixed=(fixed("fire-1"), fixed("tax-1", start="Tue 10:00")),
    )
    assert bare(plan) == [Apart("e1", 2, 2)]


def test_beside_a_visit_that_stands_there_is_no_witness():
    plan = planned(request("fire-1"), request("tax-1"), fixed=(fixed("fire-1"),))
    assert bare(plan) == [Apart("e1", 2, 2, None)]
