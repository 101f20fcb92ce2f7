"""Weeks with a rule each, and the same weeks as one sees them who forgets it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from optimizer import Department, Problem, Travel, Window
from tests.builders import away, enterprise, fixed, previous, problem, request, travel

NINE = ["Tue 09:00-10:00"]
TEN = ["Tue 10:00-11:00"]

Blind = Callable[[Problem], Problem]


def enterprises(**fields: Any) -> Blind:
    """The week as one sees it who forgets something of enterprises."""
    return lambda week: replace(
        week, enterprises=tuple(replace(one, **fields) for one in week.enterprises)
    )


def requests(**fields: Any) -> Blind:
    """The week as one sees it who forgets something of requests."""
    return lambda week: replace(
        week, requests=tuple(replace(one, **fields) for one in week.requests)
    )


def departments(**fields: Any) -> Blind:
    """The week as one sees it who forgets something of departments."""
    return lambda week: replace(
        week, departments=tuple(replace(one, **fields) for one in week.departments)
    )


def whole(**fields: Any) -> Blind:
    """The week as one sees it who forgets something of the week."""
    return lambda week: replace(week, **fields)


BOTH = (request("fire-1"), request("tax-1"))
ALL_DAY = Window(0, 1440)

FORGOTTEN: dict[str, tuple[Problem, Blind]] = {
    "requests_start_in_their_windows": (
        problem(request(windows=["Tue 11:00-12:00"])),
        requests(windows=(Window(0, 7 * 1440),)),
    ),
    "visits_start_on_the_grid": (problem(request(windows=["Tue 09:05-10:20"])), whole(grid=5)),
    "visits_lie_in_one_session": (
        problem(request(windows=["Tue 12:00-14:00"])),
        whole(sessions=(ALL_DAY,)),
    ),
    "closed_hours_are_kept": (
        problem(request(windows=NINE), enterprises=[enterprise(closed=NINE)]),
        enterprises(closed=()),
    ),
    "most_departments_in_a_visit_are_kept": (
        problem(*BOTH, enterprises=[enterprise(most_departments=1)]),
        enterprises(most_departments=None),
    ),
    "most_inspectors_in_a_visit_are_kept": (
        problem(*BOTH, enterprises=[enterprise(most_inspectors=3)]),
        enterprises(most_inspectors=None),
    ),
    "most_visits_of_an_enterprise_are_kept": (
        problem(
            request(windows=NINE),
            request("tax-1", windows=TEN),
            enterprises=[enterprise(most_visits=1)],
        ),
        enterprises(most_visits=None),
    ),
    "together_stays_together": (
        problem(
            request(windows=NINE),
            request("tax-1", windows=TEN),
            together=(("fire-1", "tax-1"),),
        ),
        whole(together=()),
    ),
    "apart_stays_apart": (problem(*BOTH, apart=(("fire-1", "tax-1"),)), whole(apart=())),
    "announced_and_unannounced_do_not_mix": (
        problem(request(), request("tax-1", announced=False)),
        requests(announced=True),
    ),
    "the_lead_is_the_right_one": (
        problem(request(may_lead=False), request("tax-1", may_lead=False)),
        requests(may_lead=True),
    ),
    "fixed_visits_stand": (problem(*BOTH, fixed=(fixed("fire-1"),)), whole(fixed=())),
    "no_more_requests_move_than_allowed": (
        problem(request(windows=TEN), previous=(previous("fire-1"),), most_moved=0),
        whole(most_moved=None),
    ),
    "each_request_has_its_teams": (
        problem(request(windows=NINE), request("fire-2", windows=NINE, enterprise="e2")),
        departments(teams=2),
    ),
    "absent_teams_stay_away": (
        problem(
            request(windows=NINE),
            departments=[Department("fire", away=(away("Tue 09:00-10:00"),))],
        ),
        departments(away=()),
    ),
    "teams_are_in_one_place_at_a_time": (
        problem(
            request(windows=NINE),
            request("fire-2", windows=TEN, enterprise="e2"),
            travel=travel(10),
        ),
        whole(travel=Travel()),
    ),
}
