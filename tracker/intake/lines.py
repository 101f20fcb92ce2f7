"""Rows of a sheet → plan lines, with every fault of every row."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any, Final, TypeVar

from tracker.intake import cells, fill, header, rows
from tracker.intake.cells import Value, is_blank, text
from tracker.intake.faults import Fault, Note, Place, Problem, Refused, Remark
from tracker.intake.registers import Enterprises
from tracker.intake.sheets import Cell, Sheet, cell_name
from tracker.intake.uscc import credit_code
from tracker.intake.when import Hours, Window, times
from tracker.records import PlanLine

T = TypeVar("T")

APPROVAL = ("approver", "approved_on")
"""Columns that are filled together: a row may come before its approval, not with half of it."""
LONGEST_FOUND: Final = 120
_MOST_INSPECTORS: Final = 30
_MOST_TEAMS: Final = 20


@dataclass(frozen=True, slots=True)
class Expected:
    """What a file is held against."""

    file: str
    hours: Hours
    enterprises: Enterprises
    department: str


@dataclass(slots=True)
class Findings:
    """Lines, problems and notes, in the order of the file."""

    lines: list[PlanLine] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def refuse(self, place: Place, fault: Refused) -> None:
        """Keep a fault with its place."""
        found, expected = fault.found[:LONGEST_FOUND], fault.expected[: 3 * LONGEST_FOUND]
        self.problems.append(Problem(place, found, expected, fault.code))

    def note(self, place: Place, code: Remark, found: str = "", expected: str = "") -> None:
        """Keep a remark with its place."""
        self.notes.append(Note(place, found[:LONGEST_FOUND], expected[:LONGEST_FOUND], code))


def read_sheet(sheet: Sheet, found: header.Header, expected: Expected, into: Findings) -> None:
    """Add the lines of a sheet, its problems and its notes."""
    place = Place(expected.file, sheet.name, found.row)
    _read_header(place, found, into)
    filled = fill.rows(sheet, found)
    _read_hidden(sheet, found, place, into)
    for remark, cell, was, value in filled.remarks:
        into.note(_at(place, cell, found), remark, was, value)
    for row, sort in rows.sorted_rows(filled.rows):
        here = Place(expected.file, sheet.name, row.number)
        if sort is rows.Sort.EXAMPLE:
            into.note(here, Remark.EXAMPLE_IGNORED, row.written[0])
        elif sort is rows.Sort.IGNORED:
            into.note(here, Remark.ROW_IGNORED, " ".join(row.written))
        elif sort is rows.Sort.LINE and not found.missing:
            _Line(here, sheet, found, row, expected, into).read()


def _read_header(place: Place, found: header.Header, into: Findings) -> None:
    for key in found.missing:
        title = header.TITLES[key]
        at = Place(place.file, place.sheet, place.row, title)
        into.refuse(at, Refused(Fault.MISSING_COLUMN, "", title))
    for _, first, second in found.twice:
        at = Place(place.file, place.sheet, place.row, second)
        into.refuse(at, Refused(Fault.DUPLICATE_COLUMN, f"{first}, {second}"))
    for index, title in found.unknown:
        cell = cell_name(place.row or 0, index)
        into.note(
            Place(place.file, place.sheet, place.row, title, cell), Remark.UNKNOWN_COLUMN, title
        )


def _read_hidden(sheet: Sheet, found: header.Header, place: Place, into: Findings) -> None:
    hidden = [
        row
        for row in sorted(sheet.hidden)
        if found.row < row <= sheet.last
        and any(not is_blank(sheet.value(row, index)) for index in found.columns.values())
    ]
    if hidden:
        at = Place(place.file, place.sheet, hidden[0])
        into.note(at, Remark.HIDDEN_ROWS, ", ".join(map(str, hidden)))


def _at(place: Place, cell: Cell, found: header.Header) -> Place:
    key = next(key for key, index in found.columns.items() if index == cell[1])
    return Place(place.file, place.sheet, cell[0], found.titles[key], cell_name(*cell))


@dataclass(slots=True)
class _Line:
    """One row on its way to a plan line."""

    place: Place
    sheet: Sheet
    header: header.Header
    row: fill.Row
    expected: Expected
    into: Findings

    def read(self) -> None:
        """Take every cell, so that every fault is told; keep the line if there was none."""
        before = len(self.into.problems)
        enterprise = self._enterprise()
        minutes = self._take("minutes", self._minutes)
        windows = self._windows(minutes)
        approved_on = self._take("approved_on", partial(cells.day, near=self._monday))
        words = {key: self._words(key) for key in ("item", "basis", "approver", "note")}
        answers: dict[str, Any] = {**words, **self._answers()}
        self._note_formulas()
        self.into.problems[before:] = sorted(self.into.problems[before:], key=_column)
        if len(self.into.problems) > before or not (enterprise and minutes):
            return
        self.into.lines.append(
            PlanLine(
                department=self.expected.department,
                enterprise=enterprise,
                windows=windows,
                minutes=minutes,
                approved_on=approved_on,
                joint_key="".join(self._words("joint_key").split()),
                file=self.place.file,
                sheet=self.place.sheet,
                row=self.row.number,
                **answers,
            )
        )

    @property
    def _monday(self) -> date:
        return self.expected.hours.monday

    def _answers(self) -> dict[str, object]:
        """The optional columns that are there and filled; the record knows the defaults."""
        parsers: Mapping[str, Callable[[Value], object]] = {
            "inspectors": partial(cells.number, least=2, most=_MOST_INSPECTORS),
            "teams": partial(cells.number, least=1, most=_MOST_TEAMS),
            "may_lead": cells.yes_no,
            "announced": cells.yes_no,
            "priority": cells.priority,
            "inspection_type": cells.inspection_type,
            "officers": cells.officers,
        }
        found = {key: self._take(key, parser) for key, parser in parsers.items()}
        return {key: value for key, value in found.items() if value is not None}

    def _minutes(self, value: Value) -> int:
        return cells.minutes(value, 60 if self.header.hours else 1)

    def _words(self, key: str) -> str:
        return (self._take(key, cells.words) or "").replace("\n", " ")

    def _take(self, key: str, parser: Callable[[Value], T]) -> T | None:
        """A cell as a value; None where it is empty or wrong, which is told."""
        value = self.row.value(key)
        if self._is_broken(key):
            return None
        if is_blank(value):
            if key in header.REQUIRED and not self._is_open(key):
                self._refuse(key, Refused(Fault.MISSING_VALUE))
            return None
        try:
            return parser(value)
        except Refused as fault:
            self._refuse(key, fault)
            return None

    def _is_open(self, key: str) -> bool:
        """Whether a cell belongs to an approval that is not there yet."""
        return key in APPROVAL and all(is_blank(self.row.value(one)) for one in APPROVAL)

    def _is_broken(self, key: str) -> bool:
        cell = (self.row.number, self.header.columns.get(key, -1))
        if cell not in self.sheet.errors:
            return False
        error = self.sheet.errors[cell]
        code = Fault.ERROR_VALUE if error else Fault.UNCALCULATED_FORMULA
        self._refuse(key, Refused(code, error))
        return True

    def _refuse(self, key: str, fault: Refused) -> None:
        self.into.refuse(self._cell(key), fault)

    def _cell(self, key: str) -> Place:
        index = self.header.columns[key]
        return _at(self.place, (self.row.number, index), self.header)

    def _note_formulas(self) -> None:
        for key, index in self.header.columns.items():
            if (self.row.number, index) in self.sheet.formulas:
                self.into.note(self._cell(key), Remark.FORMULA_VALUE, text(self.row.value(key)))

    def _enterprise(self) -> str | None:
        name = self._words("enterprise")
        known = self.expected.enterprises.of_name(name)
        hint = f"{known.name} {known.uscc}" if known else ""
        code = self._take("code", partial(_hinted_code, hint=hint))
        if code is None or not name:
            return None
        try:
            enterprise = self.expected.enterprises.resolve(code, name)
        except Refused as fault:
            key = "code" if fault.code is Fault.UNKNOWN_ENTERPRISE else "enterprise"
            self._refuse(key, fault)
            return None
        if enterprise != known:
            at = self._cell("enterprise")
            self.into.note(at, Remark.NAME_DIFFERS, name, enterprise.name)
        return enterprise.uscc

    def _windows(self, minutes: int | None) -> tuple[Window, ...]:
        if self._is_broken("when"):
            return ()
        value = self.row.value("when")
        if is_blank(value):
            self._refuse("when", Refused(Fault.MISSING_VALUE))
            return ()
        said = times(value, self.expected.hours)
        for fault in said.refused:
            self._refuse("when", fault)
        if minutes is not None and said.phrases and not said.refused:
            self._check_lengths(said.phrases, minutes)
        return said.windows

    def _check_lengths(
        self, phrases: tuple[tuple[str, tuple[Window, ...]], ...], minutes: int
    ) -> None:
        """A visit has to fit somewhere; a phrase in which it does not is told."""
        usable = self.expected.hours.usable
        longest = {written: max(map(usable, windows)) for written, windows in phrases}
        if max(longest.values()) < minutes:
            most = f"{max(longest.values())} min"
            self._refuse("when", Refused(Fault.WINDOW_TOO_SHORT, most, f"≥ {minutes} min"))
            return
        for written, length in longest.items():
            if length < minutes:
                found, expected = f"{written}: {length} min", f"≥ {minutes} min"
                self.into.note(self._cell("when"), Remark.WINDOW_UNUSABLE, found, expected)


def _column(problem: Problem) -> tuple[int, str]:
    """From left to right: B2 before AA2."""
    return len(problem.place.cell), problem.place.cell


def _hinted_code(value: Value, hint: str) -> str:
    """The credit code; a refusal names the one that belongs to the name, where it is known."""
    try:
        return credit_code(value)
    except Refused as fault:
        raise Refused(fault.code, fault.found, hint or fault.expected) from fault
