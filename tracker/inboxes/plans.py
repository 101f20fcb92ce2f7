"""Plans that have not come in for a week that collects."""

import datetime as dt
from collections.abc import Iterator

from tracker import clock, weeks
from tracker.inboxes.found import Found, Source
from tracker.models import DepartmentRow, SubmissionRow, WeekRow
from tracker.records import Person, WeekState
from tracker.records.inboxes import WaitingKind
from tracker.week import Week, local


def missing(by: Person) -> Source:
    """Departments without a plan, for the committee."""
    for week, row, department in _missing():
        key = f"week:{week}:{department.code}"
        since, due = local(row.opened).date(), _last_day(week)
        yield Found(WaitingKind.PLAN_MISSING, key, department.name, since, due)


def to_submit(by: Person) -> Source:
    """Weeks for which the person's department has handed in no plan."""
    for week, row, department in _missing():
        if department.code == by.department:
            since, due = local(row.opened).date(), _last_day(week)
            key = f"week:{week}:{department.code}"
            yield Found(WaitingKind.PLAN_TO_SUBMIT, key, str(week), since, due)


def _missing() -> Iterator[tuple[Week, WeekRow, DepartmentRow]]:
    collecting = WeekRow.state == WeekState.COLLECTING.value
    submitted = SubmissionRow.select(SubmissionRow.week, SubmissionRow.department).join(WeekRow)
    came = {
        (row.__data__["week"], row.__data__["department"])
        for row in submitted.where(collecting).distinct()
    }
    offices = list(DepartmentRow.select().order_by(DepartmentRow.id))
    for row in WeekRow.select().where(collecting).order_by(WeekRow.name):
        week = Week.parse(row.name)
        if week.date(6) < clock.today():
            continue
        yield from ((week, row, one) for one in offices if (row.id, one.id) not in came)


def _last_day(week: Week) -> dt.date:
    """The last day on which a plan is in time."""
    return (weeks.cut_off(week) - dt.timedelta(seconds=1)).date()
