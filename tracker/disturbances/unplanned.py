"""
Inspections without plan and without exemption: what stands behind that figure.

Two sources tell of them: reports of arbitrary inspections, stamped when they come in, and
departments that joined a published visit without being planned. One department at one enterprise
on one day counts once.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tracker import enterprises, permissions
from tracker.database import reading
from tracker.disturbances import rows
from tracker.models import (
    AttendanceRow,
    DepartmentRow,
    DirectRow,
    DisturbanceRow,
    EnterpriseRow,
    ParkRow,
    PlanVersionRow,
    RequestRow,
    VisitRequestRow,
    VisitRow,
    WeekRow,
)
from tracker.permissions import Act
from tracker.records import DirectState, Enterprise, Person, Presence, VersionState
from tracker.records.disturbances import DisturbanceState, UnplannedInspection
from tracker.week import DAY, Week, local

DISCARDED = (
    DisturbanceState.NOT_UPHELD,
    DisturbanceState.WITHDRAWN,
    DisturbanceState.REFUSED,
)
"""A report in one of these states tells of no inspection."""

Key = tuple[str, str, dt.date]
"""Ids of department and enterprise, and the day."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """One inspection from one source, before it is decided what a reader may know."""

    key: Key
    firm: Enterprise
    disturbance: DisturbanceRow | None = None
    visit: str = ""


def is_covered(department: str, enterprise: str, day: dt.date) -> bool:
    """Whether a department was planned at an enterprise on a day, or entered it as direct."""
    planned = _planned(department, enterprise, day)
    return planned or (department, enterprise, day) in _directs([department])


def _planned(department: str, enterprise: str, day: dt.date) -> bool:
    week = Week.of(day)
    first = (day - week.monday).days * DAY
    return bool(
        VisitRow.select()
        .join_from(VisitRow, PlanVersionRow)
        .join(WeekRow)
        .join_from(VisitRow, EnterpriseRow)
        .join_from(VisitRow, VisitRequestRow)
        .join(RequestRow)
        .join(DepartmentRow)
        .where(
            PlanVersionRow.state == VersionState.PUBLISHED.value,
            WeekRow.name == str(week),
            EnterpriseRow.code == enterprise,
            DepartmentRow.code == department,
            VisitRow.start.between(first, first + DAY - 1),
            ~VisitRow.cancelled,
        )
        .exists()
    )


def _directs(departments: Iterable[str] = ()) -> Mapping[Key, dt.date]:
    """Days of direct inspections that are not void, and the day each was first entered on."""
    found: Any = (
        DirectRow.select(DepartmentRow.code, EnterpriseRow.code, DirectRow.opened, DirectRow.days)
        .join_from(DirectRow, DepartmentRow)
        .join_from(DirectRow, EnterpriseRow)
        .where(DirectRow.state != DirectState.VOID.value)
        .order_by(DirectRow.opened.desc(), DirectRow.id.desc())
    )
    wanted = list(departments)
    if wanted:
        found = found.where(DepartmentRow.code.in_(wanted))
    return {
        (office, firm, dt.date.fromisoformat(day)): entered
        for office, firm, opened, days in found.tuples()
        for entered in [local(opened).date()]
        for day in days
    }


def of_attendance(*, by: Person) -> tuple[UnplannedInspection, ...]:
    """
    Departments that joined a published visit on site without being planned, and had entered no
    direct inspection there by the end of that day; the latest day first.
    """
    _require(by)
    with reading():
        directs = _directs()
        return _told(_attended(directs), directs, by)


def list_unplanned(
    *, by: Person, since: dt.date | None = None, until: dt.date | None = None
) -> tuple[UnplannedInspection, ...]:
    """
    Inspections without plan and without exemption that a person may know of, the latest first.

    Reports that were withdrawn, refused or not upheld are left out; a direct inspection that was
    entered afterwards takes nothing away. A department sees those that it was told of, and where
    it joined a visit; who asked for confidentiality is not named.

    Parameters
    ----------
    since, until
        Only from the one day to the other, both included.
    """
    _require(by)
    with reading():
        directs = _directs()
        seen = [
            one
            for one in (*_reported(since, until), *_attended(directs))
            if (since is None or one.key[2] >= since) and (until is None or one.key[2] <= until)
        ]
        return _told(seen, directs, by)


def _require(by: Person) -> None:
    permissions.require(by, Act.READ_UNPLANNED, department=by.department)


def _reported(since: dt.date | None, until: dt.date | None) -> Iterator[_Seen]:
    stamped: Any = DisturbanceRow.unplanned
    gone = [one.value for one in DISCARDED]
    told = [stamped, DisturbanceRow.state.not_in(gone)]
    if since is not None:
        told.append(DisturbanceRow.day >= since)
    if until is not None:
        told.append(DisturbanceRow.day <= until)
    for row in rows.rows(*told):
        firm = rows.firm_of(row)
        if firm is not None:
            yield _Seen((row.department.code, firm.id, row.day), firm, row)


def _attended(directs: Mapping[Key, dt.date]) -> Iterator[_Seen]:
    for joined, visit in _joined():
        day = Week.parse(visit.version.week.name).moment(visit.start).date()
        key = (joined.department.code, visit.enterprise.code, day)
        if key not in directs or directs[key] > day:
            yield _Seen(key, enterprises.record_of(visit.enterprise), visit=visit.uid)


def _joined() -> list[tuple[AttendanceRow, VisitRow]]:
    """Who came without being planned, and the visit as it is published, in two queries."""
    came: Any = AttendanceRow.unplanned
    told = list(
        AttendanceRow.select(AttendanceRow, DepartmentRow)
        .join(DepartmentRow)
        .where(came, AttendanceRow.presence != Presence.ABSENT.value)
        .order_by(AttendanceRow.id)
    )
    uids = AttendanceRow.select(AttendanceRow.uid).where(came)
    visits = {
        row.uid: row
        for row in VisitRow.select(VisitRow, PlanVersionRow, WeekRow, EnterpriseRow, ParkRow)
        .join_from(VisitRow, PlanVersionRow)
        .join(WeekRow)
        .join_from(VisitRow, EnterpriseRow)
        .left_outer_join(ParkRow)
        .where(VisitRow.uid.in_(uids), PlanVersionRow.state == VersionState.PUBLISHED.value)
    }
    return [(row, visits[row.uid]) for row in told if row.uid in visits]


def _told(
    found: Iterable[_Seen], directs: Mapping[Key, dt.date], by: Person
) -> tuple[UnplannedInspection, ...]:
    """One record for each department, enterprise and day, with what the person may know."""
    groups: dict[Key, list[_Seen]] = {}
    for one in found:
        if by.department is None or _concerns(one, by):
            groups.setdefault(one.key, []).append(one)
    told = [_record(key, group, directs, by) for key, group in groups.items()]
    return tuple(sorted(told, key=lambda one: (-one.day.toordinal(), one.department, _name(one))))


def _name(one: UnplannedInspection) -> tuple[bool, str]:
    return (one.enterprise is None, one.enterprise.id if one.enterprise else "")


def _concerns(one: _Seen, by: Person) -> bool:
    if one.disturbance is not None:
        return rows.is_released(one.disturbance, by)
    return one.key[0] == by.department


def _record(
    key: Key, group: Sequence[_Seen], directs: Mapping[Key, dt.date], by: Person
) -> UnplannedInspection:
    # A report whose enterprise is hidden is not named beside one whose enterprise is shown.
    shown = [one for one in group if one.disturbance is None or _names(one.disturbance, by)]
    told = UnplannedInspection(
        department=key[0],
        enterprise=None,
        day=key[2],
        disturbances=tuple(
            sorted(one.disturbance.id for one in shown or group if one.disturbance is not None)
        ),
        visits=tuple(sorted({one.visit for one in shown if one.visit})),
        logged_on=None,
    )
    if not shown:
        return told
    return replace(told, enterprise=shown[0].firm, logged_on=directs.get(key))


def _names(row: DisturbanceRow, by: Person) -> bool:
    """Whether a person may know at which enterprise it was."""
    if not row.confidential:
        return True
    if by.department is not None:
        return False
    return permissions.may(by, Act.READ_DISTURBANCES) or row.decided is not None
