"""Plan versions and visits as they lie in the tables, and the records that leave."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from peewee import JOIN

from tracker import departments, enterprises, request_rows
from tracker.models import (
    DepartmentRow,
    EnterpriseRow,
    ParkRow,
    PlanVersionRow,
    RequestRow,
    RewordingRow,
    RunRow,
    VisitRequestRow,
    VisitRow,
    WeekRow,
)
from tracker.paging import among
from tracker.records import (
    Apart,
    CheckCode,
    Department,
    Enterprise,
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
    (found,) = versions_of(PlanVersionRow.id == row.id)
    return found


def versions_of(*conditions: Any) -> tuple[PlanVersion, ...]:
    """
    The records of versions of a week, the latest first, with all their visits.

    In the same few questions however many versions, visits and reasons there are.
    """
    rows = list(
        PlanVersionRow.select(PlanVersionRow, WeekRow, RunRow)
        .join_from(PlanVersionRow, WeekRow)
        .join_from(PlanVersionRow, RunRow)
        .where(*conditions)
        .order_by(PlanVersionRow.number.desc())
    )
    if not rows:
        return ()
    visits: dict[int, list[Visit]] = {row.number: [] for row in rows}
    for one in visits_of(rows):
        visits[one.version].append(one)
    named = _Named.load(rows)
    return tuple(_version_of(row, tuple(visits[row.number]), named) for row in rows)


@dataclass(frozen=True, slots=True)
class _Named:
    """What the plans of versions name, by id."""

    requests: Mapping[str, Request]
    firms: Mapping[str, Enterprise]
    offices: Mapping[str, Department]

    @classmethod
    def load(cls, rows: Sequence[PlanVersionRow]) -> "_Named":
        """Of versions of one week."""
        codes = {one for row in rows for one in _named_by(row.run)}
        asked = request_rows.records_of(request_rows.named(codes))
        apart = {one["enterprise"] for row in rows for one in row.run.plan["apart_because"]}
        return cls(
            {one.id: one for one in asked},
            enterprises.registered(apart),
            {row.code: departments.record_of(row) for row in DepartmentRow.select()},
        )


def _named_by(run: RunRow) -> Iterator[str]:
    """Ids of the requests that a plan gives reasons for."""
    yield from run.held
    for one in run.plan["unplanned"]:
        yield from (one["request"], *(one.get("with") or ()))
    for one in run.plan["apart_because"]:
        yield from one.get("witness") or ()


def _version_of(row: PlanVersionRow, visits: tuple[Visit, ...], named: _Named) -> PlanVersion:
    row.run.week = row.week
    return PlanVersion(
        week=Week.parse(row.week.name),
        number=row.number,
        state=VersionState(row.state),
        run=run_of(row.run),
        visits=visits,
        unplanned=tuple(_unplanned(one, named.requests) for one in row.run.plan["unplanned"]),
        apart=tuple(_apart(one, named) for one in row.run.plan["apart_because"]),
        made=local(row.made),
        published=local(row.published) if row.published else None,
        held=tuple(
            Held(named.requests[one], tuple(CheckCode(code) for code in codes))
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


def _apart(facts: Mapping[str, Any], named: _Named) -> Apart:
    return Apart(
        enterprise=named.firms[facts["enterprise"]],
        visits=facts["visits"],
        fewest=facts["fewest"],
        witness=tuple(named.requests[one] for one in facts.get("witness") or ()),
        full=tuple(named.offices[one] for one in facts.get("full") or ()),
        remedies=tuple(facts.get("remedies") or ()),
    )


def visits_of(versions: Iterable[PlanVersionRow], uid: str | None = None) -> tuple[Visit, ...]:
    """The visits of versions, in order of time and uid; of one uid only, if it is given."""
    wanted: Any = VisitRow.version.in_([row.id for row in versions])
    if uid is not None:
        wanted &= VisitRow.uid == uid
    return in_order(records_of(visit_rows().where(wanted)))


def in_order(found: Iterable[Visit]) -> tuple[Visit, ...]:
    """Visits in order of time and uid."""
    return tuple(sorted(found, key=lambda visit: (visit.start, visit.uid)))


_SAME_UID = RewordingRow.uid == VisitRow.uid


def visit_rows() -> Any:
    """Visits with all that their records tell, but for their parts."""
    return (
        VisitRow.select(
            VisitRow,
            EnterpriseRow,
            ParkRow,
            PlanVersionRow.id,
            PlanVersionRow.number,
            WeekRow.id,
            WeekRow.name,
            RewordingRow,
        )
        .join_from(VisitRow, RewordingRow, JOIN.LEFT_OUTER, _SAME_UID, attr="rewording")
        .join_from(VisitRow, PlanVersionRow)
        .join(WeekRow)
        .join_from(VisitRow, EnterpriseRow)
        .left_outer_join(ParkRow)
    )


def records_of(query: Any) -> list[Visit]:
    """The records of what `visit_rows` finds, in its order, in three questions."""
    rows = list(query)
    if not rows:
        return []
    offices = {row.id: departments.record_of(row) for row in DepartmentRow.select()}
    parts = _parts([row.id for row in rows])
    return [_visit_of(row, parts[row.id], offices) for row in rows]


_Part = tuple[int, list[int], dict[str, Any]]
"""The row of its department, teams, wording."""


def _parts(visits: list[int]) -> dict[int, list[_Part]]:
    rows: Any = (
        VisitRequestRow.select(
            VisitRequestRow.visit,
            RequestRow.department,
            VisitRequestRow.teams,
            VisitRequestRow.wording,
        )
        .join(RequestRow)
        .where(among(VisitRequestRow.visit, visits))
        .order_by(VisitRequestRow.position)
    )
    found: dict[int, list[_Part]] = {one: [] for one in visits}
    for visit, *part in rows.tuples():
        found[visit].append((part[0], part[1], part[2]))
    return found


def _visit_of(row: VisitRow, parts: Iterable[_Part], offices: Mapping[int, Department]) -> Visit:
    enterprise = enterprises.record_of(row.enterprise)
    week = Week.parse(row.version.week.name)
    reworded: RewordingRow | None = getattr(row, "rewording", None)
    return Visit(
        uid=row.uid,
        revision=row.revision,
        week=week,
        version=row.version.number,
        enterprise=enterprise,
        start=week.moment(row.start),
        end=week.moment(row.start + row.minutes),
        minutes=row.minutes,
        lead=offices[row.__data__["lead"]],
        parts=tuple(
            Visited(thaw(wording, week, offices[office], enterprise), tuple(teams))
            for office, teams, wording in parts
        ),
        announced=row.announced,
        cancelled=row.cancelled,
        changed=local(row.changed),
        rewordings=reworded.count if reworded else 0,
        reworded=local(reworded.changed) if reworded else None,
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
