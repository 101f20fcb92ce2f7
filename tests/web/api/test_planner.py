"""A week of one's own, planned for whoever brings it."""

import subprocess
import sys
from threading import BoundedSemaphore

import pytest

from optimizer import dump_problem, load_plan, load_problem, violations
from tests import builders
from web.api import planner

WEEK = dump_problem(
    builders.problem(
        builders.request("fire-1", department="fire"),
        builders.request("tax-1", department="tax"),
    )
)


def test_a_week_file_gives_a_plan_file(clerk):
    answer = clerk.post("/plan?seconds=5", WEEK)

    assert answer.status_code == 200
    week = load_problem(WEEK)
    plan = load_plan(answer.json, week)
    assert violations(week, plan) == ()
    assert plan.score.visits == 1


def test_every_fault_of_a_week_file_is_told(clerk):
    answer = clerk.post("/plan", {**WEEK, "grid": "x", "days": ["Sun", "Sun"]})

    assert (answer.status_code, answer.json["type"]) == (422, "/api/v1/problems/rejected")
    assert len(answer.json["faults"]) == 2


def test_faults_of_a_week_file_are_told_in_the_language_of_the_reader(clerk):
    answer = clerk.post("/plan?language=zh", {**WEEK, "grid": "x"})
    (fault,) = answer.json["faults"]

    assert fault["field"] == "grid"
    assert fault["message"] == "应为 1440 的约数，实为 'x'"


@pytest.mark.parametrize("body", [{}, {"format": "onevisit/week/1"}, {"requests": 7}])
def test_what_is_no_week_file_is_refused(clerk, body):
    assert clerk.post("/plan", body).status_code == 422


def test_too_large_a_week_is_refused_before_it_is_read(clerk):
    answer = clerk.post("/plan", {**WEEK, "requests": [{}] * 2_001})

    assert [one["code"] for one in answer.json["faults"]] == ["too-many"]


@pytest.mark.parametrize(
    "query", ["seconds=11", "seconds=0", "seconds=-1", "seconds=x", "second=1"]
)
def test_nobody_computes_longer_than_is_allowed(clerk, query):
    assert clerk.post(f"/plan?{query}", WEEK).status_code == 422


def test_who_finds_every_place_taken_is_told_when_to_come_again(app, clerk):
    app.extensions[planner.PLACES] = BoundedSemaphore(1)
    app.extensions[planner.PLACES].acquire()

    answer = clerk.post("/plan", WEEK)

    assert (answer.status_code, answer.json["type"]) == (503, "/api/v1/problems/busy")
    assert int(answer.headers["Retry-After"]) > 0


def test_a_place_is_free_again_after_a_fault(app, clerk, monkeypatch):
    app.extensions[planner.PLACES] = BoundedSemaphore(1)

    def die(*command, **more):
        raise subprocess.TimeoutExpired(command, 1)

    monkeypatch.setattr(planner.subprocess, "run", die)

    answers = [clerk.post("/plan", WEEK).status_code for _ in range(2)]

    assert answers == [500, 500]


def test_nobody_plans_without_a_token(nobody):
    assert nobody.post("/plan", WEEK).status_code == 401


def test_a_server_never_loads_a_solver():
    script = (
        "import sys, web, web.api.calls; "
        "print([one for one in ('ortools', 'numba', 'numpy') if one in sys.modules])"
    )

    found = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    assert found.stdout.strip() == "[]"
