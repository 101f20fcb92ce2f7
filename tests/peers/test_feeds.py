"""What libical and ical.js make of our feeds; and that they do refuse broken ones."""

from datetime import timedelta

import pytest

from calendars import busy, render
from tests.calendars.builders import NINE, entry
from tests.peers.examples import BREAKS, FEEDS, busy_week, expected

pytestmark = pytest.mark.needs_peer


@pytest.mark.parametrize("name", FEEDS)
def test_libical_accepts(name, libical):
    verdict = libical(render(FEEDS[name], name="联合检查，一次查"))

    assert verdict.complaints == ()
    assert verdict.accepted
    assert verdict.events == len(FEEDS[name])


def test_libical_accepts_reminders(libical):
    verdict = libical(render(busy_week(), name="周", alarm=timedelta(hours=1)))

    assert verdict.complaints == ()
    assert verdict.accepted


def test_libical_accepts_hours_that_are_taken(libical):
    week = [(one.start, one.end) for one in busy_week()]
    span = (NINE - timedelta(days=1), NINE + timedelta(days=7))
    told = {"uid": "fire@onevisit.example", "organizer": ("a@b.example", "消防，一组")}
    for periods in ([], week[:1], week):
        verdict = libical(busy(periods, changed=NINE, span=span, **told))

        assert verdict.complaints == ()
        assert verdict.accepted


@pytest.mark.parametrize("fault", [fault for fault in BREAKS if fault != "a moment of no zone"])
def test_libical_refuses_a_feed_with(fault, libical):
    sound = render([entry()], name="联合检查")
    broken = sound.replace(*BREAKS[fault])

    assert broken != sound
    assert not libical(broken).accepted


def test_libical_refuses_what_is_no_calendar(libical):
    assert not libical(b"<html><body>sign in</body></html>").accepted
    assert not libical(b"").accepted


@pytest.mark.parametrize("name", FEEDS)
def test_ical_js_reads_every_entry(name, ical_js):
    events = ical_js(render(FEEDS[name], name="联合检查，一次查"))

    assert {event["uid"]: event for event in events} == {
        entry.uid: expected(entry) for entry in FEEDS[name]
    }
    assert len(events) == len(FEEDS[name])


@pytest.mark.parametrize(
    "fault",
    ["a moment of no zone", "a start that is no moment", "an unfolded line break", "no uid"],
)
def test_ical_js_does_not_pass_over(fault, ical_js):
    broken = render([entry()], name="联合检查").replace(*BREAKS[fault])

    with pytest.raises(AssertionError):
        assert ical_js(broken) == [expected(entry())]


def test_ical_js_counts_reminders(ical_js):
    events = ical_js(render([entry()], name="周", alarm=timedelta(minutes=30)))

    assert [event["alarms"] for event in events] == [1]
