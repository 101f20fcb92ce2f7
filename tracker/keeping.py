"""
Connections that a thread keeps from one session to the next.

To open one costs more than most pages ask of it: SQLite reads its whole schema, PostgreSQL begins a
process. A server has few threads, which stay; all other programs open one for each session.
"""

import threading
import time

LONGEST = 60.0
"""
Seconds for which a connection is kept.

SQLite lets nobody write while somebody reads: a statement that was forgotten must not live on.
"""


class Kept(threading.local):
    """What this thread keeps; of which database, and until when."""

    inside = False
    """Whether a session is going on."""
    _of: object = None
    _until = 0.0

    def is_kept(self, database: object) -> bool:
        """Whether the open connection of a database is one that was kept."""
        return self._of is not None and self._of is database

    def begin(self, database: object) -> None:
        """A connection was opened; it is kept if this program keeps any."""
        if _seconds:
            self._of, self._until = database, time.monotonic() + _seconds[0]

    def stays(self) -> bool:
        """Whether it is still to be kept."""
        return self._of is not None and time.monotonic() < self._until

    def end(self) -> None:
        """Nothing is kept any more."""
        self._of = None


kept = Kept()

_seconds: list[float] = []
"""For how long this program keeps connections; empty if it keeps none."""


def keep(seconds: float = LONGEST) -> None:
    """From now on every thread of this program keeps its connection; 0 ends that."""
    _seconds[:] = [seconds] if seconds else []
