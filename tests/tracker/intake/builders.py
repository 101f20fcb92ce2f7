"""Files as departments send them, and the park they are held against."""

import io
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

import xlsxwriter

from tracker.intake.check import Checked, check
from tracker.intake.faults import Fault
from tracker.intake.header import COLUMNS
from tracker.records import Department, Enterprise
from tracker.week import Week

WEEK = Week.parse("2026-W49")
FIRE = Department("FIRE", "源城区消防救援大队", "消防", 3)
TAX = Department("TAX", "国家税务总局源城区税务局", "税务", 2)
CIRCUITS = Enterprise("e1", "河源市榕汀线路板有限公司", "91441602XG0000033X")
FOODS = Enterprise("e2", "河源市澜野饮料有限公司", "91441602XG0000826K")
HEADER = tuple(f"{one.title}*" if one.required else one.title for one in COLUMNS)
KEYS = tuple(one.key for one in COLUMNS)
GOOD: dict[str, Any] = {
    "enterprise": CIRCUITS.name,
    "code": CIRCUITS.uscc,
    "item": "消防安全监督检查",
    "basis": "《中华人民共和国消防法》第五十三条",
    "when": "12月1日 上午；周三下午",
    "minutes": 90,
    "approver": "屈向原",
    "approved_on": "2026-11-20",
}

Draw = Callable[[Any, Any], None]


def row(**changed: Any) -> list[Any]:
    """A plan line's cells in the order of the template."""
    return [(GOOD | changed).get(key) for key in KEYS]


def rows(*lines: Sequence[Any], header: Sequence[Any] = HEADER) -> list[Sequence[Any]]:
    """A header and its lines."""
    return [header, *lines]


def book(
    cells: Sequence[Sequence[Any]], draw: Draw | None = None, sheet: str = "检查计划"
) -> bytes:
    """An .xlsx with these cells from A1; `draw` gets workbook and sheet to do more."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as workbook:
        one = workbook.add_worksheet(sheet)
        for number, line in enumerate(cells):
            for column, value in enumerate(line):
                if value is not None:
                    one.write(number, column, value)
        if draw:
            draw(workbook, one)
    return content.getvalue()


def text(cells: Sequence[Sequence[Any]]) -> str:
    """The cells with commas between them."""
    return "\r\n".join(",".join("" if one is None else str(one) for one in line) for line in cells)


def checked(content: bytes, name: str = "消防.xlsx", **changed: Any) -> Checked:
    """What intake says of a file that the fire brigade sends."""
    against: dict[str, Any] = {
        "week": WEEK,
        "departments": (FIRE, TAX),
        "enterprises": (CIRCUITS, FOODS),
        "department": "FIRE",
    }
    return check(content, name=name, **(against | changed))


def faults(
    content: bytes, name: str = "消防.xlsx", **changed: Any
) -> list[tuple[Fault, int | None]]:
    """Code and row of every problem of a file."""
    found = checked(content, name, **changed).problems
    return [(one.code, one.place.row) for one in found]


def without(content: bytes, *names: str) -> bytes:
    """The archive without some of its parts."""
    return repacked(content, lambda name, part: None if name in names else part)


def repacked(content: bytes, change: Callable[[str, bytes], bytes | None], **added: bytes) -> bytes:
    """The archive with every part changed, those that become None left out."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            part = change(name, old.read(name))
            if part is not None:
                new.writestr(name, part)
        for name, part in added.items():
            new.writestr(name, part)
    return made.getvalue()


def archive(parts: dict[str, bytes]) -> bytes:
    """A zip archive of parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name, part in parts.items():
            new.writestr(name, part)
    return made.getvalue()
