"""
Times as people write them (`"Tue 09:00-12:00"`) and as the optimizer counts them (minutes).

Every reader raises ValueError with a message that says what was expected.
"""

import re
from functools import lru_cache

from optimizer.problem import DAY, DAYS, Window

_HOURS = r"([01][0-9]|2[0-3]):([0-5][0-9])"
_END = r"(?:([01][0-9]|2[0-3]):([0-5][0-9])|24:00)"
_DAY = "(" + "|".join(DAYS) + ")"
_MOMENT = re.compile(f"{_DAY} {_HOURS}")
_WINDOW = re.compile(f"{_DAY} {_HOURS}-{_END}")
_SESSION = re.compile(f"{_HOURS}-{_END}")


def _minutes(hour: str | None, minute: str | None) -> int:
    return DAY if hour is None or minute is None else int(hour) * 60 + int(minute)


def _forwards(start: int, end: int) -> Window:
    if end <= start:
        raise ValueError("its end is not after its start")
    return Window(start, end)


@lru_cache(maxsize=1 << 14)
def read_moment(text: str) -> int:
    """
    Minute of the week that ``"Tue 09:00"`` names.

    >>> read_moment("Tue 09:00")
    1980
    """
    found = _MOMENT.fullmatch(text)
    if found is None:
        raise ValueError("expected a day and a time like 'Tue 09:00'")
    day, hour, minute = found.groups()
    return DAYS.index(day) * DAY + _minutes(hour, minute)


@lru_cache(maxsize=1 << 14)
def read_window(text: str) -> Window:
    """
    Window of one day that ``"Tue 09:00-12:00"`` names; ``24:00`` may be its end.

    >>> read_window("Mon 09:00-24:00")
    Window(start=540, end=1440)
    """
    found = _WINDOW.fullmatch(text)
    if found is None:
        raise ValueError("expected a window within one day like 'Tue 09:00-12:00'")
    day, *times = found.groups()
    midnight = DAYS.index(day) * DAY
    return _forwards(midnight + _minutes(*times[:2]), midnight + _minutes(*times[2:]))


def read_session(text: str) -> Window:
    """
    Hours of a working day, in minutes since midnight.

    >>> read_session("09:00-12:00")
    Window(start=540, end=720)
    """
    found = _SESSION.fullmatch(text)
    if found is None:
        raise ValueError("expected hours of a day like '09:00-12:00'")
    times = found.groups()
    return _forwards(_minutes(*times[:2]), _minutes(*times[2:]))


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"


def write_moment(minute: int) -> str:
    """
    The day and time of a minute of the week; beyond its end, of the week after.

    >>> write_moment(1980)
    'Tue 09:00'
    """
    return f"{DAYS[minute // DAY % len(DAYS)]} {_clock(minute % DAY)}"


@lru_cache(maxsize=1 << 14)
def write_window(window: Window) -> str:
    """
    The day and hours of a window, which must lie within one day.

    >>> write_window(Window(540, 1440))
    'Mon 09:00-24:00'
    """
    day = window.start // DAY
    return f"{write_moment(window.start)}-{_clock(window.end - day * DAY)}"


def write_session(session: Window) -> str:
    """
    Hours of a day.

    >>> write_session(Window(540, 720))
    '09:00-12:00'
    """
    return f"{_clock(session.start)}-{_clock(session.end)}"
