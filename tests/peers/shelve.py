"""
Radicale behind an address and caldav before it: run with the Python that has both.

Its first line is the address of a collection. Then each line of standard input, a calendar as a
JSON string, is put into the collection event by event, as a program would that keeps a calendar
server up to date; the answer tells which uids the collection holds by day in UTC.
"""

import datetime as dt
import json
import sys
import tempfile
import threading
from collections import defaultdict
from collections.abc import Iterator
from wsgiref.simple_server import WSGIRequestHandler, make_server

import caldav
import icalendar
from radicale import Application, config


class Quiet(WSGIRequestHandler):
    """Tells nobody who asked."""

    def log_message(self, *_: object) -> None:
        """Nothing."""


def singled(calendar: icalendar.Calendar) -> Iterator[icalendar.Calendar]:
    """Each event in a calendar of its own with its zone, as a calendar server keeps them."""
    for event in calendar.walk("VEVENT"):
        alone = icalendar.Calendar(VERSION="2.0", PRODID=calendar["PRODID"])
        for part in (*calendar.walk("VTIMEZONE"), event):
            alone.add_component(part)
        yield alone


def held(collection: caldav.Calendar) -> dict[str, list[str]]:
    """The uids that the server finds on each day on which an event begins."""
    days = defaultdict(list)
    starts = {
        one.icalendar_component.start.astimezone(dt.UTC).date() for one in collection.events()
    }
    for day in starts:
        midnight = dt.datetime.combine(day, dt.time(), dt.UTC)
        found = collection.search(start=midnight, end=midnight + dt.timedelta(days=1), event=True)
        days[day.isoformat()] = sorted(str(one.icalendar_component["UID"]) for one in found)
    return days


def main(folder: str) -> None:
    """Serve and ask until nobody tells any more."""
    settings = config.load()
    settings.update({"storage": {"filesystem_folder": folder}, "auth": {"type": "none"}}, "here")
    server = make_server("127.0.0.1", 0, Application(settings), handler_class=Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    with caldav.DAVClient(address, username="park", password="park") as client:
        collection = client.principal().make_calendar("visits", cal_id="visits")
        sys.stdout.write(f"{address}/park/visits/\n")
        sys.stdout.flush()
        for line in sys.stdin:
            for event in singled(icalendar.Calendar.from_ical(json.loads(line))):
                kept = caldav.Event(client, data=event.to_ical().decode(), parent=collection)
                kept.save(increase_seqno=False)
            sys.stdout.write(json.dumps(held(collection)) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        main(place)
