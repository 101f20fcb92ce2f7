# What peewee says about its statements has no types.
# mypy: disable-error-code="no-untyped-call"
"""SQLite as the writers of many programs need it: fair, and in our own words."""

import random
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import peewee

from tracker.collisions import is_busy
from tracker.errors import Conflict, ConflictCode
from tracker.turns import TooLate, Turns

PAUSE = 0.002
"""Mean seconds between two looks whether another program still writes."""


class Embedded(peewee.SqliteDatabase):
    """
    A file whose writers take turns.

    SQLite's own wait grows with its length, up to a tenth of a second: who came last looks most
    often and goes first, and among many writers some wait until they give up. Here the threads
    of a program queue, and the first of each queue looks at random moments, all equally often.

    Parameters
    ----------
    path
        Where the file is.
    pragmas
        What each connection begins with.
    seconds
        How long to wait, for a turn to write or to read while another one commits.
    """

    def __init__(self, path: str, pragmas: Mapping[str, object], seconds: float) -> None:
        super().__init__(path, pragmas=dict(pragmas), timeout=seconds)
        self.turns, self.seconds = Turns(), seconds

    @contextmanager
    def turn(self) -> Iterator[None]:
        """
        A transaction of the only writer.

        Raises
        ------
        Conflict
            If the turn does not come in time.
        """
        until = time.monotonic() + self.seconds
        try:
            with self.turns.turn(until) as waited:
                if waited:
                    # Else the queue of the one who has just written would always go on first.
                    _pause()
                with self.atomic("IMMEDIATE", until):
                    yield
        except TooLate as fault:
            raise Conflict(ConflictCode.BUSY) from fault

    def begin(self, lock_type: str | None = None, until: float = 0.0) -> None:
        """
        Begin a transaction.

        Parameters
        ----------
        lock_type
            None for a reader.
        until
            For a writer: the moment of `time.monotonic` at which to give up.
        """
        if lock_type is None:
            super().begin()
            return
        self._patience(0.0)
        try:
            while not self._began(lock_type, until):
                _pause()
        finally:
            self._patience(self.seconds)

    def _patience(self, seconds: float) -> None:
        self.execute_sql(f"PRAGMA busy_timeout = {int(seconds * 1000)}")

    def _began(self, lock_type: str, until: float) -> bool:
        try:
            super().begin(lock_type)
        except peewee.OperationalError as fault:
            if not is_busy(fault) or time.monotonic() > until:
                raise
            return False
        return True

    def execute_sql(self, sql: str, params: Any = None) -> Any:
        """
        Carry out a statement.

        Raises
        ------
        Conflict
            If others wrote all the time and it could not even look.
        """
        try:
            return super().execute_sql(sql, params)
        except peewee.OperationalError as fault:
            if not is_busy(fault):
                raise
            raise Conflict(ConflictCode.BUSY) from fault


def _pause() -> None:
    time.sleep(random.uniform(0, 2 * PAUSE))
