"""The only clock."""

import datetime as dt

import pytest

from tracker import clock
from tracker.week import ZONE

MOMENT = dt.datetime(2026, 11, 23, 23, 30, tzinfo=dt.UTC)


def test_the_clock_shows_the_time_of_the_park():
    shown = clock.now()

    assert shown.tzinfo is ZONE
    assert abs(shown - dt.datetime.now(dt.UTC)) < dt.timedelta(seconds=5)


def test_a_held_clock_stands_still():
    with clock.fixed(MOMENT):
        assert clock.now() == MOMENT
        assert clock.today() == dt.date(2026, 11, 24)


def test_a_clock_runs_again_when_it_is_let_go():
    with clock.fixed(MOMENT), clock.fixed(MOMENT + dt.timedelta(hours=1)):
        assert clock.now() == MOMENT + dt.timedelta(hours=1)

    assert clock.now() != MOMENT


def test_a_clock_is_not_held_at_a_moment_without_a_zone():
    naive = MOMENT.replace(tzinfo=None)

    with pytest.raises(ValueError, match="no zone"), clock.fixed(naive):
        pass
