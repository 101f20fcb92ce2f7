"""
When somebody is taken, and nothing of why: for planners who only look for a free hour.

>>> from datetime import UTC, datetime, timedelta
>>> nine = datetime(2026, 11, 30, 1, 0, tzinfo=UTC)
>>> content = busy(
...     [(nine, nine + timedelta(hours=1))], uid="fire@onevisit.example", changed=nine,
...     span=(nine, nine + timedelta(days=7)), organizer=("fire@onevisit.example", "Fire"),
... )
>>> b"FREEBUSY;FBTYPE=BUSY:20261130T010000Z/20261130T020000Z" in content
True
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from icalendar import Calendar, FreeBusy, vCalAddress, vDatetime, vPeriod

from calendars.feed import PRODUCT
from calendars.text import Text, fold, one_line

Period = tuple[datetime, datetime]


def busy(
    periods: Iterable[Period],
    *,
    uid: str,
    changed: datetime,
    span: Period,
    organizer: tuple[str, str],
) -> bytes:
    """
    Write the hours in which somebody is taken, as VFREEBUSY (RFC 5545, 3.6.4; RFC 5546, 3.3.1).

    The bytes depend on the arguments alone. Periods that touch or overlap become one, parts
    outside of the span are left out: how many appointments there are is not told.

    Parameters
    ----------
    periods
        First moments, and first moments after; in any zone.
    uid
        Names whose hours they are, for good.
    changed
        When they were last another thing.
    span
        What is told of: outside of it somebody may be free or not.
    organizer
        Mail address and name of whose hours they are.

    Raises
    ------
    ValueError
        If a moment has no zone, or a period ends before it begins.
    """
    since, until = span
    found = Calendar()
    for name, value in (("VERSION", "2.0"), ("PRODID", PRODUCT), ("CALSCALE", "GREGORIAN")):
        found.add(name, value)
    found.add("METHOD", "PUBLISH")
    hours = FreeBusy()
    hours.add("UID", Text(uid))
    address, name = organizer
    params = {"CN": one_line(name)} if one_line(name) else {}
    hours.add("ORGANIZER", vCalAddress(f"mailto:{address}", params=params))
    for label, moment in (("DTSTAMP", changed), ("DTSTART", since), ("DTEND", until)):
        hours.add(label, vDatetime(_in_utc(moment)))
    for start, end in _joined(periods, span):
        hours.add("FREEBUSY", vPeriod((start, end), params={"FBTYPE": "BUSY"}))
    found.add_component(hours)
    return b"".join(fold(line) for line in found.content_lines() if line)


def _in_utc(moment: datetime) -> datetime:
    if moment.utcoffset() is None:
        raise ValueError(f"{moment.isoformat()} has no zone")
    return moment.astimezone(UTC).replace(microsecond=0)


def _joined(periods: Iterable[Period], span: Period) -> Iterator[Period]:
    """What lies in the span, in order, without gaps of nothing between."""
    first, last = map(_in_utc, span)
    current: Period | None = None
    for start, end in sorted((_in_utc(start), _in_utc(end)) for start, end in periods):
        if end < start:
            raise ValueError(f"a period from {start.isoformat()} ends at {end.isoformat()}")
        begun, over = max(start, first), min(end, last)
        if begun >= over:
            continue
        if current is not None and begun <= current[1]:
            current = current[0], max(current[1], over)
            continue
        if current is not None:
            yield current
        current = begun, over
    if current is not None:
        yield current
