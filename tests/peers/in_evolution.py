"""
Evolution-Data-Server, the calendar inside GNOME, with a feed subscribed: run in a D-Bus session
by the Python of Debian's bindings, with the address of the feed.

Each line of standard input tells in JSON what should stand there; it fetches the feed anew, waits
until that is so or no more, and answers with one line of what does stand there.
"""

import json
import sys
import time
from importlib import import_module
from typing import Any

WAITING = 60
"""Seconds for a refresh, which comes by itself some time after it was asked for."""


def subscribed(address: str) -> Any:
    """A client of the calendar at an address."""
    gi = import_module("gi")
    gi.require_version("EDataServer", "1.2")
    gi.require_version("ECal", "2.0")
    server, calendars, glib = (
        import_module(f"gi.repository.{name}") for name in ("EDataServer", "ECal", "GLib")
    )
    registry = server.SourceRegistry.new_sync(None)
    source = server.Source.new(None, None)
    source.set_parent("webcal-stub")
    source.set_display_name("feed")
    source.get_extension("Calendar").set_backend_name("webcal")
    place = glib.Uri.parse(address, glib.UriFlags.NONE)
    source.get_extension("WebDAV Backend").set_uri(place)
    registry.commit_source_sync(source, None)
    return calendars.Client.connect_sync(source, calendars.ClientSourceType.EVENTS, 1, None)


def shown(client: Any) -> list[list[str]]:
    """Uid, start by the clock on the wall, zone, status, sequence and summary of each event."""
    _, found = client.get_object_list_as_comps_sync("#t", None)
    return sorted(told(one.get_icalcomponent()) for one in found)


def told(event: Any) -> list[str]:
    """What it knows of an event."""
    start = event.get_dtstart()
    return [
        event.get_uid(),
        start.as_ical_string(),
        start.get_tzid().rpartition("sourceforge.net/")[2],
        event.get_status().value_nick.upper(),
        str(event.get_sequence()),
        event.get_summary(),
    ]


def refreshed(client: Any, wanted: list[list[str]]) -> list[list[str]]:
    """What stands there once it is as wanted, or when waiting is over."""
    client.refresh_sync(None)
    end = time.monotonic() + WAITING
    while (found := shown(client)) != wanted and time.monotonic() < end:
        time.sleep(0.05)
    return found


if __name__ == "__main__":
    feed = subscribed(sys.argv[1])
    for line in sys.stdin:
        sys.stdout.write(json.dumps(refreshed(feed, json.loads(line))) + "\n")
        sys.stdout.flush()
