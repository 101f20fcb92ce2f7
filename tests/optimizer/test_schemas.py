"""Facts about the week file and the plan file: what is read, and every fault that is named."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from optimizer import (
    InvalidPlan,
    Problem,
    dump_plan,
    dump_problem,
    load_plan,
    load_problem,
)
from tests.builders import (
    WEEK,
    accounted,
    away,
    fixed,
    moment,
    previous,
    problem,
    request,
    travel,
    visit,
    week,
    window,
    wish,
)
from tests.drawn import tiny
from tests.full_week import FULL


def test_every_field_is_read():
    read = load_problem(FULL)
    assert (read.week, read.grid, read.days, read.most_moved) == ("2026-W48", 20, (0, 5), 4)
    assert [(one.start, one.end) for one in read.sessions] == [(540, 720), (840, 1440)]
    assert read.travel == travel(10, {"east-west": 25})
    assert read.department["fire"].name == "消防救援大队"
    assert read.department["fire"].away == (away("Tue 09:00-12:00"),)
    assert (read.department["tax"].name, read.department["tax"].teams) == ("tax", 0)
    place = read.enterprise["e1"]
    assert place.closed == (window("Wed 09:00-12:00"),)
    assert (place.most_departments, place.most_inspectors, place.most_visits) == (5, 12, 2)
    assert (place.zone, place.lead_order) == ("east", ("tax", "fire"))
    own = read.request["tax-1"]
    assert (own.teams, own.inspectors, own.priority) == (2, 3, 9)
    assert (own.may_lead, own.announced) == (False, False)
    assert (own.windows[0].start, own.windows[0].end) == (0, 1440)
    assert read.together == (("fire-1", "tax-1"),)
    assert read.apart == (("tax-1", "tax-2"),)
    assert read.fixed == (fixed("fire-1", lead="fire", open=True),)
    assert read.previous == (previous("tax-1"),)


def test_what_is_left_out_takes_the_default_of_the_format():
    read = load_problem(week())
    assert read == problem(request())
    assert (read.grid, read.days) == (15, (0, 1, 2, 3, 4))
    assert read.request["fire-1"].inspectors == 2


def test_null_means_no_limit():
    limits = {"most_departments": None, "most_inspectors": None, "most_visits": None}
    read = load_problem(week(enterprises=[{"id": "e1", **limits}], most_moved=None))
    assert read == problem(request())


@pytest.mark.parametrize("form", [json.dumps, lambda one: json.dumps(one).encode("utf-8-sig")])
def test_text_and_bytes_are_read_alike(form: Any):
    assert load_problem(form(FULL)) == load_problem(FULL)


def test_a_full_week_survives_writing_and_reading():
    read = load_problem(FULL)
    assert load_problem(json.loads(json.dumps(dump_problem(read)))) == read


def test_drawn_weeks_survive_writing_and_reading():
    for seed in range(200):
        drawn = tiny(seed)
        again = load_problem(dump_problem(drawn))
        assert replace(again, warnings=()) == replace(drawn, warnings=())


def test_a_nameless_department_stays_nameless():
    nameless = replace(problem(request()).departments[0], name="")
    before = replace(problem(request()), departments=(nameless,))
    assert load_problem(dump_problem(before)) == before


def test_previous_starts_of_withdrawn_requests_are_ignored_with_a_warning():
    read = load_problem(week(previous=[{"request": "tax-7", "start": "Tue 09:00"}]))
    assert read.previous == ()
    assert read.warnings == ("previous[0].request: 'tax-7' is withdrawn; it is ignored",)


def test_a_detour_that_is_shorter_is_a_warning():
    between = {"a": {"b": 10, "c": 30}, "b": {"c": 10}}
    read = load_problem(week(travel={"within": 10, "between": between}))
    assert read.warnings == ("travel.between: 'a' to 'c' takes 30 minutes, but 20 by 'b'",)


def test_a_zone_that_is_left_faster_than_crossed_is_a_warning():
    read = load_problem(week(travel={"within": 30, "between": {"a": {"b": 10}}}))
    assert read.warnings == (
        "travel.within: 30 minutes are more than twice the 10 minutes between two zones",
    )


def test_a_window_that_cannot_be_used_is_no_fault():
    read = load_problem(week(requests=[wish(minutes=500, windows=["Sun 09:00-09:10"])]))
    assert read.warnings == ()
    assert load_problem(week(requests=[wish(windows=[])])).request["fire-1"].windows == ()


def plan_file() -> tuple[Problem, dict[str, Any]]:
    """A week and a plan for it, as a value."""
    both = problem(request(), request("tax-1", minutes=90))
    made = accounted(both, visit("fire-1", "tax-1", minutes=90))
    return both, dump_plan(made)


def test_the_plan_file_has_its_fields_in_order():
    _, value = plan_file()
    assert list(value) == [
        "format", "week", "status", "score", "bound", "proven", "separate", "visits", "unplanned",
        "apart_because", "conflicts", "warnings", "params", "seconds",
    ]  # fmt: skip
    assert value["visits"][0] == {
        "enterprise": "e1",
        "start": "Tue 09:00",
        "minutes": 90,
        "lead": "fire",
        "requests": ["fire-1", "tax-1"],
        "teams": {"fire-1": [1], "tax-1": [1]},
    }
    assert list(value["visits"][0]) == [
        "enterprise", "start", "minutes", "lead", "requests", "teams",
    ]  # fmt: skip
    assert value["params"] == {"time_limit": 60.0, "workers": 2, "seed": 1}


EXAMPLE = {
    "format": "onevisit/plan/1",
    "week": WEEK,
    "status": "feasible",
    "score": {"unplanned": 1, "visits": 2, "moved": 0, "minutes": 150, "travel": 0},
    "bound": {"unplanned": 1, "visits": 1, "moved": 0, "minutes": 0, "travel": 0},
    "proven": {
        "unplanned": "full-department", "visits": None, "moved": "zero",
        "minutes": None, "travel": None,
    },
    "separate": {"visits": 3, "minutes": 210},
    "visits": [
        {"enterprise": "e1", "start": "Tue 09:00", "minutes": 60, "lead": "fire",
         "requests": ["fire-1"], "teams": {"fire-1": [1]}},
        {"enterprise": "e1", "start": "Tue 10:00", "minutes": 90, "lead": "tax",
         "requests": ["tax-1"], "teams": {"tax-1": [1]}},
    ],
    "unplanned": [
        {"request": "env-1", "reason": "department-full", "with": ["fire-1"], "message": "…",
         "remedies": [{"kind": "team", "department": "env", "when": "Thu 14:00-17:30",
                       "saves": {"unplanned": 1}}]},
    ],
    "apart_because": [
        {"enterprise": "e1", "visits": 2, "fewest": 2, "witness": ["fire-1", "tax-1"],
         "remedies": []},
        {"enterprise": "e1", "visits": 2, "fewest": 1, "witness": None, "full": ["fire"],
         "remedies": []},
    ],
    "conflicts": ["one"],
    "warnings": ["two"],
    "params": {"time_limit": 60, "workers": 2, "seed": 1, "work_limit": 100},
    "seconds": 1.8,
}  # fmt: skip
EXAMPLE_WEEK = problem(request(), request("tax-1", minutes=90), request("env-1"))


def test_a_plan_survives_reading_and_writing_with_every_field_in_place():
    assert json.dumps(dump_plan(load_plan(json.dumps(EXAMPLE), EXAMPLE_WEEK))) == json.dumps(
        EXAMPLE
    )


def plan_faults(**fields: Any) -> tuple[str, ...]:
    """What is wrong with the example with these fields."""
    with pytest.raises(InvalidPlan) as caught:
        load_plan({**EXAMPLE, **fields}, EXAMPLE_WEEK)
    return caught.value.faults


@pytest.mark.parametrize(
    ("fields", "start"),
    [
        ({"format": "onevisit/week/1"}, "format: expected 'onevisit/plan/1'"),
        ({"week": "2026-W49"}, "week: expected '2026-W48' as in the week file, found '2026-W49'"),
        ({"status": "perfect"}, "status: expected 'optimal' or 'feasible', found 'perfect'"),
        ({"score": {}}, "score.unplanned: is missing"),
        ({"separate": None}, "separate: expected a value, found null"),
        ({"seconds": -1}, "seconds: expected a number from 0, found -1"),
        (
            {"visits": [{**EXAMPLE["visits"][0], "enterprise": "e9"}]},
            "visits[0].enterprise: 'e9' is",
        ),
        ({"visits": [{**EXAMPLE["visits"][0], "lead": "nobody"}]}, "visits[0].lead: 'nobody' is"),
        (
            {"visits": [{**EXAMPLE["visits"][0], "requests": ["x"]}]},
            "visits[0].requests[0]: 'x' is",
        ),
        ({"visits": [{**EXAMPLE["visits"][0], "teams": {"x": [1]}}]}, "visits[0].teams.x: 'x' is"),
        (
            {"visits": [{**EXAMPLE["visits"][0], "teams": {"fire-1": 1}}]},
            "visits[0].teams['fire-1']: expected a list",
        ),
        ({"unplanned": [{"request": "x", "reason": "not-found"}]}, "unplanned[0].request: 'x' is"),
        ({"unplanned": [{"request": "env-1", "reason": "bored"}]}, "unplanned[0].reason: expected"),
        (
            {"apart_because": [{"enterprise": "x", "visits": 2, "fewest": 1}]},
            "apart_because[0].enterprise: 'x' is",
        ),
    ],
)
def test_a_fault_of_a_plan_is_named_with_its_path(fields: dict[str, Any], start: str):
    assert plan_faults(**fields)[0].startswith(start)


def test_moments_are_minutes_since_monday():
    assert load_problem(FULL).fixed[0].start == moment("Tue 09:00") == 1440 + 540


def test_the_benchmarks_survive_writing_and_reading():
    weeks = sorted(
        (Path(__file__).parents[2] / "scenarios" / "benchmarks").glob("planted-100*.json")
    )
    assert weeks
    for path in weeks:
        read = load_problem(path.read_bytes())
        assert load_problem(dump_problem(read)) == read
