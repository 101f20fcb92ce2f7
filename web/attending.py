"""Somebody who does what comes up beside everything else, until it ends."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

from tracker.errors import TrackerError

LOG = logging.getLogger("onevisit.attending")


@contextmanager
def attending(name: str, work_off: Callable[[], int], pause: float) -> Iterator[None]:
    """
    Somebody works off what waits as long as this lasts, in a thread of that name.

    Parameters
    ----------
    work_off
        Does what waits now; how much it was.
    pause
        Seconds until somebody who found nothing to do looks again.
    """
    ends = Event()
    worker = Thread(target=_attend, args=(name, work_off, pause, ends), name=name, daemon=True)
    worker.start()
    try:
        yield
    finally:
        ends.set()
        worker.join()


def _attend(name: str, work_off: Callable[[], int], pause: float, ends: Event) -> None:
    while not ends.is_set():
        try:
            done = work_off()
        except TrackerError:
            # The database is away or busy for a moment: what waits there waits a little longer.
            LOG.warning("cannot look for %s", name, exc_info=True)
            done = 0
        if not done:
            ends.wait(pause)
