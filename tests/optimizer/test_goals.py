"""Facts about the five goals."""

from dataclasses import replace

from optimizer import Department, Score
from optimizer.goals import minutes, moved, plannable, score, separate, travel, unplanned
from tests.builders import away, enterprise, fixed, previous, problem, request, visit
from tests.builders import travel as ways

WEEK = problem(
    request(),
    request("fire-2", enterprise="e2", minutes=45),
    request("tax-1", minutes=90, priority=4),
    enterprises=[enterprise("e1", zone="east"), enterprise("e2", zone="west")],
    travel=ways(10, {"east-west": 25}),
)
HERE = visit()
THERE = visit("fire-2", enterprise="e2", start="Tue 11:00")


def test_leaving_out_a_request_costs_its_priority():
    assert unplanned(WEEK, ["fire-1", "tax-1"]) == 5


def test_a_visit_lasts_as_long_as_its_longest_request():
    assert minutes(WEEK, [visit("fire-1", "tax-1"), THERE]) == 90 + 45


def test_a_request_has_moved_that_starts_elsewhere_than_before():
    week = replace(WEEK, previous=(previous("fire-1"), previous("fire-2"), previous("tax-1")))
    assert moved(week, [HERE, THERE]) == 1


def test_a_team_travels_between_its_consecutive_stays():
    assert travel(WEEK, [THERE, HERE]) == 25
    back = replace(visit("fire-2", enterprise="e1", start="Tue 11:00"))
    assert travel(WEEK, [HERE, back]) == 10


def test_two_teams_and_two_days_do_not_travel():
    assert travel(WEEK, [HERE, replace(THERE, teams={"fire-2": (2,)})]) == 0
    assert travel(WEEK, [HERE, visit("fire-2", enterprise="e2", start="Wed 11:00")]) == 0


def test_the_score_holds_all_five():
    assert score(WEEK, [HERE, THERE], ["tax-1"]) == Score(4, 2, 0, 105, 25)


def test_the_separate_week_is_one_visit_for_each_plannable_request():
    assert separate(WEEK) == {"visits": 3, "minutes": 195}
    assert separate(WEEK, ["tax-1"]) == {"visits": 1, "minutes": 90}


def test_a_request_without_a_start_of_its_own_is_not_plannable():
    hopeless = [
        request("fire-1", teams=2),
        request("fire-2", windows=["Tue 11:15-13:00"]),
        request("fire-3", windows=["Tue 09:05-10:10"]),
        request("fire-4", enterprise="shut"),
        request("fire-5", enterprise="full"),
        request("fire-6", inspectors=9, enterprise="small"),
        request("fire-7", windows=["Wed 09:00-10:45"]),
        request("fire-8", windows=["Wed 09:00-11:00"]),
    ]
    week = problem(
        *hopeless,
        departments=[
            Department("fire", "fire", 1, (away("Wed 08:00-09:15"), away("Wed 09:45-10:00")))
        ],
        enterprises=[
            enterprise("shut", closed=["Tue 09:00-12:00"]),
            enterprise("full", most_visits=0),
            enterprise("small", most_inspectors=8),
        ],
    )
    assert plannable(week) == ("fire-8",)
    assert plannable(replace(week, fixed=(fixed("fire-5", enterprise="full"),))) == (
        "fire-5",
        "fire-8",
    )


def test_a_guest_of_a_visit_that_stands_is_plannable_where_no_visit_may_be_added():
    week = problem(
        request("fire-1"),
        request("tax-1"),
        request("env-1", windows=["Tue 10:00-12:00"]),
        enterprises=[enterprise(most_visits=0)],
        fixed=(fixed("fire-1", open=True),),
    )
    assert plannable(week) == ("fire-1", "tax-1")
    shut = replace(week, fixed=(fixed("fire-1"),))
    assert plannable(shut) == ("fire-1",)
