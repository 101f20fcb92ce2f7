from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.intake import cells
from tracker.intake.faults import Fault, Refused
from tracker.records import InspectionType

MONDAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("value", "read"),
    [
        (None, ""),
        ("  消防\u00a0检查\u3000", "消防 检查"),
        ("\u200b９０\ufeff", "90"),
        ("一\n\n 二 ", "一\n二"),
        (90.0, "90"),
        (1.5, "1.5"),
        (True, "TRUE"),
        (10**400, "1" + "0" * 400),
        (datetime.fromisoformat("2026-12-01"), "2026-12-01"),
        ("\ud800坏", "坏"),
    ],
)
def test_a_cell_is_read_as_a_person_sees_it(value: Any, read: str):
    assert cells.text(value) == read


@pytest.mark.parametrize(
    ("value", "minutes"),
    [
        (90, 90),
        (90.0, 90),
        ("90", 90),
        ("９０", 90),
        ("90分钟", 90),
        ("90 min", 90),
        ("1.5小时", 90),
        ("1.5h", 90),
        ("2h", 120),
        ("2个小时", 120),
        ("1小时30分", 90),
        ("1小时半", 90),
        ("半小时", 30),
        ("一个半小时", 90),
        ("约2小时", 120),
        (time(1, 30), 90),
        ("2.5 小时", 150),
        ("1h30m", 90),
    ],
)
def test_a_duration_has_many_spellings(value: Any, minutes: int):
    assert cells.minutes(value) == minutes


def test_a_bare_number_means_hours_where_the_header_says_so():
    assert cells.minutes(1.5, 60) == 90
    assert cells.minutes("2", 60) == 120
    assert cells.minutes("90分钟", 60) == 90


@pytest.mark.parametrize(
    "value",
    [
        "",
        "半天",
        "0",
        -90,
        721,
        "13小时",
        1.5,
        "1.7分",
        True,
        "90-120",
        float("inf"),
        float("nan"),
        10**400,
    ],
)
def test_other_durations_are_refused(value: Any):
    with pytest.raises(Refused) as refused:
        cells.minutes(value)
    assert refused.value.code is Fault.BAD_MINUTES


@pytest.mark.parametrize("value", [2, 2.0, "2", "２", "2人", "2 名", "2.0"])
def test_a_number_may_carry_its_unit(value: Any):
    assert cells.number(value, 2, 30) == 2


@pytest.mark.parametrize("value", [1, "1人", 31, "两人", 2.5, True, "-2", ""])
def test_fewer_than_two_inspectors_or_no_number_is_refused(value: Any):
    with pytest.raises(Refused) as refused:
        cells.number(value, 2, 30)
    assert refused.value.code is Fault.BAD_NUMBER
    assert "2-30" in refused.value.expected


@pytest.mark.parametrize("value", ["是", " 可 ", "能", "√", "Y", True, 1, "１"])
def test_yes(value: Any):
    assert cells.yes_no(value) is True


@pytest.mark.parametrize("value", ["否", "不可", "×", "no", False, 0])
def test_no(value: Any):
    assert cells.yes_no(value) is False


def test_neither_yes_nor_no_is_refused():
    with pytest.raises(Refused, match="是/否"):
        cells.yes_no("看情况")


@pytest.mark.parametrize(
    ("value", "priority"),
    [(1, 1), (9.0, 9), ("5", 5), ("一般", 1), ("重要(3)", 3), ("重要（3）", 3), ("紧急", 5)],
)
def test_a_priority_is_a_digit_or_a_word(value: Any, priority: int):
    assert cells.priority(value) == priority


@pytest.mark.parametrize("value", [0, 10, "高", True, "3级"])
def test_other_priorities_are_refused(value: Any):
    with pytest.raises(Refused) as refused:
        cells.priority(value)
    assert refused.value.code is Fault.BAD_PRIORITY


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("日常检查", InspectionType.ROUTINE),
        (" 日 常 ", InspectionType.ROUTINE),
        ("个案", InspectionType.CASE),
        ("专项检查", InspectionType.SPECIAL),
        ("Special", InspectionType.SPECIAL),
    ],
)
def test_an_inspection_is_of_one_of_three_types(value: Any, kind: InspectionType):
    assert cells.inspection_type(value) is kind


@pytest.mark.parametrize("value", ["检查", "飞行检查", "日常、专项", 1, True])
def test_no_other_type_is_guessed(value: Any):
    with pytest.raises(Refused, match="日常, 个案, 专项") as refused:
        cells.inspection_type(value)
    assert refused.value.code is Fault.BAD_INSPECTION_TYPE


@pytest.mark.parametrize(
    ("value", "officers"),
    [
        ("林溪", ("林溪",)),
        ("林溪、陈立", ("林溪", "陈立")),
        ("林溪 粤P00001；陈立 粤P00002", ("林溪 粤P00001", "陈立 粤P00002")),
        ("林溪，GD-0001\n陈立，GD-0002", ("林溪 GD-0001", "陈立 GD-0002")),
        ("林溪，粤P00001，陈立，粤P00002", ("林溪 粤P00001", "陈立 粤P00002")),
        ("林溪（执法证号：GD-0001），陈立", ("林溪(执法证号:GD-0001)", "陈立")),
        ("林溪；执法证号：GD-0001", ("林溪 执法证号:GD-0001",)),
        ("GD-0001；GD-0002", ("GD-0001", "GD-0002")),
        ("；；", ()),
    ],
)
def test_officers_stand_with_their_certificates(value: Any, officers: tuple[str, ...]):
    assert cells.officers(value) == officers


@pytest.mark.parametrize(
    "value",
    [
        date(2026, 11, 20),
        datetime.fromisoformat("2026-11-20T08:00"),
        46346,
        46346.0,
        "2026/11/20",
        "2026.11.20",
        "2026-11-20",
        "2026年11月20日",
        "11月20日",
        "11.20",
        "２０２６年１１月２０号",
        "20261120",
        "2026-11-20 00:00:00",
    ],
)
def test_a_date_has_many_spellings(value: Any):
    assert cells.day(value, MONDAY) == date(2026, 11, 20)


def test_a_date_without_a_year_is_the_nearest_one():
    assert cells.day("1月5日", date(2026, 12, 28)) == date(2027, 1, 5)


@pytest.mark.parametrize("value", ["2026-02-30", "昨天", "13.40", 12, ""])
def test_other_dates_are_refused(value: Any):
    with pytest.raises(Refused) as refused:
        cells.day(value, MONDAY)
    assert refused.value.code is Fault.BAD_DATE


def test_a_novel_in_a_cell_is_refused():
    with pytest.raises(Refused) as refused:
        cells.words("长" * 501)
    assert refused.value.code is Fault.TEXT_TOO_LONG


PARSERS: list[Callable[[Any], object]] = [
    cells.text,
    cells.words,
    cells.minutes,
    cells.yes_no,
    cells.priority,
    lambda value: cells.number(value, 1, 9),
    lambda value: cells.day(value, MONDAY),
]
ANYTHING = (
    st.none() | st.text() | st.floats() | st.integers() | st.booleans() | st.dates() | st.times()
)


@given(value=ANYTHING, parser=st.sampled_from(PARSERS))
def test_whatever_stands_in_a_cell_is_read_or_refused(value: Any, parser: Callable[[Any], object]):
    try:
        read: object = parser(value)
    except Refused as refused:
        read = refused.code
    assert read is not None
