"""The only clock of the project."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from tracker.week import local

_held: list[dt.datetime] = []


def now() -> dt.datetime:
    """The present moment in the park's zone, or the one that `fixed` holds."""
    return local(_held[-1] if _held else dt.datetime.now(dt.UTC))


def today() -> dt.date:
    """The present day on the park's calendar."""
    return now().date()


@contextmanager
def fixed(moment: dt.datetime) -> Iterator[None]:
    """
    Hold the clock of the whole process at an aware moment, for tests and the demo.

    Raises
    ------
    ValueError
        If the moment has no zone.
    """
    _held.append(local(moment))
    try:
        yield
    finally:
        _held.pop()
