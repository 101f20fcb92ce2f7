"""The front door: a department's file in, plan lines and every problem out. Nothing is stored."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tracker.errors import Rejected
from tracker.intake import cage, facts, header
from tracker.intake.cells import is_blank
from tracker.intake.facts import Facts
from tracker.intake.faults import Fault, Note, Place, Problem, Refused, Remark
from tracker.intake.guard import LARGEST_FILE, MEBI
from tracker.intake.lines import Expected, Findings, read_sheet
from tracker.intake.registers import Departments, Enterprises
from tracker.intake.sheets import CORRECTION, GUIDE, LISTS, Reading, Sheet
from tracker.intake.when import Hours, Window
from tracker.records import Department, Enterprise, PlanLine, Source
from tracker.week import Week


@dataclass(frozen=True, slots=True)
class Checked:
    """
    What a file says, and what is wrong with it.

    Parameters
    ----------
    lines
        The rows without a fault; the plan is only good when `problems` is empty.
    notes
        What intake did on its own: rows it left out, cells it filled.
    department
        Id of the department whose plan it is, empty where that is a problem.
    correction
        Whether it holds only rows that were wrong in another file: the others stand.
    """

    name: str
    sha256: str
    lines: tuple[PlanLine, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[Note, ...] = ()
    department: str = ""
    facts: Facts = field(default_factory=Facts)
    correction: bool = False

    @property
    def source(self) -> Source:
        """The file as the tracker keeps it."""
        return Source(self.name, self.sha256)

    @property
    def good(self) -> tuple[PlanLine, ...]:
        """The lines of rows without a problem; none if the whole file or a sheet has one."""
        wrong = {(one.place.sheet, one.place.row) for one in self.problems}
        if any(row is None for _, row in wrong) or not self.department:
            return ()
        return tuple(line for line in self.lines if (line.sheet, line.row) not in wrong)

    def accepted(self) -> tuple[PlanLine, ...]:
        """The lines; raises `Rejected` with every problem when there is any."""
        if self.problems:
            raise Rejected(self.problems)
        return self.lines


def check(
    source: Path | str | bytes,
    *,
    week: Week,
    departments: Sequence[Department],
    enterprises: Iterable[Enterprise],
    name: str = "",
    department: str | None = None,
    hours: Hours | None = None,
) -> Checked:
    """
    Read a department's plan of a week, within seconds, whatever the file is.

    Parameters
    ----------
    source
        The path of a file, or its bytes.
    name
        How the file is called in messages; by default the last part of the path.
    department
        Id or name of whose plan it is; None: the facts sheet, the title or the name says so.
    hours
        Working days and sessions of the week; None: Mon-Fri, 08:30-12:00 and 14:30-17:30.
    """
    content, name = b"", name or ("" if isinstance(source, bytes) else Path(source).name)
    try:
        content = source if isinstance(source, bytes) else _content(Path(source))
        reading = cage.read(content, name)
    except Refused as fault:
        found = Findings()
        found.refuse(Place(name), fault)
        return Checked(name, hashlib.sha256(content).hexdigest(), (), tuple(found.problems))
    file = _File(name, reading, hours or Hours.of(week))
    return file.check(Departments(departments), Enterprises(enterprises), department, content)


def _content(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise Refused(Fault.NO_FILE, "no regular file")
        if (size := path.stat().st_size) > LARGEST_FILE:
            limit = f"≤ {LARGEST_FILE / MEBI:.1f} MiB"
            raise Refused(Fault.FILE_TOO_LARGE, f"{size / MEBI:.1f} MiB", limit)
        return path.read_bytes()
    except OSError as error:
        raise Refused(Fault.NO_FILE, error.strerror or str(error)) from error
    except ValueError as error:  # a name with NUL
        raise Refused(Fault.NO_FILE, str(error)) from error


class _File:
    """One file that could be opened."""

    def __init__(self, name: str, reading: Reading, hours: Hours) -> None:
        self.name = name
        self.hours = hours
        self.reading = reading
        self.found = Findings()
        self.correction = False
        if reading.encoding:
            self.found.note(Place(name), Remark.DECODED, reading.encoding)

    def check(
        self,
        departments: Departments,
        enterprises: Enterprises,
        sent_for: str | None,
        content: bytes,
    ) -> Checked:
        """Everything the file says."""
        said = self._facts()
        plans = self._plans()
        department = self._department(said, plans, departments, sent_for)
        expected = Expected(self.name, self.hours, enterprises, department)
        for sheet, row in plans:
            read_sheet(sheet, row, expected, self.found)
        self._check_together()
        self._check_any_line(plans)
        found = self.found
        return Checked(
            self.name,
            hashlib.sha256(content).hexdigest(),
            tuple(found.lines),
            tuple(found.problems),
            tuple(found.notes),
            department,
            said,
            self.correction,
        )

    def _facts(self) -> Facts:
        for sheet in self.reading.sheets:
            if facts.is_facts(sheet):
                return facts.read(sheet, self.name, self.hours, self.found)
        return Facts()

    def _plans(self) -> list[tuple[Sheet, header.Header]]:
        """The sheets that hold plan lines; the others are told."""
        found = []
        for sheet in self.reading.sheets:
            if facts.is_facts(sheet) or sheet.name in (GUIDE, LISTS) or _is_empty(sheet):
                continue
            row = header.find(sheet) if sheet.visible else None
            if row is not None:
                found.append((sheet, row))
                continue
            remark = Remark.SHEET_IGNORED if sheet.visible else Remark.HIDDEN_SHEET
            self.found.note(Place(self.name, sheet.name), remark, sheet.name)
        return found

    def _department(
        self,
        said: Facts,
        plans: Iterable[tuple[Sheet, header.Header]],
        known: Departments,
        sent_for: str | None,
    ) -> str:
        words: list[str] = []
        for sheet, row in plans:
            titles = facts.title(sheet, row.row)
            facts.check_week(titles, Place(self.name, sheet.name), self.hours, self.found)
            words += [title for _, title in titles]
        self.correction = any(CORRECTION in title for title in words)
        try:
            return facts.whose(said, words, self.name, known, sent_for).id
        except Refused as fault:
            self.found.refuse(Place(self.name), fault)
            return ""

    def _check_any_line(self, plans: Sequence[tuple[Sheet, header.Header]]) -> None:
        place = Place(self.name)
        if all(_is_empty(sheet) for sheet in self.reading.sheets):
            self.found.refuse(place, Refused(Fault.EMPTY_FILE))
        elif not plans:
            required = ", ".join(header.TITLES[key] for key in header.REQUIRED)
            self.found.refuse(place, Refused(Fault.NO_HEADER, "", required))
        elif not self.found.lines and not self.found.problems:
            self.found.refuse(place, Refused(Fault.NO_LINES))

    def _check_together(self) -> None:
        """Faults that only two lines have together."""
        items: dict[tuple[str, str], PlanLine] = {}
        windows: dict[tuple[str, tuple[Window, ...]], list[PlanLine]] = {}
        for line in self.found.lines:
            first = items.setdefault((line.enterprise, line.item), line)
            if first is not line:
                same = Refused(Fault.DUPLICATE_LINE, f"{line.item} ({first.sheet}!{first.row})")
                self.found.refuse(_place(line, header.TITLES["item"]), same)
            windows.setdefault((line.enterprise, line.windows), []).append(line)
        for together in windows.values():
            self._check_sum(together)

    def _check_sum(self, together: Sequence[PlanLine]) -> None:
        minutes = sum(line.minutes for line in together)
        longest = max(map(self.hours.usable, together[0].windows))
        if len(together) > 1 and minutes > longest:
            last = together[-1]
            self.found.refuse(
                _place(last, header.TITLES["minutes"]),
                Refused(Fault.LINES_TOO_LONG, f"{minutes} min", f"≤ {longest} min"),
            )


def _place(line: PlanLine, column: str) -> Place:
    return Place(line.file, line.sheet, line.row, column)


def _is_empty(sheet: Sheet) -> bool:
    return not sheet.errors and all(is_blank(cell) for row in sheet.rows for cell in row)
