"""Fetches of calendars: what is kept of them, and since when a content is what it is."""

import datetime as dt

import pytest

from tests.tracker import builders
from tests.tracker.signing import account
from tracker import clock, fetches, history, subscriptions
from tracker.models import SubscriptionRow
from tracker.records import Person
from tracker.records.subscriptions import Subscription

NOW = builders.COLLECTING
SECOND, MINUTE = dt.timedelta(seconds=1), dt.timedelta(minutes=1)


@pytest.fixture
def person(park: str) -> Person:
    return account()


@pytest.fixture
def made(person: Person) -> Subscription:
    return subscriptions.subscribe("电脑", by=person)


def fetch(
    made: Subscription, after: dt.timedelta, tag: str = "a", client: str = "DAVx5"
) -> dt.timedelta:
    """Since when the content is what it is, told from now."""
    with clock.fixed(NOW + after):
        since = fetches.note(fetches.holder_of(made.token), client, tag, "records")
    return since - NOW


def kept() -> tuple[dt.datetime, str]:
    row = SubscriptionRow.get()
    return row.fetched, row.client


def test_a_fetch_is_kept_to_the_minute_with_what_fetched(made: Subscription):
    fetch(made, 0 * MINUTE)
    assert kept() == (NOW, "DAVx5")

    fetch(made, MINUTE / 2)
    assert kept() == (NOW, "DAVx5")

    fetch(made, 2 * MINUTE, client="长" * 300)
    assert kept() == (NOW + 2 * MINUTE, "长" * 200)


def test_an_equal_content_is_as_old_as_it_was(made: Subscription):
    first = fetch(made, 0 * MINUTE)

    assert [fetch(made, after * MINUTE) for after in (1, 60, 10_000)] == [first] * 3


def test_a_changed_content_is_new_from_now_within_the_same_minute_too(made: Subscription):
    fetch(made, 0 * MINUTE, "a")

    assert fetch(made, 30 * SECOND, "b") == 30 * SECOND
    assert fetch(made, 31 * SECOND, "a") == 31 * SECOND


def test_a_moment_never_goes_back_though_the_clock_does(made: Subscription):
    moments = [
        fetch(made, after * SECOND, tag)
        for after, tag in ((100, "a"), (20, "b"), (20, "a"), (101, "b"), (99, "b"))
    ]

    assert moments == [one * SECOND for one in (100, 101, 102, 103, 103)]


def test_moments_are_whole_seconds_as_http_tells_them(made: Subscription):
    assert fetch(made, dt.timedelta(milliseconds=1700)) == SECOND


def test_two_devices_with_one_secret_are_told_the_same_moment(made: Subscription):
    with clock.fixed(NOW):
        known = fetches.holder_of(made.token)
        first = fetches.note(known, "DAVx5", "a", "records")
    with clock.fixed(NOW + 10 * SECOND):
        # Found before the other was kept.
        assert fetches.note(known, "Thunderbird", "a", "records") == first


def test_a_fetch_is_no_act_on_the_records(made: Subscription):
    before = history.seal()
    fetch(made, 0 * MINUTE)

    assert history.seal() == before
