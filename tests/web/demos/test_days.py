import datetime as dt

import pytest

from web.demos.days import Days, present_day


@pytest.mark.parametrize(
    ("day", "present"),
    [
        ("2026-11-26", "2026-11-26"),
        ("2026-11-28", "2026-11-27"),
        ("2026-10-07", "2026-09-30"),
        ("2027-01-02", "2027-01-01"),
    ],
)
def test_a_free_day_gives_way_to_the_working_day_before_it(records, day, present):
    assert present_day(dt.date.fromisoformat(day)) == dt.date.fromisoformat(present)


def test_weeks_of_a_long_holiday_are_passed_over(records):
    days = Days.around(dt.date(2026, 2, 24))

    weeks = [str(one) for one in (days.earlier, days.last, days.this, days.following)]
    assert weeks == ["2026-W06", "2026-W07", "2026-W09", "2026-W10"]


def test_days_are_counted_as_offices_work(records):
    days = Days.around(dt.date(2026, 11, 26))

    assert [days.day(number) for number in (-4, -1, 0, 1, 2)] == [
        dt.date(2026, 11, day) for day in (20, 25, 26, 27, 30)
    ]


def test_a_spot_is_an_hour_of_such_a_day(records):
    days = Days.around(dt.date(2026, 11, 26))

    assert days.spot("-4 09:30").isoformat() == "2026-11-20T09:30:00+08:00"
    assert days.spot("+1 14:00", -4).isoformat() == "2026-11-23T14:00:00+08:00"
    with pytest.raises(ValueError, match="'-3 09:30'"):
        days.spot("tomorrow")


def test_a_week_is_prepared_in_the_one_told_before_it(records):
    days = Days.around(dt.date(2026, 11, 26))

    assert days.before(days.following) == days.this
    assert str(days.before(days.earlier)) == "2026-W45"


def test_a_year_that_nobody_has_announced_is_counted_by_weekdays(records):
    days = Days.around(dt.date(2028, 1, 3))

    assert days.day(-1) == dt.date(2027, 12, 31)
