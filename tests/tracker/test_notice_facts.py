"""What notices tell of departments: the same count as papers of visits, in few questions."""

import datetime as dt

import pytest

from tests.tracker.builders import COMMITTEE, OPERATOR, WEEK, line, officer, publish_plan
from tests.tracker.onsite import LATER, at
from tracker import attendance, direct, items, notice_facts, site_records, versions
from tracker.records import (
    Appearance,
    Attendance,
    DirectEntry,
    DirectReason,
    InspectionItem,
    Person,
    Presence,
    Role,
    SiteRecordKind,
    Visit,
)
from tracker.site_facts import times_this_year

FRIDAY = ("Fri 09:00-12:00",)
FORM = SiteRecordKind.APPROVAL_FORM


@pytest.fixture(autouse=True)
def published(park: str) -> None:
    publish_plan(line(), line(item="电气", windows=FRIDAY), line("TAX", windows=FRIDAY))


def visits() -> list[Visit]:
    """At E1: FIRE on Tuesday, FIRE and TAX on Friday."""
    return sorted(versions.show(WEEK, by=COMMITTEE).standing, key=lambda one: one.start)


def told(visit: int, department: str = "FIRE", by: Person = COMMITTEE) -> Appearance:
    found = notice_facts.of_visits(visits(), by=by)
    uid = visits()[visit].uid
    return next(one for one in found if (one.visit, one.department) == (uid, department))


def attended(presence: Presence = Presence.ON_TIME) -> None:
    with at(LATER):
        entry = Attendance(visits()[0].uid, "FIRE", presence, reason="某因")
        attendance.attend(entry, by=officer())


def inspected(day: dt.date) -> None:
    entry = DirectEntry(
        department="FIRE",
        enterprise="E1",
        reason=DirectReason.NO_TIME,
        why="紧急",
        items=("消防安全",),
        day=day,
    )
    direct.enter(entry, by=officer())


def test_the_time_is_one_more_than_the_papers_of_the_visit_count():
    inspected(WEEK.date(-12))
    with at(LATER):
        attended()
        inspected(WEEK.date(1))

        for nth, visit in enumerate(visits()):
            for office in visit.departments:
                assert told(nth, office.id).time == times_this_year(visit, office.id) + 1
        assert [told(0).time, told(1).time, told(1, "TAX").time] == [3, 4, 1]


def test_an_inspection_without_plan_that_is_to_come_is_not_told_by_a_number():
    inspected(WEEK.date(1))

    assert times_this_year(visits()[1], "FIRE") == 1
    assert told(1).time == 1


def test_whoever_did_not_come_was_not_there():
    attended(Presence.ABSENT)

    assert told(1).time == 1


def test_the_lowest_cap_of_the_items_is_told_and_none_where_none_is_known():
    for code, name, cap in (("F-1", "电气", 3), ("F-2", "消防安全", 2), ("F-3", "别的", 1)):
        entry = InspectionItem(code, "FIRE", name, "某法", cap=cap)
        items.register(entry, by=OPERATOR)

    assert (told(0).cap, told(1).cap, told(1, "TAX").cap) == (2, 3, None)
    publish_plan(line(windows=FRIDAY), line(item="电气", windows=FRIDAY))
    assert told(0).cap == 2


def test_officers_are_those_who_are_named_for_the_visit():
    told_by_hand = {"officers": ("林溪 GD-0001",)}
    site_records.complete(visits()[0].uid, "FIRE", FORM, told_by_hand, by=officer())

    assert told(0).officers == (("林溪", "GD-0001"),)
    assert told(1).officers == ()


def test_nothing_is_told_of_a_visit_that_the_reader_does_not_see():
    firm = Person("firm", "联系人", Role.ENTERPRISE, enterprise="E2")

    assert notice_facts.of_visits(visits(), by=firm) == ()
