"""
Attempts to plan: queued, carried out by a worker, watched, stopped, and never lost.

The table is the queue: whatever wakes a worker up, a run is begun by the one who moves it from
queued to running. A worker that dies leaves a run without signs of life; it is queued again, or
fails when it has been tried too often.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from tracker import clock, history, permissions, settings, states, weeks
from tracker.database import reading, transaction
from tracker.errors import NotFound
from tracker.models import RunRow, WeekRow
from tracker.paging import latest
from tracker.permissions import Act
from tracker.records import Person, Run, RunFault, RunState
from tracker.version_rows import run_of
from tracker.week import Week

UNANSWERED: Mapping[str, object] = {
    "status": "",
    "seconds": 0.0,
    "score": {},
    "bound": {},
    "proven": {},
    "separate": {},
    "plan": {},
}
"""What stands in a run as long as there is no plan."""


def show(run: int, *, by: Person) -> Run:
    """A run by its id; NotFound if there is none."""
    permissions.require(by, Act.READ_VERSIONS)
    with reading():
        return run_of(row_of(run))


def list_runs(
    week: Week, *, by: Person, before: int | None = None, most: int | None = None
) -> tuple[Run, ...]:
    """
    The runs of a week, the latest first.

    Parameters
    ----------
    before, most
        A page: at most so many of those before the id that ended the last one.
    """
    permissions.require(by, Act.READ_VERSIONS)
    with reading():
        rows = RunRow.select(RunRow, WeekRow).join(WeekRow)
        rows = rows.where(RunRow.week == weeks.row_of(week))
        return tuple(run_of(row) for row in latest(rows, RunRow.id, before, most))


def queued() -> tuple[int, ...]:
    """The runs that wait for a worker, oldest first."""
    with reading():
        waits = RunRow.state == RunState.QUEUED.value
        return tuple(row.id for row in RunRow.select(RunRow.id).where(waits).order_by(RunRow.id))


def stop(run: int, *, by: Person) -> Run:
    """
    End a run; one that is under way gives its best plan so far, within a second or two.

    Again changes nothing.

    Raises
    ------
    WrongState
        If it is over already.
    """
    permissions.require(by, Act.PLAN)
    with transaction():
        row = row_of(run)
        if row.stopped_by:
            return run_of(row)
        target = states.RUN.after(run, RunState(row.state), "stop")
        row.stopped_by = by.login
        if row.state == RunState.QUEUED.value:
            row.state = target.value
        row.save()
        history.record(f"week:{row.week.name}", "stop run", by, {"run": run})
        return run_of(row)


def recover(*, by: Person) -> tuple[int, ...]:
    """
    Queue again the runs whose worker gives no sign of life; give up what was tried too often.

    Returns the ids of what was queued again. For a worker that starts, and for a periodic job.
    """
    with transaction():
        oldest = clock.now() - dt.timedelta(seconds=settings.number("run.lost_seconds"))
        lost = list(
            RunRow.select().where(RunRow.state == RunState.RUNNING.value, RunRow.beat < oldest)
        )
        return tuple(row.id for row in lost if _queue_again(row, by))


def _queue_again(row: RunRow, by: Person) -> bool:
    if row.stopped_by:
        move(row, "stop", by)
    elif row.attempts >= settings.number("run.most_attempts"):
        fail(row, RunFault.DIED, str(row.attempts), by)
    else:
        move(row, "queue again", by)
    return row.state == RunState.QUEUED.value


def row_of(run: int) -> RunRow:
    """The row of a run; NotFound if there is none."""
    row: RunRow | None = RunRow.get_or_none(RunRow.id == run)
    if row is None:
        raise NotFound("run", run)
    return row


def queue(week: WeekRow, params: Mapping[str, Any], digest: str, by: Person) -> RunRow:
    """
    A run that waits for a worker, inside a transaction; the one that asks the same if it waits.
    """
    waiting = (RunState.QUEUED.value, RunState.RUNNING.value)
    row: RunRow | None = RunRow.get_or_none(
        RunRow.week == week, RunRow.digest == digest, RunRow.state.in_(waiting)
    )
    if row is not None:
        return row
    row = RunRow.create(
        week=week,
        params=dict(params),
        digest=digest,
        made=clock.now(),
        state=RunState.QUEUED.value,
        actor=by.login,
        progress={},
        stopped_by="",
        attempts=0,
        fault="",
        **UNANSWERED,
    )
    history.record(f"week:{week.name}", "queue run", by, {"run": row.id, "params": dict(params)})
    return row


def begin(run: int, by: Person) -> RunRow | None:
    """Take a queued run to carry it out; None if somebody else did, or it was stopped."""
    with transaction():
        row = row_of(run)
        if row.state != RunState.QUEUED.value:
            return None
        row.attempts, row.beat = row.attempts + 1, clock.now()
        move(row, "begin", by)
        return row


def beat(run: int, attempt: int, progress: Mapping[str, Any] | None = None) -> bool:
    """
    A sign of life of whoever carries a run out for the so-manieth time, with how far it is.

    Returns whether to go on: not if a person stopped it, or it was given to somebody else.
    """
    with transaction():
        row = row_of(run)
        mine = (row.state, row.attempts) == (RunState.RUNNING.value, attempt)
        if not mine or row.stopped_by:
            return False
        row.beat = clock.now()
        if progress is not None:
            row.progress = dict(progress)
        row.save()
        return True


def move(row: RunRow, act: str, by: Person) -> None:
    """Let an act change the state of a run, inside a transaction, and log it."""
    target = states.RUN.after(row.id, RunState(row.state), act)
    row.state = target.value
    row.save()
    facts = {"run": row.id, "attempt": row.attempts}
    history.record(f"week:{row.week.name}", f"{act} run", by, facts)


def fail(row: RunRow, why: RunFault, told: str, by: Person) -> None:
    """Give a run up, and keep why and what was told of it, inside a transaction."""
    row.fault = f"{why}: {told}" if told else why.value
    move(row, "fail", by)
