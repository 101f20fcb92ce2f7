"""One entry as a calendar server keeps it, which holds a calendar as many small ones."""

from calendars import component
from calendars.entry import Entry
from calendars.zones import vtimezone


def stored(entry: Entry) -> bytes:
    """
    Write one entry alone, with its zone and without a method (RFC 4791, 4.1).

    Equal entries are equal bytes; it has the UID, SEQUENCE and words that it has in a feed.
    """
    calendar = component.begun()
    calendar.add_component(vtimezone())
    calendar.add_component(component.event(entry))
    return component.content(calendar)
