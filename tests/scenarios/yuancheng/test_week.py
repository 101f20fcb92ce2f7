"""The park's week file tells what its sheets tell."""

from optimizer import load_problem
from scenarios import path
from scenarios.legible import legible
from scenarios.yuancheng import week
from scenarios.yuancheng.plans import lines

PROBLEM = load_problem(week())


def test_the_kept_week_is_the_one_that_the_script_makes():
    assert path("yuancheng").read_text("utf-8") == legible(week())


def test_two_items_at_equal_times_are_one_request():
    request = PROBLEM.request["SAMR-M002"]

    assert request.minutes == 90 + 60
    assert len(PROBLEM.requests) == len(lines()) - 2


def test_a_whole_day_is_both_of_its_sessions():
    windows = PROBLEM.request["PSB-C001"].windows

    assert [(one.start, one.end) for one in windows] == [(3390, 3600), (3750, 3930)]


def test_joint_re_inspections_and_absent_teams_are_told():
    assert set(PROBLEM.together) == {
        ("EMB-M001", "EEB-M001", "FIRE-M001"),
        ("SAMR-F002", "HC-F002"),
    }
    assert {one.id: len(one.away) for one in PROBLEM.departments if one.away} == {
        "SAMR": 1,
        "EEB": 2,
        "FIRE": 1,
    }
