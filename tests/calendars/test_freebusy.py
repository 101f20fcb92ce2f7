"""Hours in which somebody is taken: each once, in order, without a word of why."""

from datetime import UTC, timedelta

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from calendars import busy
from tests.calendars.builders import NINE, ORGANIZER

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
WEEK = (NINE, NINE + timedelta(days=7))


def written(*periods, **values):
    told = {"uid": "fire@onevisit.example", "changed": NINE, "span": WEEK, "organizer": ORGANIZER}
    return busy(periods, **(told | values))


def read(content):
    """The periods, in minutes after the beginning of the week."""
    found = vobject.readOne(content.decode()).vfreebusy
    periods = [one for line in getattr(found, "freebusy_list", []) for one in line.value]
    return [(minutes(start), minutes(length(start, end))) for start, end in periods]


def length(start, end):
    """Where a period ends, which may be told by its length."""
    return start + end if isinstance(end, timedelta) else end


def minutes(moment):
    return (moment - NINE) // MINUTE


def period(start, end):
    return NINE + start * MINUTE, NINE + end * MINUTE


def test_touching_and_overlapping_hours_are_one():
    content = written(period(300, 360), period(0, 60), period(60, 90), period(30, 45))

    assert read(content) == [(0, 90), (300, 360)]


def test_what_lies_outside_is_not_told():
    content = written(period(-90, -30), period(-30, 30), period(10_050, 10_200))

    assert read(content) == [(0, 30), (10_050, 10_080)]


def test_nobody_is_taken_in_an_empty_week():
    content = written()

    assert read(content) == []
    assert b"DTSTART:20261130T010000Z" in content
    assert b"DTEND:20261207T010000Z" in content


@given(st.lists(st.tuples(st.integers(-600, 10_700), st.integers(1, 600))))
def test_a_minute_is_taken_if_and_only_if_some_period_holds_it(drawn):
    periods = [period(start, start + long) for start, long in drawn]
    found = read(written(*periods))

    taken = {one for start, long in drawn for one in range(start, start + long)}
    told = [one for start, end in found for one in range(start, end)]
    assert set(told) == taken & set(range(7 * 24 * 60))
    assert len(told) == len(set(told))
    assert found == sorted(found)
    assert written(*reversed(periods)) == written(*periods)


def test_the_zone_of_a_moment_does_not_matter_but_it_must_have_one():
    start, end = period(0, 60)
    far = (start.astimezone(), end.astimezone(UTC))

    assert written(far) == written((start, end))
    with pytest.raises(ValueError, match="has no zone"):
        written((NINE.replace(tzinfo=None), end))
    with pytest.raises(ValueError, match="ends at"):
        written((end, start))


def test_a_name_cannot_break_out_of_its_line():
    content = written(organizer=("a@b.example", "甲\r\nATTENDEE:mailto:x@y.example"))

    assert b"\r\nATTENDEE" not in content
