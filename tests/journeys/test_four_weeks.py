"""
Four weeks of the Yuancheng park, from the year's joint plan to the review of the whole period.

Told through the services alone, on a held clock, in the order in which it would happen. Each
chapter asserts what it is about; at the end stand the figures, equal on both databases.
"""

import secrets
from typing import Any

import pytest

import optimizer
from tests.journeys import four_weeks_before as before
from tests.journeys import four_weeks_plans as plans
from tests.journeys.four_weeks_acts import Chronicle
from tests.journeys.four_weeks_cast import MONDAY, W1, W2, W3, W4, at, remembering
from tests.journeys.four_weeks_first import run_first_week
from tests.journeys.four_weeks_review import agree_on_improvement, hold_together, look_back
from tests.journeys.four_weeks_second import run_second_week
from tests.journeys.four_weeks_third import run_fourth_week, run_third_week
from tracker import history
from tracker.records import WeekSummary

WEEKS = (
    WeekSummary(
        *(W1, 110, 70, 31, 1.57, 3, 1),
        presence={"absent": 2, "late": 1, "on time": 107},
        declined=1,
        unanswered=3,
        findings={"general": 4, "major": 1, "minor": 2},
        settled=7,
        direct=0,
        reports_on_time=2,
        reports_late=1,
        reports_waiting=0,
    ),
    WeekSummary(
        *(W2, 16, 8, 6, 2.0, 0, 2),
        presence={"late": 1, "on time": 15},
        declined=0,
        unanswered=1,
        findings={"general": 1},
        settled=1,
        direct=2,
        reports_on_time=1,
        reports_late=1,
        reports_waiting=0,
    ),
    WeekSummary(
        *(W3, 10, 7, 2, 1.43, 0, 1, {"on time": 10}),
        declined=0,
        unanswered=1,
        findings={},
        settled=0,
        direct=0,
        reports_on_time=0,
        reports_late=0,
        reports_waiting=0,
    ),
    WeekSummary(
        *(W4, 8, 3, 3, 2.67, 0, 0),
        presence={"absent": 1, "late": 1, "on time": 6},
        declined=0,
        unanswered=0,
        findings={"general": 1},
        settled=1,
        direct=0,
        reports_on_time=0,
        reports_late=0,
        reports_waiting=0,
    ),
)
"""Separate, visits, joint, departments per visit, unplanned, late requests; then by name."""

DEPARTMENTS = (
    ("SAMR", 19, 11, 0, 17, 2, 0, 0),
    ("EMB", 14, 9, 0, 14, 0, 0, 1),
    ("EEB", 16, 11, 1, 15, 0, 1, 0),
    ("FIRE", 23, 18, 1, 23, 0, 0, 1),
    ("HRSS", 7, 4, 0, 6, 0, 1, 0),
    ("HC", 15, 12, 0, 15, 0, 0, 0),
    ("HUC", 4, 3, 0, 4, 0, 0, 0),
    ("UM", 4, 3, 0, 5, 0, 0, 0),
    ("NR", 4, 3, 0, 4, 0, 0, 0),
    ("WATER", 6, 3, 0, 6, 0, 0, 0),
    ("IND", 4, 4, 0, 4, 0, 0, 0),
    ("TAX", 6, 3, 0, 6, 0, 0, 0),
    ("STAT", 4, 3, 0, 4, 0, 0, 0),
    ("TRANS", 4, 2, 0, 3, 0, 1, 0),
    ("PSB", 4, 3, 0, 3, 1, 0, 0),
    ("METEO", 5, 3, 0, 5, 0, 0, 0),
    ("AGRI", 2, 1, 0, 2, 0, 0, 0),
    ("CUSTOMS", 2, 2, 0, 2, 0, 0, 0),
)
"""Visits, joint, direct, on time, late, absent, late reports."""

FIGURES: dict[str, Any] = {
    "weeks": WEEKS,
    "saved": 56,
    "departments": DEPARTMENTS,
    "exempt shares": {"EMB": ({"E6": 1}, 15), "EEB": ({"D3": 1}, 17), "FIRE": ({"D5": 1}, 24)},
    "enterprises": {
        "enterprises": 71,
        "visits": 87,
        "joint": 42,
        "direct": 2,
        "repeats": {"C001": ("EEB", "EMB", "FIRE", "HC")},
    },
    "reports": {"A": (2, 1), "B": (1, 1)},
    "exemptions": {
        "EEB": {"D3": 1, "planned": 16, "direct": 1},
        "EMB": {"E6": 1, "planned": 14, "direct": 0},
        "FIRE": {"D5": 1, "planned": 24, "direct": 1},
    },
    "exemptions of the second week": {
        "EEB": {"D3": 1, "planned": 2, "direct": 1},
        "EMB": {"E6": 1, "planned": 1, "direct": 0},
        "FIRE": {"D5": 1, "planned": 6, "direct": 1},
    },
    "exempt uses": [("D5", "FIRE"), ("E6", "EMB"), ("D3", "EEB")],
    "findings": (9, 9),
    "annual": [(3, 18, 18, 4), (3, 4, 4, 1)],
    "messages": {
        "finding-released": 1,
        "limit": 7,
        "report-copied": 1,
        "report-in": 5,
        "visit-acknowledged": 52,
        "visit-changed": 3,
        "visit-declined": 2,
        "visit-left": 1,
        "visit-new": 230,
    },
}
"""What the committee sees when it looks back."""

ASKED = remembering(optimizer.solve)


def live_through() -> None:
    """The story, from March to the Monday after the fourth week."""
    told = Chronicle()
    before.open_registers()
    before.take_annual_plan()
    lots = before.draw_enterprises()
    before.approve_entries(lots)
    plans.collect_first_week()
    plans.prepare_first_week()
    plans.collect_second_week(lots)
    run_first_week(told)
    plans.collect_third_week()
    run_second_week(told)
    plans.collect_fourth_week()
    run_third_week(told)
    run_fourth_week()


def test_four_weeks_of_a_park(
    tracker: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
    testrun_uid: str,
) -> None:
    monkeypatch.setattr(secrets, "token_hex", lambda size: "5e" * size)
    monkeypatch.setattr(optimizer, "solve", ASKED)

    live_through()
    with at(W4, 7 + MONDAY, "15:00"):
        told = look_back()
        agree_on_improvement()

    assert told == FIGURES
    assert history.audit() == ()
    book = tmp_path_factory.getbasetemp().parent / f"four-weeks-{testrun_uid}"
    hold_together(book, (told, history.seal().events))
