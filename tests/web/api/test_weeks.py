"""Planning a week from outside."""

import pytest

from optimizer import load_plan, load_problem, violations
from tests.web.api.calling import Caller
from tracker import database, planning, runs
from tracker.records import Person, Role

RUNS = "/weeks/2026-W49/runs"


def test_a_run_is_asked_for_carried_out_and_read(clerk):
    asked = clerk.post(RUNS, {"time_limit": 5, "seed": 7})

    assert asked.status_code == 202
    assert asked.json["state"] == "queued"
    assert asked.json["plan"] is None
    place = asked.headers["Location"].removeprefix("/api/v1")
    with database.session():
        planning.carry_out(asked.json["run"])
    shown = clerk.get(place).json
    assert shown["state"] == "finished"
    assert shown["gap"] == {
        tier: shown["plan"][tier] - shown["bound"][tier] for tier in ("unplanned", "visits")
    }
    assert shown["plan"]["visits"] > 0


def test_a_run_is_asked_for_as_it_is_configured_where_nothing_is_said(clerk, config):
    run = clerk.call("POST", RUNS).json["run"]

    with database.session():
        params = runs.show(run, by=Person("clerk", "", Role.COMMITTEE)).params
    assert params["time_limit"] == config.time_limit


def test_a_run_can_be_stopped(clerk):
    place = clerk.post(RUNS, {"seed": 8}).headers["Location"].removeprefix("/api/v1")

    stopped = clerk.call("DELETE", place)
    again = clerk.call("DELETE", place)

    assert (stopped.status_code, stopped.json["state"]) == (200, "stopped")
    assert again.json["state"] == "stopped"


def test_a_run_that_is_over_cannot_be_stopped(clerk):
    over = clerk.get("/weeks/2026-W49/runs/1").json["run"]

    answer = clerk.call("DELETE", f"{RUNS}/{over}")

    assert (answer.status_code, answer.json["type"]) == (409, "/api/v1/problems/wrong-state")


def test_a_run_is_found_in_its_own_week_only(clerk):
    assert clerk.get("/weeks/2026-W49/runs/1").status_code == 200
    assert clerk.get("/weeks/2026-W48/runs/1").status_code == 404
    assert clerk.call("DELETE", "/weeks/2026-W48/runs/1").status_code == 404


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"time_limit": 0}, "time_limit"),
        ({"time_limit": "9"}, "time_limit"),
        ({"time_limit": True}, "time_limit"),
        ({"seed": -1}, "seed"),
        ({"seed": 2**31}, "seed"),
        ({"workers": 64}, "workers"),
    ],
)
def test_what_a_run_may_not_cost_is_refused(clerk, body, field):
    answer = clerk.post(RUNS, body)

    assert answer.status_code == 422
    assert [one["field"] for one in answer.json["faults"]] == [field]


def test_both_files_of_a_week_fit_each_other(clerk):
    week, plan = clerk.get("/weeks/2026-W49/file"), clerk.get("/weeks/2026-W49/plan")

    problem = load_problem(week.json)
    assert violations(problem, load_plan(plan.json, problem)) == ()
    assert clerk.get("/weeks/2026-W49/plan?version=1").json == plan.json


@pytest.mark.parametrize("query", ["version=0", "version=x", "version=1e3", "verse=1"])
def test_a_version_is_named_by_its_number(clerk, query):
    assert clerk.get(f"/weeks/2026-W49/plan?{query}").status_code == 422


@pytest.mark.parametrize("version", ["0" * 11 + "1" + "9" * 30, "1" + "0" * 30, "9" * 5000])
def test_a_version_beyond_every_number_is_refused(clerk, version):
    assert clerk.get(f"/weeks/2026-W49/plan?version={version}").status_code == 422


def test_a_version_that_there_is_not_is_not_found(clerk):
    assert clerk.get("/weeks/2026-W49/plan?version=99").status_code == 404
    assert clerk.get("/weeks/2026-W48/file").status_code == 404


def test_who_takes_part_does_not_plan(app):
    officer = Caller(app, Person("fire", "甲", Role.OFFICER, department="FIRE"))

    for method, path in (("POST", RUNS), ("DELETE", f"{RUNS}/1"), ("GET", "/weeks/2026-W49/file")):
        assert officer.call(method, path).status_code == 403
