"""The catalogue of items as rows of a sheet: for CSV, and ready for a workbook."""

import csv
import io
from collections.abc import Iterable, Sequence

from tracker.errors import Rejected
from tracker.records import InspectionItem, Risk

HEADINGS = (
    "事项编号",
    "部门",
    "检查事项",
    "法律依据",
    "年度频次上限",
    "可非现场",
    "已公布",
    "风险",
)
"""The columns in their order; ids of departments, an empty cap is none."""

RISKS = {"低": Risk.LOW, "中": Risk.MEDIUM, "高": Risk.HIGH, **{one.value: one for one in Risk}}

ANSWERS = {"是": True, "否": False, "yes": True, "no": False}

Row = tuple[str, ...]


def rows_of(items: Iterable[InspectionItem]) -> tuple[Row, ...]:
    """The headings and a row for each item; `items_of` reads them back."""
    words = {True: "是", False: "否"}
    risks = {Risk.LOW: "低", Risk.MEDIUM: "中", Risk.HIGH: "高"}
    found = [
        (
            one.id,
            one.department,
            one.name,
            one.basis,
            "" if one.cap is None else str(one.cap),
            words[one.off_site],
            words[one.published],
            risks[one.risk],
        )
        for one in items
    ]
    return (HEADINGS, *found)


def items_of(rows: Iterable[Sequence[str]]) -> tuple[InspectionItem, ...]:
    """
    The items of a sheet's rows, the first of which holds the headings, in any order.

    Raises
    ------
    Rejected
        With every fault by row: headings that are missing, cells that cannot be read.
    """
    kept = [(number, [cell.strip() for cell in row]) for number, row in enumerate(rows, start=1)]
    kept = [(number, row) for number, row in kept if any(row)]
    head = kept[0][1] if kept else []
    missing = [one for one in HEADINGS if one not in head]
    if missing:
        raise Rejected(
            [f"row 1 has no heading {'、'.join(missing)}; expected {'、'.join(HEADINGS)}"]
        )
    problems: list[str] = []
    found = [_item(number, _cells(head, row), problems) for number, row in kept[1:]]
    if problems:
        raise Rejected(problems)
    return tuple(found)


def _cells(head: list[str], row: list[str]) -> dict[str, str]:
    padded = [*row, *[""] * (len(head) - len(row))]
    return dict(zip(head, padded, strict=False))


def _item(number: int, cells: dict[str, str], problems: list[str]) -> InspectionItem:
    code, department, name, basis, cap, off_site, published, risk = map(cells.get, HEADINGS)
    which = f"row {number}"
    if cap and not (cap.isascii() and cap.isdigit()):
        problems.append(f"{which}: {HEADINGS[4]} is {cap!r}, expected a whole number or nothing")
        cap = ""
    for heading, word in ((HEADINGS[5], off_site), (HEADINGS[6], published)):
        if word not in ANSWERS:
            problems.append(f"{which}: {heading} is {word!r}, expected 是 or 否")
    if risk not in RISKS:
        problems.append(f"{which}: {HEADINGS[7]} is {risk!r}, expected 低, 中 or 高")
    return InspectionItem(
        id=code or "",
        department=department or "",
        name=name or "",
        basis=basis or "",
        cap=int(cap) if cap else None,
        off_site=ANSWERS.get(off_site or "", False),
        published=ANSWERS.get(published or "", False),
        risk=RISKS.get(risk or "", Risk.MEDIUM),
    )


def write_csv(items: Iterable[InspectionItem]) -> bytes:
    """CSV in UTF-8 with the mark by which spreadsheet programs know it."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows_of(items))
    return text.getvalue().encode("utf-8-sig")


def read_csv(content: bytes) -> tuple[InspectionItem, ...]:
    """The items of a CSV file in UTF-8 or GB 18030; Rejected with every fault."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return items_of(csv.reader(io.StringIO(text, newline="")))
    raise Rejected(["the file is neither UTF-8 nor GB 18030 text"])
