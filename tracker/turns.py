"""Turns: who came first goes first."""

import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager


class TooLate(Exception):
    """The turn did not come in time."""


class Turns:
    """
    One thread at a time, in the order in which they came.

    A plain lock wakes up any of those that wait, and whoever asks at the right moment goes
    before all of them: with many writers some would wait without end.
    """

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._taken = False
        self._waiting: deque[threading.Event] = deque()

    @property
    def length(self) -> int:
        """How many wait."""
        return len(self._waiting)

    @contextmanager
    def turn(self, until: float) -> Iterator[bool]:
        """
        Keep the turn while inside; yields whether there was somebody to wait for.

        Parameters
        ----------
        until
            The moment of `time.monotonic` at which to give up.

        Raises
        ------
        TooLate
            If the turn has not come by then.
        """
        waited = self._take(until)
        try:
            yield waited
        finally:
            self._hand_on()

    def _take(self, until: float) -> bool:
        with self._guard:
            if not self._taken:
                self._taken = True
                return False
            mine = threading.Event()
            self._waiting.append(mine)
        came = False
        try:
            came = mine.wait(max(0.0, until - time.monotonic()))
        finally:
            if not came:
                self._give_up(mine)
        if not came:
            raise TooLate
        return True

    def _give_up(self, mine: threading.Event) -> None:
        """Leave the queue; a turn that came at the last moment goes to the next."""
        with self._guard:
            if mine in self._waiting:
                self._waiting.remove(mine)
                return
        self._hand_on()

    def _hand_on(self) -> None:
        with self._guard:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._taken = False
