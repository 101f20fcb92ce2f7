"""
When a line can be inspected: the text or date of a cell as windows of the planned week.

Windows are pairs of minutes since Monday 00:00, half-open. Every phrase of a cell is read, and
every fault of a cell is kept.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final, Self

from tracker.intake.cells import Value, text
from tracker.intake.faults import Fault, Refused
from tracker.intake.spelling import (
    AFTERNOON,
    MORNING,
    WEEKDAYS,
    WHOLE_DAY,
    Day,
    Phrase,
    Unreadable,
    groups,
    phrase,
)
from tracker.week import DAY, Week

Window = tuple[int, int]
LIKE: Final = "12月1日 上午; 周二 08:30-12:00; 周一至周三 全天"
_EPOCH: Final = date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class Hours:
    """
    The week that is planned.

    Parameters
    ----------
    monday
        Its first day.
    days
        Working days, Monday is 0.
    sessions
        From-to, in minutes since midnight; the first is the morning, the last the afternoon.
    grid
        Visits start on multiples of so many minutes.
    """

    monday: date
    days: tuple[int, ...] = (0, 1, 2, 3, 4)
    sessions: tuple[Window, ...] = ((510, 720), (870, 1050))
    grid: int = 15

    @classmethod
    def of(
        cls,
        week: Week,
        days: tuple[int, ...] = (0, 1, 2, 3, 4),
        sessions: tuple[Window, ...] = ((510, 720), (870, 1050)),
        grid: int = 15,
    ) -> Self:
        """The hours of a week, by its working days and the park's sessions."""
        return cls(week.monday, days, sessions, grid)

    @property
    def span(self) -> str:
        """First and last day of the week, for messages."""
        return f"{self.monday}…{self.monday + timedelta(days=6)}"

    def usable(self, window: Window) -> int:
        """Minutes of the longest visit that a window can take."""
        return max(
            (
                min(window[1], day * DAY + end) - self._next(max(window[0], day * DAY + start))
                for day in self.days
                for start, end in self.sessions
            ),
            default=0,
        )

    def _next(self, minute: int) -> int:
        return -(-minute // self.grid) * self.grid


@dataclass(frozen=True, slots=True)
class Times:
    """What a cell says: windows by phrase, and what could not be taken."""

    phrases: tuple[tuple[str, tuple[Window, ...]], ...] = ()
    refused: tuple[Refused, ...] = ()

    @property
    def windows(self) -> tuple[Window, ...]:
        """All windows in order, those that overlap made one."""
        return _union(window for _, windows in self.phrases for window in windows)


def times(value: Value, hours: Hours) -> Times:
    """Read a cell; a date means its whole day."""
    found = _date_of(value)
    if found is not None:
        written = [Phrase(found.isoformat(), (_as_day(found), _as_day(found)))]
        return _resolved(written, (), hours)
    if isinstance(value, bool | int | float | time | date):
        return Times(refused=(Refused(Fault.UNREADABLE_TIME, text(value), LIKE),))
    phrases: list[Phrase] = []
    refused: list[Refused] = []
    for group in groups(text(value)):
        phrases += _read_group(group, phrases[-1:], refused)
    if not phrases and not refused:
        refused.append(Refused(Fault.UNREADABLE_TIME, text(value), LIKE))
    return _resolved(phrases, refused, hours)


def _date_of(value: Value) -> date | None:
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else None
    if isinstance(value, date):
        return value
    serial = text(value)
    if not isinstance(value, bool) and serial.isdecimal() and 30000 <= int(serial[:6]) < 70000:
        return _EPOCH + timedelta(days=int(serial[:6]))
    return None


def _as_day(found: date) -> Day:
    return Day(found.year, found.month, found.day)


def _read_group(
    group: Sequence[str], before: Sequence[Phrase], refused: list[Refused]
) -> list[Phrase]:
    """Phrases of a group; one without a day takes that before it, without hours that after it."""
    found: list[Phrase] = []
    for written in group:
        try:
            one = phrase(written)
        except Unreadable as fault:
            refused.append(Refused(Fault.UNREADABLE_TIME, str(fault), LIKE))
            continue
        last = found[-1] if found else (before[-1] if before else None)
        if one.days is None and not one.every:
            if last is None:
                refused.append(Refused(Fault.UNREADABLE_TIME, written, LIKE))
                continue
            one = replace(one, days=last.days, every=last.every)
        found.append(one)
    return _with_parts(found)


def _with_parts(phrases: list[Phrase]) -> list[Phrase]:
    part: str | tuple[int, int] = WHOLE_DAY
    found = []
    for one in reversed(phrases):
        part = one.part or part
        found.append(replace(one, part=part))
    return found[::-1]


def _resolved(phrases: Iterable[Phrase], refused: Sequence[Refused], hours: Hours) -> Times:
    found: list[tuple[str, tuple[Window, ...]]] = []
    faults = list(refused)
    for one in phrases:
        try:
            found.append((one.written, _windows(one, hours)))
        except Refused as fault:
            faults.append(fault)
    return Times(tuple(found), tuple(faults))


def _windows(one: Phrase, hours: Hours) -> tuple[Window, ...]:
    parts = _parts(one.part, hours)
    return tuple(
        (day * DAY + start, day * DAY + end) for day in _days(one, hours) for start, end in parts
    )


def _parts(part: str | tuple[int, int] | None, hours: Hours) -> tuple[Window, ...]:
    if isinstance(part, tuple):
        if not any(start < part[1] and part[0] < end for start, end in hours.sessions):
            open_hours = ", ".join(f"{clock(a)}-{clock(b)}" for a, b in hours.sessions)
            raise Refused(Fault.OUTSIDE_SESSIONS, f"{clock(part[0])}-{clock(part[1])}", open_hours)
        return (part,)
    if part == MORNING:
        return hours.sessions[:1]
    if part == AFTERNOON:
        return hours.sessions[-1:]
    return hours.sessions


def clock(minute: int) -> str:
    """Minutes since midnight as ``08:30``."""
    return f"{minute // 60:02}:{minute % 60:02}"


def _days(one: Phrase, hours: Hours) -> tuple[int, ...]:
    if one.days is None:
        return hours.days
    first, last = (_index(day, one.written, hours) for day in one.days)
    if last < first:
        raise Refused(Fault.UNREADABLE_TIME, one.written, LIKE)
    for day in range(first, last + 1):
        if day not in hours.days:
            working = ", ".join(_named(index, hours) for index in hours.days)
            raise Refused(Fault.NOT_A_WORKING_DAY, _named(day, hours), working)
    return tuple(range(first, last + 1))


def _named(index: int, hours: Hours) -> str:
    return f"{hours.monday + timedelta(days=index)} 周{WEEKDAYS[index]}"


def _index(day: Day, written: str, hours: Hours) -> int:
    if day.day is None:
        return day.weekday or 0
    found = _nearest(day, hours.monday + timedelta(days=3))
    if found is None:
        raise Refused(Fault.UNREADABLE_TIME, written, LIKE)
    if day.weekday is not None and day.weekday != found.weekday():
        raise Refused(Fault.WRONG_WEEKDAY, written, f"{found} 周{WEEKDAYS[found.weekday()]}")
    index = (found - hours.monday).days
    if not 0 <= index < 7:
        raise Refused(Fault.OUTSIDE_WEEK, found.isoformat(), hours.span)
    return index


def _nearest(day: Day, middle: date) -> date | None:
    """The date meant: with year or month missing, the one nearest to the middle of the week."""
    years = (day.year,) if day.year else (middle.year - 1, middle.year, middle.year + 1)
    months = (day.month,) if day.month else range(1, 13)
    found = []
    for year in years:
        for month in months:
            try:
                found.append(date(year, month, day.day or 1))
            except ValueError:
                continue
    return min(found, key=lambda one: abs(one - middle), default=None)


def _union(windows: Iterable[Window]) -> tuple[Window, ...]:
    found: list[Window] = []
    for start, end in sorted(windows):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)
