"""The terms of an annual plan: what its words say in numbers and days, and nothing more."""

import calendar
import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from math import ceil
from typing import Final

from tracker.intake.cells import Value, text
from tracker.intake.faults import Fault, Refused

_TO: Final = r"(?:至|到|~|-|—|–)+"
_DATE: Final = r"(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?"
_DATES: Final = re.compile(f"{_DATE}(?:00:00:00)?{_TO}{_DATE}")
_MONTHS: Final = re.compile(
    rf"(?:(\d{{4}})年)?(\d{{1,2}})月?(?:{_TO}(?:(\d{{4}})年)?(\d{{1,2}}))?月份?"
)
_QUARTER: Final = re.compile(r"(?:(\d{4})年)?第?([1234])季度?")
_NAMED: Final = {"全年": (1, 12), "整年": (1, 12), "上半年": (1, 6), "下半年": (7, 12)}
_DIGITS: Final = str.maketrans("一二两三四五六", "1223456")
_PERCENT: Final = re.compile(r"(\d+(?:\.\d+)?)%")
_UNIT: Final = "(半年|年|季度|季|月)"
_RATES: Final = (
    re.compile(rf"(?P<times>\d+)次?/(?P<unit>{_UNIT})"),
    re.compile(rf"每(?P<unit>{_UNIT})(?:不超过|不少于|至少|至多)?(?P<times>\d+)次"),
)
_MONTHS_OF: Final = {"年": 12, "半年": 6, "季度": 3, "季": 3, "月": 1}
_COUNT: Final = re.compile(r"(\d+)(?:户|家|个|所|处)")
_EVERYBODY: Final = re.compile(
    r"(?:(?:本|全)?(?:区|辖区|园区|工业园))?(?:范围)?内?的?(?:全部|所有|各类)?的?"
    r"(?:企业|经营主体|市场主体|单位)(?:共?\(?共?\d+(?:户|家)\)?)?|全部|所有|all(?:enterprises)?"
)
_SAMPLE_PERIOD: Final = "全年, 第2季度, 3月至6月, {0}-03-01至{0}-06-30"
_SAMPLE_RATE: Final = "5%, 1次/年"


def period(value: Value, year: int) -> tuple[date, date]:
    """
    The first and the last day of a stretch of a year.

    Raises
    ------
    Refused
        If it is none, ends before it begins or lies in another year.
    """
    written = "".join(text(value).split())
    plain = "全年" if written == f"{year}年" else written.removeprefix(f"{year}年")
    found = _period(plain.translate(_DIGITS), year)
    if found is None or found[0] > found[1] or {found[0].year, found[1].year} != {year}:
        raise Refused(Fault.BAD_PERIOD, written, _SAMPLE_PERIOD.format(year))
    return found


def _period(plain: str, year: int) -> tuple[date, date] | None:
    try:
        if match := _DATES.fullmatch(plain):
            first, second = match.groups()[:3], match.groups()[3:]
            return _date(first, year), _date(second, year)
        if match := _MONTHS.fullmatch(plain):
            since, begin, until, end = match.groups()
            last = int(end or begin)
            closing = int(until or since or year)
            return date(int(since or year), int(begin), 1), _last(closing, last)
        if match := _QUARTER.fullmatch(plain):
            end = int(match[2]) * 3
            return date(int(match[1] or year), end - 2, 1), _last(int(match[1] or year), end)
    except ValueError:  # there is no such day or month
        return None
    months = _NAMED.get(plain)
    return (date(year, months[0], 1), _last(year, months[1])) if months else None


def _date(parts: tuple[str | None, ...], year: int) -> date:
    said, month, day = parts
    return date(int(said or year), int(month or 0), int(day or 0))


def _last(year: int, month: int) -> date:
    if not 1 <= month <= 12:
        raise ValueError(month)
    return date(year, month, calendar.monthrange(year, month)[1])


def write_period(since: date, until: date) -> str:
    """The text that `period` reads, as short as it can be."""
    whole = since.day == 1 and until == _last(until.year, until.month)
    if not whole or since.year != until.year:
        return f"{since}至{until}"
    if (since.month, until.month) == (1, 12):
        return "全年"
    if since.month == until.month:
        return f"{since.month}月"
    return f"{since.month}月至{until.month}月"


def rate(value: Value) -> str:
    """
    Proportion and frequency, as they are written.

    Raises
    ------
    Refused
        If they say neither, or more than everything.
    """
    written = text(value)
    parts = list(_percents(written))
    if not (parts or _frequency(written)) or any(not 0 < part <= 100 for part in parts):
        raise Refused(Fault.BAD_RATE, written, _SAMPLE_RATE)
    return written


def _percents(written: str) -> Iterator[Fraction]:
    return map(Fraction, _PERCENT.findall(re.sub(r"\s", "", written)))


def _frequency(written: str) -> tuple[int, int] | None:
    """So many times in so many months."""
    plain = re.sub(r"\s", "", written).translate(_DIGITS)
    for pattern in _RATES:
        if match := pattern.search(plain):
            return int(match["times"]), _MONTHS_OF[match["unit"]]
    return None


def target(objects: str, rate: str, since: date, until: date) -> int | None:
    """
    How many visits a line means: enterprises by proportion by frequency within the period.

    None where the range of objects does not say how many they are. Of several proportions the
    least counts; without one all are meant, without a frequency once.
    """
    counted = _COUNT.search(re.sub(r"\s", "", objects))
    if counted is None:
        return None
    part = min(_percents(rate), default=Fraction(100))
    months = (until.year - since.year) * 12 + until.month - since.month + 1
    times, unit = _frequency(rate) or (1, months)
    return ceil(int(counted[1]) * part / 100) * times * ceil(months / unit)


def is_for_everybody(objects: str) -> bool:
    """Whether a range of objects leaves no enterprise out, as ``"园区内所有企业(120户)"``."""
    return _EVERYBODY.fullmatch(re.sub(r"\s", "", objects).lower()) is not None
