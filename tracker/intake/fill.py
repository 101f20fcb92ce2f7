"""Cells that stand for the ones above them: merged ranges and ditto marks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from tracker.intake.cells import Value, is_blank, text
from tracker.intake.faults import Remark
from tracker.intake.header import Header
from tracker.intake.sheets import Cell, Sheet, cell_name

_DITTO: Final = frozenset(("同上", "〃", "″", '"', "''", "“", "”", "-同上-"))


@dataclass(frozen=True, slots=True)
class Row:
    """
    One row below the header.

    Parameters
    ----------
    own, filled
        Its own cells by key, and those that come from above.
    opening
        The first words of the row, whatever column they stand in; numbers do not count.
    """

    number: int
    own: Mapping[str, Value]
    opening: str = ""
    filled: Mapping[str, Value] = field(default_factory=dict)

    def value(self, key: str) -> Value:
        """The cell of a column, None where there is none."""
        return self.filled.get(key, self.own.get(key))

    @property
    def written(self) -> list[str]:
        """What stands in the row's own cells, left to right."""
        return [text(value) for value in self.own.values() if not is_blank(value)]


@dataclass(frozen=True, slots=True)
class Filled:
    """Rows below the header, and what was filled: remark, cell or range, value."""

    rows: tuple[Row, ...]
    remarks: tuple[tuple[Remark, Cell, str, str], ...] = ()


def rows(sheet: Sheet, header: Header) -> Filled:
    """The visible rows below the header, merged cells and ditto marks filled down."""
    remarks: list[tuple[Remark, Cell, str, str]] = []
    merged = _merged(sheet, header, remarks)
    found: list[Row] = []
    for number, cells in _visible(sheet, header):
        own = {key: _cell(sheet, cells, (number, index)) for key, index in header.columns.items()}
        filled = {
            key: merged[number, index]
            for key, index in header.columns.items()
            if (number, index) in merged and is_blank(own[key])
        }
        row = Row(number, own, _opening(cells), filled)
        if found:
            row = _ditto(row, found[-1], header, remarks)
        found.append(row)
    return Filled(tuple(found), tuple(remarks))


def _cell(sheet: Sheet, cells: tuple[Value, ...], cell: Cell) -> Value:
    """The raw cell; one that shows an error, or a formula without a value, is not empty."""
    if cell in sheet.errors:
        return sheet.errors[cell] or "="
    return cells[cell[1]] if cell[1] < len(cells) else None


def _opening(cells: tuple[Value, ...]) -> str:
    words = (text(cell) for cell in cells if not isinstance(cell, int | float))
    return next((one for one in words if one and not one.isdecimal()), "")


def _visible(sheet: Sheet, header: Header) -> Iterator[tuple[int, tuple[Value, ...]]]:
    """Rows below the header, also those that hold nothing but broken formulas."""
    last = max([sheet.last, *(row for row, _ in sheet.errors)])
    for number in range(header.row + 1, last + 1):
        if number not in sheet.hidden:
            yield number, sheet.rows[number - sheet.first] if number <= sheet.last else ()


def _merged(
    sheet: Sheet, header: Header, remarks: list[tuple[Remark, Cell, str, str]]
) -> dict[Cell, Value]:
    found: dict[Cell, Value] = {}
    for top, left, bottom, right in sheet.merged:
        inside = header.row < top < bottom and left in header.columns.values()
        if not inside or top > sheet.last or is_blank(sheet.value(top, left)):
            continue
        value = sheet.value(top, left)
        found |= {(row, left): value for row in range(top + 1, min(bottom, sheet.last) + 1)}
        area = f"{cell_name(top, left)}:{cell_name(bottom, right)}"
        remarks.append((Remark.MERGED_FILLED, (top, left), area, text(value)))
    return found


def _ditto(
    row: Row, above: Row, header: Header, remarks: list[tuple[Remark, Cell, str, str]]
) -> Row:
    filled = dict(row.filled)
    for key, value in row.own.items():
        if text(value) in _DITTO and not is_blank(above.value(key)):
            filled[key] = above.value(key)
            cell = (row.number, header.columns[key])
            remarks.append((Remark.DITTO_FILLED, cell, text(value), text(above.value(key))))
    return replace(row, filled=filled)
