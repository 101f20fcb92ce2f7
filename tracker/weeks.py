"""The week: opened, collecting, planned, published, running, closed."""

import datetime as dt
from typing import Any

from peewee import fn

from tracker import clock, history, permissions, states, working_days
from tracker.database import reading, transaction
from tracker.errors import NotFound
from tracker.models import (
    LineRow,
    PlanVersionRow,
    RequestRow,
    RunRow,
    VisitRow,
    WeekRow,
)
from tracker.permissions import Act
from tracker.records import Person, PlanningWeek, VersionState, WeekState
from tracker.week import ZONE, Week


def open_week(week: Week, *, by: Person) -> PlanningWeek:
    """Begin to collect plans for a week; again changes nothing."""
    permissions.require(by, Act.OPEN_WEEK)
    with transaction():
        return _record_of(row_or_open(week, by))


def show_week(week: Week, *, by: Person) -> PlanningWeek:
    """A week with its counts; NotFound if it was never opened."""
    permissions.require(by, Act.READ_WEEK)
    with reading():
        return _record_of(row_of(week))


def list_weeks(*, by: Person) -> tuple[PlanningWeek, ...]:
    """All weeks that were opened, the latest first."""
    permissions.require(by, Act.READ_WEEK)
    with reading():
        return tuple(_record_of(row) for row in WeekRow.select().order_by(WeekRow.name.desc()))


def start_planning(week: Week, *, by: Person) -> PlanningWeek:
    """Stop collecting: what comes from now on is late. WrongState when it is closed."""
    permissions.require(by, Act.PLAN)
    return _act(week, "plan", by)


def start(week: Week, *, by: Person) -> PlanningWeek:
    """The first visits go out; WrongState unless the week is published."""
    permissions.require(by, Act.PUBLISH)
    return _act(week, "start", by)


def close(week: Week, *, by: Person) -> PlanningWeek:
    """Nothing of the week changes any more; WrongState unless it is running."""
    permissions.require(by, Act.PUBLISH)
    return _act(week, "close", by)


def _act(week: Week, act: str, by: Person) -> PlanningWeek:
    with transaction():
        row = row_of(week)
        move(row, act, by)
        return _record_of(row)


def move(row: WeekRow, act: str, by: Person) -> None:
    """Let an act change the state of a week, inside a transaction; log it if it does."""
    state = WeekState(row.state)
    target = states.WEEK.after(row.name, state, act)
    if target is not state:
        WeekRow.update(state=target.value).where(WeekRow.id == row.id).execute()
        row.state = target.value
        history.record(f"week:{row.name}", act, by, {"from": state.value, "to": target.value})


def cut_off(week: Week) -> dt.datetime:
    """The end of Friday of the week before the last: later plans are late (clause 3.3.1)."""
    day = week.monday - dt.timedelta(days=9)
    return dt.datetime.combine(day, dt.time(), tzinfo=ZONE)


def row_of(week: Week) -> WeekRow:
    """The row of a week; NotFound if it was never opened."""
    row: WeekRow | None = WeekRow.get_or_none(WeekRow.name == str(week))
    if row is None:
        raise NotFound("week", week)
    return row


def row_or_open(week: Week, by: Person) -> WeekRow:
    """The row of a week, which begins to collect if it did not yet; inside a transaction."""
    row: WeekRow | None = WeekRow.get_or_none(WeekRow.name == str(week))
    if row is None:
        state = WeekState.COLLECTING.value
        row = WeekRow.create(name=str(week), state=state, opened=clock.now())
        history.record(case_of(week), "open", by, {})
    return row


def case_of(week: Week) -> str:
    """The case under which the log keeps a week."""
    return f"week:{week}"


def _record_of(row: WeekRow) -> PlanningWeek:
    week = Week.parse(row.name)
    working = working_days.working_days(week)
    wanted = RequestRow.select().where(RequestRow.week == row, ~RequestRow.withdrawn)
    published = PlanVersionRow.get_or_none(
        PlanVersionRow.week == row, PlanVersionRow.state == VersionState.PUBLISHED.value
    )
    return PlanningWeek(
        week=week,
        state=WeekState(row.state),
        cut_off=cut_off(week),
        days=tuple((day - week.monday).days for day in working.days),
        provisional=working.provisional,
        departments=_count(wanted.select(fn.COUNT(RequestRow.department.distinct()))),
        enterprises=_count(wanted.select(fn.COUNT(RequestRow.enterprise.distinct()))),
        lines=LineRow.select().where(LineRow.request.in_(wanted)).count(),
        requests=wanted.count(),
        late=wanted.where(RequestRow.late != "").count(),
        runs=RunRow.select().where(RunRow.week == row).count(),
        visits=VisitRow.select().where(VisitRow.version == published, ~VisitRow.cancelled).count(),
        published=published.number if published else None,
    )


def _count(query: Any) -> int:
    return int(query.scalar() or 0)
