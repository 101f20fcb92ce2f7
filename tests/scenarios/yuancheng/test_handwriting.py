"""Officers write the same time in many ways."""

from datetime import date

import pytest

from scenarios.yuancheng.handwriting import minutes, windows, written_date
from scenarios.yuancheng.line import When

TUESDAY: tuple[When, ...] = ((1, "am"), (1, "08:30-10:00"))


@pytest.mark.parametrize(
    ("hand", "written"),
    [
        ("month", "12月1日 上午；12月1日 08:30-10:00"),
        ("weekday", "周二上午；周二 08:30-10:00"),
        ("clock", "周二 08:30-12:00；周二 08:30-10:00"),
        ("slashes", "2026/12/1 08:30-12:00；2026/12/1 08:30-10:00"),
        ("dots", "12.1上午；12.1 08:30-10:00"),
        ("wide", "１２月１日 上午；１２月１日 ０８：３０－１０：００"),
    ],
)
def test_each_hand_writes_windows_its_own_way(hand: str, written: str):
    assert windows(hand, "；", TUESDAY) == written


def test_whole_days_are_written_short():
    assert windows("clock", "；", tuple((day, "all") for day in range(5))) == "全周"
    assert windows("clock", "；", ((1, "all"), (2, "all"))) == "周二至周三 全天"
    assert windows("slashes", "；", ((1, "all"),)) == date(2026, 12, 1)
    assert windows("dots", "；", ((0, "all"),)) == "11.30全天"


@pytest.mark.parametrize(
    ("hand", "written"),
    [("number", 90), ("unit", "90分钟"), ("hours", "1.5小时"), ("h", "1.5h"), ("wide", "９０")],
)
def test_each_hand_writes_minutes_its_own_way(hand: str, written: object):
    assert minutes(hand, 90) == written


@pytest.mark.parametrize(
    ("hand", "written"),
    [
        ("cell", date(2026, 11, 18)),
        ("slashes", "2026/11/18"),
        ("iso", "2026-11-18"),
        ("month", "2026年11月18日"),
    ],
)
def test_each_hand_writes_dates_its_own_way(hand: str, written: object):
    assert written_date(hand, date(2026, 11, 18)) == written
