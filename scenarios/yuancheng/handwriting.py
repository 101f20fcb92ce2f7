"""How officers write times, durations and dates: many hands, one meaning."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from scenarios.yuancheng.line import When

MONDAY = date(2026, 11, 30)
"""First day of the demo week."""

Cell = str | int | float | date | None

_WEEKDAYS = "一二三四五六日"
_PARTS = {"am": "上午", "pm": "下午", "all": "全天"}
_HOURS = {"am": "08:30-12:00", "pm": "14:30-17:30"}
_WIDE = str.maketrans("0123456789:-()", "０１２３４５６７８９：－（）")


def wide(text: str) -> str:
    """The text with full-width digits, colons, dashes and brackets."""
    return text.translate(_WIDE)


def day_of(day: int) -> date:
    """The date of a day of the demo week, Monday is 0."""
    return MONDAY + timedelta(days=day)


def _by_month(when: When) -> str:
    day, part = when
    return f"{day_of(day).month}月{day_of(day).day}日 {_PARTS.get(part, part)}"


def _by_weekday(when: When) -> str:
    day, part = when
    return f"周{_WEEKDAYS[day]}{_PARTS.get(part) or ' ' + part}"


def _by_clock(when: When) -> str:
    day, part = when
    return f"周{_WEEKDAYS[day]} {_HOURS.get(part) or _PARTS.get(part, part)}"


def _by_slashes(when: When) -> str:
    day, part = when
    date_of = day_of(day)
    hours = _HOURS.get(part) or _PARTS.get(part, part)
    return f"{date_of.year}/{date_of.month}/{date_of.day} {hours}"


def _by_dots(when: When) -> str:
    day, part = when
    return f"{day_of(day).month}.{day_of(day).day}{_PARTS.get(part) or ' ' + part}"


def _by_wide_month(when: When) -> str:
    return wide(_by_month(when))


_ONE: Mapping[str, Callable[[When], str]] = {
    "month": _by_month,
    "weekday": _by_weekday,
    "clock": _by_clock,
    "slashes": _by_slashes,
    "dots": _by_dots,
    "wide": _by_wide_month,
}


def windows(hand: str, separator: str, when: tuple[When, ...]) -> Cell:
    """The cell for a line's windows, written in one of the hands."""
    days = [day for day, _ in when]
    if all(part == "all" for _, part in when):
        if len(days) == 5:
            return "全周"
        if len(days) > 1 and days == list(range(days[0], days[-1] + 1)):
            return f"周{_WEEKDAYS[days[0]]}至周{_WEEKDAYS[days[-1]]} 全天"
        if len(days) == 1 and hand == "slashes":
            return day_of(days[0])
    return separator.join(_ONE[hand](one) for one in when)


def minutes(hand: str, number: int) -> Cell:
    """The cell for a duration: a number, or text with its unit."""
    hours = f"{number / 60:g}"
    written: dict[str, Cell] = {
        "number": number,
        "unit": f"{number}分钟",
        "hours": f"{hours}小时",
        "h": f"{hours}h",
        "wide": wide(str(number)),
    }
    return written[hand]


def written_date(hand: str, day: date) -> Cell:
    """The cell for a date of approval: a real date, or text."""
    written: dict[str, Cell] = {
        "cell": day,
        "slashes": f"{day.year}/{day.month}/{day.day}",
        "iso": day.isoformat(),
        "month": f"{day.year}年{day.month}月{day.day}日",
    }
    return written[hand]
