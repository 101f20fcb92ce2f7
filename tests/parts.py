"""
Two parts of the tests: those whose lines are counted, and the rest.

Counting lines makes a test half as fast. One example of a fact, or two, tell which lines it
reaches; its other examples, and the other database, say something about the answer only.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Protocol

ENOUGH = 2
"""Examples of a test whose lines are counted."""

WHOLE = ("optimizer",)
"""Rooms where every line and branch is counted, so that every example may be the one."""

NONE = ("journeys", "benchmarks", "peers", "house")
"""Folders whose tests go far through lines that the rooms' own tests have reached already."""


class Item(Protocol):
    """What pytest knows of a test, as far as it matters here."""

    nodeid: str

    def get_closest_marker(self, name: str) -> object:
        """A marker; None if it has no such one."""


def counted(items: Iterable[Item]) -> Iterator[bool]:
    """Whether the lines of each test are counted, in the order of the tests."""
    seen = Counter[str]()
    for item in items:
        path, _, name = item.nodeid.partition("::")
        room = PurePath(path).parts[1]
        if room in NONE or item.get_closest_marker("needs_postgres") is not None:
            yield False
        elif room in WHOLE:
            yield True
        else:
            test = f"{path}::{name.partition('[')[0]}"
            seen[test] += 1
            yield seen[test] <= ENOUGH
