"""The state of a published visit, by its uid: what responses, attendance and findings share."""

from tracker import clock, permissions, states
from tracker.errors import NotFound, WrongState
from tracker.models import AttendanceRow, DepartmentRow, VisitCaseRow
from tracker.permissions import Act
from tracker.records import Person, Presence, Visit, VisitState
from tracker.visits import published


def visible(uid: str, by: Person) -> Visit:
    """A published visit that the person may know the course of; NotFound otherwise."""
    visit = published(uid)
    if not permissions.may(by, Act.READ_SITE, departments=offices(visit), lead=visit.lead.id):
        raise NotFound("visit", uid)
    return visit


def offices(visit: Visit) -> tuple[str, ...]:
    """Ids of the departments of a visit: the lead, who was planned, who joined on the day."""
    joined = (
        AttendanceRow.select(AttendanceRow, DepartmentRow)
        .join(DepartmentRow)
        .where(AttendanceRow.uid == visit.uid)
        .order_by(AttendanceRow.id)
    )
    found = [one.id for one in visit.departments]
    return tuple(dict.fromkeys([*found, *(row.department.code for row in joined)]))


def absent(uid: str) -> tuple[str, ...]:
    """Ids of the departments that are told to have been absent from a visit."""
    rows = (
        AttendanceRow.select(AttendanceRow, DepartmentRow)
        .join(DepartmentRow)
        .where(AttendanceRow.uid == uid, AttendanceRow.presence == Presence.ABSENT.value)
    )
    return tuple(row.department.code for row in rows)


def came(visit: Visit) -> tuple[str, ...]:
    """Ids of the departments of a visit but those that are told to have been absent."""
    away = absent(visit.uid)
    return tuple(office for office in offices(visit) if office not in away)


def missed() -> frozenset[str]:
    """Uids of the visits to which nobody came."""
    rows = VisitCaseRow.select(VisitCaseRow.uid)
    return frozenset(row.uid for row in rows.where(VisitCaseRow.state == VisitState.MISSED.value))


def case_row(uid: str) -> VisitCaseRow:
    """The row of a visit's state, made at need: visits may be older than their states."""
    row: VisitCaseRow | None = VisitCaseRow.get_or_none(VisitCaseRow.uid == uid)
    return row or VisitCaseRow.create(uid=uid, state=VisitState.PLANNED.value)


def state_of(visit: Visit) -> VisitState:
    """How far a visit has come."""
    row = VisitCaseRow.get_or_none(VisitCaseRow.uid == visit.uid)
    if row is None:
        return VisitState.CANCELLED if visit.cancelled else VisitState.PLANNED
    return VisitState(row.state)


def refuse_begun(visit: Visit, act: str) -> None:
    """WrongState if the hour of a visit has come, whether or not anybody has told who came."""
    if visit.start <= clock.now() and state_of(visit) is VisitState.PLANNED:
        raise WrongState("visit", visit.uid, state="begun", act=act, legal=("attend", "miss"))


def move(uid: str, act: str) -> VisitState:
    """Let an act change the state of a visit; who calls logs it in the same transaction."""
    row = case_row(uid)
    before = VisitState(row.state)
    target = states.VISIT.after(uid, before, act)
    if target is not before:
        row.state = target.value
        row.save()
    return target


def settle(uid: str, *, cancelled: bool) -> None:
    """What publishing does to a visit's state, inside its transaction."""
    state = VisitState(case_row(uid).state)
    if cancelled and state is VisitState.PLANNED:
        move(uid, "cancel")
    elif not cancelled and state is VisitState.CANCELLED:
        move(uid, "announce")
