"""
The cells of a list of problems: moments, telephone numbers, and words as people wrote them.

A `Refused` says what was expected; the caller knows the place.
"""

import datetime as dt
import re
from typing import Final

from tracker.intake import cells
from tracker.intake.cells import Value, text
from tracker.intake.faults import Fault, Refused
from tracker.week import ZONE

LONGEST_NAME: Final = 100
LEAST_DIGITS: Final = 5
"""Of a telephone number: 12345 is one."""

_TIME: Final = re.compile(r"(.*?)[\sT]*(\d{1,2})\s*[:时]\s*(\d{1,2})\s*(?:分|:\d{1,2}(?:\.\d+)?)?")
_UNSEEN: Final = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\u200b-\u200f\u202a-\u202e\u2060\ud800-\udfff\ufeff]"
)
_RISKY: Final = ("=", "+", "-", "@", "\t", "\r")
_EPOCH: Final = dt.datetime(1899, 12, 30, tzinfo=ZONE)


def words(value: Value, most: int) -> str:
    """Words as they were written, not longer than is kept."""
    found = _UNSEEN.sub("", value.replace("\r\n", "\n")) if isinstance(value, str) else text(value)
    found = found.strip()
    if len(found) > most:
        raise Refused(Fault.TEXT_TOO_LONG, str(len(found)), f"≤ {most}")
    return found


def name(value: Value) -> str:
    """A name, not longer than is kept."""
    return words(value, LONGEST_NAME)


def number(value: Value) -> str:
    """A number of another register; one that a spreadsheet program has rounded is none."""
    if isinstance(value, float) and abs(value) >= 10**15:
        raise Refused(Fault.BAD_NUMBER, text(value), "ABC-2026-001")
    return name(text(value))


def phone(value: Value) -> str:
    """A telephone number, as it was written."""
    found = name(text(value))
    if sum(sign.isdigit() for sign in found) < LEAST_DIGITS:
        raise Refused(Fault.BAD_PHONE, found, "0762-1234567")
    return found


def moment(value: Value, now: dt.datetime) -> dt.datetime:
    """
    When a matter was raised, in the park's time; the beginning of a day if no time is told.

    Raises
    ------
    Refused
        If it is no moment, or has not come yet.
    """
    found = _moment(value, now.astimezone(ZONE).date())
    if found > now:
        raise Refused(Fault.FUTURE_MOMENT, f"{found:%Y-%m-%d %H:%M}")
    return found


def _moment(value: Value, near: dt.date) -> dt.datetime:
    if isinstance(value, float) and not isinstance(value, bool) and 30_000 < value < 70_000:
        value = _EPOCH + dt.timedelta(minutes=round(value * 24 * 60))
    if isinstance(value, dt.datetime):
        return value.replace(tzinfo=ZONE)
    written = text(value)
    match = _TIME.fullmatch(written) if isinstance(value, str) else None
    try:
        day = cells.day(match[1].strip() if match else value, near)
        time = dt.time(int(match[2]), int(match[3])) if match else dt.time()
    except (Refused, ValueError, OverflowError) as fault:
        raise Refused(Fault.BAD_MOMENT, written, "2026-11-20 09:30") from fault
    return dt.datetime.combine(day, time, tzinfo=ZONE)


def unguarded(value: Value) -> Value:
    """A cell without the mark that keeps spreadsheet programs from calculating it."""
    if isinstance(value, str) and value[:1] == "'" and value[1:].lstrip(" ")[:1] in _RISKY:
        return value[1:]
    return value


def guarded(cell: str) -> str:
    """A cell of a csv file that no spreadsheet program takes for a formula."""
    return f"'{cell}" if cell.lstrip(" ").startswith(_RISKY) else cell
