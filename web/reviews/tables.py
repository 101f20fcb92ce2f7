"""What a review looks like wherever it stands: columns, tables, and the paper that holds them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from web import wording

Cell = str | int | float | None
"""What stands in a table; None: there is no such figure."""

NONE = "–"
"""How no figure is written."""


class Kind(Enum):
    """How the cells of a column are written."""

    TEXT = "text"
    NUMBER = "number"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class Column:
    """
    One column.

    Parameters
    ----------
    key
        Of its heading, which is said as ``column.KEY``.
    width
        In characters of the workbook; on paper columns share the width in proportion.
    of
        What of a record stands in it.
    """

    key: str
    width: float
    of: Callable[[Any], Cell]
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings, in the order in which they were given."""

    name: str
    columns: tuple[Column, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """
    A review to hand out.

    Parameters
    ----------
    head
        Whose it is and of which time.
    source
        Where the figures come from, up to which day.
    notes
        What was counted, and what the figures are not for.
    wide
        Whether it lies across.
    """

    title: str
    head: str
    source: str
    notes: tuple[str, ...]
    tables: tuple[Table, ...]
    issuer: str
    wide: bool = True


def table(name: str, columns: tuple[Column, ...], found: Iterable[Any], language: str) -> Table:
    """Records as a table, one a row, in their own order."""
    headings = (wording.say(f"column.{one.key}", language) for one in columns)
    return Table(
        name=wording.say(f"review.table.{name}", language),
        columns=columns,
        headings=tuple(one[:1].upper() + one[1:] for one in headings),
        rows=tuple(tuple(column.of(one) for column in columns) for one in found),
    )


def written(cell: Cell, kind: Kind) -> str:
    """A cell as people read it."""
    if cell is None:
        return NONE
    return f"{cell:.0%}" if kind is Kind.SHARE else str(cell)
