"""Paints cells of a workbook red and comments them. Runs in the cage, by openpyxl."""

import io
from collections.abc import Iterable, Sequence
from typing import Final

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from tracker.intake.guard import Kind
from tracker.intake.read import reading
from tracker.intake.sheets import MOST_COLUMNS, MOST_ROWS

_RED: Final = PatternFill("solid", fgColor="FFFF9999")
_LONGEST: Final = 2000
Mark = Sequence[str]
"""Sheet, cell and words."""


def painted(content: bytes, kind: Kind, marks: Iterable[Mark]) -> bytes:
    """An .xlsx with the cells of the file; one that was no .xlsx keeps its values only."""
    if kind == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(content), keep_links=False)
    else:
        book = _copied(content, kind)
    for name, where, words in marks:
        sheet = book[name] if name in book.sheetnames else book.worksheets[0]
        if isinstance(sheet, Worksheet):
            _paint(sheet, where or "A1", words)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _copied(content: bytes, kind: Kind) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for one in reading(content, kind).sheets:
        sheet = book.create_sheet(one.name or "Sheet1")
        for row, values in enumerate(one.rows, max(1, one.first)):
            for column, value in enumerate(values, 1):
                cell = sheet.cell(row, column, value)
                if isinstance(value, str):
                    cell.data_type = "s"
    return book


def _paint(sheet: Worksheet, where: str, words: str) -> None:
    cell = sheet[where]
    if not isinstance(cell, Cell) or cell.row > MOST_ROWS or cell.column > MOST_COLUMNS:
        cell = sheet["A1"]
    if not isinstance(cell, Cell):
        return
    before = f"{cell.comment.text}\n" if cell.comment else ""
    cell.comment = Comment((before + words)[:_LONGEST], "OneVisit", width=320, height=120)
    cell.fill = _RED
