"""A reader that is not there may be passed over at a desk, never where it is required."""

import pytest

from tests.peers.conftest import miss


def test_a_missing_reader_skips_with_one_line_that_tells_the_cure(monkeypatch):
    monkeypatch.delenv("ONEVISIT_REQUIRE_PEERS", raising=False)

    with pytest.raises(pytest.skip.Exception) as told:
        miss("ical.js: not installed")

    assert str(told.value).splitlines() == [
        "MISSING PEER ical.js: not installed; tests/peers/install.sh brings it"
    ]


def test_a_missing_reader_fails_where_readers_are_required(monkeypatch):
    monkeypatch.setenv("ONEVISIT_REQUIRE_PEERS", "1")

    with pytest.raises(pytest.fail.Exception, match=r"MISSING PEER libical: no C compiler"):
        miss("libical: no C compiler")
