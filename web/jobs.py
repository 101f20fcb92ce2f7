"""
Planning runs, and what has to be looked at every minute.

The tracker's table of runs is the truth; the queue only wakes a worker up. A queue that is lost,
or a message that comes twice, therefore changes nothing: whoever takes a run first carries it
out, and every minute all that waits is queued once more.
"""

import logging
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import huey

from tracker import (
    database,
    deadlines,
    evenings,
    idempotency,
    observation,
    people,
    planning,
    preparations,
    reminders,
    runs,
)
from tracker.appeals import ageing, digests, notices
from web import storage
from web.config import Config

LOG = logging.getLogger("onevisit.jobs")

SLOWEST = 2.0
"""Seconds until a sleeping worker looks into the queue again."""

POOL = ("max_connections=", "stale_timeout=", "timeout=")
"""What an address may say about the tracker's connections, and nobody else's."""


class Jobs:
    """The queue of an installation, with what its workers can do."""

    def __init__(self, queue: huey.Huey) -> None:
        self.queue = queue
        self._carry_out: Callable[[int], Any] = queue.task(name="carry_out")(carry_out)
        queue.periodic_task(huey.crontab(minute="*"), name="look_after")(self.look_after)

    def wake(self) -> int:
        """Queue every run that waits, and look after what was lost; how many wait."""
        with database.session():
            runs.recover(by=people.OPERATOR)
            waiting = runs.queued()
        for run in waiting:
            self._carry_out(run)
        return len(waiting)

    def look_after(self) -> None:
        """What a minute asks for: what was lost, reminders, what is forgotten."""
        self.wake()
        with database.session():
            deadlines.tick(by=people.OPERATOR)
            observation.tick(by=people.OPERATOR)
            reminders.tick()
            notices.tick(by=people.OPERATOR)
            ageing.tick(by=people.OPERATOR)
            digests.tick(by=people.OPERATOR)
            idempotency.tick()
            preparations.recover()
            preparations.tick()
            evenings.tick()

    def consumer(self, workers: int) -> Any:
        """Whoever works the queue off; its `run` ends with an interrupt, after the work at hand."""
        return self.queue.create_consumer(
            workers=workers, worker_type="thread", max_delay=SLOWEST, check_worker_health=True
        )


def carry_out(run: int) -> None:
    """Carry a run out; what goes wrong stands in the run, for the committee to read."""
    version = planning.carry_out(run)
    done = "gave no draft" if version is None else f"gave draft {version.number}"
    LOG.info("run %s %s", run, done)


def open_jobs(config: Config) -> Jobs:
    """The queue beside the configured database, which is brought up to date; made if need be."""
    storage.connect(config)
    return beside(config.database_url)


def beside(url: str) -> Jobs:
    """The queue beside the bound database; whoever comes first makes it."""
    # PostgreSQL lets one of two fail who make a table that is not there yet, both "if need be".
    with database.session(), database.transaction():
        if url.startswith(storage.SQLITE):
            return Jobs(_embedded(Path(url.removeprefix(storage.SQLITE))))
        return Jobs(huey.PostgresHuey("onevisit", dsn=server(url)))


def _embedded(records: Path) -> huey.Huey:
    place = records.with_name(f"{records.stem}-jobs.db")
    journal = database.journal_mode(sqlite3.sqlite_version_info)
    patience = database.LOCK_SECONDS
    return huey.SqliteHuey("onevisit", filename=str(place), journal_mode=journal, timeout=patience)


def server(url: str) -> str:
    """The address of a server as PostgreSQL's own library reads it, which knows of no pool."""
    scheme, _, rest = url.partition("://")
    place, _, options = rest.partition("?")
    known = [one for one in options.split("&") if one and not one.startswith(POOL)]
    return f"{scheme.partition('+')[0]}://{place}" + ("?" + "&".join(known) if known else "")
