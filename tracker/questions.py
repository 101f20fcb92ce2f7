"""
Questions that are asked many times a second: each is put into SQL once.

peewee writes a question anew each time, which takes longer than SQLite takes to answer it.
"""

from collections.abc import Callable, Iterator
from typing import Any

from tracker.database import Row, database, is_postgres


class Question:
    """
    A question for one row.

    Parameters
    ----------
    make
        The question in peewee's words, which selects whole tables; its values are placeholders.
    table
        The table of the row that is wanted.
    joined
        The other tables that it selects, in order, by the row's names for them.
    """

    def __init__(self, make: Callable[[], Any], table: type[Row], **joined: type[Row]) -> None:
        self._make, self._table, self._joined = make, table, joined
        self._written: dict[bool, str] = {}

    def ask(self, *values: object) -> Any:
        """The row, with those that it is joined to; None if there is none."""
        found = database.execute_sql(self._sql(), values).fetchone()
        if found is None:
            return None
        told = iter(found)
        row = _row(self._table, told)
        for name, table in self._joined.items():
            setattr(row, name, _row(table, told))
        return row

    def _sql(self) -> str:
        kind = is_postgres()
        if kind not in self._written:
            self._written[kind] = str(self._make().sql()[0])
        return self._written[kind]


def _row(table: Any, told: Iterator[Any]) -> Any:
    row = table(__no_default__=1)
    for one in table._meta.sorted_fields:
        row.__data__[one.name] = one.python_value(next(told))
    return row
