"""
Takes departments' files in: all are checked before anything is stored.

A folder of a park holds `park.json` and the workbooks that it names; demo data and real data
come through the same door.
"""

from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tracker import database, departments, enterprises, parks, requests, weeks, working_days
from tracker.errors import Fault, FaultCode, Rejected
from tracker.intake.check import Checked, check
from tracker.intake.faults import Note, Problem
from tracker.intake.when import Hours
from tracker.park_file import ParkFile, read_park
from tracker.records import Department, Enterprise, Park, Person, Submission
from tracker.week import Week

PARK = "park.json"


class Unusable(Exception):
    """Files that cannot be taken; nothing of them was stored. `problems` lists every fault."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(problem.message for problem in self.problems))


class NoFolder(Exception):
    """What was named is no folder of a park."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        super().__init__(f"{folder}: no {PARK} there, expected a folder with it and workbooks")


@dataclass(frozen=True, slots=True)
class Arrived:
    """What a folder brought: the files as they were read, and what became of each."""

    week: Week
    park: Park
    submissions: tuple[Submission, ...]
    notes: tuple[Note, ...]

    @property
    def rows(self) -> int:
        """How many plan lines there are now."""
        return sum(one.new + one.changed + one.unchanged for one in self.submissions)


def read_folder(folder: Path) -> ParkFile:
    """
    The park of a folder, nothing stored.

    Raises
    ------
    NoFolder
        If there is no `park.json`.
    Rejected
        With every fault of that file.
    """
    path = folder / PARK
    if not path.is_file():
        raise NoFolder(folder)
    return read_park(path)


def week_of(found: ParkFile) -> Week:
    """The week that the park's sheets are about; Rejected if the park does not say."""
    if found.week is None:
        raise Rejected([Fault("week", FaultCode.MISSING, at=PARK)])
    return found.week


def check_folder(folder: Path, found: ParkFile) -> dict[str, Checked]:
    """
    Every workbook that the park names, by the id of its department; nothing stored.

    Raises
    ------
    Rejected
        If there is no week or no workbook.
    Unusable
        With every fault of every file.
    """
    week = week_of(found)
    if not found.workbooks:
        raise Rejected([Fault("workbook", FaultCode.MISSING, at=PARK)])
    files = {key: folder / name for key, name in sorted(found.workbooks.items())}
    return check_files(
        files, week, found.departments, found.enterprises, park_hours(found.park, week)
    )


def check_files(
    files: Mapping[str, Path],
    week: Week,
    offices: tuple[Department, ...],
    firms: tuple[Enterprise, ...],
    hours: Hours,
) -> dict[str, Checked]:
    """Departments' files, side by side; Unusable with every fault of every file."""
    pairs = {key: (path, key) for key, path in files.items()}
    checked = _side_by_side(pairs, week, offices, firms, hours)
    _refuse_problems(checked.values())
    return checked


def _side_by_side(
    files: Mapping[str, tuple[Path, str]],
    week: Week,
    offices: tuple[Department, ...],
    firms: tuple[Enterprise, ...],
    hours: Hours,
) -> dict[str, Checked]:
    """Files by any key, each with the department that sent it, or without."""

    def one(found: tuple[Path, str]) -> Checked:
        path, department = found
        return check(
            path,
            week=week,
            departments=offices,
            enterprises=firms,
            department=department or None,
            hours=hours,
        )

    with ThreadPoolExecutor(2) as pool:
        return dict(zip(files, pool.map(one, files.values()), strict=True))


def _refuse_problems(checked: Iterable[Checked]) -> None:
    problems = [problem for each in checked for problem in each.problems]
    if problems:
        raise Unusable(problems)


def park_hours(park: Park, week: Week) -> Hours:
    """Working days and sessions of a park's week."""
    days = tuple((day - week.monday).days for day in working_days.working_days(week).days)
    return Hours.of(week, days, park.sessions, park.grid)


def take_folder(
    folder: Path, found: ParkFile, checked: Mapping[str, Checked], *, by: Person, late: str = ""
) -> Arrived:
    """Store what was checked: registers first, then each department's plan."""
    week = week_of(found)
    with database.transaction():
        parks.import_park(folder / PARK, by=by)
        weeks.open_week(week, by=by)
        submissions = tuple(take(one, week, by=by, late=late) for one in checked.values())
    notes = tuple(note for one in checked.values() for note in one.notes)
    return Arrived(week, found.park, submissions, notes)


def take(
    checked: Checked, week: Week, *, by: Person, late: str = "", partial: bool = False
) -> Submission:
    """Store one department's plan, or what is good of it, and who of it is away."""
    if checked.facts.away:
        departments.set_away(checked.department, week, checked.facts.away, by=by)
    return requests.accept(
        checked.good if partial else checked.accepted(),
        week=week,
        department=checked.department,
        source=checked.source,
        late=late,
        partial=partial or checked.correction,
        by=by,
    )


def check_sheets(files: Iterable[Path], week: Week, *, by: Person) -> dict[str, Checked]:
    """Files against the registers, by path."""
    hours = hours_of(week, by=by)
    return _side_by_side(
        {str(path): (path, "") for path in files},
        week,
        departments.list_departments(by=by),
        enterprises.list_enterprises(by=by),
        hours,
    )


def hours_of(week: Week, *, by: Person) -> Hours:
    """
    Working days and sessions of a week in the first park.

    Where no park is known yet, with the sessions that a park has as a rule, as planning takes them.
    """
    known = parks.list_parks(by=by)
    return park_hours(known[0] if known else Park("", ""), week)


def check_sent(path: Path, week: Week, *, department: str | None, by: Person) -> Checked:
    """One file against the registers, as the plan of a department, or of the one it names."""
    return check(
        path,
        week=week,
        departments=departments.list_departments(by=by),
        enterprises=enterprises.list_enterprises(by=by),
        department=department,
        hours=hours_of(week, by=by),
    )


def preview_sheets(checked: Iterable[Checked], week: Week, *, by: Person) -> tuple[Submission, ...]:
    """What taking the good lines of files would do; nothing is stored."""
    return tuple(
        requests.preview(
            one.good,
            week=week,
            department=one.department,
            partial=bool(one.problems) or one.correction,
            by=by,
        )
        for one in checked
        if one.good
    )


def take_sheets(
    checked: Iterable[Checked], week: Week, *, by: Person, late: str = "", good_rows: bool = False
) -> tuple[Submission, ...]:
    """
    Store checked files, all or none.

    Parameters
    ----------
    good_rows
        Whether the good lines of a file are taken although others have problems. Of such a file
        nothing is withdrawn: what it does not say stands until a file says all.

    Raises
    ------
    Unusable
        With every problem of every file, unless the good lines are enough; also if none is good.
    """
    found = list(checked)
    _refuse_problems(one for one in found if not (good_rows and one.good))
    with database.transaction():
        if by.department is None:
            weeks.open_week(week, by=by)
        return tuple(take(one, week, by=by, late=late, partial=bool(one.problems)) for one in found)
