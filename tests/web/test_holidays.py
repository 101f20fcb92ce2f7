import datetime as dt

from tracker.records import WorkingYear
from web import holidays

YEAR = WorkingYear(
    2026,
    (
        (dt.date(2026, 1, 1), False, "New Year's Day"),
        (dt.date(2026, 1, 2), False, "New Year's Day"),
        (dt.date(2026, 1, 4), True, "New Year's Day"),
        (dt.date(2026, 5, 1), False, "Labour Day"),
    ),
    "chinesecalendar",
)


def test_days_that_follow_one_another_are_told_as_one():
    assert holidays.free(YEAR, "zh") == "元旦 1月1日 周四至1月2日 周五\n劳动节 5月1日 周五"


def test_days_to_work_on_are_told_apart():
    assert holidays.made_up(YEAR, "zh") == "1月4日 周日"
    assert holidays.made_up(YEAR, "en") == "Sun 4 Jan"


def test_the_source_is_told_in_words_and_any_other_as_it_was_written():
    other = WorkingYear(2027, (), "国办发明电〔2026〕7号")

    assert holidays.source(YEAR, "zh") == "程序自带的放假安排"
    assert holidays.source(other, "zh") == "国办发明电〔2026〕7号"
