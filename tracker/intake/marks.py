"""
What a workbook says about its cells beside their values: hidden rows, formulas, errors.

Read from the parts of an .xlsx or .ods as a stream; parts that declare a document type are
refused, so that no entity is ever expanded.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Final
from xml.etree import ElementTree

from tracker.intake.faults import Fault, Refused
from tracker.intake.sheets import MOST_COLUMNS, MOST_ROWS, Cell, cell_name

_TYPE: Final = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
_MANIFEST: Final = "META-INF/manifest.xml"
_NAME: Final = re.compile(r"([A-Z]{1,3})(\d{1,7})")


@dataclass(slots=True)
class Marks:
    """The marks of one sheet; rows from 1, columns from 0."""

    hidden: set[int] = field(default_factory=set)
    errors: dict[Cell, str] = field(default_factory=dict)
    formulas: set[Cell] = field(default_factory=set)


def refuse_hidden(content: bytes) -> None:
    """
    No part may be encrypted, nor declare a document type, the root of entity bombs and of
    foreign files.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        if _MANIFEST in names and b"encryption-data" in archive.read(_MANIFEST):
            raise Refused(Fault.ENCRYPTED)
        for name in names:
            if name.lower().endswith((".xml", ".rels", ".vml")):
                part = archive.read(name)
                if _TYPE.search(part) or part[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in part:
                    raise Refused(Fault.DAMAGED, name)


def of_xlsx(content: bytes) -> dict[str, Marks]:
    """Marks by sheet name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = set(archive.namelist())
        return {
            sheet: _of_part(archive.read(part)) for sheet, part in _parts(archive) if part in names
        }


def _parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    rels = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {one.get("Id"): one.get("Target", "") for one in rels}
    for one in ElementTree.fromstring(archive.read("xl/workbook.xml")).iter():
        if _local(one.tag) == "sheet":
            key = next((value for name, value in one.items() if _local(name) == "id"), None)
            target = targets.get(key, "")
            path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            yield one.get("name", ""), str(PurePosixPath(path))


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _of_part(part: bytes) -> Marks:
    marks = Marks()
    row = column = 0
    for event, one in ElementTree.iterparse(io.BytesIO(part), ("start", "end")):
        tag = _local(one.tag)
        if tag == "row" and event == "start":
            row, column = _number(one.get("r"), row + 1), -1
            if one.get("hidden") in ("1", "true") or one.get("ht") == "0":
                marks.hidden.add(row)
        elif tag == "c" and event == "end":
            column = _column(one.get("r"), column + 1)
            _mark(marks, (row, column), one)
        elif tag == "row":
            one.clear()
    return marks


def _number(said: str | None, otherwise: int) -> int:
    return int(said) if said and said.isdecimal() else otherwise


def _column(said: str | None, otherwise: int) -> int:
    match = _NAME.fullmatch(said or "")
    if match is None:
        return otherwise
    found = 0
    for letter in match[1]:
        found = found * 26 + ord(letter) - 64
    return found - 1


def _mark(marks: Marks, cell: Cell, one: ElementTree.Element) -> None:
    children = {_local(child.tag): child for child in one}
    value = children["v"].text if "v" in children else None
    if not value and "is" not in children and "f" not in children:
        return
    if cell[0] > MOST_ROWS or cell[1] >= MOST_COLUMNS:
        raise Refused(
            Fault.TOO_MANY_CELLS,
            cell_name(*cell),
            f"≤ {cell_name(MOST_ROWS, MOST_COLUMNS - 1)}",
        )
    if one.get("t") == "e":
        marks.errors[cell] = value or ""
    elif "f" in children and not value:
        marks.errors[cell] = ""
    elif "f" in children:
        marks.formulas.add(cell)


def of_ods(content: bytes) -> dict[str, Marks]:
    """Marks by sheet name: of an .ods only hidden and filtered rows are known."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        part = archive.read("content.xml")
    found: dict[str, Marks] = {}
    marks, row = Marks(), 0
    for event, one in ElementTree.iterparse(io.BytesIO(part), ("start", "end")):
        tag = _local(one.tag)
        said = {_local(name): value for name, value in one.items()}
        if tag == "table" and event == "start":
            marks, row = found.setdefault(said.get("name", ""), Marks()), 0
        elif tag == "table-row" and event == "start":
            times = _number(said.get("number-rows-repeated"), 1)
            if said.get("visibility", "visible") != "visible":
                marks.hidden.update(range(row + 1, min(row + times, MOST_ROWS) + 1))
            row += times
        elif tag == "table-row":
            one.clear()
    return found
