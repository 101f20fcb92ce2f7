"""
An annual joint plan as a sheet: read with every fault by row, and written with the same columns.
"""

import csv
import datetime as dt
import hashlib
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeVar

import xlsxwriter

from tracker.errors import Rejected
from tracker.intake import cage, cells, fill, header, terms
from tracker.intake.cells import Value, is_blank, text
from tracker.intake.faults import Fault, Note, Place, Problem, Refused, Remark
from tracker.intake.header import Column
from tracker.intake.registers import Departments
from tracker.intake.sheets import Sheet, cell_name
from tracker.records import AnnualLine, Department, Source

T = TypeVar("T")

COLUMNS: Final = (
    Column("number", "序号", False, ("编号", "no.", "no")),
    Column("title", "抽查任务名称", True, ("抽查任务", "任务名称", "检查任务", "task")),
    Column("item", "抽查事项", True, ("检查事项", "抽查事项名称", "事项")),
    Column("objects", "抽查对象范围", True, ("对象范围", "检查对象范围", "检查对象", "抽查对象")),
    Column(
        "rate", "抽查比例和频次", True, ("抽查比例及频次", "比例和频次", "抽查比例", "比例频次")
    ),
    Column("credit", "信用风险分类要求", False, ("信用风险要求", "信用风险", "信用要求")),
    Column("period", "实施时间", True, ("抽查时间", "检查时间", "时间", "period")),
    Column("initiator", "发起部门", True, ("抽查发起部门", "牵头发起部门")),
    Column("cooperating", "配合部门", True, ("协同部门", "抽查配合部门", "参与部门")),
    Column("mode", "检查方式", False, ("抽查方式", "方式", "mode")),
    Column("lead", "牵头部门", False, ("lead",)),
)
"""In the order in which they are written; the last one is optional."""

TITLES: Final = {column.key: column.title for column in COLUMNS}
REQUIRED: Final = tuple(column.key for column in COLUMNS if column.required)
SHEET: Final = "年度联合检查计划"
LONGEST_FOUND: Final = 120
_MOST: Final = 9_999
_TOTAL: Final = re.compile(r"(合|总|小|共)\s*计")
_CORE: Final = ("item", "objects", "initiator")
_WIDTHS: Final = (6, 26, 26, 30, 18, 18, 20, 20, 34, 14, 20)
_BETWEEN: Final = re.compile(r"[、,;/\n]+")
_RISKY: Final = ("=", "+", "-", "@")


@dataclass(frozen=True, slots=True)
class CheckedAnnual:
    """What a file says: lines without a fault, and every fault."""

    source: Source
    lines: tuple[AnnualLine, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[Note, ...] = ()

    def accepted(self) -> tuple[AnnualLine, ...]:
        """All lines; Rejected with every fault if there is one."""
        if self.problems:
            raise Rejected(self.problems)
        return self.lines


def check(
    content: bytes, *, year: int, departments: Sequence[Department], name: str = ""
) -> CheckedAnnual:
    """
    Read the plan of a year from an xlsx, xls, ods or csv file, within seconds, whatever it is.

    Parameters
    ----------
    name
        How the file is called in messages.
    """
    source = Source(name, hashlib.sha256(content).hexdigest())
    file = _File(name, year, Departments(departments))
    try:
        reading = cage.read(content, name)
    except Refused as fault:
        file.refuse(Place(name), fault)
        return CheckedAnnual(source, (), tuple(file.problems))
    file.read(reading.sheets)
    return CheckedAnnual(source, tuple(file.lines), tuple(file.problems), tuple(file.notes))


@dataclass(slots=True)
class _File:
    name: str
    year: int
    known: Departments
    lines: list[AnnualLine] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    rows: dict[object, str] = field(default_factory=dict)
    """Where each number and each line's facts stood first."""

    def refuse(self, place: Place, fault: Refused) -> None:
        """Keep a fault with its place."""
        found, expected = fault.found[:LONGEST_FOUND], fault.expected[: 3 * LONGEST_FOUND]
        self.problems.append(Problem(place, found, expected, fault.code))

    def read(self, sheets: Iterable[Sheet]) -> None:
        """Every sheet that has the columns; a file without one is refused."""
        found = [(one, header.find(one, COLUMNS)) for one in sheets if one.visible]
        read = [(sheet, row) for sheet, row in found if row is not None]
        for sheet, row in read:
            self._sheet(sheet, row)
        if not read:
            required = ", ".join(TITLES[key] for key in REQUIRED)
            self.refuse(Place(self.name), Refused(Fault.NO_HEADER, "", required))
        elif not self.lines and not self.problems:
            self.refuse(Place(self.name), Refused(Fault.NO_LINES))

    def _sheet(self, sheet: Sheet, found: header.Header) -> None:
        missing = [key for key in REQUIRED if key not in found.columns]
        for key in missing:
            place = Place(self.name, sheet.name, found.row, TITLES[key])
            self.refuse(place, Refused(Fault.MISSING_COLUMN, "", TITLES[key]))
        for _, first, second in found.twice:
            place = Place(self.name, sheet.name, found.row, second)
            self.refuse(place, Refused(Fault.DUPLICATE_COLUMN, f"{first}, {second}"))
        for row in fill.rows(sheet, found).rows if not missing else ():
            if not row.written:
                continue
            place = Place(self.name, sheet.name, row.number)
            if _TOTAL.match(row.opening) or all(is_blank(row.value(key)) for key in _CORE):
                said = " ".join(row.written)[:LONGEST_FOUND]
                self.notes.append(Note(place, said, code=Remark.ROW_IGNORED))
                continue
            _Line(self, sheet, found, row).read()


@dataclass(slots=True)
class _Line:
    file: _File
    sheet: Sheet
    header: header.Header
    row: fill.Row

    def read(self) -> None:
        """Take every cell, so that every fault is told; keep the line if there was none."""
        before = len(self.file.problems)
        words = {key: self._take(key, cells.words) or "" for key in ("title", "item", "objects")}
        more = {key: self._take(key, cells.words) or "" for key in ("credit", "mode")}
        rate = self._take("rate", terms.rate) or ""
        period = self._take("period", lambda value: terms.period(value, self.file.year))
        initiator = self._take("initiator", self._department) or ""
        cooperating = self._take("cooperating", lambda value: self._others(value, initiator)) or ()
        lead = self._take("lead", lambda value: self._lead(value, (initiator, *cooperating))) or ""
        number = self._take("number", lambda value: cells.number(value, 1, _MOST))
        facts = (words["item"], words["objects"], period, initiator)
        self._refuse_twice(number, facts)
        if len(self.file.problems) > before or period is None:
            return
        number = number or 1 + max((one.number for one in self.file.lines), default=0)
        self.file.lines.append(
            AnnualLine(
                number=number,
                rate=rate,
                since=period[0],
                until=period[1],
                initiator=initiator,
                cooperating=cooperating,
                lead=lead,
                **words,
                **more,
            )
        )

    def _take(self, key: str, read: Callable[[Value], T]) -> T | None:
        """What a cell says, or None where it is empty or was refused."""
        value = _unguarded(self.row.value(key))
        try:
            self._refuse_broken(key)
            if is_blank(value):
                if key in REQUIRED:
                    raise Refused(Fault.MISSING_VALUE)
                return None
            return read(value)
        except Refused as fault:
            self.file.refuse(self._place(key), fault)
            return None

    def _refuse_broken(self, key: str) -> None:
        shown = self.sheet.errors.get((self.row.number, self.header.columns.get(key, -1)))
        if shown is not None:
            code = Fault.ERROR_VALUE if shown else Fault.UNCALCULATED_FORMULA
            raise Refused(code, shown)

    def _place(self, key: str) -> Place:
        title = self.header.titles.get(key, TITLES[key])
        column = self.header.columns.get(key)
        cell = "" if column is None else cell_name(self.row.number, column)
        return Place(self.file.name, self.sheet.name, self.row.number, title, cell)

    def _department(self, value: Value) -> str:
        found = self.file.known.called(text(value))
        if found is None:
            raise Refused(Fault.UNKNOWN_DEPARTMENT, text(value), self.file.known.near(text(value)))
        return found.id

    def _others(self, value: Value, initiator: str) -> tuple[str, ...]:
        found = dict.fromkeys(map(self._department, self._named(text(value))))
        others = tuple(one for one in found if one != initiator)
        if not others:
            raise Refused(Fault.NO_PARTNER, text(value))
        return others

    def _named(self, written: str) -> Iterator[str]:
        """Names of departments; blanks part them too, unless they belong to a name."""
        for one in _BETWEEN.split(written):
            yield from [one] if self.file.known.called(one) else one.split()

    def _lead(self, value: Value, among: tuple[str, ...]) -> str:
        found = self._department(value)
        if found not in among:
            raise Refused(Fault.LEAD_OUTSIDE, text(value), ", ".join(filter(None, among)))
        return found

    def _refuse_twice(self, number: int | None, facts: tuple[object, ...]) -> None:
        here = f"{self.sheet.name}!{self.row.number}"
        keys = {"number": number, "item": facts if all(facts) else None}
        for column, key in keys.items():
            first = self.file.rows.setdefault(key, here) if key else here
            if first != here:
                same = Refused(Fault.SAME_LINE, f"{text(self.row.value(column))} ({first})")
                self.file.refuse(self._place(column), same)


def _unguarded(value: Value) -> Value:
    """A cell without the mark that keeps spreadsheet programs from calculating it."""
    if isinstance(value, str) and value[:1] == "'" and value[1:2] in _RISKY:
        return value[1:]
    return value


def rows(lines: Iterable[AnnualLine], departments: Iterable[Department]) -> list[list[str]]:
    """The cells of lines, in the order of the columns."""
    names = {one.id: one.name for one in departments}
    return [
        [
            str(one.number),
            one.title,
            one.item,
            one.objects,
            one.rate,
            one.credit,
            terms.write_period(one.since, one.until),
            names[one.initiator],
            "、".join(names[each] for each in one.cooperating),
            one.mode,
            names[one.lead] if one.lead else "",
        ]
        for one in lines
    ]


def as_csv(lines: Iterable[AnnualLine], departments: Iterable[Department]) -> bytes:
    """A csv file that spreadsheet programs open as UTF-8; `check` reads the same lines from it."""
    content = io.StringIO(newline="")
    writer = csv.writer(content)
    writer.writerow(TITLES.values())
    for row in rows(lines, departments):
        writer.writerow([f"'{cell}" if cell.startswith(_RISKY) else cell for cell in row])
    return b"\xef\xbb\xbf" + content.getvalue().encode()


def as_xlsx(year: int, lines: Iterable[AnnualLine], departments: Iterable[Department]) -> bytes:
    """A workbook; `check` reads the same lines from it, and equal lines give equal bytes."""
    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(content, options) as book:
        book.set_properties({"created": dt.datetime.combine(dt.date(year, 1, 1), dt.time())})
        sheet = book.add_worksheet(SHEET)
        cell = {"valign": "vcenter", "text_wrap": True, "border": 1}
        head = book.add_format(cell | {"bold": True, "bg_color": "#DDEBF7", "align": "center"})
        plain = book.add_format(cell)
        sheet.write_string(0, 0, f"{year}年度联合检查计划", book.add_format({"bold": True}))
        for index, title in enumerate(TITLES.values()):
            sheet.write_string(1, index, title, head)
            sheet.set_column(index, index, _WIDTHS[index])
        for number, row in enumerate(rows(lines, departments), start=2):
            for index, written in enumerate(row):
                sheet.write_string(number, index, written, plain)
        sheet.freeze_panes(2, 2)
        sheet.set_landscape()
    return content.getvalue()
