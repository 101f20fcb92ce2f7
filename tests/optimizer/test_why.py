"""Why a request is left out, an enterprise visited again, and a visit led and timed so."""

import json
import time
from typing import Any

import pytest

import scenarios
from optimizer import InvalidPlan, Plan, Problem, Request, SolveParams, explain, solve
from optimizer.sentences import text
from tests.builders import (
    accounted,
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

ALONE = SolveParams(time_limit=20, work_limit=10_000, workers=1)
NINE = ["Tue 09:00-10:00"]


def asked(key: str, *requests: Request, **fields: Any) -> dict[str, Any]:
    """The answer about something in the plan of a week."""
    week = problem(*requests, **fields)
    return explain(week, solve(week, ALONE), key)


def starts(answer: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {one["start"]: one for one in answer["other_starts"]}


def test_a_full_department_is_shown_with_its_hours():
    answer = asked(
        "fire-2",
        request("fire-1", windows=NINE, priority=2),
        request("fire-2", windows=NINE, enterprise="e2"),
    )
    assert answer["reason"] == "department-full"
    assert answer["load"] == {
        "department": "fire",
        "windows": ["Tue 09:00-10:00"],
        "prices": [1],
        "needed": 120,
        "available": 60,
    }
    assert (answer["with"], answer["confirmed"]) == (["fire-1"], True)
    assert [one["kind"] for one in answer["remedies"]] == ["window", "team"]
    assert "it would save 1 priority left out: one team more of fire" in text(answer)


def crowded(teams: int) -> tuple[Problem, Plan]:
    """
    Stays of a small department at three far places, and a plan that leaves the last one out.

    Any two places of a morning are too far apart for one team, which no price of time shows.
    """
    both = ["Tue 09:00-10:30", "Wed 09:00-10:30"]
    ways = travel(0, {"a-b": 60, "b-c": 60, "a-c": 60})
    some = [
        request(f"fire-{one}", enterprise=f"e{one}", minutes=30, windows=both) for one in range(3)
    ]
    places = [enterprise(f"e{one}", zone="abc"[one]) for one in range(3)]
    week = problem(*some, enterprises=places, travel=ways, teams={"fire": teams})
    held = [
        visit("fire-0", enterprise="e0", minutes=30),
        visit("fire-1", enterprise="e1", minutes=30, start="Wed 09:00"),
    ]
    return week, accounted(week, *held, without=["fire-2"])


def test_what_no_price_shows_is_asked_of_the_solver(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("optimizer.why.LOOKS", 40)
    week, held = crowded(1)
    answer = explain(week, held, "fire-2")
    assert (answer["reason"], answer["with"]) == ("department-full", ["fire-0", "fire-1"])
    assert answer["proven"] == "cp-sat"
    assert answer["confirmed"] is True


def test_a_plan_that_could_be_better_is_said_to_be_so():
    week, held = crowded(2)
    answer = explain(week, held, "fire-2")
    assert (answer["reason"], answer["with"]) == ("not-found", [])
    assert answer["fits"] == "fire"
    assert answer["confirmed"] is None


def test_an_enterprise_with_two_visits_says_why_not_one():
    answer = asked("e1", request(windows=NINE), request("tax-1", windows=["Wed 09:00-10:00"]))
    assert answer["visits"] == ["e1@Tue 09:00", "e1@Wed 09:00"]
    assert answer["witness"] == ["fire-1", "tax-1"]
    assert "No two of fire-1, tax-1 can share a visit." in text(answer)


def test_an_enterprise_with_one_visit_has_nothing_to_explain():
    answer = asked("e1", request())
    assert answer["visits"] == ["e1@Tue 09:00"]
    assert text(answer) == "e1 has 1 visit: e1@Tue 09:00.\n"


@pytest.mark.parametrize(
    ("step", "others", "order"),
    [
        ("alone", {}, ()),
        ("lead-order", {}, ("tax", "fire")),
        ("longest", {"minutes": 30}, ()),
        ("most-inspectors", {"inspectors": 1}, ()),
        ("smallest-id", {}, ()),
        ("only-one-may", {"may_lead": False}, ()),
    ],
)
def test_each_step_to_a_lead_can_decide(step: str, others: dict[str, Any], order: tuple[str, ...]):
    some = [request(windows=NINE)]
    if step != "alone":
        some.append(request("tax-1", windows=NINE, **others))
    answer = asked("e1@Tue 09:00", *some, enterprises=[enterprise(lead_order=order)])
    assert answer["lead_because"] == step
    assert answer["lead"] == ("tax" if order else "fire")
    assert f"{answer['lead']} leads e1@Tue 09:00: " in text(answer)


def test_a_fixed_visit_stands_with_its_lead():
    answer = asked(
        "e1@Tue 09:00",
        request(),
        request("tax-1"),
        fixed=(fixed("fire-1", "tax-1", lead="tax"),),
    )
    assert (answer["lead_because"], answer["fixed"]) == ("fixed", True)
    assert "it stands at its start" in text(answer)


def test_where_nobody_may_lead_a_fixed_visit_somebody_stands_in():
    some = [request(may_lead=False), request("tax-1", may_lead=False)]
    answer = asked("e1@Tue 09:00", *some, fixed=(fixed("fire-1", "tax-1"),))
    assert (answer["lead"], answer["lead_because"]) == ("fire", "nobody-may")


def test_other_starts_say_what_is_in_their_way():
    answer = asked(
        "tax-1",
        request("fire-1", windows=NINE),
        request("tax-1", windows=["Tue 09:00-12:00", "Wed 09:00-10:00"]),
        request("env-1", windows=["Tue 10:00-11:00"], announced=False),
        request("fire-2", windows=["Wed 09:00-10:00"], enterprise="e2"),
        grid=60,
    )
    assert answer["planned"] is True
    found = starts(answer["visit"])
    assert found["Tue 10:00"] == {
        "start": "Tue 10:00",
        "windows": ["fire-1"],
        "visits": ["e1@Tue 10:00"],
    }
    assert found["Wed 09:00"] == {"start": "Wed 09:00", "windows": ["fire-1"], "full": ["fire"]}
    assert "Wed 09:00: no window of fire-1; no team free of fire." in text(answer)


def test_a_start_without_a_team_has_its_price():
    answer = asked(
        "e1@Tue 10:00",
        request("fire-1", windows=["Tue 09:00-11:00"]),
        request("fire-2", windows=NINE, enterprise="e2"),
        grid=60,
    )
    assert starts(answer)["Tue 09:00"]["costs"] == {"unplanned": 1}


def test_a_free_start_costs_the_move():
    answer = asked(
        "e1@Tue 09:00",
        request(windows=["Tue 09:00-10:30"]),
        previous=(previous("fire-1"),),
        grid=30,
    )
    assert starts(answer) == {"Tue 09:30": {"start": "Tue 09:30", "costs": {"moved": 1}}}


def test_everything_in_a_tiny_week_can_be_asked_about():
    for week in map(tiny, range(8_400, 8_420)):
        found = solve(week, ALONE)
        left = {one.request: one for one in found.unplanned}
        for one in week.requests:
            answer = explain(week, found, one.id)
            assert answer["planned"] is (one.id not in left)
            assert answer["planned"] or answer["reason"] == left[one.id].reason
            assert text(answer).endswith(".\n")
        for place in week.enterprises:
            assert text(explain(week, found, place.id)).startswith(place.id)


def test_answers_are_json_and_ask_for_no_new_plan():
    week = tiny(8_421)
    found = solve(week, ALONE)
    for one in week.requests:
        first, second = (explain(week, found, one.id) for _ in range(2))
        assert json.loads(json.dumps(first)) == second


def test_an_unknown_name_lists_those_there_are():
    week = problem(request())
    with pytest.raises(InvalidPlan, match="'fire-2' is unknown; known are 'e1', 'e1@Tue 09:00'"):
        explain(week, solve(week, ALONE), "fire-2")


def test_a_plan_that_breaks_a_rule_is_not_explained():
    with pytest.raises(InvalidPlan):
        explain(problem(request()), plan(), "fire-1")


def test_a_request_of_a_park_week_is_explained_within_two_seconds():
    week = scenarios.load("yuancheng")
    found = solve(week, SolveParams(workers=1))
    for one in (found.unplanned[-1].request, found.apart_because[0].enterprise):
        began = time.process_time()
        explain(week, found, one)
        assert time.process_time() - began < 2
