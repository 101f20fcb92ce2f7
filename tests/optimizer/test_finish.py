"""From a layout to visits: leads, guests in their visit, and which team goes where."""

from optimizer import (
    Department,
    Problem,
    SolveParams,
    Visit,
    dump_plan,
    load_plan,
    solve,
    violations,
)
from optimizer.board import Board
from optimizer.finish import visits_of
from optimizer.layout import Layout
from tests.builders import accounted, away, enterprise, fixed, problem, request, travel
from tests.optimizer.layouts import drawn, filled

NINE = 1440 + 540


def visits(week: Problem) -> tuple[Visit, ...]:
    """The visits of the greedy plan."""
    return visits_of(filled(week))


def test_visits_come_by_start_and_enterprise():
    for layout in drawn(range(9_000, 9_050)):
        keys = [(one.start, one.enterprise) for one in visits_of(layout)]
        assert keys == sorted(keys)


def test_each_planned_request_is_in_one_visit():
    for layout in drawn(range(9_050, 9_100)):
        ids = [one for visit in visits_of(layout) for one in visit.requests]
        planned = {
            each.id
            for site, some in zip(layout.board.sites, layout.choices, strict=True)
            for joint, _ in some
            for index, wish in enumerate(site.wishes)
            if joint.bits >> index & 1
            for each in wish.requests
        }
        standing = {one for visit in layout.board.problem.fixed for one in visit.requests}
        assert len(set(ids)) == len(ids)
        assert set(ids) == planned | standing


def test_the_order_of_leads_decides_then_the_longer_request():
    requests = [request("fire-1", minutes=30), request("tax-1", minutes=60)]
    assert visits(problem(*requests))[0].lead == "tax"
    led = problem(*requests, enterprises=[enterprise(lead_order=("fire",))])
    assert visits(led)[0].lead == "fire"


def test_a_single_department_leads_itself_even_if_it_may_not():
    (visit,) = visits(problem(request("fire-1", may_lead=False)))
    assert visit.lead == "fire"


def test_a_visit_that_stands_keeps_its_lead_when_guests_join():
    week = problem(
        request("fire-1"),
        request("tax-1", minutes=90, windows=["Tue 09:00-10:45"]),
        fixed=(fixed("fire-1", open=True, lead="fire"),),
    )
    (visit,) = visits(week)
    assert (visit.lead, visit.minutes, visit.requests) == ("fire", 90, ("fire-1", "tax-1"))


def test_a_visit_that_stands_without_a_possible_lead_is_led_by_the_first_department():
    week = problem(
        request("tax-1", may_lead=False),
        request("fire-1", may_lead=False),
        fixed=(fixed("tax-1", "fire-1"),),
    )
    assert visits(week)[0].lead == "fire"


def test_a_closed_visit_takes_no_guests():
    week = problem(
        request("fire-1"), request("tax-1", windows=["Tue 10:00-11:00"]), fixed=(fixed("fire-1"),)
    )
    assert [one.requests for one in visits(week)] == [("fire-1",), ("tax-1",)]


def test_requests_of_a_visit_stand_in_the_order_of_the_file():
    week = problem(
        request("tax-1", windows=["Tue 09:00-10:00"]),
        request("fire-1"),
        fixed=(fixed("fire-1", open=True),),
    )
    assert visits(week)[0].requests == ("tax-1", "fire-1")


def test_two_stays_at_once_take_two_teams():
    week = problem(
        request("fire-1", teams=2), request("fire-2", enterprise="e2"), teams={"fire": 3}
    )
    first, second = visits(week)
    assert sorted((*first.teams["fire-1"], *second.teams["fire-2"])) == [1, 2, 3]


def test_stays_in_one_zone_are_left_to_one_team():
    hours = ["Tue 09:00-10:00", "Tue 10:00-11:00", "Tue 11:00-12:00"]
    week = problem(
        *(request(f"fire-{n}", windows=[one], enterprise=f"e{n}") for n, one in enumerate(hours)),
        enterprises=[
            enterprise(f"e{n}", zone=zone) for n, zone in enumerate(("east", "west", "east"))
        ],
        travel=travel(0, {"east-west": 0}),
        teams={"fire": 2},
    )
    first, _, third = visits(week)
    assert first.teams["fire-0"] == third.teams["fire-2"]


def test_absent_teams_are_numbered_away():
    week = problem(
        request("fire-1"),
        request("fire-2", enterprise="e2", windows=["Tue 14:00-15:00"]),
        departments=[Department("fire", teams=2, away=(away("Tue 09:00-12:00"),))],
    )
    assert violations(week, accounted(week, *visits(week))) == ()


def test_a_day_that_fixed_visits_overfill_is_numbered_all_the_same():
    week = problem(
        request("fire-1"),
        request("fire-2", enterprise="e2"),
        request("fire-3", enterprise="e3", windows=["Tue 14:00-15:00"]),
        request("fire-4", enterprise="e4", teams=2, windows=["Tue 16:00-17:00"]),
        request("fire-5", enterprise="e5", teams=2),
        fixed=(
            fixed("fire-1"),
            fixed("fire-2", enterprise="e2"),
            fixed("fire-5", enterprise="e5"),
        ),
        teams={"fire": 2},
    )
    made = visits(week)
    assert {one for visit in made for one in visit.requests} >= {"fire-1", "fire-2", "fire-5"}
    for visit in made:
        for one, numbers in visit.teams.items():
            assert len(set(numbers)) == week.request[one].teams
            assert set(numbers) <= {1, 2}
    left = [one.id for one in week.requests if not any(one.id in v.requests for v in made)]
    broken = violations(week, accounted(week, *made, without=left))
    assert broken == ()


def test_an_empty_layout_has_only_what_stands():
    week = problem(request("fire-1"), request("tax-1"), fixed=(fixed("fire-1"),))
    (visit,) = visits_of(Layout(Board(week)))
    assert (visit.start, visit.requests, visit.teams) == (NINE, ("fire-1",), {"fire-1": (1,)})


def test_what_stands_without_a_team_has_no_team():
    week = problem(
        request("fire-1"), request("tax-1"), teams={"fire": 0}, fixed=(fixed("fire-1", "tax-1"),)
    )

    plan = solve(week, SolveParams(time_limit=5, workers=1))

    assert plan.visits[0].teams == {"fire-1": (), "tax-1": (1,)}
    assert load_plan(dump_plan(plan), week).visits == plan.visits


def test_visits_that_stand_may_clash_beyond_the_end_of_the_week():
    late = {"fire-1": "Sun 23:30", "fire-2": "Sun 23:45"}
    week = problem(
        *(request(one, enterprise=f"e{one[-1]}") for one in late),
        fixed=tuple(fixed(one, start=late[one], enterprise=f"e{one[-1]}") for one in late),
    )

    plan = solve(week, SolveParams(time_limit=5, workers=1))

    assert [one.requests for one in plan.visits] == [("fire-1",), ("fire-2",)]
    assert violations(week, plan) == ()
