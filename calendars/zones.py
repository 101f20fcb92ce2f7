"""
The one zone of these calendars: Asia/Shanghai, eight hours ahead of UTC all the year.

>>> from datetime import UTC, datetime
>>> wall_clock(datetime(2026, 11, 30, 1, 0, tzinfo=UTC)).isoformat()
'2026-11-30T09:00:00'
"""

from datetime import datetime, timedelta, timezone

from icalendar import Timezone, TimezoneStandard

ZONE = "Asia/Shanghai"
"""The name under which calendar programs know the zone."""

_AHEAD = timedelta(hours=8)
_CLOCK = timezone(_AHEAD)
_BEGINNING = datetime(1970, 1, 1, tzinfo=_CLOCK)


def wall_clock(moment: datetime) -> datetime:
    """What a clock on the wall in the zone shows at an aware moment, without a zone."""
    return moment.astimezone(_CLOCK).replace(tzinfo=None)


def vtimezone() -> Timezone:
    """
    The zone as calendars carry it, in one STANDARD block.

    The summer times of 1986 to 1991 are left out: no appointment lies there, and one
    calendar service shows an empty calendar when it stumbles over a zone.
    """
    standard = TimezoneStandard()
    standard.add("DTSTART", wall_clock(_BEGINNING))
    standard.add("TZNAME", "CST")
    standard.add("TZOFFSETFROM", _AHEAD)
    standard.add("TZOFFSETTO", _AHEAD)
    zone = Timezone()
    zone.add("TZID", ZONE)
    zone.add_component(standard)
    return zone
