from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.intake.faults import Fault
from tracker.intake.when import Hours, times
from tracker.week import Week

HOURS = Hours.of(Week.parse("2026-W49"))
DAY = 1440
MORNING, AFTERNOON = (510, 720), (870, 1050)


def on(day: int, *parts: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    return tuple((day * DAY + start, day * DAY + end) for start, end in parts)


TUESDAY = on(1, MORNING)
WHOLE_TUESDAY = on(1, MORNING, AFTERNOON)


@pytest.mark.parametrize(
    "written",
    [
        "12月1日 上午",
        "12月1日上午",
        "１２月１日　上午",
        "12.1上午",
        "12/1 上午",
        "2026年12月1日上午",
        "2026/12/1 上午",
        "2026.12.1上午",
        "2026-12-01 08:30-12:00",
        "周二上午",
        "星期二 上午",
        "礼拜二上午",
        "本周二上午",
        "周二（上午）",
        "12月1日（周二）上午",
        "12月1日（星期二）上午",
        "周二 08:30-12:00",
        "周二 ０８：３０－１２：００",
        "周二8:30~12:00",
        "周二8:30—12:00",
        "周二 8:30至12:00",
        "周二上午8点半到12点",
        "周二8时30分-12时",
        "1日上午",
        "Tue 08:30-12:00",
        "12月1号早上",
        "周二 8:30:00-12:00:00",
    ],
)
def test_tuesday_morning_has_many_spellings(written: str):
    assert times(written, HOURS).windows == TUESDAY
    assert not times(written, HOURS).refused


@pytest.mark.parametrize(
    "value",
    [
        "12月1日",
        "周二全天",
        "周二 整天",
        "周二上午、下午",
        "周二上下午",
        "2026/12/1",
        "2026-12-01 00:00:00",
        "周二上午；周二下午",
        date(2026, 12, 1),
        datetime.fromisoformat("2026-12-01"),
        46357.0,
        46357,
        "46357",
    ],
)
def test_a_date_alone_is_its_whole_day(value: Any):
    assert times(value, HOURS).windows == WHOLE_TUESDAY


@pytest.mark.parametrize(
    ("written", "windows"),
    [
        ("周二下午2:30-5:00", on(1, (870, 1020))),
        ("周三上午9:00-11:00，下午2:30-4:30", on(2, (540, 660), (870, 990))),
        ("周一、周三上午", on(0, MORNING) + on(2, MORNING)),
        ("周二上午；周四下午", TUESDAY + on(3, AFTERNOON)),
        ("周二上午\n周四下午", TUESDAY + on(3, AFTERNOON)),
        ("周二；周四上午", WHOLE_TUESDAY + on(3, MORNING)),
        ("周一至周三 上午", on(0, MORNING) + TUESDAY + on(2, MORNING)),
        ("周一至三上午", on(0, MORNING) + TUESDAY + on(2, MORNING)),
        ("11月30日-12月2日 上午", on(0, MORNING) + TUESDAY + on(2, MORNING)),
        ("12月1日至2日 上午", TUESDAY + on(2, MORNING)),
        ("12.1-12.2 上午", TUESDAY + on(2, MORNING)),
        ("每天上午", tuple(window for day in range(5) for window in on(day, MORNING))),
        ("全周", tuple(window for day in range(5) for window in on(day, MORNING, AFTERNOON))),
        ("周二 9-11点、14-16点", on(1, (540, 660), (840, 960))),
        ("周二 08:30-11:00；周二 10:00-12:00", TUESDAY),
    ],
)
def test_several_times_in_one_cell(written: str, windows: tuple[tuple[int, int], ...]):
    assert times(written, HOURS).windows == windows


@pytest.mark.parametrize(
    ("written", "code", "found", "expected"),
    [
        ("12月8日 上午", Fault.OUTSIDE_WEEK, "2026-12-08", "2026-11-30…2026-12-06"),
        ("2025/12/1", Fault.OUTSIDE_WEEK, "2025-12-01", "2026-11-30…2026-12-06"),
        (date(2026, 12, 7), Fault.OUTSIDE_WEEK, "2026-12-07", "2026-11-30…2026-12-06"),
        ("周六上午", Fault.NOT_A_WORKING_DAY, "2026-12-05 周六", "2026-11-30 周一"),
        ("周一至周六", Fault.NOT_A_WORKING_DAY, "2026-12-05 周六", "2026-12-04 周五"),
        ("12月1日（周三）上午", Fault.WRONG_WEEKDAY, "12月1日 周三 上午", "2026-12-01 周二"),
        ("周二 18:00-20:00", Fault.OUTSIDE_SESSIONS, "18:00-20:00", "08:30-12:00, 14:30-17:30"),
        ("周二 12:00-11:00", Fault.UNREADABLE_TIME, "周二 12:00-11:00", "上午"),
        ("周五至周一", Fault.UNREADABLE_TIME, "周五-周一", "上午"),
        ("下周二", Fault.UNREADABLE_TIME, "下周二", "上午"),
        ("上午", Fault.UNREADABLE_TIME, "上午", "上午"),
        ("另行通知", Fault.UNREADABLE_TIME, "另行通知", "上午"),
        ("13月45日", Fault.UNREADABLE_TIME, "13月45日", "上午"),
        ("周二 8:75-9:00", Fault.UNREADABLE_TIME, "8:75", "上午"),
        (12.1, Fault.UNREADABLE_TIME, "12.1", "上午"),
        (True, Fault.UNREADABLE_TIME, "TRUE", "上午"),
        (datetime.fromisoformat("2026-12-01T09:00"), Fault.UNREADABLE_TIME, "09:00", "上午"),
        ("；", Fault.UNREADABLE_TIME, "", "上午"),
    ],
)
def test_a_time_that_cannot_be_taken_says_why(written: Any, code: Fault, found: str, expected: str):
    (refused,) = times(written, HOURS).refused
    assert refused.code is code
    assert found in refused.found
    assert expected in refused.expected


def test_every_wrong_time_of_a_cell_is_told():
    said = times("12月8日上午；周六；改天；周二上午", HOURS)
    assert [one.code for one in said.refused] == [
        Fault.UNREADABLE_TIME,
        Fault.OUTSIDE_WEEK,
        Fault.NOT_A_WORKING_DAY,
    ]
    assert said.windows == TUESDAY


def test_a_date_without_a_year_falls_into_the_week_that_crosses_new_year():
    hours = Hours.of(Week.parse("2026-W53"))
    assert times("12月31日上午；1月1日上午", hours).windows == on(3, MORNING) + on(4, MORNING)


def test_a_make_up_saturday_is_a_working_day():
    hours = Hours.of(Week.parse("2026-W49"), days=(0, 1, 2, 3, 4, 5))
    assert times("周六上午", hours).windows == on(5, MORNING)


@pytest.mark.parametrize(
    ("window", "minutes"),
    [
        ((1440 + 510, 1440 + 720), 210),
        ((1440 + 480, 1440 + 800), 210),
        ((1440 + 520, 1440 + 720), 195),
        ((1440, 2880), 210),
        ((5 * 1440, 6 * 1440), 0),
    ],
)
def test_a_visit_starts_on_the_grid_inside_a_session(window: tuple[int, int], minutes: int):
    assert max(0, HOURS.usable(window)) == minutes


@given(
    st.text(
        alphabet="0123456789周一二三四五六日天上下午全至月号点半:：-—~;；、,./年 \n()", max_size=30
    )
)
def test_any_text_is_read_or_refused(written: str):
    said = times(written, HOURS)
    assert said.phrases or said.refused
    assert all(0 <= start < end <= 7 * DAY for start, end in said.windows)
