"""Programs that we did not write follow a week that changes: moved, cancelled, nothing doubled."""

import datetime as dt
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.followed import FIRST, SECOND, Followed, followed
from web.board import Park

pytestmark = pytest.mark.needs_peer

MONDAY = dt.date(2026, 11, 30)


@pytest.fixture
def park(tmp_path: Path) -> Iterator[Followed]:
    """A park whose first week is published."""
    with followed(tmp_path) as one:
        one.publishes(*FIRST)
        yield one


def fetched(address: str) -> bytes:
    with urllib.request.urlopen(address) as answer:
        content: bytes = answer.read()
    return content


def in_short(shown: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    return [(one["start-long"], one["status"], one["title"]) for one in shown]


def test_a_desk_shows_what_was_moved_cancelled_and_merged(park, pocket):
    desk = pocket(park.subscribed())
    desk.sync()
    before = desk.shown(MONDAY)
    park.waits(days=1)
    park.publishes(*SECOND)
    desk.sync()
    after = desk.shown(MONDAY)
    park.waits(days=15)
    desk.sync()

    assert in_short(before) == [
        ("2026-12-01 09:00", "CONFIRMED", "联合到访 E1 公司"),
        ("2026-12-02 09:00", "CONFIRMED", "到访 E2 公司"),
        ("2026-12-03 09:00", "CONFIRMED", "到访 E3 公司"),
        ("2026-12-03 14:00", "CONFIRMED", "到访 E3 公司"),
    ]
    assert in_short(after) == [
        ("2026-12-02 09:00", "CANCELLED", "【已取消】到访 E2 公司"),
        ("2026-12-03 09:00", "CONFIRMED", "联合到访 E3 公司"),
        ("2026-12-03 14:00", "CANCELLED", "【已取消】到访 E3 公司"),
        ("2026-12-04 09:00", "CONFIRMED", "联合到访 E1 公司"),
    ]
    assert [one["location"] for one in after] == ["E2 公司", "E3 公司", "E3 公司", "E1 公司"]
    assert "TAX 局：消防安全（60 分钟）" in after[1]["description"].splitlines()
    assert in_short(desk.shown(MONDAY)) == in_short(after)[1::2]


def test_a_calendar_server_keeps_what_was_moved_cancelled_and_merged(park, shelf, ical_js):
    address = park.subscribed()
    first = fetched(address)
    assert codes(shelf.put(first)) == {
        "2026-12-01": ["2026-W49-E1-1"],
        "2026-12-02": ["2026-W49-E2-1"],
        "2026-12-03": ["2026-W49-E3-1", "2026-W49-E3-2"],
    }
    assert by_uid(ical_js(shelf.feed())) == by_uid(ical_js(first))

    park.waits(days=1)
    park.publishes(*SECOND)
    second = fetched(address)

    assert codes(shelf.put(second)) == {
        "2026-12-02": ["2026-W49-E2-1"],
        "2026-12-03": ["2026-W49-E3-1", "2026-W49-E3-2"],
        "2026-12-04": ["2026-W49-E1-1"],
    }
    assert by_uid(ical_js(shelf.feed())) == by_uid(ical_js(second))
    assert [one["sequence"] for one in ical_js(shelf.feed())] == [1, 1, 1, 1]


def codes(held: dict[str, list[str]]) -> dict[str, list[str]]:
    """Uids without what stands behind the @."""
    return {day: [one.partition("@")[0] for one in uids] for day, uids in held.items()}


@pytest.mark.long
@pytest.mark.parametrize("program", ["evolution", "thunderbird"])
def test_a_program_with_windows_shows_what_was_moved_cancelled_and_merged(program, park, request):
    desk = request.getfixturevalue(program)(park.subscribed())
    before = [
        shown("E1-1", "20261201T090000", "CONFIRMED", 0, "联合到访 E1 公司"),
        shown("E2-1", "20261202T090000", "CONFIRMED", 0, "到访 E2 公司"),
        shown("E3-1", "20261203T090000", "CONFIRMED", 0, "到访 E3 公司"),
        shown("E3-2", "20261203T140000", "CONFIRMED", 0, "到访 E3 公司"),
    ]
    after = [
        shown("E1-1", "20261204T090000", "CONFIRMED", 1, "联合到访 E1 公司"),
        shown("E2-1", "20261202T090000", "CANCELLED", 1, "【已取消】到访 E2 公司"),
        shown("E3-1", "20261203T090000", "CONFIRMED", 1, "联合到访 E3 公司"),
        shown("E3-2", "20261203T140000", "CANCELLED", 1, "【已取消】到访 E3 公司"),
    ]

    assert desk.refreshed(before) == before
    park.waits(days=1)
    park.publishes(*SECOND)
    assert desk.refreshed(after) == after
    park.waits(days=15)
    assert desk.refreshed(after[::2]) == after[::2]


def shown(code: str, start: str, status: str, sequence: int, summary: str) -> list[str]:
    uid = f"2026-W49-{code}@{Park('', '').domain}"
    return [uid, start, "Asia/Shanghai", status, str(sequence), summary]


def by_uid(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(events, key=lambda one: one["uid"])
