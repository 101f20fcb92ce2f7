"""
A list of problems from another channel (问题清单): read with every fault by row.

Words of people are kept as they wrote them: only blanks around them and signs that nobody sees go.
"""

import datetime as dt
import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final, TypeVar

from tracker.errors import Rejected
from tracker.intake import appeal_cells, appeal_terms, cage, fill, header
from tracker.intake.cells import Value, is_blank, text
from tracker.intake.faults import Fault, Note, Place, Problem, Refused, Remark
from tracker.intake.header import Column
from tracker.intake.registers import Enterprises
from tracker.intake.sheets import GUIDE, LISTS, Sheet, cell_name
from tracker.intake.uscc import credit_code
from tracker.records import (
    AppealEntry,
    AppealSeverity,
    Channel,
    Enterprise,
    Level,
    Matter,
    Source,
)

T = TypeVar("T")

COLUMNS: Final = (
    Column("source", "来源编号", True, ("工单编号", "工单号", "编号", "source")),
    Column("received", "受理时间", True, ("来电时间", "登记时间", "反映时间", "received")),
    Column("enterprise", "企业名称", False, ("企业", "单位名称", "诉求企业")),
    Column("code", "统一社会信用代码", False, ("信用代码", "社会信用代码", "uscc")),
    Column("contact", "联系人", False, ("来电人", "反映人", "姓名")),
    Column("phone", "电话", False, ("联系电话", "来电号码", "手机")),
    Column("category", "类别", True, ("诉求类别", "问题类别", "category")),
    Column("sub", "子类", False, ("诉求子类", "小类")),
    Column("matter", "事项性质", False, ("性质", "诉求性质")),
    Column("level", "层级", False, ("办理层级",)),
    Column("severity", "程度", False, ("严重程度", "影响程度")),
    Column("title", "标题", True, ("诉求标题", "主题", "title")),
    Column("text", "内容", True, ("诉求内容", "问题内容", "反映内容", "text")),
)
"""In the order in which they are written."""

TITLES: Final = {column.key: column.title for column in COLUMNS}
REQUIRED: Final = tuple(column.key for column in COLUMNS if column.required)
EXAMPLE: Final = "示例"
LONGEST_FOUND: Final = 120

_TOTAL: Final = re.compile(r"(合|总|小|共)\s*计")
_EXAMPLE: Final = re.compile(r"[(\[【（]?示例")


@dataclass(frozen=True, slots=True)
class Bounds:
    """
    What a list is held against.

    Parameters
    ----------
    now
        No matter was raised later.
    title, text
        So many characters are kept of each.
    """

    now: dt.datetime
    title: int
    text: int


@dataclass(frozen=True, slots=True)
class Listed:
    """A row without a fault, and where it stands."""

    place: Place
    entry: AppealEntry


@dataclass(frozen=True, slots=True)
class CheckedList:
    """What a file says: rows without a fault, and every fault."""

    source: Source
    rows: tuple[Listed, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[Note, ...] = ()

    def accepted(self) -> tuple[Listed, ...]:
        """All rows; Rejected with every fault if there is one."""
        if self.problems:
            raise Rejected(self.problems)
        return self.rows


def check(
    content: bytes,
    channel: Channel,
    enterprises: Iterable[Enterprise],
    bounds: Bounds,
    *,
    name: str = "",
) -> CheckedList:
    """
    Read a list from an xlsx, xls, ods, csv or json file, within seconds, whatever it is.

    Parameters
    ----------
    name
        How the file is called in messages.
    """
    source = Source(name, hashlib.sha256(content).hexdigest())
    file = _File(name, channel, Enterprises(enterprises), bounds)
    try:
        reading = cage.read(content, name)
    except Refused as fault:
        file.refuse(Place(name), fault)
        return CheckedList(source, (), tuple(file.problems))
    if reading.encoding:
        file.note(Place(name), Remark.DECODED, reading.encoding)
    file.read(reading.sheets)
    return CheckedList(source, tuple(file.rows), tuple(file.problems), tuple(file.notes))


@dataclass(slots=True)
class _File:
    name: str
    channel: Channel
    known: Enterprises
    bounds: Bounds
    rows: list[Listed] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    numbers: dict[str, str] = field(default_factory=dict)
    """Where each number stood first."""

    def refuse(self, place: Place, fault: Refused) -> None:
        """Keep a fault with its place."""
        found, expected = fault.found[:LONGEST_FOUND], fault.expected[: 3 * LONGEST_FOUND]
        self.problems.append(Problem(place, found, expected, fault.code))

    def note(self, place: Place, code: Remark, found: str = "", expected: str = "") -> None:
        """Keep a remark with its place."""
        self.notes.append(Note(place, found[:LONGEST_FOUND], expected[:LONGEST_FOUND], code))

    def read(self, sheets: Iterable[Sheet]) -> None:
        """Every sheet that has the columns; a file without one is refused."""
        read = []
        for one in sheets:
            found = header.find(one, COLUMNS) if one.visible else None
            if found is not None:
                read.append((one, found))
            elif one.rows and one.name not in (GUIDE, LISTS):
                remark = Remark.SHEET_IGNORED if one.visible else Remark.HIDDEN_SHEET
                self.note(Place(self.name, one.name), remark, one.name)
        for sheet, row in read:
            self._sheet(sheet, row)
        if not read:
            required = ", ".join(TITLES[key] for key in REQUIRED)
            self.refuse(Place(self.name), Refused(Fault.NO_HEADER, "", required))
        elif not self.rows and not self.problems:
            self.refuse(Place(self.name), Refused(Fault.NO_PROBLEMS))

    def _sheet(self, sheet: Sheet, found: header.Header) -> None:
        missing = [key for key in REQUIRED if key not in found.columns]
        for key in missing:
            place = Place(self.name, sheet.name, found.row, TITLES[key])
            self.refuse(place, Refused(Fault.MISSING_COLUMN, "", TITLES[key]))
        for _, first, second in found.twice:
            place = Place(self.name, sheet.name, found.row, second)
            self.refuse(place, Refused(Fault.DUPLICATE_COLUMN, f"{first}, {second}"))
        for index, title in found.unknown:
            place = Place(self.name, sheet.name, found.row, title, cell_name(found.row, index))
            self.note(place, Remark.UNKNOWN_COLUMN, title)
        filled = fill.rows(sheet, found)
        self._tell(sheet, found, filled)
        for row in filled.rows if not missing else ():
            self._row(sheet, found, row)

    def _tell(self, sheet: Sheet, found: header.Header, filled: fill.Filled) -> None:
        """Rows that were hidden, and cells that were filled."""
        hidden = [
            row
            for row in sorted(sheet.hidden)
            if found.row < row <= sheet.last
            and any(not is_blank(sheet.value(row, index)) for index in found.columns.values())
        ]
        if hidden:
            place = Place(self.name, sheet.name, hidden[0])
            self.note(place, Remark.HIDDEN_ROWS, ", ".join(map(str, hidden)))
        for remark, cell, was, value in filled.remarks:
            self.note(
                Place(self.name, sheet.name, cell[0], "", cell_name(*cell)), remark, was, value
            )

    def _row(self, sheet: Sheet, found: header.Header, row: fill.Row) -> None:
        if not row.written:
            return
        place = Place(self.name, sheet.name, row.number)
        said = " ".join(row.written)
        silent = is_blank(row.value("title")) and is_blank(row.value("text"))
        if _EXAMPLE.match(row.opening):
            self.note(place, Remark.EXAMPLE_IGNORED, said)
        elif silent and (_TOTAL.match(row.opening) or is_blank(row.value("source"))):
            self.note(place, Remark.ROW_IGNORED, said)
        else:
            _Row(self, sheet, found, row).read()


@dataclass(slots=True)
class _Row:
    file: _File
    sheet: Sheet
    header: header.Header
    row: fill.Row

    def read(self) -> None:
        """Take every cell, so that every fault is told; keep the row if there was none."""
        before = len(self.file.problems)
        bounds = self.file.bounds
        source = self._take("source", lambda value: self._own(appeal_cells.number(value)))
        received = self._take("received", lambda value: appeal_cells.moment(value, bounds.now))
        firm = self._enterprise()
        category = self._take(
            "category", lambda value: appeal_terms.read(value, appeal_terms.CATEGORIES)
        )
        sub = self._take("sub", lambda value: appeal_terms.sub(value, category))
        matter = self._take("matter", appeal_terms.reader(appeal_terms.MATTERS))
        level = self._take("level", appeal_terms.reader(appeal_terms.LEVELS))
        severity = self._take(
            "severity", lambda value: appeal_terms.read(value, appeal_terms.SEVERITIES)
        )
        contact = self._take("contact", appeal_cells.name)
        phone = self._take("phone", appeal_cells.phone)
        title = self._take("title", lambda value: appeal_cells.words(value, bounds.title))
        told = self._take("text", lambda value: appeal_cells.words(value, bounds.text))
        if len(self.file.problems) > before or category is None:
            return
        entry = AppealEntry(
            title=title or "",
            text=told or "",
            category=category,
            channel=self.file.channel,
            enterprise=firm,
            contact=contact or "",
            phone=phone or "",
            sub=sub or "",
            matter=matter or Matter.HELP,
            level=level or Level.PARK,
            severity=severity or AppealSeverity.GENERAL,
            source=source or "",
            received=received,
        )
        self.file.rows.append(Listed(self._place("source"), entry))

    def _take(self, key: str, read: Callable[[Value], T]) -> T | None:
        """What a cell says, or None where it is empty or was refused."""
        value = appeal_cells.unguarded(self.row.value(key))
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
        cell = (self.row.number, self.header.columns.get(key, -1))
        shown = self.sheet.errors.get(cell)
        if shown is not None:
            code = Fault.ERROR_VALUE if shown else Fault.UNCALCULATED_FORMULA
            raise Refused(code, shown)
        if cell in self.sheet.formulas:
            value = text(self.row.value(key))
            self.file.note(self._place(key), Remark.FORMULA_VALUE, cell_name(*cell), value)

    def _place(self, key: str) -> Place:
        title = self.header.titles.get(key, TITLES[key])
        column = self.header.columns.get(key)
        cell = "" if column is None else cell_name(self.row.number, column)
        return Place(self.file.name, self.sheet.name, self.row.number, title, cell)

    def _enterprise(self) -> str:
        """The id of whom a row names; empty if it names nobody."""
        before = len(self.file.problems)
        code = self._take("code", credit_code) or ""
        name = self._take("enterprise", appeal_cells.name) or ""
        if len(self.file.problems) > before or not (code or name):
            return ""
        try:
            return self._known(code, name).id
        except Refused as fault:
            self.file.refuse(self._place("code" if code else "enterprise"), fault)
            return ""

    def _known(self, code: str, name: str) -> Enterprise:
        known = self.file.known
        if code and name:
            return known.resolve(code, name)
        found = known.of_code(code) if code else known.of_name(name)
        if found is None:
            raise Refused(Fault.UNKNOWN_ENTERPRISE, code or name, known.near(code, name))
        return found

    def _own(self, number: str) -> str:
        here = f"{self.sheet.name}!{self.row.number}"
        first = self.file.numbers.setdefault(number, here)
        if first != here:
            raise Refused(Fault.TWICE_IN_LIST, f"{number} ({first})")
        return number
