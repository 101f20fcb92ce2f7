"""The row of an appeal, who may know of it, and the one way to change where it stands."""

from collections.abc import Iterable, Mapping
from typing import Any

from tracker import departments, enterprises, history, permissions, states
from tracker.appeals.hiding import is_hidden, veil
from tracker.appeals.words import is_number
from tracker.errors import Conflict, ConflictCode, NotFound
from tracker.models import AppealRow, AssignmentRow, DepartmentRow, EnterpriseRow, ParkRow
from tracker.permissions import Act
from tracker.records import (
    Appeal,
    AppealSeverity,
    AppealState,
    Category,
    Channel,
    Level,
    Matter,
    Person,
    ResultKind,
    Role,
    ServiceMode,
)
from tracker.week import local

RESTRICTED = (Role.SERVICE_CENTRE, Role.SUPERVISION)
"""Who goes on seeing a matter of law or discipline once it has left for another organ."""

OUTSIDE = (Role.ENTERPRISE, Role.ANONYMOUS)
"""Who raises matters and works on none."""


def case_of(row: AppealRow) -> str:
    """The name of an appeal in the log and among the limits."""
    return f"appeal:{row.id}"


def selected() -> Any:
    """A query of appeals with all that their records need, in one."""
    return (
        AppealRow.select(AppealRow, EnterpriseRow, ParkRow, DepartmentRow)
        .left_outer_join(EnterpriseRow)
        .left_outer_join(ParkRow)
        .switch(AppealRow)
        .left_outer_join(DepartmentRow)
    )


def row_of(appeal: int) -> AppealRow:
    """The row of an appeal, for whoever has checked rights; NotFound if there is none."""
    row = _find(appeal)
    if row is None:
        raise NotFound("appeal", appeal)
    return row


def _find(appeal: int) -> AppealRow | None:
    known = is_number(appeal)
    found: AppealRow | None = selected().where(AppealRow.id == appeal).first() if known else None
    return found


def visible(appeal: int, by: Person) -> AppealRow:
    """The row of an appeal that the person may read as one who works on it."""
    row = row_of(appeal)
    if not sees(row, by, offices(row)):
        raise NotFound("appeal", appeal)
    return row


def sees(row: AppealRow, by: Person, assigned: Iterable[str]) -> bool:
    """Whether a person may read an appeal to which these departments were assigned."""
    if row.state == AppealState.TRANSFERRED_LEGAL.value and by.role not in RESTRICTED:
        return False
    return permissions.may(by, Act.READ_APPEALS, departments=tuple(assigned))


def own(appeal: int, act: Act, by: Person) -> AppealRow:
    """The row of an appeal that the person sees and may do an act to."""
    row = visible(appeal, by)
    permissions.require(by, act, department=row.department.code if row.department else None)
    return row


def raised(appeal: int, by: Person) -> AppealRow:
    """
    The row of an appeal that the person's own enterprise raised, with its account.

    Of what was raised by a code nobody has checked who did; whoever has the code follows it.
    """
    found = _find(appeal)
    row = found if found is not None and found.digest is None else None
    firm = row.enterprise.code if row is not None and row.enterprise else None
    if row is None or not permissions.may(by, Act.FOLLOW_APPEAL, enterprise=firm):
        raise NotFound("appeal", appeal)
    return row


def offices(row: AppealRow) -> tuple[str, ...]:
    """Ids of all departments that were ever assigned to an appeal."""
    found = (
        AssignmentRow.select(AssignmentRow, DepartmentRow)
        .join(DepartmentRow)
        .where(AssignmentRow.appeal == row)
        .order_by(AssignmentRow.id)
    )
    return tuple(dict.fromkeys(one.department.code for one in found))


def state_of(row: AppealRow) -> AppealState:
    """Where an appeal stands."""
    return AppealState(row.state)


def legal(row: AppealRow) -> tuple[str, ...]:
    """The acts that are legal where an appeal stands."""
    return states.APPEAL.legal(state_of(row))


def expect(row: AppealRow, act: str) -> None:
    """WrongState if an act is not legal where an appeal stands."""
    states.APPEAL.after(row.id, state_of(row), act)


def advance(
    row: AppealRow, act: str, by: Person, facts: Mapping[str, Any], *, seen: int | None = None
) -> AppealState:
    """
    Let an act change where an appeal stands, keep its other changes, and log it.

    Raises
    ------
    WrongState
        If the act is not legal where it stands.
    Conflict
        If the appeal has moved on since the event that the person had `seen` last.
    """
    before = row.state
    target = states.APPEAL.after(row.id, state_of(row), act)
    row.state = target.value
    changed = {AppealRow._meta.fields[name]: row.__data__[name] for name in row.dirty_field_names}
    stored = AppealRow.update(changed).where(AppealRow.id == row.id, AppealRow.state == before)
    if not stored.execute():
        raise Conflict(ConflictCode.CHANGED, kind="appeal", key=row.id)
    history.record(case_of(row), act, by, facts, seen=seen)
    return target


def record_of(row: AppealRow, by: Person) -> Appeal:
    """
    An appeal as the person may see it: confidential ones name nobody to a department, and who has
    which part, and how often it was returned, is none of the appellant's business.
    """
    hidden, veiled = is_hidden(row, by), veil(row, by)
    inside = by.role not in OUTSIDE
    firm = None if hidden or row.enterprise is None else enterprises.record_of(row.enterprise)
    return Appeal(
        id=row.id,
        channel=Channel(row.channel),
        source="" if hidden else row.source or "",
        enterprise=firm,
        contact="" if hidden else row.contact,
        phone="" if hidden else row.phone,
        confidential=row.confidential,
        category=Category(row.category),
        sub=row.sub,
        matter=Matter(row.matter),
        level=Level(row.level),
        severity=AppealSeverity(row.severity),
        mode=ServiceMode(row.mode),
        title=veiled(row.title),
        text=veiled(row.text),
        received=local(row.received),
        state=state_of(row),
        receiver=row.receiver if inside else "",
        responsible=row.responsible if inside else "",
        supervisor=row.supervisor if inside else "",
        department=departments.record_of(row.department) if row.department else None,
        returns=row.returns if inside else 0,
        final=row.final and inside,
        reopened=row.reopened,
        refusal=veiled(row.refusal),
        result=ResultKind(row.result) if row.result else None,
        answer=veiled(row.answer),
        again_on=row.again_on,
        answered=local(row.answered) if row.answered else None,
        closed=local(row.closed) if row.closed else None,
        into=row.__data__["into"],
        by_code=row.digest is not None,
    )
