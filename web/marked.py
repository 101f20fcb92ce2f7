"""
What was wrong in a department's file, given back as a workbook: the wrong rows with the reasons.

The rows stand under the file's own header, so that the workbook can be put right and sent again.
"""

import io
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tracker.intake import cage, facts, header
from tracker.intake.faults import Problem
from tracker.intake.header import COLUMNS, Column, Header
from tracker.intake.sheets import CORRECTION, Sheet
from web import wording

LONGEST_NAME = 31
"""Characters of a sheet's name that every spreadsheet program opens."""

WIDTH = 16.0
WIDE = 60.0


class Held(Protocol):
    """A file that was checked, whatever it holds."""

    @property
    def problems(self) -> Sequence[Problem]:
        """Everything that is wrong with it."""


def marked(
    path: Path,
    checked: Held,
    sender: str,
    language: str,
    columns: tuple[Column, ...] = COLUMNS,
) -> bytes:
    """
    The rows with problems of a checked file, each with its problems in words beside it.

    The name of the department that sent it stands on top, for the file may be renamed, and that it
    is a correction: importing it withdraws nothing. Cells are
    written as text: what a stranger typed never becomes a formula.

    Parameters
    ----------
    columns
        By which its header is known.

    Raises
    ------
    Refused
        If the file cannot be read any more.
    """
    reading = cage.read(path.read_bytes(), path.name)
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as book:
        wrong = book.add_format({"bg_color": "#F8D7DA", "text_wrap": True, "valign": "top"})
        plain = book.add_format({"text_wrap": True, "valign": "top"})
        names: list[str] = []
        for sheet in reading.sheets:
            own = [one for one in checked.problems if one.place.sheet == sheet.name]
            if facts.is_facts(sheet) or own:
                names.append(_name(sheet.name or wording.say("marked.sheet", language), names))
                page = book.add_worksheet(names[-1])
                page.write_string(0, 0, f"{sender} {CORRECTION}", plain)
                found = header.find(sheet, columns) if own else None
                _write(page, (sheet, found), own, (plain, wrong), language)
    return stream.getvalue()


def _name(told: str, taken: Sequence[str]) -> str:
    """
    A sheet's name as a workbook may have it, and no second time.

    Files of some programs have names that others refuse.
    """
    plain = re.sub(r"[\[\]:*?/\\\0-\x1f]", "_", told)[:LONGEST_NAME].strip("'") or "_"
    known = {one.casefold() for one in taken}
    found, number = plain, 1
    while found.casefold() in known or found.casefold() == "history":
        number += 1
        found = f"{plain[: LONGEST_NAME - len(str(number)) - 1]}_{number}"
    return found


def _write(
    page: Worksheet,
    read: tuple[Sheet, Header | None],
    problems: Sequence[Problem],
    looks: tuple[Format, Format],
    language: str,
) -> None:
    """What stands above the rows, then the rows with problems; a facts sheet is copied whole."""
    (sheet, found), (plain, wrong) = read, looks
    by_row: dict[int, list[Problem]] = {}
    for one in problems:
        by_row.setdefault(one.place.row or 0, []).append(one)
    top = found.row if found else sheet.last
    last = max((len(row) for row in sheet.rows), default=0)
    numbers = [*range(sheet.first, top + 1), *(row for row in sorted(by_row) if row > top)]
    page.set_column(0, max(last - 1, 0), WIDTH)
    for line, number in enumerate(numbers, start=1):
        own = by_row.get(number, [])
        bad = {_column(one.place.cell) for one in own}
        for column in range(last):
            value = sheet.value(number, column)
            if value is not None or column in bad:
                page.write_string(line, column, _text(value), wrong if column in bad else plain)
        if number == top and found:
            page.set_column(last, last, WIDE)
            page.write_string(line, last, wording.say("marked.column", language), plain)
        elif own:
            reasons = "\n".join(wording.finding(one, language) for one in own)
            page.write_string(line, last, reasons, wrong)


def _column(cell: str) -> int:
    """Index of a cell's column: B7 is 1; -1 where there is no cell."""
    number = 0
    for letter in re.sub("[0-9]", "", cell):
        number = number * 26 + ord(letter) - 64
    return number - 1


def _text(value: object) -> str:
    """As a person would have typed it: no ``.0`` behind whole numbers, no midnight."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).removesuffix(" 00:00:00")
