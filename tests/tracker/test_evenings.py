"""Departments are told in the evening what is before them, once, and only if there is anything."""

import datetime as dt

import pytest

from tests.tracker.builders import COMMITTEE, OPERATOR, WEEK, line, officer, publish_plan
from tracker import clock, evenings, followups, outbox, settings
from tracker.mail import letters, mailboxes
from tracker.records import ReportEvent
from tracker.records.mail import MailState

MONDAY = WEEK.moment(17 * 60)
"""Five in the afternoon on the day before the visits."""

HOUR = dt.timedelta(hours=1)


@pytest.fixture(autouse=True)
def published(park: str) -> None:
    publish_plan(line(), line("TAX"), line("EMB", enterprise="E2", windows=("Fri 09:00-12:00",)))


def told(moment: dt.datetime) -> dict[str, object]:
    """What each department is told anew at a moment."""
    with clock.fixed(moment):
        before = len(outbox.unsent())
        count = evenings.tick()
        fresh = outbox.unsent()[before:]
    assert count == len(fresh)
    return {one.to.partition(":")[2]: one.facts for one in fresh}


def test_each_department_hears_of_its_visits_of_the_next_day_once(park: str):
    found = told(MONDAY)

    assert found.keys() == {"FIRE", "TAX"}
    (visit,) = found["FIRE"]["visits"]
    assert (visit["uid"], visit["enterprise"], visit["leads"]) == (
        "2026-W49-E1-1",
        "E1 公司",
        True,
    )
    assert visit["start"] == "2026-12-01T09:00:00+08:00"
    assert [one["leads"] for one in found["TAX"]["visits"]] == [False]
    assert told(MONDAY + HOUR) == {}


def test_nobody_is_told_before_the_hour_or_when_there_is_nothing_to_say(park: str):
    assert told(MONDAY - HOUR) == {}
    assert told(MONDAY + dt.timedelta(days=1)) == {}
    settings.write("mail.evening_hour", 24, "never", by=OPERATOR)
    assert told(MONDAY) == {}


def test_on_a_day_off_nobody_is_told_and_on_the_day_before_of_all_until_work_begins(park: str):
    sunday = MONDAY - dt.timedelta(days=1)
    assert told(sunday) == {}
    assert told(sunday + dt.timedelta(days=4)).keys() == {"EMB"}


def test_a_report_is_told_of_on_the_evening_before_its_last_day_and_no_earlier(park: str):
    with clock.fixed(MONDAY - HOUR):
        report = followups.owe_to_lead(
            "2026-W49-E1-1",
            "TAX",
            ReportEvent.REINSPECTION_PASSED,
            "finding:1",
            WEEK.date(0),
            by=officer("TAX"),
        )
    assert report.deadline.due == WEEK.date(3)

    assert told(MONDAY)["TAX"]["reports"] == []
    assert "TAX" not in told(MONDAY + dt.timedelta(days=1))
    (due,) = told(MONDAY + dt.timedelta(days=2))["TAX"]["reports"]
    assert (due["id"], due["due"]) == (report.id, "2026-12-03")


def test_a_visit_that_is_called_off_is_none_to_tell_of(park: str):
    publish_plan(line(enterprise="E3", windows=("Fri 09:00-12:00",)))

    assert told(MONDAY).keys() == {"TAX"}


def test_a_visit_that_nobody_goes_to_any_more_is_told_to_nobody(park: str):
    friday = ("Fri 09:00-12:00",)
    publish_plan(line(windows=friday, enterprise="E3"), line("TAX", "E3", windows=friday))

    assert told(MONDAY) == {}


def test_on_a_sunday_nobody_is_told_of_the_monday(park: str):
    publish_plan(line(enterprise="E3", windows=("Mon 09:00-12:00",)))
    sunday = MONDAY - dt.timedelta(days=1)

    assert told(sunday) == {}
    assert told(sunday - dt.timedelta(days=2)).keys() == {"FIRE"}


def test_it_goes_by_mail_to_departments_whose_address_is_known(park: str):
    mailboxes.enter_department("FIRE", "fire@yuancheng.example", by=OPERATOR)
    told(MONDAY)

    found = [one for one in letters.list_mails(by=COMMITTEE) if one.kind == "evening"]
    assert [(one.to, one.address, one.state) for one in found] == [
        ("department:FIRE", "fire@yuancheng.example", MailState.WAITING)
    ]
