"""Disturbances as they lie in the table, and the records that leave: one for each reader."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from peewee import JOIN

from tracker import deadlines, departments, enterprises, permissions, sight, states
from tracker.errors import NotFound
from tracker.models import (
    DepartmentRow,
    DisturbanceRow,
    EnterpriseRow,
    ParkRow,
)
from tracker.paging import ALWAYS, any_of, latest
from tracker.permissions import Act
from tracker.records import Deadline, Enterprise, Person, Role
from tracker.records.disturbances import (
    Accusation,
    DecidedDisturbance,
    Disturbance,
    DisturbanceChannel,
    DisturbanceDecision,
    DisturbanceEntry,
    DisturbanceKind,
    DisturbanceState,
)
from tracker.week import local

DECIDED = (
    DisturbanceState.UPHELD,
    DisturbanceState.NOT_UPHELD,
    DisturbanceState.TRANSFERRED,
)
UNDECIDED = (
    DisturbanceState.RECEIVED,
    DisturbanceState.UNDER_REVIEW,
    DisturbanceState.RELEASED,
    DisturbanceState.ANSWERED,
)
PLAIN = ("text", "evidence", "name", "phone")
"""Words of whoever reports, as they were typed."""

REVIEW, ANSWER, DECIDE = "review", "answer", "decide"
"""The limits of a disturbance."""

Limits = Mapping[str, Sequence[Deadline]]


def case_of(row: DisturbanceRow) -> str:
    """What the log and the limits call it."""
    return f"disturbance:{row.id}"


def rows(
    *conditions: Any, before: int | None = None, most: int | None = None
) -> list[DisturbanceRow]:
    """Rows with their departments and enterprises, the latest first; or a page of them."""
    found = (
        DisturbanceRow.select(DisturbanceRow, DepartmentRow, EnterpriseRow, ParkRow)
        .join_from(DisturbanceRow, DepartmentRow)
        .join_from(DisturbanceRow, EnterpriseRow, JOIN.LEFT_OUTER)
        .join(ParkRow, JOIN.LEFT_OUTER)
    )
    for one in conditions:
        found = found.where(one)
    return list(latest(found, DisturbanceRow.id, before, most))


def limits(those: Iterable[DisturbanceRow]) -> Limits:
    """The limits of some disturbances, in one query."""
    found: dict[str, list[Deadline]] = {case_of(row): [] for row in those}
    for one in deadlines.of_cases(list(found)):
        found[one.case].append(one)
    return found


def limits_of(row: DisturbanceRow) -> Limits:
    """The limits of one."""
    return {case_of(row): deadlines.of_case(case_of(row))}


def is_own(row: DisturbanceRow, by: Person) -> bool:
    """Whether it was reported by the person's enterprise, or on its behalf."""
    firm = row.enterprise.code if row.enterprise else None
    named = row.channel != DisturbanceChannel.ANONYMOUS.value
    return by.enterprise is not None and by.enterprise == firm and named


def sees(row: DisturbanceRow, by: Person) -> bool:
    """Whether a person may know all that was reported."""
    own = by.enterprise if is_own(row, by) else None
    return permissions.may(by, Act.READ_DISTURBANCES, enterprise=own)


def seen(by: Person) -> Any:
    """What `sees` says, as a condition."""
    if permissions.may(by, Act.READ_DISTURBANCES):
        return ALWAYS
    named = DisturbanceRow.channel != DisturbanceChannel.ANONYMOUS.value
    firm = by.enterprise
    mine = firm is not None and permissions.may(by, Act.READ_DISTURBANCES, enterprise=firm)
    return any_of([(EnterpriseRow.code == firm) & named] if mine else [])


def released(by: Person) -> Any:
    """What `is_released` says, as a condition."""
    return (DisturbanceRow.statement != "") & sight.own(by, Act.READ_ACCUSATIONS)


def visible(disturbance: int, by: Person) -> DisturbanceRow:
    """The row, if the person may know all that was reported; NotFound otherwise."""
    for row in rows(DisturbanceRow.id == disturbance):
        if sees(row, by):
            return row
    raise NotFound("disturbance", disturbance)


def is_released(row: DisturbanceRow, by: Person) -> bool:
    """Whether the person speaks for the accused department and it was told."""
    told = bool(row.statement)
    return told and permissions.may(by, Act.READ_ACCUSATIONS, department=row.department.code)


def move(row: DisturbanceRow, act: str) -> DisturbanceState:
    """Let an act change the state; who calls saves and logs it in the same transaction."""
    target = states.DISTURBANCE.after(row.id, DisturbanceState(row.state), act)
    row.state = target.value
    return target


def entry_of(row: DisturbanceRow) -> DisturbanceEntry:
    """What was reported."""
    return DisturbanceEntry(
        kind=DisturbanceKind(row.kind),
        department=row.department.code,
        day=row.day,
        enterprise=row.enterprise.code if row.enterprise else None,
        confidential=row.confidential,
        visit=row.visit,
        direct=row.direct,
        demand=row.demand,
        **{name: getattr(row, name) for name in PLAIN},
    )


def record_of(row: DisturbanceRow, by: Person, known: Limits | None = None) -> Disturbance:
    """All of it, for those who `sees` lets; the reporter's side gets no notes and no stamp."""
    inside = by.role in (Role.SUPERVISION, Role.SERVICE_CENTRE)
    running = (known or limits_of(row)).get(case_of(row), ())
    return Disturbance(
        id=row.id,
        entry=entry_of(row),
        department=departments.record_of(row.department),
        enterprise=firm_of(row),
        channel=DisturbanceChannel(row.channel),
        state=DisturbanceState(row.state),
        entered=local(row.entered),
        unplanned=row.unplanned if inside else None,
        statement=row.statement,
        answer=row.answer,
        answered=local(row.answered) if row.answered else None,
        decision=decision_of(row),
        reason=row.reason,
        notes=tuple(row.notes) if inside else (),
        limits=tuple(running),
    )


def accusation_of(row: DisturbanceRow, known: Limits) -> Accusation:
    """What the accused department reads, once it is released."""
    (limit,) = (one for one in known[case_of(row)] if one.kind == ANSWER)
    return Accusation(
        id=row.id,
        kind=DisturbanceKind(row.kind),
        department=row.department.code,
        day=row.day,
        enterprise=None if row.confidential else firm_of(row),
        state=DisturbanceState(row.state),
        statement=row.statement,
        answer=row.answer,
        limit=limit,
        decision=decision_of(row),
    )


def decided_of(row: DisturbanceRow) -> DecidedDisturbance:
    """What the committee reads, once it is decided."""
    decision = decision_of(row)
    assert decision is not None
    return DecidedDisturbance(
        id=row.id,
        kind=DisturbanceKind(row.kind),
        department=departments.record_of(row.department),
        enterprise=firm_of(row),
        day=row.day,
        unplanned=row.unplanned,
        statement=row.statement,
        answer=row.answer,
        decision=decision,
    )


def firm_of(row: DisturbanceRow) -> Enterprise | None:
    """The enterprise, where one is named."""
    return enterprises.record_of(row.enterprise) if row.enterprise else None


def decision_of(row: DisturbanceRow) -> DisturbanceDecision | None:
    """What was decided, or None."""
    if row.decided is None:
        return None
    return DisturbanceDecision(
        outcome=DisturbanceState(row.state),
        reasons=row.reasons,
        consequence=row.consequence,
        receiving=row.receiving,
        decided=local(row.decided),
    )


def among(wanted: Iterable[DisturbanceState]) -> Any:
    """The condition that it is in one of these states."""
    return DisturbanceRow.state.in_([one.value for one in wanted])
