"""
What a feed and an invitation have in common: the calendar around, and an entry inside of it.

>>> content(begun("PUBLISH")).splitlines()[1]
b'VERSION:2.0'
"""

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
from calendars.text import Text, fold
from calendars.zones import ZONE, wall_clock

PRODUCT = "-//OneVisit//calendars//ZH"
CANCELLED = "【已取消】"
"""Stands before the summary of a cancelled entry: some clients show no other sign of it."""


class _Geo(vGeo):
    """A position in plain decimals, about a tenth of a metre fine, never as 1e-07."""

    def to_ical(self) -> str:
        return f"{self.latitude:.6f};{self.longitude:.6f}"


def begun(method: str | None = None) -> Calendar:
    """An empty calendar; no UID, else some clients take it for one entry."""
    calendar = Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", PRODUCT)
    calendar.add("CALSCALE", "GREGORIAN")
    if method is not None:
        calendar.add("METHOD", method)
    return calendar


def content(calendar: Calendar) -> bytes:
    """A calendar as it is sent, folded by our own rules."""
    return b"".join(fold(line) for line in calendar.content_lines() if line)


def mailbox(address: str, **params: str) -> vCalAddress:
    """Somebody with a mail address; a parameter without a value stays away."""
    known = {name: value for name, value in params.items() if value}
    return vCalAddress(f"mailto:{address}", params=known)


def event(entry: Entry, alarm: timedelta | None = None) -> Event:
    """The entry as a VEVENT, with a reminder so long before it if one is wanted."""
    written = Event()
    written.add("UID", Text(entry.uid))
    written.add("SEQUENCE", entry.sequence)
    for label in ("DTSTAMP", "LAST-MODIFIED"):
        written.add(label, vDatetime(entry.changed))
    written.add("DTSTART", _moment(entry.start), encode=False)
    written.add("DTEND", _moment(entry.end), encode=False)
    written.add("STATUS", Text("CANCELLED" if entry.cancelled else "CONFIRMED"))
    written.add("TRANSP", Text("OPAQUE" if entry.busy and not entry.cancelled else "TRANSPARENT"))
    if entry.private:
        written.add("CLASS", Text("PRIVATE"))
    _describe(written, entry)
    if alarm is not None and not entry.cancelled:
        written.add_component(_alarm(entry, alarm))
    return written


def _describe(written: Event, entry: Entry) -> None:
    """Write who, what and where; a field without a value stays away."""
    address, name = entry.organizer
    written.add("ORGANIZER", mailbox(address, CN=name))
    written.add("SUMMARY", Text(_summary(entry)))
    if entry.description:
        written.add("DESCRIPTION", Text(entry.description))
    if entry.location:
        written.add("LOCATION", Text(entry.location))
    if entry.geo is not None:
        written.add("GEO", _Geo(entry.geo))
    if entry.categories:
        written.add("CATEGORIES", _labels(entry.categories))
    if entry.url is not None:
        written.add("URL", vUri(entry.url))


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
