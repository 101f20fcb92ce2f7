"""What a person may do with a week now: names of services of `tracker`."""

from collections.abc import Iterator

from tracker import permissions, states, weeks
from tracker.database import reading
from tracker.permissions import Act
from tracker.records import Person, PlanningWeek, VersionState, WeekState
from tracker.version_rows import row_in

INSTRUCTIONS = ("pin", "forbid", "together", "apart", "lead")


def for_week(week: PlanningWeek, *, by: Person) -> frozenset[str]:
    """
    Names of services that refuse neither the person nor where the week stands, such as
    ``"versions.publish"``; of a plan that comes in, for the person's own department or any.
    """
    legal = states.WEEK.legal(week.state)
    return frozenset({*_submits(legal, by), *_plans(week, legal, by), *_publishes(week, legal, by)})


def _submits(legal: tuple[str, ...], by: Person) -> Iterator[str]:
    may = permissions.may(by, Act.SUBMIT, department=by.department)
    if may and not {"submit", "submit late"}.isdisjoint(legal):
        yield "requests.accept"


def _plans(week: PlanningWeek, legal: tuple[str, ...], by: Person) -> Iterator[str]:
    if not permissions.may(by, Act.PLAN):
        return
    if "plan" in legal:
        yield from ("planning.plan", "planning.ask")
        if week.state is WeekState.COLLECTING:
            yield "weeks.start_planning"
    if week.state is not WeekState.CLOSED:
        yield from (f"instructions.{name}" for name in INSTRUCTIONS)


def _publishes(week: PlanningWeek, legal: tuple[str, ...], by: Person) -> Iterator[str]:
    if not permissions.may(by, Act.PUBLISH):
        return
    yield from (f"weeks.{act}" for act in ("start", "close") if act in legal)
    with reading():
        draft = row_in(weeks.row_of(week.week), VersionState.DRAFT)
    if draft is not None and "publish" in legal:
        yield "versions.publish"
