"""
The register as lists: what is open, what is overdue, what waits for whose hand.

Every list takes the same number of questions to the database, however long it is.
"""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from tracker import clock, deadlines, working_days
from tracker.appeals.rows import case_of, record_of, sees, selected
from tracker.database import reading
from tracker.models import AppealRow, AssignmentRow, DeadlineRow, DepartmentRow, EnterpriseRow
from tracker.records import Appeal, AppealState, Category, Deadline, Person


class Light(StrEnum):
    """How near the next limit of a matter is."""

    NONE = "none"
    """No clock runs."""
    GREEN = "green"
    YELLOW = "yellow"
    """Due today or on the next working day."""
    RED = "red"
    """The day has passed."""


@dataclass(frozen=True, slots=True)
class Listed:
    """
    A line of the register.

    Parameters
    ----------
    due
        The next limit that waits, whoever has to keep it.
    late
        Whether a limit of it was ever stamped as overdue.
    """

    appeal: Appeal
    due: Deadline | None
    light: Light
    late: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which matters a list is to hold; what is empty or None does not narrow it."""

    states: Collection[AppealState] = ()
    category: Category | None = None
    department: str | None = None
    enterprise: str | None = None
    light: Light | None = None
    before: int | None = None
    """Only those with a smaller number: where the last page ended."""


def list_appeals(
    wanted: Wanted | None = None, *, by: Person, most: int | None = None
) -> tuple[Listed, ...]:
    """Matters that a person may read, the latest first; at most so many."""
    wanted = wanted or Wanted()
    with reading():
        rows = list(_rows(wanted, by))
        offices = _offices(rows)
        seen = [row for row in rows if sees(row, by, offices.get(row.id, ()))]
        limits = _limits(seen)
        soon = working_days.add_working_days(clock.today(), 1).day
        lines = (_line(row, limits.get(case_of(row), ()), soon, by) for row in seen)
        found = [one for one in lines if wanted.light in (None, one.light)]
        return tuple(found[:most])


def _rows(wanted: Wanted, by: Person) -> Iterable[AppealRow]:
    query: Any = selected().order_by(AppealRow.id.desc())
    if wanted.states:
        query = query.where(AppealRow.state.in_([one.value for one in wanted.states]))
    if wanted.category:
        query = query.where(AppealRow.category == wanted.category.value)
    if wanted.department:
        query = query.where(DepartmentRow.code == wanted.department)
    if wanted.enterprise:
        query = query.where(EnterpriseRow.code == wanted.enterprise)
        if by.department:
            # A confidential matter must not be found by the name that it hides.
            query = query.where(~AppealRow.confidential)
    if wanted.before is not None:
        query = query.where(AppealRow.id < wanted.before)
    if by.department:
        query = query.where(AppealRow.id.in_(_assigned(by.department)))
    found: Iterable[AppealRow] = query
    return found


def _assigned(department: str) -> Any:
    return (
        AssignmentRow.select(AssignmentRow.appeal)
        .join(DepartmentRow)
        .where(DepartmentRow.code == department)
    )


def _offices(rows: Collection[AppealRow]) -> dict[int, list[str]]:
    """The departments that were ever assigned to each matter."""
    found: dict[int, list[str]] = {}
    query = AssignmentRow.select(AssignmentRow, DepartmentRow).join(DepartmentRow)
    for one in query.where(AssignmentRow.appeal.in_(_window(rows))):
        found.setdefault(one.__data__["appeal"], []).append(one.department.code)
    return found


def _window(rows: Collection[AppealRow]) -> Any:
    """The numbers of rows as a question, since thousands of numbers do not fit into one."""
    numbers = [row.id for row in rows]
    low, high = (min(numbers), max(numbers)) if numbers else (0, -1)
    return AppealRow.select(AppealRow.id).where(AppealRow.id.between(low, high))


def _limits(rows: Collection[AppealRow]) -> dict[str, list[Deadline]]:
    found: dict[str, list[Deadline]] = {case_of(row): [] for row in rows}
    for row in DeadlineRow.select().where(DeadlineRow.case.startswith("appeal:")):
        if row.case in found:
            found[row.case].append(deadlines.record_of(row))
    return found


def _line(row: AppealRow, limits: Iterable[Deadline], soon: dt.date, by: Person) -> Listed:
    known = list(limits)
    waiting = [one for one in known if one.met is None and not one.dropped]
    due = min(waiting, key=lambda one: one.due, default=None)
    late = any(one.overdue is not None for one in known)
    return Listed(record_of(row, by), due, _light(due, soon), late)


def _light(due: Deadline | None, soon: dt.date) -> Light:
    if due is None:
        return Light.NONE
    if due.due < clock.today():
        return Light.RED
    return Light.YELLOW if due.due <= soon else Light.GREEN
