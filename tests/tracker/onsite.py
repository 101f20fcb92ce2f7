"""A joint visit that has begun: FIRE leads, TAX joins, at E1 on Tuesday at nine."""

import datetime as dt
from contextlib import AbstractContextManager
from typing import Any

from tests.tracker.builders import COMMITTEE, WEEK, by_firm, line, officer, publish_plan
from tracker import attendance, clock, findings, versions
from tracker.records import Attendance, Finding, FindingEntry, Outcome, Presence, Severity, Visit

NINE = WEEK.moment(1440 + 540)
LATER = NINE + dt.timedelta(hours=3)


def publish_joint() -> None:
    """The week in which it is planned; EMB is elsewhere."""
    publish_plan(line(minutes=90), line("TAX"), line("EMB", enterprise="E2"))


def visit() -> Visit:
    """The joint visit as it is published now."""
    return by_firm(versions.show(WEEK, by=COMMITTEE).standing)["E1"]


def at(moment: dt.datetime) -> AbstractContextManager[None]:
    """The clock at a moment."""
    return clock.fixed(moment)


def came(department: str = "FIRE", **fields: Any) -> Attendance:
    """Tell that a department came on time, by itself."""
    facts = {"visit": visit().uid, "department": department, "presence": Presence.ON_TIME}
    entry = Attendance(**{**facts, **fields})
    return attendance.attend(entry, by=officer(department))


def found(department: str = "FIRE", **fields: Any) -> Finding:
    """Record a finding of a department."""
    facts = {
        "visit": visit().uid,
        "department": department,
        "item": "消防通道",
        "text": "通道被堆放物占用",
        "severity": Severity.GENERAL,
        "outcome": Outcome.ORDER,
        "due": WEEK.date(9),
    }
    return findings.record(FindingEntry(**{**facts, **fields}), by=officer(department))
