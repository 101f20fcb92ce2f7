"""An ISO week of the park, and the way between its minutes and civil time; zones live here."""

import datetime as dt
import re
from dataclasses import dataclass
from functools import total_ordering
from typing import Self
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Shanghai")
"""Where the park lies."""

DAY = 1440
"""Minutes of a day."""

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
"""Names of the days as the week file spells them."""

_WEEK = re.compile(r"(\d{4})-W(\d{2})", re.ASCII)
_WINDOW = re.compile(r"(\w{3}) (\d{2}):(\d{2})-(\d{2}):(\d{2})", re.ASCII)


_MINUTE = re.compile(r"(\w{3}) (\d{2}):(\d{2})", re.ASCII)


@total_ordering
@dataclass(frozen=True, slots=True)
class Week:
    """
    Monday to Sunday, counted as ISO 8601 does.

    A minute of the week counts from Monday 00:00 on the park's clock on the wall.

    Raises
    ------
    ValueError
        If the year has no such week.
    """

    year: int
    number: int

    def __post_init__(self) -> None:
        dt.date.fromisocalendar(self.year, self.number, 1)

    def __str__(self) -> str:
        return f"{self.year:04}-W{self.number:02}"

    def __lt__(self, other: Self) -> bool:
        return (self.year, self.number) < (other.year, other.number)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``"2026-W49"``; raises ValueError on anything else."""
        found = _WEEK.fullmatch(text)
        if not found:
            raise ValueError(f"week is {text!r}, expected something like '2026-W49'")
        try:
            return cls(int(found[1]), int(found[2]))
        except ValueError as fault:
            raise ValueError(f"week is {text!r}, but {found[1]} has no such week") from fault

    @classmethod
    def of(cls, day: dt.date) -> Self:
        """The week in which a day lies."""
        year, number, _ = day.isocalendar()
        return cls(year, number)

    @property
    def monday(self) -> dt.date:
        """First day of the week."""
        return self.date(0)

    def date(self, day: int) -> dt.date:
        """A day of the week, 0 is Monday."""
        return dt.date.fromisocalendar(self.year, self.number, 1) + dt.timedelta(days=day)

    def moment(self, minute: int) -> dt.datetime:
        """The aware moment at which the wall clock shows a minute of the week."""
        day, rest = divmod(minute, DAY)
        return dt.datetime.combine(self.date(day), dt.time(rest // 60, rest % 60), tzinfo=ZONE)

    def minute(self, moment: dt.datetime) -> int:
        """The minute of the week at an aware moment; ValueError if it lies in another week."""
        wall = local(moment)
        days = (wall.date() - self.monday).days
        if not 0 <= days < 7:
            raise ValueError(f"{wall:%Y-%m-%d %H:%M} lies outside week {self}")
        return days * DAY + wall.hour * 60 + wall.minute


def local(moment: dt.datetime) -> dt.datetime:
    """An aware moment as the park's clock shows it; ValueError on a naive one."""
    if moment.tzinfo is None:
        raise ValueError(f"{moment} has no zone")
    return moment.astimezone(ZONE)


def midnight(day: dt.date) -> dt.datetime:
    """The moment at which a day begins in the park."""
    return dt.datetime.combine(day, dt.time(), ZONE)


def parse_window(text: str) -> tuple[int, int]:
    """
    Read ``"Tue 09:00-12:00"`` as minutes of the week.

    Raises
    ------
    ValueError
        If it is no such text or the window is empty.
    """
    found = _WINDOW.fullmatch(text)
    if not found or found[1] not in DAYS:
        raise ValueError(f"{text!r} is no window, expected something like 'Tue 09:00-12:00'")
    day = DAYS.index(found[1]) * DAY
    start, end = _of_day(found[2], found[3], text), _of_day(found[4], found[5], text)
    if start >= end:
        raise ValueError(f"window {text!r} is empty")
    return day + start, day + end


def write_window(window: tuple[int, int]) -> str:
    """The text that `parse_window` reads."""
    start, end = window
    day = start // DAY
    return f"{DAYS[day]} {write_session((start - day * DAY, end - day * DAY))}"


def write_session(window: tuple[int, int]) -> str:
    """The text that `parse_session` reads."""
    return "-".join(f"{minute // 60:02}:{minute % 60:02}" for minute in window)


def parse_minute(text: str) -> int:
    """Read ``"Tue 09:00"`` as a minute of the week; raises ValueError on anything else."""
    found = _MINUTE.fullmatch(text)
    if not found or found[1] not in DAYS:
        raise ValueError(f"{text!r} is no moment, expected something like 'Tue 09:00'")
    return DAYS.index(found[1]) * DAY + _of_day(found[2], found[3], text)


def write_minute(minute: int) -> str:
    """A minute of the week as ``"Tue 09:00"``."""
    return f"{DAYS[minute // DAY]} {minute % DAY // 60:02}:{minute % 60:02}"


def tell_minute(minute: int) -> str:
    """A minute as `write_minute` writes it, or its bare number where it lies in no week."""
    return write_minute(minute) if 0 <= minute < len(DAYS) * DAY else str(minute)


def _of_day(hours: str, minutes: str, text: str) -> int:
    minute = int(hours) * 60 + int(minutes)
    if int(minutes) > 59 or minute > DAY:
        raise ValueError(f"{text!r} holds {hours}:{minutes}, which is no time of day")
    return minute


def parse_session(text: str) -> tuple[int, int]:
    """Read ``"08:30-12:00"`` as minutes of a day; raises ValueError on anything else."""
    try:
        return parse_window(f"Mon {text}")
    except ValueError as fault:
        raise ValueError(f"{text!r} are no hours, expected something like '08:30-12:00'") from fault
