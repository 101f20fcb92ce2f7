"""What vobject makes of calendars, in the words of the other readers."""

import datetime as dt
from typing import Any

import vobject

from tests.peers.lasting import Refused


def events(content: bytes) -> list[dict[str, Any]]:
    """The events of a calendar that vobject finds valid."""
    try:
        calendar = vobject.readOne(content.decode())
        calendar.validate(raiseException=True)
        return [_told(one) for one in calendar.contents.get("vevent", [])]
    except (vobject.base.VObjectError, AttributeError, ValueError) as fault:
        raise Refused(repr(fault)) from fault


def _told(event: Any) -> dict[str, Any]:
    return {
        "uid": event.uid.value,
        "sequence": int(event.sequence.value),
        "start": _when(event.dtstart.value),
        "end": _when(event.dtend.value),
        "zone": _zone(event.dtstart),
        "summary": event.summary.value,
        "description": _text(event, "description"),
        "location": _text(event, "location"),
        "status": event.status.value,
    }


def _text(event: Any, name: str) -> str:
    return str(getattr(event, name).value) if hasattr(event, name) else ""


def _when(moment: dt.date) -> str:
    """A moment in UTC, a day as it stands."""
    if isinstance(moment, dt.datetime):
        return moment.astimezone(dt.UTC).isoformat()
    return moment.isoformat()


def _zone(line: Any) -> str:
    """By the calendar's name for it; vobject itself knows zones by another."""
    value = line.value
    zoned = isinstance(value, dt.datetime) and value.tzinfo is not None
    return str(line.params["X-VOBJ-ORIGINAL-TZID"][0]) if zoned else "floating"
