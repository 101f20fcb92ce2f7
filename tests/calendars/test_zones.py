from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from calendars.zones import ZONE, vtimezone, wall_clock

LINES = vtimezone().to_ical().decode().split("\r\n")


def test_the_zone_has_one_standard_block_and_no_summer_time():
    assert LINES.count("BEGIN:STANDARD") == 1
    assert "BEGIN:DAYLIGHT" not in LINES


def test_the_zone_carries_no_comment():
    assert not [line for line in LINES if line.startswith("COMMENT")]


def test_the_zone_bears_the_name_that_clients_know():
    assert f"TZID:{ZONE}" in LINES
    assert ZONE == "Asia/Shanghai"


def test_the_zone_keeps_its_offset():
    assert "TZOFFSETFROM:+0800" in LINES
    assert "TZOFFSETTO:+0800" in LINES


@given(st.integers(0, 108 * 366 * 86_400))
def test_the_clock_on_the_wall_agrees_with_the_zone_tables(seconds):
    moment = datetime(1992, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)

    local = wall_clock(moment)

    assert local.tzinfo is None
    assert local == moment.astimezone(ZoneInfo(ZONE)).replace(tzinfo=None)


def test_a_moment_of_another_zone_is_brought_home():
    noon = datetime(2026, 11, 30, 12, 0, tzinfo=ZoneInfo("Europe/Berlin"))

    assert wall_clock(noon).isoformat() == "2026-11-30T19:00:00"
