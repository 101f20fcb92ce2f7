"""Working days, against the announced calendar and a second opinion."""

import datetime as dt

import chinese_calendar
import holidays
import pytest

from tests.tracker import builders
from tracker import working_days, working_years
from tracker.records import YearGap, YearGapCode
from tracker.week import Week

VECTORS = [
    ("2026-09-30", "2026-10-10"),
    ("2026-02-13", "2026-02-25"),
    ("2026-02-14", "2026-02-26"),
    ("2026-09-18", "2026-09-22"),
    ("2026-04-30", "2026-05-08"),
    ("2026-06-17", "2026-06-23"),
    ("2025-12-30", "2026-01-05"),
    ("2026-03-06", "2026-03-11"),
    ("2026-11-20", "2026-11-25"),
]
"""Policy requirements 2.7: three working days after a day."""

MAKE_UP_2026 = ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"]


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(("start", "due"), VECTORS)
def test_three_working_days_end_where_the_policy_says(tracker: str, start: str, due: str):
    assert working_days.add_working_days(day(start), 3).day == day(due)


def test_a_due_date_shows_the_days_that_were_counted(tracker: str):
    due = working_days.add_working_days(day("2026-09-18"), 3)

    assert due.counted == (day("2026-09-20"), day("2026-09-21"), day("2026-09-22"))
    assert not due.provisional


def test_2026_has_248_working_days_and_six_of_them_make_up(tracker: str):
    calendar = working_days.load()

    days = [day("2026-01-01") + dt.timedelta(days=number) for number in range(365)]

    assert sum(map(calendar.is_working, days)) == 248
    made_up = [one for one in days if one.weekday() > 4 and calendar.is_working(one)]
    assert [f"{one:%m-%d}" for one in made_up] == MAKE_UP_2026


def test_a_holiday_week_has_a_make_up_saturday(tracker: str):
    found = working_days.working_days(Week.parse("2026-W41"))

    assert [f"{one:%m-%d}" for one in found.days] == ["10-08", "10-09", "10-10"]
    assert not found.provisional


def test_a_year_that_is_not_announced_is_a_guess_and_says_so(tracker: str):
    found = working_days.working_days(Week.parse("2027-W02"))

    assert [one.weekday() for one in found.days] == [0, 1, 2, 3, 4]
    assert found.provisional


def test_a_limit_that_crosses_into_an_unknown_year_says_so(tracker: str):
    assert not working_days.add_working_days(day("2026-12-28"), 3).provisional
    assert working_days.add_working_days(day("2026-12-29"), 3).provisional


def test_no_working_days_end_on_the_start_day(tracker: str):
    assert working_days.add_working_days(day("2026-10-01"), 0).day == day("2026-10-01")


def test_a_guess_names_the_notice_that_is_missing(tracker: str):
    missing = YearGap(YearGapCode.MISSING, 2027)

    assert working_days.add_working_days(day("2026-12-29"), 3).gaps == (missing,)
    assert working_days.gaps(day("2026-12-30"), day("2027-01-04")) == (missing,)
    assert working_days.gaps(day("2026-01-01"), day("2026-12-31")) == ()
    assert [one.year for one in working_days.gaps(day("2003-01-01"), day("2028-01-01"))] == [
        2003,
        2027,
        2028,
    ]


def test_a_year_that_is_entered_and_not_confirmed_is_used_and_named(tracker: str):
    expected = {day("2027-01-01"): (False, "元旦")}
    working_years.announce(2027, expected, "预计", by=builders.COMMITTEE, confirmed=False)

    due = working_days.add_working_days(day("2026-12-30"), 2)

    assert due.day == day("2027-01-04")
    assert due.provisional
    assert due.gaps == (YearGap(YearGapCode.NOT_CONFIRMED, 2027),)


def noticed() -> dict[dt.date, bool]:
    """The notices of all known years as the library spells them out."""
    free = dict.fromkeys(chinese_calendar.holidays, False)
    return {**free, **dict.fromkeys(chinese_calendar.workdays, True)}


def counted_by_hand(notices: dict[dt.date, bool], start: dt.date, count: int) -> dt.date:
    """Day after day, with a finger on the notice."""
    found = start
    while count:
        found += dt.timedelta(days=1)
        if found in notices:
            count -= notices[found]
        elif found.isoweekday() in (1, 2, 3, 4, 5):
            count -= 1
    return found


def test_every_day_of_all_known_years_counts_as_by_hand(tracker: str):
    calendar, notices = working_days.load(), noticed()
    first, last = day("2004-01-01"), day("2026-12-31")
    days = [first + dt.timedelta(days=number) for number in range((last - first).days + 1)]

    # Fifteen counts over sixteen days in turn: every day meets three, every count many days.
    wrong = [
        (start, count)
        for number, start in enumerate(days)
        for count in (number % 16, (number + 3) % 16, (number * 7 + 5) % 16)
        if calendar.add(start, count).day != counted_by_hand(notices, start, count)
    ]

    assert wrong == []
    assert len(days) == 8401


def test_another_library_knows_the_same_days(tracker: str):
    calendar, oracle = working_days.load(), holidays.country_holidays("CN")

    days = [day("2012-01-01") + dt.timedelta(days=number) for number in range(5479)]

    assert [one for one in days if calendar.is_working(one) != oracle.is_working_day(one)] == []
    assert days[-1] == day("2026-12-31")
