"""
The papers of a visit as records: filled from what is known, completed by people, signed.

A signed paper stays as it is, and so does one that the enterprise refused to sign. The log keeps a
salted digest of what stood on it and no word of it, since names stand on it.
"""

import secrets
from collections.abc import Iterator, Mapping

from tracker import clock, history, permissions, registers, states
from tracker.cases import offices, state_of, visible
from tracker.database import reading, transaction
from tracker.direct import LEAST_OFFICERS
from tracker.errors import Fault, FaultCode, NotFound, Rejected, WrongState, need
from tracker.models import DepartmentRow, SiteRecordRow
from tracker.permissions import Act
from tracker.records import Person, SiteRecord, SiteRecordKind, SiteRecordState, Visit, VisitState
from tracker.records.site_records import Words
from tracker.site_facts import LISTS, NEEDED, WELCOME, known, proposed
from tracker.week import local

GONE = (VisitState.CANCELLED, VisitState.MISSED)


def show(uid: str, department: str, kind: SiteRecordKind, *, by: Person) -> SiteRecord:
    """
    A paper as it stands; before anybody has entered anything, what is known.

    Raises
    ------
    NotFound
        If there is no such visit or department at it, or the person may not see its papers.
    """
    with reading():
        visit = _visit(uid, department, by)
        return _record_of(_row(visit, department, kind), visit, department)


def list_records(uid: str, *, by: Person) -> tuple[SiteRecord, ...]:
    """The papers of a visit on which something was entered, of those that the person may see."""
    with reading():
        visit = visible(uid, by)
        rows = SiteRecordRow.select(SiteRecordRow, DepartmentRow).join(DepartmentRow)
        found = rows.where(SiteRecordRow.uid == uid).order_by(SiteRecordRow.id)
        return tuple(
            _record_of(row, visit, row.department.code)
            for row in found
            if permissions.may(by, Act.READ_PAPERS, department=row.department.code)
        )


def complete(
    uid: str,
    department: str,
    kind: SiteRecordKind,
    values: Mapping[str, Words],
    *,
    seen: int | None = None,
    by: Person,
) -> SiteRecord:
    """
    Fill fields of a paper; an empty value takes one back, and equal ones change nothing.

    Parameters
    ----------
    seen
        Number of the paper's last event that the person had seen.

    Raises
    ------
    Conflict
        If the paper has moved on since.
    Rejected
        With every field that the paper does not have, that the tracker fills itself, or that
        holds one line where several are expected.
    WrongState
        If it is signed or refused, or the visit does not take place.
    """
    with transaction():
        visit = _visit(uid, department, by)
        permissions.require(by, Act.KEEP_RECORD, department=department)
        row = _row(visit, department, kind)
        _move(row, visit, "complete")
        problems = [*_faults(kind, values, known(visit, department, kind))]
        if problems:
            raise Rejected(problems)
        before = dict(row.entered)
        row.entered = {
            name: value
            for name, value in {**before, **{k: _kept(one) for k, one in values.items()}}.items()
            if value
        }
        if row.id is None or row.entered != before:
            row.save()
            history.record(_case(row), "complete", by, _commitment(row, row.entered), seen=seen)
        return _record_of(row, visit, department)


def _kept(value: Words) -> str | list[str]:
    """A value as it is stored: without blanks around it and without empty lines."""
    if isinstance(value, str):
        return value.strip()
    return [one.strip() for one in value if one.strip()]


def _faults(
    kind: SiteRecordKind, values: Mapping[str, Words], told: Mapping[str, Words]
) -> Iterator[Fault]:
    fields = (*NEEDED[kind], *WELCOME[kind])
    for name, value in values.items():
        if name not in fields:
            yield Fault("fields", FaultCode.UNKNOWN, name, ", ".join(fields), kind.value)
        elif name in told:
            yield Fault(name, FaultCode.RESERVED, at=kind.value)
        elif isinstance(value, str) == (name in LISTS):
            shape = "lines" if name in LISTS else "line"
            shown = value if isinstance(value, str) else ", ".join(value)
            yield Fault(name, FaultCode.WRONG_FORM, shown, shape, kind.value)


def sign(
    uid: str, department: str, kind: SiteRecordKind, *, seen: int | None = None, by: Person
) -> SiteRecord:
    """
    Sign a paper, which freezes it; the approval form is signed by the department's own head.

    Raises
    ------
    Conflict
        If the paper has moved on since the event `seen`.
    Rejected
        With every field that is missing, fewer than two officers, an approval after the
        beginning without the moment of an oral report, a record before the beginning.
    WrongState
        If it is signed or refused, or the visit does not take place.
    """
    with transaction():
        visit = _visit(uid, department, by)
        act = Act.SIGN_APPROVAL if kind is SiteRecordKind.APPROVAL_FORM else Act.KEEP_RECORD
        permissions.require(by, act, department=department)
        return _freeze(visit, department, kind, "sign", "", seen, by)


def refuse(
    uid: str,
    department: str,
    kind: SiteRecordKind,
    why: str,
    *,
    seen: int | None = None,
    by: Person,
) -> SiteRecord:
    """
    The enterprise did not sign; the paper is frozen with the reason.

    Raises
    ------
    Conflict
        If the paper has moved on since the event `seen`.
    Rejected
        As `sign`, and if there is no reason or it is the department's own approval form.
    WrongState
        If it is signed or refused, or the visit does not take place.
    """
    with transaction():
        visit = _visit(uid, department, by)
        permissions.require(by, Act.KEEP_RECORD, department=department)
        if kind is SiteRecordKind.APPROVAL_FORM:
            raise Rejected([Fault("kind", FaultCode.FORBIDDEN, kind.value)])
        need(why=why)
        return _freeze(visit, department, kind, "refuse", why.strip(), seen, by)


def _freeze(
    visit: Visit,
    department: str,
    kind: SiteRecordKind,
    act: str,
    refusal: str,
    seen: int | None,
    by: Person,
) -> SiteRecord:
    row = _row(visit, department, kind)
    _move(row, visit, act)
    row.known = known(visit, department, kind)
    record = _record_of(row, visit, department)
    problems = [Fault(name, FaultCode.MISSING, at=kind.value) for name in record.missing]
    problems += _faults_of_time(record, visit)
    officers = len(record.fields.get("officers", (1, 2)))
    if officers < LEAST_OFFICERS:
        told = str(officers), str(LEAST_OFFICERS), kind.value
        problems.append(Fault("officers", FaultCode.TOO_FEW, *told))
    if problems:
        raise Rejected(problems)
    row.entered = {name: _kept(value) for name, value in record.entered.items()}
    row.signed, row.signer, row.refusal = clock.now(), by.login, refusal
    row.save()
    facts = _commitment(row, [record.fields, refusal])
    history.record(_case(row), act, by, facts, seen=seen)
    return _record_of(row, visit, department)


def _faults_of_time(record: SiteRecord, visit: Visit) -> Iterator[Fault]:
    begun, starts = visit.start <= clock.now(), f"{visit.start:%Y-%m-%d %H:%M}"
    form, at = record.kind is SiteRecordKind.APPROVAL_FORM, record.kind.value
    if not form and not begun:
        yield Fault("visit", FaultCode.FUTURE, starts, at=at)
    if form and begun and "oral_report" not in record.fields:
        yield Fault("oral_report", FaultCode.NEEDED_AFTER, expected=starts, at=at)


def _move(row: SiteRecordRow, visit: Visit, act: str) -> None:
    state = state_of(visit)
    if state in GONE:
        raise WrongState("visit", visit.uid, state=state, act=f"{act} a paper of")
    target = states.SITE_RECORD.after(_case(row), SiteRecordState(row.state), act)
    row.state = target.value


def _visit(uid: str, department: str, by: Person) -> Visit:
    visit = visible(uid, by)
    known_here = department in offices(visit)
    if not known_here or not permissions.may(by, Act.READ_PAPERS, department=department):
        raise NotFound("paper", f"{uid} of {department}")
    return visit


def _row(visit: Visit, department: str, kind: SiteRecordKind) -> SiteRecordRow:
    owner = registers.row_of(DepartmentRow, department)
    row: SiteRecordRow | None = SiteRecordRow.get_or_none(
        SiteRecordRow.uid == visit.uid,
        SiteRecordRow.department == owner,
        SiteRecordRow.kind == kind.value,
    )
    return row or SiteRecordRow(
        uid=visit.uid,
        department=owner,
        kind=kind.value,
        entered={},
        known={},
        salt=secrets.token_hex(16),
        state=SiteRecordState.DRAFT.value,
        signer="",
        refusal="",
    )


def _case(row: SiteRecordRow) -> str:
    return f"paper:{row.uid}:{row.department.code}:{row.kind}"


def _commitment(row: SiteRecordRow, content: object) -> dict[str, object]:
    """Binds what stands on a paper without telling it."""
    return {
        "visit": row.uid,
        "department": row.department.code,
        "digest": history.digest([row.salt, content]),
    }


def _record_of(row: SiteRecordRow, visit: Visit, department: str) -> SiteRecord:
    kind, state = SiteRecordKind(row.kind), SiteRecordState(row.state)
    frozen = row.signed is not None
    told = _words(row.known) if frozen else known(visit, department, kind)
    first = {} if frozen else proposed(visit, department, kind)
    said = {**first, **_words(row.entered)}
    entered = {name: value for name, value in said.items() if name not in told}
    return SiteRecord(
        visit=row.uid,
        department=department,
        kind=kind,
        state=state,
        known=told,
        entered=entered,
        missing=tuple(one for one in NEEDED[kind] if one not in told and one not in entered),
        signed=local(row.signed) if frozen else None,
        signer=row.signer,
        refusal=row.refusal,
    )


def _words(stored: Mapping[str, str | list[str]]) -> dict[str, Words]:
    return {
        name: value if isinstance(value, str) else tuple(value) for name, value in stored.items()
    }
