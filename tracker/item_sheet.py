"""The catalogue of items as rows of a sheet: for CSV, and ready for a workbook."""

import csv
import io
from collections.abc import Iterable, Sequence

from tracker.errors import Fault, FaultCode, Rejected
from tracker.intake.appeal_cells import guarded
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
    lacking = [one for one in HEADINGS if one not in head]
    if lacking:
        raise Rejected(Fault("headings", FaultCode.MISSING, at=one) for one in lacking)
    problems: list[Fault] = []
    found = [_item(number, _cells(head, row), problems) for number, row in kept[1:]]
    if problems:
        raise Rejected(problems)
    return tuple(found)


def _cells(head: list[str], row: list[str]) -> dict[str, str]:
    padded = [*row, *[""] * (len(head) - len(row))]
    return dict(zip(head, padded, strict=False))


def _item(number: int, cells: dict[str, str], problems: list[Fault]) -> InspectionItem:
    code, department, name, basis, cap, off_site, published, risk = map(cells.get, HEADINGS)
    row = str(number)
    if cap and not (cap.isascii() and cap.isdigit()):
        problems.append(Fault("cap", FaultCode.WRONG_FORM, cap, "4", row))
        cap = ""
    for field, word in (("off_site", off_site), ("published", published)):
        if word not in ANSWERS:
            problems.append(Fault(field, FaultCode.UNKNOWN, word or "", "是, 否", row))
    if risk not in RISKS:
        problems.append(Fault("risk", FaultCode.UNKNOWN, risk or "", "低, 中, 高", row))
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


def _is_risky(cell: str) -> bool:
    """Whether a spreadsheet program takes a cell for a formula, or for one that was marked."""
    bare = cell.lstrip("'")
    return guarded(bare) != bare


def _marked(cell: str) -> str:
    return f"'{cell}" if _is_risky(cell) else cell


def _unmarked(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _is_risky(cell) else cell


def write_csv(items: Iterable[InspectionItem]) -> bytes:
    """CSV in UTF-8 with the mark by which spreadsheet programs know it; no cell is a formula."""
    text = io.StringIO(newline="")
    rows = ([_marked(cell) for cell in row] for row in rows_of(items))
    csv.writer(text).writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def read_csv(content: bytes) -> tuple[InspectionItem, ...]:
    """The items of a CSV file in UTF-8 or GB 18030; Rejected with every fault."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        rows = csv.reader(io.StringIO(text, newline=""))
        return items_of([_unmarked(cell) for cell in row] for row in rows)
    raise Rejected([Fault("file", FaultCode.WRONG_FORM, expected="UTF-8, GB 18030")])
