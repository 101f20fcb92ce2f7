"""
Bytes → sheets of raw cells. Runs in the cage; `tracker.intake.cage.read` is the safe way in.

xlsx, xls and ods by calamine, which does not believe a sheet's own dimension (WPS writes a
wrong one); text by a strict chain of decoders; json as one sheet whose header is no row.
"""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final

import python_calamine

from tracker.intake import marks
from tracker.intake.cells import Value
from tracker.intake.faults import Fault, Refused
from tracker.intake.guard import Kind
from tracker.intake.sheets import MOST_COLUMNS, MOST_ROWS, MOST_SHEETS, Range, Reading, Sheet

_BOMS: Final = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_JSON: Final = '[{"企业名称": …}, …]'
_DELIMITERS: Final = (",", "\t", ";", "，", "|")


def reading(content: bytes, kind: Kind) -> Reading:
    """
    The sheets of a file that passed the guard.

    Raises
    ------
    Refused
        When the content is damaged or larger than a plan can be.
    """
    if kind == "csv":
        return _csv(content)
    if kind == "json":
        return _json(content)
    if kind in ("xlsx", "ods"):
        marks.refuse_hidden(content)
    found = {"xlsx": marks.of_xlsx, "ods": marks.of_ods}.get(kind, _unmarked)(content)
    return _workbook(content, found)


def _unmarked(content: bytes) -> dict[str, marks.Marks]:
    return {}


def _workbook(content: bytes, found: Mapping[str, marks.Marks]) -> Reading:
    workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    metadata = workbook.sheets_metadata
    if len(metadata) > MOST_SHEETS:
        raise Refused(Fault.TOO_MANY_CELLS, str(len(metadata)), f"≤ {MOST_SHEETS}")
    sheets = []
    for one in metadata:
        if one.typ == python_calamine.SheetTypeEnum.WorkSheet:
            visible = one.visible == python_calamine.SheetVisibleEnum.Visible
            sheet = workbook.get_sheet_by_name(one.name)
            sheets.append(_sheet(sheet, visible, found.get(one.name, marks.Marks())))
    return Reading(tuple(sheets))


def _sheet(sheet: python_calamine.CalamineSheet, visible: bool, marked: marks.Marks) -> Sheet:
    _refuse_size(sheet.total_height, sheet.total_width)
    rows = [[_value(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    return Sheet(
        sheet.name,
        tuple(tuple(row) for row in rows),
        visible=visible,
        hidden=frozenset(marked.hidden),
        merged=_ranges(sheet.merged_cell_ranges or ()),
        errors=marked.errors,
        formulas=frozenset(marked.formulas),
    )


def _refuse_size(rows: int, columns: int) -> None:
    if rows > MOST_ROWS or columns > MOST_COLUMNS:
        raise Refused(
            Fault.TOO_MANY_CELLS,
            f"{rows} × {columns}",
            f"≤ {MOST_ROWS} × {MOST_COLUMNS}",
        )


def _ranges(merged: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> tuple[Range, ...]:
    return tuple(
        (top + 1, left, min(bottom + 1, MOST_ROWS), right)
        for (top, left), (bottom, right) in merged[:MOST_ROWS]
    )


def _value(cell: Any) -> Value:
    if isinstance(cell, timedelta):
        return cell.total_seconds() / 86400
    if cell == "":
        return None
    found: Value = cell
    return found


def decoded(content: bytes) -> tuple[str, str]:
    """A text and its encoding: byte order mark, else strict UTF-8, else strict GB 18030."""
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _strict(content[len(mark) :], (encoding,))
    return _strict(content, ("utf-8", "gb18030"))


def _strict(content: bytes, encodings: Sequence[str]) -> tuple[str, str]:
    for encoding in encodings:
        try:
            return content.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise Refused(Fault.UNKNOWN_ENCODING, "", "UTF-8, GB 18030")


def _csv(content: bytes) -> Reading:
    plain, encoding = decoded(content)
    if "\0" in plain:
        raise Refused(Fault.WRONG_TYPE, "NUL")
    head = plain[:4000]
    delimiter = max(_DELIMITERS, key=head.count)
    try:
        lines = list(csv.reader(io.StringIO(plain, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise Refused(Fault.DAMAGED, str(error)) from error
    _refuse_size(len(lines), max((len(line) for line in lines), default=0))
    rows = tuple(tuple(cell or None for cell in line) for line in lines)
    return Reading((Sheet("", rows),), "" if encoding == "utf-8" else encoding)


def _json(content: bytes) -> Reading:
    plain, encoding = decoded(content)
    try:
        found = json.loads(plain)
    except (ValueError, RecursionError) as error:
        raise Refused(Fault.BAD_JSON, str(error)[:200], _JSON) from error
    if isinstance(found, dict):
        found = found.get("lines")
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise Refused(Fault.BAD_JSON, type(found).__name__, _JSON)
    names = list(dict.fromkeys(str(name) for one in found for name in one))
    _refuse_size(len(found), len(names))
    rows = [tuple(_plain(one.get(name)) for name in names) for one in found]
    sheet = Sheet("", (tuple(names), *rows), first=0)
    return Reading((sheet,), "" if encoding == "utf-8" else encoding)


def _plain(value: object) -> Value:
    """A cell of a JSON file; a list is what stands between semicolons in a sheet."""
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return ";".join(value)
    if value is None or isinstance(value, str | bool | int | float | date):
        return value
    raise Refused(Fault.BAD_JSON, json.dumps(value, ensure_ascii=False)[:80])
