"""
The register as lists: what is open, what is overdue, what waits for whose hand.

Every list takes the same number of questions to the database, however long it is, and a page
reads no more than it shows.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from tracker import clock, deadlines, working_days
from tracker.appeals.rows import case_of, record_of, selected
from tracker.appeals.sight import CASE, WAITS, due_by, limited, narrowed, readable
from tracker.database import reading
from tracker.models import AppealRow, DeadlineRow, DepartmentRow, EnterpriseRow
from tracker.records import Appeal, AppealState, Category, Deadline, Light, Person

__all__ = [
    "MOST_NAMES",
    "Light",
    "Listed",
    "Wanted",
    "light_of",
    "list_appeals",
    "lit",
    "next_day",
    "oldest",
    "page",
]


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
    late: bool | None = None
    """Whether a limit of it was ever stamped as overdue."""
    before: int | None = None
    """Only those with a smaller number: where the last page ended."""


MOST_NAMES = 500
"""So many cases are named one by one; more are found by where their numbers lie."""


def list_appeals(
    wanted: Wanted | None = None, *, by: Person, most: int | None = None
) -> tuple[Listed, ...]:
    """Matters that a person may read, the latest first; at most so many."""
    with reading():
        conditions = [*readable(by), *_conditions(wanted or Wanted(), by)]
        return page(conditions, next_day(), by=by, most=most, order=AppealRow.id.desc())


def page(
    conditions: Iterable[Any],
    soon: dt.date,
    *,
    by: Person,
    most: int | None = None,
    order: Any = AppealRow.id,
) -> tuple[Listed, ...]:
    """
    The lines of a list, for services that have checked rights, in their order.

    Parameters
    ----------
    soon
        What `next_day` says, which is asked once for all lists of a page.
    """
    query = narrowed(selected(), conditions).order_by(order, AppealRow.id).limit(most)
    rows = list(query)
    limits = _limits(rows)
    return tuple(_line(row, limits.get(case_of(row), ()), soon, by) for row in rows)


def oldest(
    conditions: Iterable[Any], soon: dt.date, *, by: Person, most: int
) -> tuple[int, tuple[Listed, ...]]:
    """How many matters there are, and the lines of so many of them, the oldest first."""
    order = AppealRow.received
    # Whether a matter belongs here is looked up once, to count them all and to show the first.
    query = narrowed(AppealRow.select(AppealRow.id), conditions).order_by(order, AppealRow.id)
    numbers = [number for (number,) in query.tuples()]
    first = AppealRow.id.in_(numbers[:most])
    return len(numbers), page([first], soon, by=by, order=order)


def next_day() -> dt.date:
    """The next working day: what is due until then is due soon."""
    return working_days.add_working_days(clock.today(), 1).day


def lit(light: Light, soon: dt.date) -> Any:
    """Whether the next limit of a matter is so near; what `Listed.light` says, as a condition."""
    red, near = due_by(clock.today() - dt.timedelta(days=1)), due_by(soon)
    return {
        Light.RED: red,
        Light.YELLOW: near & ~red,
        Light.GREEN: limited(WAITS) & ~near,
        Light.NONE: ~limited(WAITS),
    }[light]


def _conditions(wanted: Wanted, by: Person) -> Iterator[Any]:
    if wanted.states:
        yield AppealRow.state.in_([one.value for one in wanted.states])
    if wanted.category:
        yield AppealRow.category == wanted.category.value
    if wanted.department:
        yield DepartmentRow.code == wanted.department
    if wanted.enterprise:
        yield EnterpriseRow.code == wanted.enterprise
        if by.department:
            # A confidential matter must not be found by the name that it hides.
            yield ~AppealRow.confidential
    if wanted.light is not None:
        yield lit(wanted.light, next_day())
    if wanted.late is not None:
        stamped = limited(DeadlineRow.overdue.is_null(is_null=False))
        yield stamped if wanted.late else ~stamped
    if wanted.before is not None:
        yield AppealRow.id < wanted.before


def _limits(rows: Collection[AppealRow]) -> dict[str, list[DeadlineRow]]:
    """The limits of each matter that wait or were late; thousands of names are too many to ask."""
    names = [case_of(row) for row in rows]
    query = DeadlineRow.select().where(WAITS | DeadlineRow.overdue.is_null(is_null=False))
    if len(names) <= MOST_NAMES:
        query = query.where(DeadlineRow.case.in_(names))
    else:
        numbers = [row.id for row in rows]
        within = AppealRow.id.between(min(numbers), max(numbers))
        query = query.join(AppealRow, on=DeadlineRow.case == CASE).where(within)
    found: dict[str, list[DeadlineRow]] = {name: [] for name in names}
    for row in query.order_by(DeadlineRow.id):
        if row.case in found:
            found[row.case].append(row)
    return found


def _line(row: AppealRow, limits: Collection[DeadlineRow], soon: dt.date, by: Person) -> Listed:
    waiting = [one for one in limits if one.met is None and not one.dropped]
    first = min(waiting, key=lambda one: one.due, default=None)
    following = deadlines.record_of(first) if first else None
    late = any(one.overdue is not None for one in limits)
    return Listed(record_of(row, by), following, light_of(first.due if first else None, soon), late)


def light_of(due: dt.date | None, soon: dt.date) -> Light:
    """How near a day is; `soon` is what `next_day` says."""
    if due is None:
        return Light.NONE
    if due < clock.today():
        return Light.RED
    return Light.YELLOW if due <= soon else Light.GREEN
