"""A file as it is: sheets of raw cells, with the file's own row numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from tracker.intake.cells import Value

MOST_SHEETS: Final = 20
MOST_ROWS: Final = 20_000
MOST_COLUMNS: Final = 100

FACTS: Final = "部门情况"
"""The sheet on which a department says what it is."""
GUIDE: Final = "填表说明"
"""The template's sheet of instructions."""
LISTS: Final = "字典"
"""The template's hidden sheet behind its drop-down lists."""

CORRECTION: Final = "更正表"
"""Stands in the title of a sheet that holds only rows that were put right."""

Cell = tuple[int, int]
"""Row number from 1 and column index from 0."""
Range = tuple[int, int, int, int]
"""First row, first column, last row, last column."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """
    One sheet.

    Parameters
    ----------
    rows
        Cells, left to right; rows may differ in length.
    first
        The number of the first row: 1, or 0 for a file whose header is no row.
    hidden
        Numbers of hidden and filtered rows.
    merged
        Ranges of merged cells.
    errors
        Cells that show an error, with its text; formulas without a value, with ``""``.
    formulas
        Cells whose value was calculated.
    """

    name: str
    rows: tuple[tuple[Value, ...], ...] = ()
    first: int = 1
    visible: bool = True
    hidden: frozenset[int] = frozenset()
    merged: tuple[Range, ...] = ()
    errors: Mapping[Cell, str] = field(default_factory=dict)
    formulas: frozenset[Cell] = frozenset()

    def value(self, row: int, column: int) -> Value:
        """The raw cell; None where the row is shorter."""
        cells = self.rows[row - self.first]
        return cells[column] if column < len(cells) else None

    @property
    def last(self) -> int:
        """The number of the last row."""
        return self.first + len(self.rows) - 1


@dataclass(frozen=True, slots=True)
class Reading:
    """The sheets of a file, and the encoding of a text that is not UTF-8."""

    sheets: tuple[Sheet, ...]
    encoding: str = ""


def letters(column: int) -> str:
    """The column as the spreadsheet program names it: 0 is A, 26 is AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def cell_name(row: int, column: int) -> str:
    """Such as ``E7``."""
    return f"{letters(column)}{row}"
