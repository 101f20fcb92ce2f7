"""What devices got of every calendar, time after time, and what must hold of it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Event = dict[str, Any]
Given = Mapping[str, Event]
"""A calendar by uid."""

BOOKKEEPING = ("sequence", "changed", "stamp")
TOMBSTONE = dt.timedelta(days=14)


@dataclass
class History:
    """
    What one device got so far; each fetch is held against the last.

    Parameters
    ----------
    returns
        Whether its reader may come again to a visit that it has left.
    places
        Where each uid was, over all fetches: no uid is given twice.
    """

    returns: bool
    last: Given = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    changes: int = 0

    def fetch(self, events: list[Event], now: dt.datetime) -> Given:
        """Hold what came against what came last."""
        given = {one["uid"]: one for one in events}
        assert len(given) == len(events)
        for uid, event in given.items():
            self._is_sound(event)
            assert self.places.setdefault(uid, event["location"]) == event["location"], uid
            if uid in self.last:
                self._follows(self.last[uid], event)
        for uid in self.last.keys() - given.keys():
            self._may_go(self.last[uid], now)
        self.last = given
        return given

    def _is_sound(self, event: Event) -> None:
        assert event["stamp"] == event["changed"]
        marked = event["summary"].startswith("【已取消】")
        assert marked == (event["status"] == "CANCELLED")

    def _follows(self, before: Event, after: Event) -> None:
        rises = after["sequence"] - before["sequence"]
        later = moment(after) > moment(before)
        assert rises >= 0
        assert moment(after) >= moment(before)
        assert (rises > 0) == later, (before, after)
        if seen(before) != seen(after):
            assert rises > 0, (before, after)
            self.changes += 1
        if not self.returns:
            assert (before["status"], after["status"]) != ("CANCELLED", "CONFIRMED")

    def _may_go(self, event: Event, now: dt.datetime) -> None:
        assert event["status"] == "CANCELLED", event
        assert now - moment(event) > TOMBSTONE, event


def seen(event: Event) -> Event:
    """What a person sees of it."""
    return {name: value for name, value in event.items() if name not in BOOKKEEPING}


def moment(event: Event) -> dt.datetime:
    """Its last change."""
    return dt.datetime.fromisoformat(event["changed"])
