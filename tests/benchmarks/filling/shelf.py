"""Rows of many tables and lines of the log, gathered and then stored in bulk."""

import datetime as dt
from typing import Any

from tracker import history
from tracker.database import database, is_postgres, transaction
from tracker.models import TABLES, EventRow, HeadRow, SealRow

CELLS = 16_000
"""So many values go into one statement; every database takes them."""


class Shelf:
    """
    Rows by table, with numbers of their own, and a log that is whole.

    For a database that nobody else writes to meanwhile.
    """

    def __init__(self) -> None:
        self._rows: dict[Any, list[dict[str, Any]]] = {}
        self._numbers: dict[Any, int] = {}
        self._heads: dict[str, tuple[int, str]] = {}

    def add(self, table: Any, **facts: Any) -> int:
        """Put a row down and return its number."""
        if table not in self._numbers:
            last = table.select(table.id).order_by(table.id.desc()).first()
            self._numbers[table] = last.id if last else 0
        self._numbers[table] += 1
        number = self._numbers[table]
        self._rows.setdefault(table, []).append({"id": number, **facts})
        return number

    def last(self, table: Any) -> dict[str, Any]:
        """The row that was put down last, to tell of it what needs its number."""
        return self._rows[table][-1]

    def log(self, case: str, act: str, actor: str, moment: dt.datetime, **facts: Any) -> None:
        """Put a line of the log down, chained to the one before of its case."""
        seq, before = self._heads.get(case, (0, history.ORIGIN))
        told = [case, seq + 1, moment.isoformat(), actor, act, history.canonical(facts)]
        found = history.digest([*told, before])
        self._heads[case] = (seq + 1, found)
        names = ("case", "seq", "moment", "actor", "act", "facts")
        self.add(EventRow, **dict(zip(names, told, strict=True)), hash=found)

    def store(self) -> None:
        """Store what was put down since the last time, parents first."""
        with transaction():
            self._seal()
            for table in TABLES:
                rows = self._rows.pop(table, [])
                width = len(rows[0]) if rows else 1
                for start in range(0, len(rows), CELLS // width):
                    table.insert_many(rows[start : start + CELLS // width]).execute()

    def finish(self) -> None:
        """Store the ends of the chains; let the database count on from here, and look at it."""
        for case, (seq, found) in self._heads.items():
            self.add(HeadRow, case=case, seq=seq, hash=found)
        self.store()
        if is_postgres():
            for table in self._numbers:
                name = table._meta.table_name
                database.execute_sql(
                    f"SELECT setval(pg_get_serial_sequence('\"{name}\"', 'id'), max(id))"
                    f' FROM "{name}"'
                )

    def _seal(self) -> None:
        seal = history.seal()
        covered, count = seal.hash, seal.events
        for row in self._rows.get(EventRow, ()):
            covered, count = history.digest([covered, row["hash"]]), count + 1
        SealRow.delete().execute()
        SealRow.create(events=count, hash=covered)
