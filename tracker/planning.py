"""Both gates to the optimizer: requests become a problem, a plan becomes a draft."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

import optimizer
from optimizer import InvalidProblem, Plan, Problem, SolveParams
from tracker import (
    clock,
    departments,
    enterprises,
    parks,
    permissions,
    request_rows,
    states,
    weeks,
    working_days,
)
from tracker.continuation import Proposed
from tracker.database import reading, transaction
from tracker.drafts import write_draft
from tracker.errors import Conflict, Rejected
from tracker.history import digest
from tracker.models import ParkRow, RunRow, WeekRow
from tracker.permissions import Act
from tracker.records import (
    Park,
    Person,
    Planned,
    PlanVersion,
    Request,
    VersionState,
    Visit,
    WeekState,
)
from tracker.version_rows import row_in, version_of, visits_of
from tracker.week import Week
from tracker.week_file import Asked, write

ANSWERED = ("previous", "fixed")
"""Parts of the week file that come from an earlier answer and are not part of the question."""


def problem_of(week: Week) -> Problem:
    """
    The week as the optimizer reads it; ids are those of the records.

    Raises
    ------
    NotFound
        If the week was never opened.
    Rejected
        If it cannot be planned as it stands, with every reason.
    """
    return _load(_week_file(week))


def _load(file: Mapping[str, Any]) -> Problem:
    if not file["requests"]:
        raise Rejected([f"week {file['week']} has no requests"])
    try:
        return optimizer.load_problem(file)
    except InvalidProblem as fault:
        raise Rejected(fault.faults) from fault


def _week_file(week: Week) -> dict[str, Any]:
    with reading():
        row = weeks.row_of(week)
        asked = [one for one in request_rows.rows(week) if not one.withdrawn]
        requests = [request_rows.record_of(one) for one in asked]
        working = working_days.working_days(week)
        published = _published(row)
        return write(
            Asked(
                week=week,
                days=tuple((day - week.monday).days for day in working.days),
                park=_park(requests),
                requests=requests,
                away=departments.away(week),
                closed=enterprises.closed(week),
                published=published,
                begun=[one for one in published if one.start <= clock.now()],
            )
        )


def _park(requests: list[Request]) -> Park:
    """The park whose hours and roads hold: that of the requests' enterprises, the first by id."""
    named = {one.enterprise.park for one in requests if one.enterprise.park}
    row = ParkRow.get_or_none(ParkRow.code == min(named, default=""))
    return parks.record_of(row) if row else Park("", "")


def _published(week: WeekRow) -> list[Visit]:
    row = row_in(week, VersionState.PUBLISHED)
    return [one for one in visits_of([row] if row else []) if not one.cancelled]


def plan(
    week: Week,
    params: SolveParams | None = None,
    *,
    by: Person,
    progress: Callable[[optimizer.Progress], None] | None = None,
    stop: Callable[[], bool] | None = None,
    again: bool = False,
) -> Planned:
    """
    Plan a week and keep the answer as a run with a draft; the first plan ends the collection.

    The solver runs outside of any transaction. When the latest version answers the very same
    question with the same params, it stands and nothing is done.

    Parameters
    ----------
    progress, stop
        Handed on to the optimizer.
    again
        Whether an equal question is asked once more all the same.

    Raises
    ------
    Rejected
        If the week cannot be planned as it stands.
    WrongState
        If the week is closed.
    Conflict
        If requests changed while the solver was at work; nothing is stored.
    """
    permissions.require(by, Act.PLAN)
    params = params or SolveParams()
    file = _week_file(week)
    problem, asked = _load(file), _digest(file, params)
    standing = None if again else _standing(week, asked)
    if standing is not None:
        return Planned(standing, stood=True)
    answer = optimizer.solve(problem, params, progress=progress, stop=stop)
    with transaction():
        row = weeks.row_of(week)
        if _digest(_week_file(week), params) != asked:
            raise Conflict(f"requests of {week} changed while it was planned; plan it again")
        weeks.move(row, "plan", by)
        return Planned(_adopt(row, answer, asked, by))


def _digest(file: Mapping[str, Any], params: SolveParams) -> str:
    question = {name: part for name, part in file.items() if name not in ANSWERED}
    return digest([question, asdict(params)])


def _standing(week: Week, asked: str) -> PlanVersion | None:
    with reading():
        row = weeks.row_of(week)
        states.WEEK.after(week, WeekState(row.state), "plan")
        latest = row_in(row, VersionState.DRAFT) or row_in(row, VersionState.PUBLISHED)
        return version_of(latest) if latest and latest.run.digest == asked else None


def _adopt(week: WeekRow, answer: Plan, asked: str, by: Person) -> PlanVersion:
    run = _store_run(week, answer, asked)
    proposed = [
        Proposed(
            enterprise=visit.enterprise,
            start=visit.start,
            minutes=visit.minutes,
            lead=visit.lead,
            requests=visit.requests,
            teams=visit.teams,
        )
        for visit in answer.visits
    ]
    return version_of(write_draft(week, run, proposed, by))


def _store_run(week: WeekRow, answer: Plan, asked: str) -> RunRow:
    file = optimizer.dump_plan(answer)
    row: RunRow = RunRow.create(
        week=week,
        params=asdict(answer.params),
        digest=asked,
        status=file["status"],
        seconds=answer.seconds,
        plan=file,
        made=clock.now(),
        **{name: file[name] for name in ("score", "bound", "proven", "separate")},
    )
    return row
