"""The week: opened, collecting, planned, published, running, closed."""

import datetime as dt
from collections.abc import Collection
from typing import Any

from peewee import JOIN, Case, fn

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
from tracker.paging import among, latest
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


def list_weeks(
    *, by: Person, before: str | None = None, most: int | None = None
) -> tuple[PlanningWeek, ...]:
    """
    Weeks that were opened, the latest first.

    Parameters
    ----------
    before, most
        A page: at most so many of those before the week that ended the last one.
    """
    permissions.require(by, Act.READ_WEEK)
    with reading():
        return _records_of(list(latest(WeekRow.select(), WeekRow.name, before, most)))


def list_published(*, by: Person) -> tuple[Week, ...]:
    """Weeks of which a version is published, the latest first, without any counts."""
    permissions.require(by, Act.READ_WEEK)
    with reading():
        is_published = PlanVersionRow.state == VersionState.PUBLISHED.value
        found: Any = WeekRow.select(WeekRow.name).join(PlanVersionRow).where(is_published)
        names = found.distinct().order_by(WeekRow.name.desc()).tuples()
        return tuple(Week.parse(name) for (name,) in names)


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


def receive(row: WeekRow, by: Person) -> bool:
    """
    Let requests of a week change, inside a transaction; whether what comes now is in time.

    WrongState if it is closed.
    """
    collecting = row.state == WeekState.COLLECTING.value
    move(row, "submit" if collecting else "submit late", by)
    return collecting and clock.now() < cut_off(Week.parse(row.name))


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
    (found,) = _records_of([row])
    return found


def _records_of(rows: Collection[WeekRow]) -> tuple[PlanningWeek, ...]:
    """The records of weeks with their counts, in the same few questions however many they are."""
    if not rows:
        return ()
    weeks = [Week.parse(row.name) for row in rows]
    calendar = working_days.load(min(weeks).date(0), max(weeks).date(6))
    counts = _counts([row.id for row in rows])
    return tuple(
        PlanningWeek(
            week=week,
            state=WeekState(row.state),
            cut_off=cut_off(week),
            days=tuple((day - week.monday).days for day in calendar.of(week).days),
            provisional=calendar.of(week).provisional,
            **counts[row.id],
        )
        for row, week in zip(rows, weeks, strict=True)
    )


ASKED = ("departments", "enterprises", "requests", "late")
PUBLISHED = ("published", "visits")


def _counts(weeks: list[int]) -> dict[int, dict[str, Any]]:
    """What is counted of each week, by its row."""
    zero = dict.fromkeys((*ASKED, "lines", "runs", "visits"), 0)
    found: dict[int, dict[str, Any]] = {one: {**zero, "published": None} for one in weeks}
    standing = among(RequestRow.week, weeks) & ~RequestRow.withdrawn
    late = fn.SUM(Case(None, ((RequestRow.late != "", 1),), 0))
    firms, offices = RequestRow.enterprise.distinct(), RequestRow.department.distinct()
    asked = (fn.COUNT(offices), fn.COUNT(firms), fn.COUNT(RequestRow.id), late)
    requests = RequestRow.select(RequestRow.week, *asked).where(standing)
    lines = LineRow.select(RequestRow.week, fn.COUNT(LineRow.id)).join(RequestRow).where(standing)
    runs = RunRow.select(RunRow.week, fn.COUNT(RunRow.id)).where(among(RunRow.week, weeks))
    _fill(found, ASKED, requests.group_by(RequestRow.week))
    _fill(found, ("lines",), lines.group_by(RequestRow.week))
    _fill(found, ("runs",), runs.group_by(RunRow.week))
    _fill(found, PUBLISHED, _published(weeks))
    return found


def _published(weeks: list[int]) -> Any:
    """The number of the published version of each week, and how many visits of it stand."""
    gone = VisitRow.cancelled
    is_published = PlanVersionRow.state == VersionState.PUBLISHED.value
    return (
        PlanVersionRow.select(
            PlanVersionRow.week,
            PlanVersionRow.number,
            fn.SUM(Case(None, ((VisitRow.id.is_null() | gone, 0),), 1)),
        )
        .join(VisitRow, JOIN.LEFT_OUTER)
        .where(among(PlanVersionRow.week, weeks), is_published)
        .group_by(PlanVersionRow.week, PlanVersionRow.number)
    )


def _fill(found: dict[int, dict[str, Any]], names: tuple[str, ...], rows: Any) -> None:
    for week, *values in rows.tuples():
        found[week].update(zip(names, values, strict=True))
