"""Invented reviews of a small park in which the busiest stand neither first nor last."""

import datetime as dt

from tracker.records import CapUse, DepartmentReview, EnterpriseReview, ExemptionShare, WeekSummary
from tracker.week import Week
from web.reviews.columns import Names
from web.reviews.papers import Maker
from web.reviews.tables import Paper

WEEK = Week.parse("2026-W49")
SINCE, UNTIL, TODAY = dt.date(2026, 10, 1), dt.date(2026, 12, 31), dt.date(2026, 12, 6)

NAMES = Names(
    "源城区工业园管委会",
    {"TAX": "源城区税务局", "FIRE": "源城区消防救援大队", "EMB": "源城区应急管理局"},
    {"E2": "河源市清泉饮料有限公司", "E1": "河源市华晟精密电子有限公司", "E3": "源城五金厂"},
)

SUMMARY = WeekSummary(
    week=WEEK,
    separate=58,
    visits=41,
    joint=13,
    departments_per_visit=1.49,
    unplanned=2,
    late_requests=4,
    presence={"on time": 50, "late": 3},
    declined=5,
    unanswered=6,
    findings={"general": 7, "major": 1},
    settled=8,
    direct=9,
    reports_on_time=10,
    reports_late=11,
    reports_waiting=12,
)

ENTERPRISES = (
    EnterpriseReview("E2", 3, 1, 2, ("FIRE", "EMB"), ExemptionShare({"D5": 2, "E7": 1}, 8)),
    EnterpriseReview("E1", 7, 4, 0, (), ExemptionShare({}, 14)),
    EnterpriseReview("E3", 1, 0, 0, (), ExemptionShare({}, 1)),
)

DEPARTMENTS = (
    DepartmentReview("TAX", 4, 3, 1, 2, 1, 5, 6, ExemptionShare({"D1": 1}, 5)),
    DepartmentReview("FIRE", 9, 8, 7, 9, 0, 0, 0, ExemptionShare({"D5": 7, "E4": 2}, 18)),
    DepartmentReview("EMB", 0, 0, 0, 0, 0, 0, 0, ExemptionShare({}, 0)),
)

CAPS = (
    CapUse("TAX", "TAX-01", "发票", 1, 1, 2, ("E2", "E3")),
    CapUse("FIRE", "FIRE-01", "消防安全", 2, 3, 3, ("E1",)),
    CapUse("EMB", "EMB-01", "粉尘涉爆", 2, 0, 0, ()),
)


def maker(language: str = "zh") -> Maker:
    """Papers of the park's committee."""
    return Maker(NAMES, language, TODAY)


def papers(language: str = "zh") -> dict[str, Paper]:
    """One of each kind."""
    made = maker(language)
    return {
        "week": made.week(SUMMARY),
        "enterprises": made.enterprises(ENTERPRISES, SINCE, UNTIL),
        "departments": made.departments(DEPARTMENTS, SINCE, UNTIL),
        "caps": made.caps(CAPS, 2026),
    }
