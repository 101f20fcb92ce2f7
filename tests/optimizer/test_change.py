"""A week with a remedy carried out, or with other fields put in; every mistake is named."""

from typing import Any

import pytest

from optimizer import InvalidProblem, SolveParams, Window, solve
from optimizer.change import changed
from tests.builders import enterprise, fixed, problem, request, window

WEEK = problem(
    request(),
    request("tax-1"),
    enterprises=[enterprise(closed=["Tue 09:00-12:00"], most_visits=1)],
    fixed=(fixed("tax-1", start="Tue 14:00"),),
)


def test_a_window_is_one_window_more():
    week = changed(WEEK, {"kind": "window", "request": "fire-1", "add": "Wed 09:00-10:00"})
    assert week.request["fire-1"].windows[1] == window("Wed 09:00-10:00")
    assert week.request["tax-1"] == WEEK.request["tax-1"]


def test_a_team_more_is_there_in_its_hours_only():
    two = [request(), request("fire-2", enterprise="e2")]
    three = [*two, request("fire-3", enterprise="e3", windows=["Tue 14:00-15:00"])]
    week = problem(*three, request("fire-4", enterprise="e4", windows=["Tue 14:00-15:00"]))
    more = changed(week, {"kind": "team", "department": "fire", "when": "Tue 09:00-12:00"})
    assert more.department["fire"].teams == 2
    plan = solve(more, SolveParams(workers=1))
    assert plan.score.unplanned == 1
    assert len(plan.visits) == 3


def test_closed_hours_are_opened_in_part():
    week = changed(WEEK, {"kind": "open", "enterprise": "e1", "when": "Tue 10:00-11:00"})
    assert week.enterprise["e1"].closed == (window("Tue 09:00-10:00"), window("Tue 11:00-12:00"))
    other = changed(WEEK, {"kind": "open", "enterprise": "e1", "when": "Wed 10:00-11:00"})
    assert other.enterprise["e1"].closed == (Window(1980, 2160),)


def test_a_limit_is_another():
    remedy = {"kind": "limit", "enterprise": "e1", "field": "most_visits", "to": 2}
    assert changed(WEEK, remedy).enterprise["e1"].most_visits == 2


def test_a_released_visit_stands_no_more():
    assert changed(WEEK, {"kind": "release", "visit": "e1@Tue 14:00"}).fixed == ()


def test_fields_are_put_in_by_id():
    week = changed(
        WEEK,
        {
            "requests": [{"id": "fire-1", "minutes": 30}, {**REQUEST, "id": "env-1"}],
            "departments": [{"id": "env"}],
            "fixed": [],
        },
    )
    assert [one.id for one in week.requests] == ["fire-1", "tax-1", "env-1"]
    assert week.request["fire-1"].minutes == 30
    assert week.request["fire-1"].windows == WEEK.request["fire-1"].windows
    assert week.fixed == ()


REQUEST = {
    "department": "env",
    "enterprise": "e1",
    "minutes": 60,
    "windows": ["Thu 09:00-12:00"],
}


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"kind": "magic"}, "kind: expected 'window', 'team', 'open', 'limit', 'release', found"),
        ({"kind": 3}, "kind: expected"),
        ({"kind": "window", "request": "fire-9"}, "request: 'fire-9' is unknown"),
        ({"kind": "window", "request": "fire-1", "add": "Tue"}, "add: expected a window"),
        ({"kind": "team", "department": None}, "department: null is unknown"),
        ({"kind": "limit", "enterprise": "e1", "field": "name"}, "field: expected"),
        (
            {"kind": "limit", "enterprise": "e1", "field": "most_visits", "to": -1},
            "to: expected a whole number",
        ),
        ({"kind": "release", "visit": "e1@Tue 09:00"}, "visit: expected a fixed visit"),
        ({"kind": "release", "visit": "nowhere"}, "visit: expected a fixed visit"),
        ({"requests": [{"id": "fire-1", "minutes": 0}]}, "requests[0].minutes: expected"),
        ({"requests": 3}, "requests: expected a list"),
        ({"wishes": []}, "wishes: 'wishes' is unknown"),
    ],
)
def test_a_change_that_cannot_be_made_says_why(change: dict[str, Any], fault: str):
    with pytest.raises(InvalidProblem) as raised:
        changed(WEEK, change)
    assert raised.value.faults[0].startswith(fault)
