"""
Writes a review as a workbook, a sheet for each table, ready to print on A4.

Names are written as text and figures as numbers: a name that looks like a formula stays a name,
and a share can be calculated with. Equal papers give equal bytes.
"""

import io
import math

import xlsxwriter
from rich.cells import cell_len
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from web import wording
from web.reviews.tables import NONE, Cell, Kind, Paper, Table
from web.schedule import ACCENT, FONT, HAIR, INK, MADE, SOFT

HEAD = 4
"""The row of the headings, below title, head and source and an empty row."""

LINE = 17.0
"""Points that a line of a cell takes."""

MOST = 409.0
"""The highest row that a workbook knows."""

Formats = dict[str, Format]


def write(paper: Paper, language: str) -> bytes:
    """A review as xlsx."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        book.set_properties({"created": MADE, "title": paper.title, "author": paper.issuer})
        formats = _formats(book)
        for table in paper.tables:
            _sheet(book.add_worksheet(table.name), paper, table, formats, language)
    return stream.getvalue()


def _formats(book: Workbook) -> Formats:
    base = {"font_name": FONT, "font_size": 10, "font_color": INK, "valign": "vcenter"}
    soft = base | {"font_color": SOFT, "text_wrap": True}
    cell = base | {"text_wrap": True, "bottom": 1, "bottom_color": HAIR}
    head = base | {"bold": True, "font_color": "#FFFFFF", "bg_color": ACCENT, "text_wrap": True}
    middle = {"align": "center"}
    return {
        "title": book.add_format(base | {"font_size": 16, "bold": True, "font_color": ACCENT}),
        "head line": book.add_format(base | {"font_size": 11, "text_wrap": True}),
        "soft": book.add_format(soft),
        "heading text": book.add_format(head),
        "heading number": book.add_format(head | middle),
        "heading share": book.add_format(head | middle),
        "text": book.add_format(cell),
        "number": book.add_format(cell | middle),
        "share": book.add_format(cell | middle | {"num_format": "0%"}),
    }


def _sheet(sheet: Worksheet, paper: Paper, table: Table, formats: Formats, language: str) -> None:
    sheet.hide_gridlines(2)
    widths = [one.width for one in table.columns]
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    _across(sheet, 0, widths, paper.title, formats["title"], 30)
    _across(sheet, 1, widths, paper.head, formats["head line"])
    _across(sheet, 2, widths, paper.source, formats["soft"])
    for column, (one, heading) in enumerate(zip(table.columns, table.headings, strict=True)):
        sheet.write_string(HEAD, column, heading, formats[f"heading {one.kind.value}"])
    sheet.set_row(HEAD, _height(table.headings, widths) + 6)
    for index, row in enumerate(table.rows, start=HEAD + 1):
        sheet.set_row(index, _height(row, widths))
        for column, (cell, one) in enumerate(zip(row, table.columns, strict=True)):
            _write(sheet, (index, column), cell, one.kind, formats)
    below = HEAD + 1 + max(1, len(table.rows))
    if not table.rows:
        _across(sheet, HEAD + 1, widths, wording.say("review.nothing", language), formats["soft"])
    for index, note in enumerate(paper.notes, start=below + 1):
        _across(sheet, index, widths, note, formats["soft"])
    _set_print(sheet, paper, language)


def _across(
    sheet: Worksheet,
    row: int,
    widths: list[float],
    words: str,
    form: Format,
    least: float = LINE,
) -> None:
    """Words over the whole width, as high as they need."""
    sheet.set_row(row, max(least, _height([words], [sum(widths)])))
    sheet.merge_range(row, 0, row, len(widths) - 1, "", form)
    sheet.write_string(row, 0, words, form)


def _height(cells: tuple[Cell, ...] | tuple[str, ...] | list[str], widths: list[float]) -> float:
    """Points that a row needs; a Chinese letter is two characters wide."""
    lines = (
        math.ceil(cell_len(cell) * 1.05 / (width - 0.5))
        for cell, width in zip(cells, widths, strict=True)
        if isinstance(cell, str)
    )
    return min(MOST, LINE * max(1, *lines, 1) + 3)


def _write(
    sheet: Worksheet, place: tuple[int, int], cell: Cell, kind: Kind, formats: Formats
) -> None:
    form = formats[kind.value]
    if cell is None:
        sheet.write_string(*place, NONE, form)
    elif isinstance(cell, str):
        sheet.write_string(*place, cell, form)
    else:
        sheet.write_number(*place, cell, form)


def _set_print(sheet: Worksheet, paper: Paper, language: str) -> None:
    sheet.freeze_panes(HEAD + 1, 1)
    sheet.repeat_rows(HEAD)
    if paper.wide:
        sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer(f"&R&8{wording.say('sheet.footer', language)}")
