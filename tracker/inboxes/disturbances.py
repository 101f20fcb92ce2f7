"""Disturbances that wait: for the accused department, and for whoever decides."""

from typing import Any

from tracker import clock
from tracker.disturbances import rows
from tracker.inboxes.found import Found, Source, beginning
from tracker.models import DepartmentRow, DisturbanceRow
from tracker.records import Person
from tracker.records.disturbances import DisturbanceState
from tracker.records.inboxes import WaitingKind
from tracker.week import local

DECIDED = (
    DisturbanceState.UNDER_REVIEW,
    DisturbanceState.RELEASED,
    DisturbanceState.ANSWERED,
)
"""Where the supervision has something to do, sooner or later."""


def accusations(by: Person) -> Source:
    """What was put to the person's department and is not answered."""
    told = DisturbanceRow.statement != ""
    own = DepartmentRow.code == by.department
    waiting = rows.rows(own, told, _in(DisturbanceState.RELEASED))
    known = rows.limits(waiting)
    for row in waiting:
        limit = next(one for one in known[rows.case_of(row)] if one.kind == rows.ANSWER)
        title = beginning(row.statement)
        kind = WaitingKind.ACCUSATION_TO_ANSWER
        yield Found(kind, rows.case_of(row), title, limit.start, limit.due)


def decisions(by: Person) -> Source:
    """What the supervision takes up, puts to the department, or decides."""
    waiting = rows.rows(_in(DisturbanceState.RECEIVED, *DECIDED))
    known = rows.limits(waiting)
    for row in waiting:
        limits = {one.kind: one for one in known.get(rows.case_of(row), ())}
        is_new = row.state == DisturbanceState.RECEIVED.value
        if (
            row.state == DisturbanceState.RELEASED.value
            and limits[rows.ANSWER].due >= clock.today()
        ):
            continue
        kind = WaitingKind.DISTURBANCE_TO_ACCEPT if is_new else WaitingKind.DISTURBANCE_TO_DECIDE
        limit = limits.get(rows.REVIEW if is_new else rows.DECIDE)
        since = limit.start if limit else local(row.entered).date()
        title = beginning(row.text)
        yield Found(kind, rows.case_of(row), title, since, limit.due if limit else None)


def _in(*states: DisturbanceState) -> Any:
    return rows.among(states)
