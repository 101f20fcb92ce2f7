"""Who came to a visit, and how: told by the lead for all, by others for themselves (3.3.2)."""

import datetime as dt
from collections.abc import Iterator

from tracker import clock, errors, history, permissions, registers, settings
from tracker.cases import move, visible
from tracker.database import transaction
from tracker.errors import Fault, FaultCode, Rejected
from tracker.models import AttendanceRow, DepartmentRow, FindingRow
from tracker.permissions import Act
from tracker.records import Attendance, FindingState, Person, Presence, Visit
from tracker.week import local

CAME = (Presence.ON_TIME, Presence.LATE)
"""Was there to the end."""

ZONED = "2026-12-01T09:00+08:00"
"""What a moment with its zone looks like."""

FACTS = ("minutes_late", "reason", "unplanned", "arrived", "left")
"""What a row and a record have in common, by the same name."""


def attend(entry: Attendance, *, seen: int | None = None, by: Person) -> Attendance:
    """
    Tell how a department came, in place of what was told before.

    Parameters
    ----------
    seen
        Number of the visit's last event that the person had seen.

    Raises
    ------
    Conflict
        If the visit has moved on since.
    NotAllowed
        If the person speaks neither for that department nor for the lead.
    Rejected
        With every fault: minutes without being late, times that contradict, no reason where one
        is due, a department that was planned or not against what is said, a visit that has not
        begun.
    WrongState
        If the visit is cancelled, missed or closed.
    """
    with transaction():
        visit = visible(entry.visit, by)
        permissions.require(by, Act.ATTEND, departments=(entry.department,), lead=visit.lead.id)
        owner = registers.row_of(DepartmentRow, entry.department)
        problems = [*_faults(entry, visit), *_faults_of_times(entry, visit)]
        if problems:
            raise Rejected(problems)
        move(entry.visit, "attend")
        row = AttendanceRow.get_or_none(
            AttendanceRow.uid == entry.visit, AttendanceRow.department == owner
        ) or AttendanceRow(uid=entry.visit, department=owner)
        if row.id is None or record_of(row) != entry:
            row.presence = entry.presence.value
            for name in FACTS:
                setattr(row, name, getattr(entry, name))
            row.save()
            history.record(f"visit:{entry.visit}", "attend", by, _facts(entry), seen=seen)
        return record_of(row)


def _faults(entry: Attendance, visit: Visit) -> Iterator[Fault]:
    planned = entry.department in [one.id for one in visit.departments]
    late, minutes = entry.presence is Presence.LATE, entry.minutes_late
    if visit.start > clock.now():
        yield Fault("visit", FaultCode.FUTURE, f"{visit.start:%Y-%m-%d %H:%M}")
    if late and minutes <= 0:
        yield Fault("minutes_late", FaultCode.TOO_FEW, str(minutes), "1")
    if not late and minutes > 0:
        yield Fault("minutes_late", FaultCode.NOT_WANTED, str(minutes), entry.presence.value)
    if entry.presence not in CAME or entry.unplanned:
        yield from errors.missing(reason=entry.reason)
    if entry.unplanned == planned:
        yield Fault("unplanned", FaultCode.DIFFERS)
    if entry.presence is Presence.ABSENT:
        if entry.unplanned:
            yield Fault("presence", FaultCode.NOT_ALONE, entry.presence.value, "unplanned")
        if _has_found(entry):
            yield Fault("presence", FaultCode.CONTRADICTS, entry.presence.value, "finding")


def _has_found(entry: Attendance) -> bool:
    rows = (
        FindingRow.select()
        .join(DepartmentRow)
        .where(
            FindingRow.uid == entry.visit,
            DepartmentRow.code == entry.department,
            FindingRow.state != FindingState.WITHDRAWN.value,
        )
    )
    return bool(rows.exists())


def _faults_of_times(entry: Attendance, visit: Visit) -> Iterator[Fault]:
    told = {"arrived": entry.arrived, "left": entry.left}
    naive = [name for name, moment in told.items() if moment is not None and not moment.tzinfo]
    if naive:
        yield from (
            Fault(one, FaultCode.WRONG_FORM, f"{told[one]:%Y-%m-%dT%H:%M}", ZONED) for one in naive
        )
        return
    for name, moment in told.items():
        if moment is not None:
            yield from _faults_of_moment(entry, name, local(moment))
    if entry.arrived and entry.left and entry.left < entry.arrived:
        yield Fault("left", FaultCode.TOO_EARLY, _shown(entry.left), _shown(entry.arrived))
    if entry.arrived is not None:
        yield from _faults_of_arrival(entry, visit, entry.arrived)


def _faults_of_moment(entry: Attendance, name: str, moment: dt.datetime) -> Iterator[Fault]:
    if moment > clock.now():
        yield Fault(name, FaultCode.FUTURE, _shown(moment))
    if entry.presence is Presence.ABSENT:
        yield Fault(name, FaultCode.NOT_WANTED, _shown(moment), entry.presence.value)


def _faults_of_arrival(entry: Attendance, visit: Visit, arrived: dt.datetime) -> Iterator[Fault]:
    grace = settings.number("attendance.grace_minutes")
    late = (arrived - visit.start) // dt.timedelta(minutes=1)
    told = entry.minutes_late
    if local(arrived).date() != visit.start.date():
        yield Fault("arrived", FaultCode.DIFFERS, _shown(arrived), str(visit.start.date()))
    elif entry.presence is Presence.ON_TIME and not entry.unplanned and late > grace:
        yield Fault("presence", FaultCode.DIFFERS, entry.presence.value, Presence.LATE.value)
    elif entry.presence is Presence.LATE and late != told:
        yield Fault("minutes_late", FaultCode.DIFFERS, str(told), str(late))


def _shown(moment: dt.datetime) -> str:
    return f"{local(moment):%Y-%m-%d %H:%M}"


def _facts(entry: Attendance) -> dict[str, object]:
    return {
        "department": entry.department,
        "presence": entry.presence.value,
        "minutes late": entry.minutes_late,
        "reason": entry.reason,
        "unplanned": entry.unplanned,
        "arrived": entry.arrived.isoformat() if entry.arrived else "",
        "left": entry.left.isoformat() if entry.left else "",
    }


def attendance_of(uid: str) -> tuple[Attendance, ...]:
    """What is told of a visit; the reader's rights are the caller's to check."""
    rows = AttendanceRow.select(AttendanceRow, DepartmentRow).join(DepartmentRow)
    return tuple(
        record_of(row) for row in rows.where(AttendanceRow.uid == uid).order_by(AttendanceRow.id)
    )


def missing(visit: Visit) -> tuple[str, ...]:
    """Ids of the planned departments of which nobody has told how they came."""
    told = {one.department for one in attendance_of(visit.uid)}
    return tuple(one.id for one in visit.departments if one.id not in told)


def record_of(row: AttendanceRow) -> Attendance:
    """The record of a row."""
    return Attendance(
        visit=row.uid,
        department=row.department.code,
        presence=Presence(row.presence),
        minutes_late=row.minutes_late,
        reason=row.reason,
        unplanned=row.unplanned,
        arrived=local(row.arrived) if row.arrived else None,
        left=local(row.left) if row.left else None,
    )
