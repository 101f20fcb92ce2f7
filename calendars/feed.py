"""
A calendar that phones and desks subscribe to.

>>> render([], name="Joint visits").splitlines()[1]
b'VERSION:2.0'
"""

import hashlib
from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta

from icalendar import Calendar, vDuration

from calendars import component
from calendars.entry import Entry
from calendars.text import Text, one_line
from calendars.zones import ZONE, vtimezone, wall_clock

COLORS = {
    "steelblue": "#4682B4",
    "seagreen": "#2E8B57",
    "darkorange": "#FF8C00",
    "firebrick": "#B22222",
    "slateblue": "#6A5ACD",
    "teal": "#008080",
}
"""Colours a calendar can have: the CSS name for most clients, the code for Apple's."""

_REFRESH = timedelta(hours=1)


def render(
    entries: Iterable[Entry],
    *,
    name: str,
    color: str = "steelblue",
    alarm: timedelta | None = None,
) -> bytes:
    """
    Write a calendar that clients can subscribe to.

    The bytes depend on the arguments alone, not on the order of the entries, and no clock is
    read: an unchanged week yields an unchanged calendar, and clients may keep their copy.

    Parameters
    ----------
    entries
        What to write, none is fine; each uid once.
    name
        What the reader's list of calendars shows.
    color
        One of `COLORS`.
    alarm
        Remind so long before each entry that takes place; none by default.

    Raises
    ------
    ValueError
        If two entries share a uid, the name is empty, the colour unknown or the alarm negative.
    """
    known = sorted(entries, key=_order)
    faults = _faults(known, name, color, alarm)
    if faults:
        raise ValueError(f"calendar {name!r}: " + "; ".join(faults))
    calendar = _calendar(name, color)
    for entry in known:
        calendar.add_component(component.event(entry, alarm))
    return component.content(calendar)


def tag(content: bytes) -> str:
    """The strong ETag of a calendar: its SHA-256 in hex, in the quotes that HTTP wants."""
    return f'"{hashlib.sha256(content).hexdigest()}"'


def _faults(entries: list[Entry], name: str, color: str, alarm: timedelta | None) -> list[str]:
    """All that keeps these arguments from becoming a calendar."""
    times = Counter(entry.uid for entry in entries)
    faults = [f"uid {uid!r} stands {n} times, expected once" for uid, n in times.items() if n > 1]
    if not one_line(name):
        faults.append("name is empty, expected words")
    if color not in COLORS:
        faults.append(f"color is {color!r}, expected one of {', '.join(COLORS)}")
    if alarm is not None and alarm < timedelta(0):
        faults.append(f"alarm is {alarm}, expected 0 or more")
    return faults


def _order(entry: Entry) -> tuple[str, str]:
    """By start, then uid: the same entries always stand in the same order."""
    start = entry.start
    local = wall_clock(start) if isinstance(start, datetime) else start
    return local.isoformat(), entry.uid


def _calendar(name: str, color: str) -> Calendar:
    """An empty calendar with its zone, as clients' lists show it."""
    calendar = component.begun("PUBLISH")
    for label in ("NAME", "X-WR-CALNAME"):
        calendar.add(label, Text(one_line(name)))
    calendar.add("X-WR-TIMEZONE", Text(ZONE))
    calendar.add("COLOR", Text(color))
    calendar.add("X-APPLE-CALENDAR-COLOR", Text(COLORS[color]))
    calendar.add("REFRESH-INTERVAL", vDuration(_REFRESH, params={"VALUE": "DURATION"}))
    calendar.add("X-PUBLISHED-TTL", vDuration(_REFRESH))
    calendar.add_component(vtimezone())
    return calendar
