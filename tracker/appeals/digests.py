"""What each department has before it, once a week as a message: facts, and no judgement."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from peewee import fn

from tracker import clock, outbox, permissions
from tracker.appeals.lists import next_day
from tracker.appeals.sight import CASE, WAITS, answers_for
from tracker.database import reading, transaction
from tracker.errors import NotFound
from tracker.models import AppealRow, DeadlineRow, DepartmentRow, MeasureRow, MessageRow
from tracker.permissions import Act
from tracker.records import AT_DEPARTMENT, AppealState, MeasureState, Person
from tracker.week import Week

KIND = "appeal-digest"


@dataclass(frozen=True, slots=True)
class Digest:
    """
    What a department has before it now.

    Parameters
    ----------
    open
        Matters in its hands; the others are parts of it.
    overdue, due_soon
        With a limit of its own that has passed, or ends by the next working day.
    to_take_up, in_review
        Nobody has begun; a plan or a result waits for the head.
    measures
        Issued against it and not answered.
    """

    department: str
    open: int = 0
    overdue: int = 0
    due_soon: int = 0
    to_take_up: int = 0
    in_review: int = 0
    measures: int = 0


def digest(department: str, *, by: Person) -> Digest:
    """What a department has before it; its own people and who supervises may ask."""
    if not answers_for(by, department):
        permissions.require(by, Act.SUPERVISE_APPEALS)
    with reading():
        found = counts()
    if department not in found:
        raise NotFound("department", department)
    return found[department]


def counts() -> dict[str, Digest]:
    """Of every department, in the register's order, for services that have checked rights."""
    today, states = clock.today(), _by_state()
    overdue = _due(today - dt.timedelta(days=1))
    soon, measures = _due(next_day()), _measures()
    found = {}
    offices = DepartmentRow.select().order_by(DepartmentRow.id)
    for code in [row.code for row in offices]:
        here = states.get(code, {})
        late = overdue.get(f"department:{code}", 0)
        found[code] = Digest(
            department=code,
            open=sum(here.values()),
            overdue=late,
            due_soon=soon.get(f"department:{code}", 0) - late,
            to_take_up=here.get(AppealState.DISPATCHED.value, 0),
            in_review=sum(
                here.get(one.value, 0)
                for one in (AppealState.PLAN_REVIEW, AppealState.RESULT_REVIEW)
            ),
            measures=measures.get(code, 0),
        )
    return found


def _by_state() -> dict[str, dict[str, int]]:
    query: Any = (
        AppealRow.select(DepartmentRow.code, AppealRow.state, fn.COUNT(AppealRow.id))
        .join(DepartmentRow)
        .where(AppealRow.state.in_([one.value for one in AT_DEPARTMENT]))
        .group_by(DepartmentRow.code, AppealRow.state)
    )
    found: dict[str, dict[str, int]] = {}
    for code, state, count in query.tuples():
        found.setdefault(code, {})[state] = count
    return found


def _due(until: dt.date) -> dict[str, int]:
    """Matters with a limit that ends by a day, by whoever has to keep it."""
    states = AppealRow.state.in_([one.value for one in AT_DEPARTMENT])
    query: Any = (
        DeadlineRow.select(DeadlineRow.owner, fn.COUNT(DeadlineRow.case.distinct()))
        .join(AppealRow, on=DeadlineRow.case == CASE)
        .where(WAITS, DeadlineRow.due <= until, states)
        .group_by(DeadlineRow.owner)
    )
    return dict(query.tuples())


def _measures() -> dict[str, int]:
    query: Any = (
        MeasureRow.select(DepartmentRow.code, fn.COUNT(MeasureRow.id))
        .join(DepartmentRow)
        .where(MeasureRow.state == MeasureState.ISSUED.value)
        .group_by(DepartmentRow.code)
    )
    return dict(query.tuples())


def tick(*, by: Person) -> int:
    """
    Tell each department with anything before it, once in a calendar week; how many were told.

    For a periodic job.
    """
    with transaction():
        week = Week.of(clock.today())
        keys = {
            f"department:{one.department}:digest:{week}": one
            for one in counts().values()
            if one.open or one.measures
        }
        known = MessageRow.select().where(MessageRow.key.in_(list(keys)))
        told = {row.key for row in known}
        return sum(_tell(key, one, week) for key, one in keys.items() if key not in told)


def _tell(key: str, one: Digest, week: Week) -> bool:
    facts = {name: getattr(one, name) for name in Digest.__dataclass_fields__}
    return outbox.write(key, KIND, f"department:{one.department}", facts | {"week": str(week)})
