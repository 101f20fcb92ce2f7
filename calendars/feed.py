"""
A calendar that phones and desks subscribe to.

>>> render([], name="Joint visits").splitlines()[1]
b'VERSION:2.0'
"""

import hashlib
from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from icalendar import (
    Alarm,
    Calendar,
    Event,
    vCalAddress,
    vCategory,
    vDate,
    vDatetime,
    vDuration,
    vGeo,
    vUri,
)

from calendars.entry import Entry
from calendars.text import Text, fold, one_line
from calendars.zones import ZONE, vtimezone, wall_clock

PRODUCT = "-//OneVisit//calendars//ZH"
CANCELLED = "【已取消】"
"""Stands before the summary of a cancelled entry: some clients show no other sign of it."""

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


class _Geo(vGeo):
    """A position in plain decimals, about a tenth of a metre fine, never as 1e-07."""

    def to_ical(self) -> str:
        return f"{self.latitude:.6f};{self.longitude:.6f}"


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
        calendar.add_component(_event(entry, alarm))
    return b"".join(fold(line) for line in calendar.content_lines() if line)


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
    """An empty calendar with its zone; no UID, else some clients take it for one entry."""
    calendar = Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", PRODUCT)
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("METHOD", "PUBLISH")
    for label in ("NAME", "X-WR-CALNAME"):
        calendar.add(label, Text(one_line(name)))
    calendar.add("X-WR-TIMEZONE", Text(ZONE))
    calendar.add("COLOR", Text(color))
    calendar.add("X-APPLE-CALENDAR-COLOR", Text(COLORS[color]))
    calendar.add("REFRESH-INTERVAL", vDuration(_REFRESH, params={"VALUE": "DURATION"}))
    calendar.add("X-PUBLISHED-TTL", vDuration(_REFRESH))
    calendar.add_component(vtimezone())
    return calendar


def _event(entry: Entry, alarm: timedelta | None) -> Event:
    """The entry as a VEVENT."""
    event = Event()
    event.add("UID", Text(entry.uid))
    event.add("SEQUENCE", entry.sequence)
    for label in ("DTSTAMP", "LAST-MODIFIED"):
        event.add(label, vDatetime(entry.changed))
    event.add("DTSTART", _moment(entry.start), encode=False)
    event.add("DTEND", _moment(entry.end), encode=False)
    event.add("STATUS", Text("CANCELLED" if entry.cancelled else "CONFIRMED"))
    event.add("TRANSP", Text("OPAQUE" if entry.busy and not entry.cancelled else "TRANSPARENT"))
    if entry.private:
        event.add("CLASS", Text("PRIVATE"))
    _describe(event, entry)
    if alarm is not None and not entry.cancelled:
        event.add_component(_alarm(entry, alarm))
    return event


def _describe(event: Event, entry: Entry) -> None:
    """Write who, what and where; a field without a value stays away."""
    address, name = entry.organizer
    params = {"CN": name} if name else {}
    event.add("ORGANIZER", vCalAddress(f"mailto:{address}", params=params))
    event.add("SUMMARY", Text(_summary(entry)))
    if entry.description:
        event.add("DESCRIPTION", Text(entry.description))
    if entry.location:
        event.add("LOCATION", Text(entry.location))
    if entry.geo is not None:
        event.add("GEO", _Geo(entry.geo))
    if entry.categories:
        event.add("CATEGORIES", _labels(entry.categories))
    if entry.url is not None:
        event.add("URL", vUri(entry.url))


def _labels(categories: tuple[str, ...]) -> vCategory:
    """The categories on one line, each escaped by our own `Text`."""
    labels = vCategory([])
    labels.cats = [Text(category) for category in categories]
    return labels


def _summary(entry: Entry) -> str:
    """The summary, marked once if the entry is cancelled."""
    plain = entry.summary.removeprefix(CANCELLED)
    return CANCELLED + plain if entry.cancelled else entry.summary


def _moment(moment: date) -> vDate | vDatetime:
    """A day as such, a moment by the clock on the wall with its zone."""
    if isinstance(moment, datetime):
        local = vDatetime(wall_clock(moment))
        local.params["TZID"] = ZONE
        return local
    return vDate(moment, params={"VALUE": "DATE"})


def _alarm(entry: Entry, before: timedelta) -> Alarm:
    """A reminder on the screen."""
    alarm = Alarm()
    alarm.add("ACTION", "DISPLAY")
    alarm.add("DESCRIPTION", Text(entry.summary))
    alarm.add("TRIGGER", vDuration(-before))
    return alarm
