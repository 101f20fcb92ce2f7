"""Plan versions and visits as they lie in the tables, and the records that leave."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tracker import departments, enterprises, request_rows
from tracker.models import (
    DepartmentRow,
    EnterpriseRow,
    ParkRow,
    PlanVersionRow,
    RequestRow,
    RunRow,
    VisitRequestRow,
    VisitRow,
    WeekRow,
)
from tracker.records import (
    Apart,
    CheckCode,
    Department,
    Held,
    PlanVersion,
    Request,
    Run,
    RunState,
    Unplanned,
    VersionState,
    Visit,
    Visited,
)
from tracker.snapshots import thaw
from tracker.week import Week, local


def run_of(row: RunRow) -> Run:
    """The record of a run."""
    return Run(
        id=row.id,
        week=Week.parse(row.week.name),
        params=row.params,
        status=row.status,
        seconds=row.seconds,
        score=row.score,
        bound=row.bound,
        proven=row.proven,
        separate=row.separate,
        plan=row.plan,
        made=local(row.made),
        state=RunState(row.state),
        progress=row.progress,
        actor=row.actor,
        stopped_by=row.stopped_by,
        attempts=row.attempts,
        fault=row.fault,
        held={request: tuple(codes) for request, codes in row.held.items()},
    )


def version_of(row: PlanVersionRow) -> PlanVersion:
    """The record of a version, with all its visits."""
    week = Week.parse(row.week.name)
    requests = {one.id: one for one in request_rows.records_of(request_rows.rows(week))}
    return PlanVersion(
        week=week,
        number=row.number,
        state=VersionState(row.state),
        run=run_of(row.run),
        visits=visits_of([row]),
        unplanned=tuple(_unplanned(one, requests) for one in row.run.plan["unplanned"]),
        apart=tuple(_apart(one, requests) for one in row.run.plan["apart_because"]),
        made=local(row.made),
        published=local(row.published) if row.published else None,
        held=tuple(
            Held(requests[one], tuple(CheckCode(code) for code in codes))
            for one, codes in row.run.held.items()
        ),
    )


def _unplanned(facts: Mapping[str, Any], requests: Mapping[str, Request]) -> Unplanned:
    return Unplanned(
        request=requests[facts["request"]],
        reason=facts["reason"],
        others=tuple(requests[one] for one in facts.get("with") or ()),
        message=facts.get("message", ""),
        remedies=tuple(facts.get("remedies") or ()),
    )


def _apart(facts: Mapping[str, Any], requests: Mapping[str, Request]) -> Apart:
    firm = registered(EnterpriseRow, facts["enterprise"])
    return Apart(
        enterprise=enterprises.record_of(firm),
        visits=facts["visits"],
        fewest=facts["fewest"],
        witness=tuple(requests[one] for one in facts.get("witness") or ()),
        full=tuple(
            departments.record_of(registered(DepartmentRow, one)) for one in facts.get("full") or ()
        ),
        remedies=tuple(facts.get("remedies") or ()),
    )


def registered(table: Any, code: str) -> Any:
    """A row that a stored plan refers to, hence exists."""
    return table.get(table.code == code)


def visits_of(versions: Iterable[PlanVersionRow], uid: str | None = None) -> tuple[Visit, ...]:
    """The visits of versions, in order of time and uid; of one uid only, if it is given."""
    numbers = {row.id: (Week.parse(row.week.name), row.number) for row in versions}
    rows = _visit_rows(numbers, uid)
    parts = _parts([row.id for row in rows])
    found = [_visit_of(row, *numbers[row.__data__["version"]], parts[row.id]) for row in rows]
    return tuple(sorted(found, key=lambda visit: (visit.start, visit.uid)))


def _visit_rows(versions: Iterable[int], uid: str | None) -> Sequence[VisitRow]:
    wanted: Any = VisitRow.version.in_(list(versions))
    if uid is not None:
        wanted &= VisitRow.uid == uid
    return list(
        VisitRow.select(VisitRow, EnterpriseRow, ParkRow, DepartmentRow)
        .join_from(VisitRow, EnterpriseRow)
        .left_outer_join(ParkRow)
        .join_from(VisitRow, DepartmentRow)
        .where(wanted)
    )


def _parts(visits: list[int]) -> dict[int, list[tuple[VisitRequestRow, Department]]]:
    rows = (
        VisitRequestRow.select(VisitRequestRow, RequestRow, DepartmentRow)
        .join(RequestRow)
        .join(DepartmentRow)
        .where(VisitRequestRow.visit.in_(visits))
        .order_by(VisitRequestRow.position)
    )
    found: dict[int, list[tuple[VisitRequestRow, Department]]] = {one: [] for one in visits}
    for row in rows:
        found[row.__data__["visit"]].append((row, departments.record_of(row.request.department)))
    return found


def _visit_of(
    row: VisitRow,
    week: Week,
    number: int,
    parts: list[tuple[VisitRequestRow, Department]],
) -> Visit:
    enterprise = enterprises.record_of(row.enterprise)
    return Visit(
        uid=row.uid,
        revision=row.revision,
        week=week,
        version=number,
        enterprise=enterprise,
        start=week.moment(row.start),
        end=week.moment(row.start + row.minutes),
        minutes=row.minutes,
        lead=departments.record_of(row.lead),
        parts=tuple(
            Visited(thaw(part.wording, week, department, enterprise), tuple(part.teams))
            for part, department in parts
        ),
        announced=row.announced,
        cancelled=row.cancelled,
        changed=local(row.changed),
    )


def published_rows(weeks: tuple[str, str] | None = None) -> list[PlanVersionRow]:
    """Published versions, of the weeks from the first name to the last."""
    found = PlanVersionRow.select(PlanVersionRow, WeekRow).join(WeekRow)
    found = found.where(PlanVersionRow.state == VersionState.PUBLISHED.value)
    if weeks:
        found = found.where(WeekRow.name.between(*weeks))
    return list(found.order_by(WeekRow.name))


def row_in(week: WeekRow, state: VersionState) -> PlanVersionRow | None:
    """The latest version of a week in a state."""
    found: PlanVersionRow | None = (
        PlanVersionRow.select()
        .where(PlanVersionRow.week == week, PlanVersionRow.state == state.value)
        .order_by(PlanVersionRow.number.desc())
        .first()
    )
    return found
