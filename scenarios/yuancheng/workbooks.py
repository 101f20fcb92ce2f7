"""From grids to files: one workbook for each department, one of them a GBK text file."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from scenarios.yuancheng.departments import OFFICES, Office
from scenarios.yuancheng.grids import Grid, facts_grid, plan_grid
from scenarios.yuancheng.park import NOTE, park

_MADE = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
"""Stands in every workbook as its date, so that the same lines give the same bytes."""

_WIDTHS = {"企业": 30, "单位": 30, "信用": 22, "事项": 30, "内容": 30, "依据": 34, "时间": 24}


def sheets() -> Iterator[tuple[str, list[Grid]]]:
    """The name of each department's file with its sheets, in the order of the park."""
    for office, entry in zip(OFFICES, park()["departments"], strict=True):
        grids = [plan_grid(office), facts_grid(office)]
        yield str(entry["workbook"]), [one for one in grids if one is not None]


def write(folder: Path) -> list[Path]:
    """Writes ``park.json`` and every department's file; returns what was written."""
    folder.mkdir(parents=True, exist_ok=True)
    facts = folder / "park.json"
    facts.write_text(json.dumps(park(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    written = [facts]
    for (name, grids), office in zip(sheets(), OFFICES, strict=True):
        path = folder / name
        if path.suffix == ".csv":
            path.write_bytes(_text(grids[0]).encode("gbk"))
        else:
            _write_workbook(path, office, grids)
        written.append(path)
    return written


def _text(grid: Grid) -> str:
    lines = io.StringIO()
    csv.writer(lines, lineterminator="\r\n").writerows(grid.rows)
    return lines.getvalue()


def _write_workbook(path: Path, office: Office, grids: list[Grid]) -> None:
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy/m/d"}) as book:
        book.set_properties(
            {"author": office.name, "title": path.stem, "comments": NOTE, "created": _MADE}
        )
        bold = book.add_format(
            {"bold": True, "text_wrap": True, "border": 1, "bg_color": "#DDEBF7"}
        )
        plain = book.add_format({"text_wrap": True, "border": 1, "valign": "vcenter"})
        for grid in grids:
            _write_sheet(book.add_worksheet(grid.sheet), grid, bold, plain)


def _write_sheet(sheet: Worksheet, grid: Grid, bold: Format, plain: Format) -> None:
    for number, row in enumerate(grid.rows):
        for column, cell in enumerate(row):
            _write_cell(sheet, number, column, cell, bold if number == grid.header else plain)
    if grid.header > 0 and len(grid.rows[0]) == 1:
        sheet.merge_range(0, 0, 0, 9, grid.rows[0][0], bold)
    for first, last, column in grid.merged:
        sheet.merge_range(first, column, last, column, grid.rows[first][column], plain)
    for number in grid.hidden:
        sheet.set_row(number, None, None, {"hidden": True})
    for column, heading in enumerate(grid.rows[grid.header]):
        found = [width for word, width in _WIDTHS.items() if word in str(heading)]
        sheet.set_column(column, column, found[0] if found else 12)


def _write_cell(sheet: Worksheet, row: int, column: int, cell: object, shape: Format) -> None:
    if isinstance(cell, date):
        sheet.write_datetime(row, column, cell)
    elif isinstance(cell, str):
        sheet.write_string(row, column, cell, shape)
    elif cell is None:
        sheet.write_blank(row, column, None, shape)
    else:
        sheet.write(row, column, cell, shape)
