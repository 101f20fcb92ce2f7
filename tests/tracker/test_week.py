"""A week, and the way between its minutes and civil time."""

import datetime as dt

import pytest

from tracker.week import (
    DAY,
    ZONE,
    Week,
    parse_minute,
    parse_session,
    parse_window,
    write_minute,
    write_window,
)

WEEK = Week.parse("2026-W49")


def test_a_week_begins_on_monday():
    assert WEEK.monday == dt.date(2026, 11, 30)
    assert WEEK.date(6) == dt.date(2026, 12, 6)


def test_a_week_is_written_as_it_is_read():
    assert str(Week.parse("2026-W03")) == "2026-W03"


@pytest.mark.parametrize(
    "text", ["2026-49", "2026-W9", "2026-W54", "2025-W53", "x", "２０２６-W49"]
)
def test_what_is_no_week_is_refused(text: str):
    with pytest.raises(ValueError, match=r"week|Invalid"):
        Week.parse(text)


def test_a_day_lies_in_its_iso_week():
    assert Week.of(dt.date(2027, 1, 1)) == Week(2026, 53)
    assert Week.of(dt.date(2026, 12, 1)) == WEEK


def test_weeks_are_in_order_of_time():
    assert Week(2025, 52) < Week(2026, 1) < Week(2026, 2)


def test_a_minute_becomes_an_aware_moment_of_the_park():
    assert WEEK.moment(DAY + 9 * 60) == dt.datetime(2026, 12, 1, 1, 0, tzinfo=dt.UTC)


@pytest.mark.parametrize("minute", [0, 1, 539, DAY, 7 * DAY - 1])
def test_a_moment_becomes_the_minute_it_came_from(minute: int):
    assert WEEK.minute(WEEK.moment(minute).astimezone(dt.UTC)) == minute


def test_nine_o_clock_stays_nine_when_the_clocks_change():
    summer_time_ended = Week.of(dt.date(1991, 9, 15))

    moment = summer_time_ended.moment(6 * DAY + 9 * 60)

    assert (moment.hour, summer_time_ended.minute(moment)) == (9, 6 * DAY + 9 * 60)


def test_a_moment_of_another_week_has_no_minute():
    with pytest.raises(ValueError, match="2026-12-07 00:00 lies outside week 2026-W49"):
        WEEK.minute(dt.datetime(2026, 12, 7, tzinfo=ZONE))


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="no zone"):
        WEEK.minute(dt.datetime.combine(WEEK.monday, dt.time()))


def test_a_window_is_read_as_minutes_of_the_week():
    assert parse_window("Tue 09:00-24:00") == (DAY + 540, 2 * DAY)
    assert parse_session("08:30-12:00") == (510, 720)


@pytest.mark.parametrize("text", ["Mon 09:00-12:00", "Sun 00:00-24:00"])
def test_a_window_is_written_as_it_is_read(text: str):
    assert write_window(parse_window(text)) == text


def test_a_minute_is_written_with_its_day():
    assert write_minute(6 * DAY + 870) == "Sun 14:30"


@pytest.mark.parametrize(
    "text",
    ["Tue 12:00-09:00", "Tue 9:00-12:00", "Die 09:00-12:00", "Tue 09:60-12:00", "Tue 09:00-24:01"],
)
def test_what_is_no_window_is_refused(text: str):
    with pytest.raises(ValueError, match=r"window|time of day"):
        parse_window(text)


def test_a_moment_is_read_as_it_is_written():
    assert parse_minute("Tue 09:15") == 1440 + 555
    assert write_minute(parse_minute("Sun 23:45")) == "Sun 23:45"


@pytest.mark.parametrize("text", ["Tue", "Tue 9:00", "Tix 09:00", "Tue 09:61", "Tue 09:00-10:00"])
def test_what_is_no_moment_says_what_one_looks_like(text: str):
    with pytest.raises(ValueError, match=r"expected something like|no time of day"):
        parse_minute(text)


def test_a_week_that_its_year_lacks_is_named_with_the_year():
    with pytest.raises(ValueError, match="week is '2026-W54', but 2026 has no such week"):
        Week.parse("2026-W54")
