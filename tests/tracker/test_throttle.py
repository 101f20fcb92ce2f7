"""Attempts are counted before they are looked at."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.tracker import builders
from tracker import clock, database, throttle
from tracker.errors import NotSignedIn
from tracker.models import AttemptRow

NOW = builders.COLLECTING


def allowed(key: str, limit: int) -> bool:
    """Whether one more attempt is let through."""
    with database.session():
        try:
            throttle.count({key: limit})
        except NotSignedIn:
            return False
        return True


def test_many_attempts_at_once_are_not_more_than_many_in_turn(park: str):
    with ThreadPoolExecutor(8) as pool:
        let_through = list(pool.map(lambda _: allowed("k", 5), range(24)))

    assert sum(let_through) == 5


def test_an_attempt_tells_which_keys_are_full_with_it(park: str):
    assert throttle.count({"a": 2, "b": 1}) == ("b",)


def test_a_refused_attempt_counts_under_none_of_its_keys(park: str):
    throttle.count({"full": 1})

    with pytest.raises(NotSignedIn):
        throttle.count({"full": 1, "fresh": 1})

    assert AttemptRow.get_or_none(AttemptRow.key == "fresh") is None


def test_old_attempts_are_not_kept(park: str):
    throttle.count({"k": 5})

    with clock.fixed(NOW + dt.timedelta(minutes=15)):
        throttle.count({"another": 5})

    assert [row.key for row in AttemptRow.select()] == ["another"]


def test_what_was_typed_is_not_kept(park: str):
    throttle.count(throttle.most("a password in the wrong field", "192.0.2.1"))

    kept = repr(list(AttemptRow.select().dicts()))
    assert "password" not in kept
    assert "192.0.2.1" not in kept


def test_capitals_do_not_make_another_login():
    assert throttle.login_key("Zhang") == throttle.login_key("zhang")


def test_an_unknown_place_has_no_limit_of_its_own(park: str):
    assert throttle.of_address("") == {}
