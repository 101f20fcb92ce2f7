"""Calendars that a device has already: what counts as kept, and that the real server is asked."""

import json
from dataclasses import replace
from pathlib import Path

from tests.benchmarks import feeds, year
from tests.benchmarks.book import Book, read, write
from tests.benchmarks.feeds import PEER, Fetched
from tests.benchmarks.table import told_again

OURS = Fetched("OneVisit", "SQLite", 800, 900_000, 9000, 300.0, 4.0, 9.0)
THEIRS = replace(OURS, server=PEER, rate=50.0, p50=20.0, p95=80.0)


def test_what_is_kept_says_nothing():
    assert list(feeds.broken([OURS, THEIRS])) == []
    assert list(feeds.broken([OURS])) == []


def test_each_promise_that_is_missed_is_told():
    for missed, word in (
        (replace(OURS, failed=1), "1 of 9000"),
        (replace(OURS, rate=199.0), "199 answers"),
        (replace(OURS, p95=20.1), "20.1 ms"),
        (replace(OURS, rate=149.0 + 100), "2.5 times"),
    ):
        told = list(feeds.broken([missed, replace(THEIRS, rate=100.0)]))
        assert any(word in one for one in told), (word, told)


def test_a_peer_promises_nothing_and_each_database_has_its_own():
    slow = replace(THEIRS, rate=1.0, p95=900.0, failed=3)
    quick = replace(THEIRS, database="PostgreSQL", rate=1000.0)

    assert list(feeds.broken([OURS, slow, quick])) == []


def test_what_was_fetched_is_kept_and_stands_in_the_table(tmp_path: Path):
    book = Book(fetched=(OURS, THEIRS))
    write(book, tmp_path)

    assert read(tmp_path) == book
    assert json.loads((tmp_path / "benchmarks.json").read_text())["fetched"][1]["server"] == PEER
    assert "| OneVisit | SQLite | 800 | 879 | 9000 | 300 | 4.0 | 9.0 |" in told_again(book.fetched)
    assert told_again(()) == ""


def test_the_real_server_tells_that_a_device_has_everything(monkeypatch):
    monkeypatch.delenv(feeds.registers.SERVER, raising=False)
    found = feeds.measured(0.5, year.TINY)

    ours = found[0]
    assert (ours.server, ours.database, ours.failed) == ("OneVisit", "SQLite", 0)
    assert ours.runs > 0
    assert ours.events > 0
