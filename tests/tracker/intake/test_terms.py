"""What the words of an annual plan mean in days and numbers."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.intake import terms
from tracker.intake.faults import Fault, Refused

YEAR = 2027


@pytest.mark.parametrize(
    ("written", "since", "until"),
    [
        ("全年", (1, 1), (12, 31)),
        ("2027年", (1, 1), (12, 31)),
        ("2027年全年", (1, 1), (12, 31)),
        ("上半年", (1, 1), (6, 30)),
        ("下半年", (7, 1), (12, 31)),
        ("第二季度", (4, 1), (6, 30)),
        ("4季度", (10, 1), (12, 31)),
        ("2027年第1季度", (1, 1), (3, 31)),
        ("2月", (2, 1), (2, 28)),
        ("5月份", (5, 1), (5, 31)),
        ("3-6月", (3, 1), (6, 30)),
        ("3月至6月", (3, 1), (6, 30)),
        ("３月～６月", (3, 1), (6, 30)),
        (" 3 月 — 6 月 ", (3, 1), (6, 30)),
        ("2027年3月至2027年11月", (3, 1), (11, 30)),
        ("2027年3月至11月", (3, 1), (11, 30)),
        ("2027-03-05至2027-04-06", (3, 5), (4, 6)),
        ("2027.3.5-2027.4.6", (3, 5), (4, 6)),
        ("2027/3/5~4/6", (3, 5), (4, 6)),
        ("3月5日至4月6日", (3, 5), (4, 6)),
        ("2027年3月5日到2027年4月6日", (3, 5), (4, 6)),
        ("3月5日-3月5日", (3, 5), (3, 5)),
    ],
)
def test_a_period_is_read(written: str, since: tuple[int, int], until: tuple[int, int]):
    assert terms.period(written, YEAR) == (date(YEAR, *since), date(YEAR, *until))


@pytest.mark.parametrize(
    "written",
    [
        "",
        "适时",
        "13月",
        "0月",
        "6-3月",
        "3-13月",
        "第五季度",
        "2月30日至3月1日",
        "4月6日至3月5日",
        "2026年3月至6月",
        "2026年",
        "2026-03-01至2026-06-30",
        "2027-12-01至2028-01-31",
        "2027年12月至2028年1月",
        "2026年第1季度",
        "3月1日",
        "46000",
    ],
)
def test_what_is_no_stretch_of_the_year_is_refused(written: str):
    with pytest.raises(Refused) as refused:
        terms.period(written, YEAR)

    assert refused.value.code is Fault.BAD_PERIOD
    assert "2027-03-01至2027-06-30" in refused.value.expected


days = st.dates(date(YEAR, 1, 1), date(YEAR, 12, 31))


@given(one=days, other=days)
def test_a_period_that_was_written_is_read_again(one: date, other: date):
    since, until = sorted((one, other))

    assert terms.period(terms.write_period(since, until), YEAR) == (since, until)


@pytest.mark.parametrize(
    ("since", "until", "written"),
    [
        ((1, 1), (12, 31), "全年"),
        ((2, 1), (2, 28), "2月"),
        ((3, 1), (6, 30), "3月至6月"),
        ((3, 1), (6, 29), "2027-03-01至2027-06-29"),
        ((3, 2), (6, 30), "2027-03-02至2027-06-30"),
    ],
)
def test_a_period_is_written_short(since: tuple[int, int], until: tuple[int, int], written: str):
    assert terms.write_period(date(YEAR, *since), date(YEAR, *until)) == written


@pytest.mark.parametrize(
    "written", ["5%", "5％，1次/年", "≥20% , 1次/年", "每年1次", "每季度一次", "100%；2次／半年"]
)
def test_a_rate_says_a_proportion_or_a_frequency(written: str):
    assert terms.rate(written)


@pytest.mark.parametrize("written", ["", "按需", "0%", "101%", "五成", "-", "5%，0.0%", "次/年"])
def test_what_says_neither_is_no_rate(written: str):
    with pytest.raises(Refused) as refused:
        terms.rate(written)

    assert refused.value.code is Fault.BAD_RATE


@pytest.mark.parametrize(
    ("objects", "rate", "months", "target"),
    [
        ("食品生产企业24户", "50%，1次/年", (1, 12), 12),
        ("食品生产企业（24家）", "5%", (1, 12), 2),
        ("食品生产企业 24 户", "每年1次", (3, 6), 24),
        ("重点单位10家", "100%，每季度1次", (1, 12), 40),
        ("重点单位10家", "每季度一次", (3, 6), 20),
        ("重点单位10家", "1次/月", (3, 6), 40),
        ("重点单位10家", "1次/半年", (1, 12), 20),
        ("重点单位10家", "每年不超过2次", (1, 12), 20),
        ("重点单位10家", "5%-20%，1次/年", (1, 12), 1),
        ("重点单位30家", "2.5%", (1, 12), 1),
        ("食品生产企业", "50%，1次/年", (1, 12), None),
        ("园区内所有企业", "5%", (1, 12), None),
    ],
)
def test_how_many_visits_a_line_means(
    objects: str, rate: str, months: tuple[int, int], target: int | None
):
    period = terms.period(f"{months[0]}-{months[1]}月", YEAR)

    assert terms.target(objects, terms.rate(rate), *period) == target


@pytest.mark.parametrize(
    ("objects", "everybody"),
    [
        ("全部企业", True),
        ("所有经营主体", True),
        ("园区内所有企业(120户)", True),
        ("全区企业", True),
        ("园区企业", True),
        ("本辖区范围内的各类市场主体", True),
        ("所有", True),
        ("All enterprises", True),
        ("园区食品企业", False),
        ("所有食品生产企业", False),
        ("全部危险化学品企业24户", False),
        ("重点单位", False),
        ("", False),
    ],
)
def test_a_range_for_everybody_narrows_nothing(objects: str, everybody: bool):
    assert terms.is_for_everybody(objects) == everybody
