"""What the tracker knows for the papers of a visit."""

import datetime as dt

import pytest

from tests.tracker.builders import (
    COMMITTEE,
    WEEK,
    line,
    officer,
    publish_plan,
)
from tests.tracker.onsite import LATER, at
from tracker import attendance, direct, versions
from tracker.records import Attendance, DirectEntry, DirectReason, Presence, SiteRecordKind, Visit
from tracker.site_facts import NEEDED, WELCOME, times_this_year

FRIDAY = ("Fri 09:00-12:00",)


@pytest.fixture(autouse=True)
def published(park: str) -> None:
    publish_plan(line(), line(item="电气", windows=FRIDAY), line("TAX", windows=FRIDAY))


def visits() -> list[Visit]:
    """At E1: FIRE on Tuesday, FIRE and TAX on Friday."""
    found = versions.show(WEEK, by=COMMITTEE).standing
    return sorted(found, key=lambda one: one.start)


def attended(presence: Presence = Presence.ON_TIME) -> None:
    with at(LATER):
        entry = Attendance(visits()[0].uid, "FIRE", presence, reason="某因")
        attendance.attend(entry, by=officer())


def inspected(day: dt.date, enterprise: str = "E1", department: str = "FIRE") -> int:
    entry = DirectEntry(
        department=department,
        enterprise=enterprise,
        reason=DirectReason.NO_TIME,
        why="紧急",
        items=("消防安全",),
        day=day,
    )
    return direct.enter(entry, by=officer(department)).id


def test_only_visits_to_which_the_department_came_count_and_only_the_earlier_ones():
    assert times_this_year(visits()[1], "FIRE") == 0
    attended()

    assert times_this_year(visits()[1], "FIRE") == 1
    assert times_this_year(visits()[1], "TAX") == 0
    assert times_this_year(visits()[0], "FIRE") == 0


def test_a_visit_to_which_it_did_not_come_does_not_count():
    attended(Presence.ABSENT)

    assert times_this_year(visits()[1], "FIRE") == 0


def test_direct_inspections_of_the_year_count_unless_void():
    inspected(dt.date(2026, 3, 2))
    inspected(dt.date(2026, 12, 4))
    inspected(dt.date(2026, 12, 5))
    inspected(dt.date(2025, 12, 31))
    inspected(dt.date(2026, 3, 2), "E2")
    inspected(dt.date(2026, 3, 2), "E1", "TAX")
    direct.void(inspected(dt.date(2026, 3, 3)), "误录", by=officer())

    assert times_this_year(visits()[1], "FIRE") == 2


def test_every_paper_names_its_fields_once():
    for kind in SiteRecordKind:
        fields = (*NEEDED[kind], *WELCOME[kind])
        assert len(fields) == len(set(fields))
