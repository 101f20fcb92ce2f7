"""What every source of a timeline starts from: the enterprise, the reader, the visits there."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tracker import permissions
from tracker.models import (
    AttendanceRow,
    DepartmentRow,
    EnterpriseRow,
    PlanVersionRow,
    RequestRow,
    VisitCaseRow,
    VisitRequestRow,
    VisitRow,
    WeekRow,
)
from tracker.permissions import Act
from tracker.records import Person, VersionState, VisitState
from tracker.week import Week


@dataclass(frozen=True, slots=True)
class Known:
    """
    A published visit as it lies in the tables, whoever reads.

    Parameters
    ----------
    planned, offices
        Departments that were planned, and these with those that joined on the day.
    """

    uid: str
    week: str
    start: dt.datetime
    lead: str
    planned: tuple[str, ...]
    offices: tuple[str, ...]
    announced: bool
    cancelled: bool
    state: VisitState


@dataclass(frozen=True, slots=True)
class Ground:
    """The enterprise, who reads, and its published visits by uid."""

    firm: EnterpriseRow
    by: Person
    visits: Mapping[str, Known]

    def tells_course(self, visit: Known) -> bool:
        """Whether the reader may know what happened at a visit, as `cases.visible`."""
        return permissions.may(self.by, Act.READ_SITE, departments=visit.offices, lead=visit.lead)

    def tells_finding(
        self, uid: str, department: str, *, shared: bool, released: bool = False
    ) -> bool:
        """Whether the reader sees what a department found at a visit, as `findings.Sight`."""
        visit = self.visits[uid]
        return permissions.may(
            self.by,
            Act.READ_FINDINGS,
            department=department,
            departments=visit.offices if shared else (),
            lead=visit.lead if shared else None,
            enterprise=self.firm.code if released else None,
        )


def load(firm: EnterpriseRow, by: Person) -> Ground:
    """The ground of a timeline, in four queries."""
    rows = list(
        VisitRow.select(VisitRow, PlanVersionRow, WeekRow, DepartmentRow)
        .join_from(VisitRow, PlanVersionRow)
        .join(WeekRow)
        .join_from(VisitRow, DepartmentRow)
        .where(*_published_at(firm))
    )
    uids = [row.uid for row in rows]
    planned, joined = _planned(firm), _joined(uids)
    states = {
        row.uid: VisitState(row.state)
        for row in VisitCaseRow.select().where(VisitCaseRow.uid.in_(uids))
    }
    return Ground(firm, by, {row.uid: _known(row, planned, joined, states) for row in rows})


def _published_at(firm: EnterpriseRow) -> tuple[Any, Any]:
    published = PlanVersionRow.state == VersionState.PUBLISHED.value
    return VisitRow.enterprise == firm, published


def _planned(firm: EnterpriseRow) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    rows: Any = (
        VisitRequestRow.select(VisitRow.uid, DepartmentRow.code)
        .join_from(VisitRequestRow, VisitRow)
        .join(PlanVersionRow)
        .join_from(VisitRequestRow, RequestRow)
        .join(DepartmentRow)
        .where(*_published_at(firm))
        .order_by(VisitRequestRow.position)
        .tuples()
    )
    for uid, department in rows:
        found.setdefault(uid, []).append(department)
    return found


def _joined(uids: list[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    rows: Any = AttendanceRow.select(AttendanceRow.uid, DepartmentRow.code).join(DepartmentRow)
    for uid, department in rows.where(AttendanceRow.uid.in_(uids)).tuples():
        found.setdefault(uid, []).append(department)
    return found


def _known(
    row: VisitRow,
    planned: Mapping[str, list[str]],
    joined: Mapping[str, list[str]],
    states: Mapping[str, VisitState],
) -> Known:
    own = tuple(dict.fromkeys([row.lead.code, *planned.get(row.uid, ())]))
    before = VisitState.CANCELLED if row.cancelled else VisitState.PLANNED
    week = row.version.week.name
    return Known(
        uid=row.uid,
        week=week,
        start=Week.parse(week).moment(row.start),
        lead=row.lead.code,
        planned=own,
        offices=tuple(dict.fromkeys([*own, *joined.get(row.uid, ())])),
        announced=row.announced,
        cancelled=row.cancelled,
        state=states.get(row.uid, before),
    )
