"""Attempts to plan: what was asked of the optimizer, and how good its answer is."""

from tracker import permissions, weeks
from tracker.database import reading
from tracker.errors import NotFound
from tracker.models import RunRow
from tracker.permissions import Act
from tracker.records import Person, Run
from tracker.version_rows import run_of
from tracker.week import Week


def show(run: int, *, by: Person) -> Run:
    """A run by its id; NotFound if there is none."""
    permissions.require(by, Act.READ_VERSIONS)
    with reading():
        row = RunRow.get_or_none(RunRow.id == run)
        if row is None:
            raise NotFound("run", run)
        return run_of(row)


def list_runs(week: Week, *, by: Person) -> tuple[Run, ...]:
    """The runs of a week, the latest first."""
    permissions.require(by, Act.READ_VERSIONS)
    with reading():
        mine = RunRow.week == weeks.row_of(week)
        return tuple(run_of(row) for row in RunRow.select().where(mine).order_by(RunRow.id.desc()))
