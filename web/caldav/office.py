"""
Serves what is due: has a calendar server hold what is to stand there, and nothing else of ours.

What others keep in such a calendar is left alone; an entry of ours that somebody changed there is
put back.
"""

import hashlib
import logging
from contextlib import AbstractContextManager
from itertools import takewhile

from tracker import database, served
from tracker.errors import Conflict, Unreachable
from tracker.records.served import Kept, Lent, ServedFault
from web import attending as attended
from web import subscribed
from web.caldav import wanted as content
from web.caldav.server import NotKept, Server
from web.caldav.wanted import Wanted
from web.config import Config

LOG = logging.getLogger("onevisit.caldav")

PAUSE = 5.0
"""Seconds until somebody who found nothing to serve looks again."""

BATCH = 200
"""Calendars between two looks whether to go on."""


def attending(config: Config) -> AbstractContextManager[None]:
    """Somebody serves calendars as long as this lasts, beside whatever else is done."""
    return attended.attending("calendars", lambda: work_off(config), PAUSE)


def work_off(config: Config) -> int:
    """Serve the calendars that are due now; how many were tried."""
    if not config.caldav_url:
        return 0
    with database.session():
        return sum(takewhile(bool, (_tried(config) for _ in range(BATCH))))


def standing(config: Config) -> str:
    """Names all on which calendars depend: that of subscribed ones, and the server."""
    place = hashlib.sha256(config.caldav_url.encode()).hexdigest()
    return f"{subscribed.standing(config)}/{place}"


def _tried(config: Config) -> bool:
    """Serve the calendar that is due first; whether there was one."""
    now = standing(config)
    lent = served.take(content.scopes(), now)
    if lent is None:
        return False
    try:
        looked = _Served(lent, content.wanted(lent.scope, config), Server(config)).serve()
    except NotKept as fault:
        LOG.warning("calendar %s was not taken: %s", lent.scope, fault)
        served.fail(lent, fault.fault, fault.reply)
    except (Conflict, Unreachable):
        # The database is away or busy for a moment, and nothing is wrong with the calendar.
        raise
    except Exception:
        LOG.exception("calendar %s cannot be served", lent.scope)
        served.fail(lent, ServedFault.BROKEN)
    else:
        served.succeed(lent, now, looked=looked)
    return True


class _Served:
    """One calendar, brought to what it is to be."""

    def __init__(self, lent: Lent, wanted: Wanted, server: Server) -> None:
        self._lent, self._wanted, self._server = lent, wanted, server
        self._digests = {name: content.digest(one) for name, one in wanted.entries.items()}
        self._done: dict[str, Kept | None] = {}

    def serve(self) -> bool:
        """
        Whatever the server has taken is noted, also when it fails half-way.

        Returns whether it was asked at all: where it has everything, it is not.
        """
        scope = self._lent.scope
        has = {name: one.digest for name, one in self._lent.entries.items()}
        if self._lent.is_fresh and has == self._digests:
            return False
        there = self._server.tags(scope)
        if there is None:
            self._server.make(scope, self._wanted.title)
            there = {}
        try:
            for name, entry in self._wanted.entries.items():
                self._put(name, entry, there.get(name))
            for name in self._lent.entries.keys() - self._wanted.entries.keys():
                self._drop(name, there.get(name))
            self._ask_for_tags()
        finally:
            if self._done:
                served.keep(self._lent, self._done)
        return True

    def _put(self, name: str, entry: bytes, tag: str | None) -> None:
        known, digest = self._lent.entries.get(name), self._digests[name]
        if known is not None and tag is not None and (known.digest, known.tag) == (digest, tag):
            return
        if known is not None and known.tag != (tag or ""):
            LOG.warning(
                "calendar %s: %s was changed there, ours is put back", self._lent.scope, name
            )
        told = self._server.put(self._lent.scope, name, entry, tag)
        self._done[name] = Kept(digest, told)

    def _drop(self, name: str, tag: str | None) -> None:
        if tag is not None:
            self._server.drop(self._lent.scope, name, tag)
        self._done[name] = None

    def _ask_for_tags(self) -> None:
        """Of a server that does not tell the tag of what it takes (RFC 4791, 5.3.4)."""
        without = [name for name, one in self._done.items() if one is not None and not one.tag]
        if without:
            there = self._server.tags(self._lent.scope) or {}
            for name in without:
                kept = self._done[name]
                assert kept is not None
                self._done[name] = Kept(kept.digest, there.get(name, ""))
