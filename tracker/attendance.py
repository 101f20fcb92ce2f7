"""Who came to a visit, and how: told by the lead for all, by others for themselves (3.3.2)."""

from collections.abc import Iterator

from tracker import clock, history, permissions, registers
from tracker.cases import move, visible
from tracker.database import transaction
from tracker.errors import NotAllowed, Rejected
from tracker.models import AttendanceRow, DepartmentRow
from tracker.permissions import Act
from tracker.records import Attendance, Person, Presence, Visit


def attend(entry: Attendance, *, by: Person) -> Attendance:
    """
    Tell how a department came, in place of what was told before.

    Raises
    ------
    NotAllowed
        If the person speaks neither for that department nor for the lead.
    Rejected
        With every fault: minutes without being late, no reason where one is due, a department
        that was planned or not against what is said, a visit that has not begun.
    WrongState
        If the visit is cancelled, missed or closed.
    """
    with transaction():
        visit = visible(entry.visit, by)
        permissions.require(by, Act.ATTEND, departments=(entry.department,), lead=visit.lead.id)
        if by.department not in (entry.department, visit.lead.id):
            raise NotAllowed(by.role, f"{Act.ATTEND} for {entry.department}")
        owner = registers.row_of(DepartmentRow, entry.department)
        problems = [*_faults(entry, visit)]
        if problems:
            raise Rejected(problems)
        move(entry.visit, "attend")
        row = AttendanceRow.get_or_none(
            AttendanceRow.uid == entry.visit, AttendanceRow.department == owner
        ) or AttendanceRow(uid=entry.visit, department=owner)
        if row.id is None or _record_of(row) != entry:
            row.presence, row.minutes_late = entry.presence.value, entry.minutes_late
            row.reason, row.unplanned = entry.reason, entry.unplanned
            row.save()
            history.record(f"visit:{entry.visit}", "attend", by, _facts(entry))
        return _record_of(row)


def _faults(entry: Attendance, visit: Visit) -> Iterator[str]:
    which = f"visit {entry.visit}: {entry.department}"
    planned = entry.department in [one.id for one in visit.departments]
    if visit.start > clock.now():
        yield f"{which} cannot have come before {visit.start:%Y-%m-%d %H:%M}"
    if (entry.presence is Presence.LATE) != (entry.minutes_late > 0):
        yield f"{which} is {entry.presence} by {entry.minutes_late} minutes"
    if entry.presence in (Presence.ABSENT, Presence.WITHDRAWN) and not entry.reason.strip():
        yield f"{which} is {entry.presence}, which needs a reason"
    if entry.unplanned and not entry.reason.strip():
        yield f"{which} joined without being planned, which needs a reason"
    if entry.unplanned == planned:
        yield f"{which} was {'planned' if planned else 'not planned'} for it"


def _facts(entry: Attendance) -> dict[str, object]:
    return {
        "department": entry.department,
        "presence": entry.presence.value,
        "minutes late": entry.minutes_late,
        "reason": entry.reason,
        "unplanned": entry.unplanned,
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
    )
