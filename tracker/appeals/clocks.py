"""
The clocks of an appeal: to accept, route, consult, acknowledge, plan, solve, review, call back.

Each begins where its trigger is stored and never pauses. What begins again, such as solving after
a reopening, is a limit of its own: ``solve 2``.
"""

import datetime as dt

from tracker import clock, deadlines, settings, working_days
from tracker.appeals.rows import case_of
from tracker.errors import Fault, FaultCode
from tracker.models import AppealRow
from tracker.records import AppealSeverity, Deadline, Matter, Person

CENTRE = "service-centre"
SUPERVISION = "supervision"

DEPARTMENTS = ("acknowledge", "plan", "solve", "review", "notice")
"""The clocks that a department has to keep."""


def start(
    row: AppealRow,
    kind: str,
    *,
    owner: str,
    limit: str | int | dt.date,
    by: Person,
    day: dt.date | None = None,
) -> Deadline:
    """Let a clock run from a day on, today if none is named; a second one of a kind is ``2``."""
    earlier = sum(_kind(one.kind) == kind for one in deadlines.of_case(case_of(row)))
    name = f"{kind} {earlier + 1}" if earlier else kind
    return deadlines.begin(
        case_of(row), name, start=day or clock.today(), owner=owner, limit=limit, by=by
    )


def _kind(name: str) -> str:
    return name.rstrip("0123456789 ")


def running(row: AppealRow, kind: str) -> Deadline | None:
    """The clock of a kind that waits still."""
    return next((one for one in _waiting(row) if _kind(one.kind) == kind), None)


def _waiting(row: AppealRow) -> list[Deadline]:
    found = deadlines.of_case(case_of(row))
    return [one for one in found if one.met is None and not one.dropped]


def stop(row: AppealRow, *kinds: str, by: Person) -> None:
    """What was awaited has been done: the clocks of these kinds end, as far as they run."""
    for one in _waiting(row):
        if _kind(one.kind) in kinds:
            deadlines.meet(case_of(row), one.kind, by=by)


def drop(row: AppealRow, *kinds: str, why: str, by: Person) -> None:
    """What was awaited is needed no more; of all kinds if none is named."""
    for one in _waiting(row):
        if not kinds or _kind(one.kind) in kinds:
            deadlines.drop(case_of(row), one.kind, why, by=by)


def to_department(row: AppealRow, department: str, due: dt.date, by: Person) -> None:
    """Let those clocks run that a dispatch starts; a plan is never due after the solution."""
    office, limits = f"department:{department}", _limits(row)
    start(row, "acknowledge", owner=office, limit=limits["acknowledge"], by=by)
    plan = working_days.add_working_days(clock.today(), limits["plan"]).day
    start(row, "plan", owner=office, limit=min(plan, due), by=by)
    start(row, "solve", owner=office, limit=due, by=by)


def usual_due(row: AppealRow) -> dt.date:
    """By when such a matter is to be solved if it is dispatched today."""
    limits = _limits(row)
    kind = "consult" if row.matter == Matter.CONSULT.value else "solve"
    if row.severity != AppealSeverity.GENERAL.value:
        kind = "complex"
    return working_days.add_working_days(clock.today(), limits[kind]).day


def latest_due(first: dt.date) -> dt.date:
    """The last day that a matter may take that was dispatched on a day."""
    most = settings.number("appeal.most_working_days")
    return working_days.add_working_days(first, most).day


def due_faults(field: str, due: dt.date, *, after: dt.date, latest: dt.date) -> list[Fault]:
    """What is wrong with a due day: over, not a working day, too late."""
    if due <= after:
        return [Fault(field, FaultCode.PAST, str(due))]
    if due > latest:
        # First, for the calendar ends with the year 9999.
        return [Fault(field, FaultCode.TOO_LATE, str(due), str(latest))]
    calendar = working_days.load(due, due + 2 * working_days.REACH)
    if not calendar.is_working(due):
        following = calendar.add(due, 1).day
        return [Fault(field, FaultCode.NO_WORKING_DAY, str(due), str(following))]
    return []


def _limits(row: AppealRow) -> dict[str, int]:
    name = f"appeal.limits.{row.category}"
    usual = settings.DEFAULTS[name].value
    assert isinstance(usual, dict)
    # A table that was changed in part leaves the rest as it was.
    return {**usual, **settings.limits(name)}


def owner_of(row: AppealRow) -> str:
    """Who has a matter in hand, as limits and messages name them."""
    return f"department:{row.department.code}" if row.department else CENTRE
