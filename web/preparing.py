"""
Prepares what was asked for beside the pages, one after the other, in the name of whoever asked.

The table of preparations is the queue: whoever looks there first makes what waits. What goes
wrong stands in the preparation, for its reader; what nobody foresaw stands in the log, too.
"""

import logging
import time
from contextlib import AbstractContextManager

from tracker import database, preparations
from tracker.errors import TrackerError
from tracker.records import Person
from tracker.records.preparations import Preparation, PreparationFault
from web import attending as attended
from web.config import Config
from web.makers import MAKERS, Asked
from web.makers.made import Stopped

LOG = logging.getLogger("onevisit.preparing")

PAUSE = 0.3
"""Seconds until somebody who found nothing to do looks again."""

BEATS = 0.5
"""Seconds between two signs of life."""


def carry_out(preparation: int, config: Config) -> bool:
    """Prepare what waits under this id; whether there was something to do."""
    with database.session():
        taken = preparations.begin(preparation)
        if taken is None:
            return False
        one, by = taken
        try:
            made = MAKERS[one.kind](Asked(one.told, by, config, _Beats(one)))
            preparations.finish(one, made.name, made.media, made.content)
        except Stopped:
            LOG.info("preparation %s was stopped", one.id)
        except TrackerError as fault:
            _give_up(one, by, PreparationFault.REFUSED, type(fault).__name__)
        except Exception:
            LOG.exception("preparation %s (%s) broke", one.id, one.kind)
            preparations.fail(one, PreparationFault.BROKEN)
    return True


def _give_up(one: Preparation, by: Person, why: PreparationFault, told: str) -> None:
    LOG.info("preparation %s (%s) for a %s was refused: %s", one.id, one.kind, by.role, told)
    preparations.fail(one, why)


class _Beats:
    """Tells how far a preparation is, but not more often than anybody looks."""

    def __init__(self, one: Preparation) -> None:
        self._one, self._told = one, 0.0

    def __call__(self, done: int, total: int) -> bool:
        now = time.monotonic()
        if now - self._told < BEATS:
            return True
        self._told = now
        return preparations.beat(self._one, done, total)


def work_off(config: Config) -> int:
    """Prepare all that waits now; how many."""
    with database.session():
        waiting = preparations.waiting()
    return sum(carry_out(one, config) for one in waiting)


def attending(config: Config) -> AbstractContextManager[None]:
    """Somebody prepares what is asked for as long as this lasts, beside whatever else is done."""
    return attended.attending("preparing", lambda: work_off(config), PAUSE)
