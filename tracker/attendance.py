"""Who came to a visit, and how: told by the lead for all, by others for themselves (3.3.2)."""

import datetime as dt
from collections.abc import Iterator

from tracker import clock, history, permissions, registers, settings
from tracker.cases import move, visible
from tracker.database import transaction
from tracker.errors import Rejected
from tracker.models import AttendanceRow, DepartmentRow, FindingRow
from tracker.permissions import Act
from tracker.records import Attendance, FindingState, Person, Presence, Visit
from tracker.week import local

CAME = (Presence.ON_TIME, Presence.LATE)
"""Was there to the end."""

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
        if row.id is None or _record_of(row) != entry:
            row.presence = entry.presence.value
            for name in FACTS:
                setattr(row, name, getattr(entry, name))
            row.save()
            history.record(f"visit:{entry.visit}", "attend", by, _facts(entry), seen=seen)
        return _record_of(row)


def _faults(entry: Attendance, visit: Visit) -> Iterator[str]:
    which = f"visit {entry.visit}: {entry.department}"
    planned = entry.department in [one.id for one in visit.departments]
    if visit.start > clock.now():
        yield f"{which} cannot have come before {visit.start:%Y-%m-%d %H:%M}"
    if (entry.presence is Presence.LATE) != (entry.minutes_late > 0):
        yield f"{which} is {entry.presence} by {entry.minutes_late} minutes"
    if entry.presence not in CAME and not entry.reason.strip():
        yield f"{which} is {entry.presence}, which needs a reason"
    if entry.unplanned and not entry.reason.strip():
        yield f"{which} joined without being planned, which needs a reason"
    if entry.unplanned == planned:
        yield f"{which} was {'planned' if planned else 'not planned'} for it"
    if entry.unplanned and entry.presence is Presence.ABSENT:
        yield f"{which} was not planned for it and cannot be absent"
    if entry.presence is Presence.ABSENT and _has_found(entry):
        yield f"{which} is absent but has recorded findings"


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


def _faults_of_times(entry: Attendance, visit: Visit) -> Iterator[str]:
    which = f"visit {entry.visit}: {entry.department}"
    told = {"arrived": entry.arrived, "left": entry.left}
    if any(moment is not None and moment.tzinfo is None for moment in told.values()):
        yield f"{which} has a time without a zone"
        return
    for name, moment in told.items():
        if moment is not None and moment > clock.now():
            yield f"{which} {name} at {local(moment):%Y-%m-%d %H:%M}, which has not come yet"
        if moment is not None and entry.presence is Presence.ABSENT:
            yield f"{which} is absent and cannot have {name}"
    if entry.arrived and entry.left and entry.left < entry.arrived:
        yield f"{which} left before it arrived"
    if entry.arrived is not None:
        yield from _faults_of_arrival(entry, visit, entry.arrived)


def _faults_of_arrival(entry: Attendance, visit: Visit, arrived: dt.datetime) -> Iterator[str]:
    grace = settings.number("attendance.grace_minutes")
    late = (arrived - visit.start) // dt.timedelta(minutes=1)
    which = f"visit {entry.visit}: {entry.department} arrived at {local(arrived):%H:%M}"
    if local(arrived).date() != visit.start.date():
        yield f"{which} on {local(arrived):%Y-%m-%d}, expected {visit.start:%Y-%m-%d}"
    elif entry.presence is Presence.ON_TIME and not entry.unplanned and late > grace:
        yield f"{which}, {late} minutes after the beginning, which is late"
    elif entry.presence is Presence.LATE and late != entry.minutes_late:
        yield f"{which}, {late} minutes after the beginning, not {entry.minutes_late}"


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
        _record_of(row) for row in rows.where(AttendanceRow.uid == uid).order_by(AttendanceRow.id)
    )


def missing(visit: Visit) -> tuple[str, ...]:
    """Ids of the planned departments of which nobody has told how they came."""
    told = {one.department for one in attendance_of(visit.uid)}
    return tuple(one.id for one in visit.departments if one.id not in told)


def _record_of(row: AttendanceRow) -> Attendance:
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
