"""
What a department found, and how it is followed until it is put right (clause 3.3.3).

A finding is closed by evidence that its department accepts, or by a re-inspection that it passes;
nothing else closes it. What is shared is seen by all departments of the visit.
"""

from collections.abc import Iterator, Mapping

from tracker import clock, departments, history, outbox, permissions, registers, states
from tracker.cases import move as move_visit
from tracker.cases import visible
from tracker.database import reading, transaction
from tracker.errors import NotFound, Rejected
from tracker.models import DepartmentRow, FindingRow
from tracker.permissions import Act
from tracker.records import (
    Finding,
    FindingEntry,
    FindingState,
    Outcome,
    Person,
    Role,
    Severity,
    Visit,
)

LENIENT = (Outcome.NO_PENALTY_FIRST, Outcome.NO_PENALTY_MINOR)
OVERSEERS = (Role.COMMITTEE, Role.SUPERVISION)


def record(entry: FindingEntry, *, by: Person) -> Finding:
    """
    Record what a department found at a visit that is under way or held.

    Raises
    ------
    Rejected
        With every fault: no words, no such department at the visit, a day for putting it right
        that is over, leniency for a major finding.
    WrongState
        If the visit has not begun, or is closed.
    """
    with transaction():
        visit = visible(entry.visit, by)
        permissions.require(by, Act.FIND, department=entry.department)
        problems = [*_faults(entry, visit)]
        if problems:
            raise Rejected(problems)
        move_visit(entry.visit, "find")
        row = FindingRow.create(
            uid=entry.visit,
            department=registers.row_of(DepartmentRow, entry.department),
            item=entry.item.strip(),
            text=entry.text.strip(),
            severity=entry.severity.value,
            outcome=entry.outcome.value,
            due=entry.due,
            shared=entry.shared,
            state=FindingState.OPEN.value,
            evidence="",
        )
        facts = {
            "finding": row.id,
            "department": entry.department,
            "item": row.item,
            "severity": row.severity,
            "outcome": row.outcome,
            "due": str(entry.due or ""),
        }
        history.record(case_of(row), "record", by, {"visit": entry.visit, **facts})
        if entry.shared:
            _tell(visit, row, "finding")
        return record_of(row)


def _faults(entry: FindingEntry, visit: Visit) -> Iterator[str]:
    planned = [one.id for one in visit.departments]
    if entry.department not in planned:
        yield f"{entry.department} is not among those of visit {entry.visit}: {', '.join(planned)}"
    for name in ("item", "text"):
        if not getattr(entry, name).strip():
            yield f"a finding of {entry.department} has no {name}"
    if entry.due is not None and entry.due < clock.today():
        yield f"a finding is to be put right by {entry.due}, which is over"
    if entry.severity is Severity.MAJOR and entry.outcome in LENIENT:
        yield f"a major finding ends in {entry.outcome}, expected an order or a penalty"


def rectify(finding: int, evidence: str, *, by: Person) -> Finding:
    """The enterprise has put it right; `evidence` says where the proof lies."""
    with transaction():
        row = own(finding, by)
        _need(evidence, f"finding {finding}: is rectified with evidence only")
        row.evidence = evidence.strip()
        step(row, "rectify", by, {"evidence": row.evidence})
        return record_of(row)


def accept(finding: int, *, by: Person) -> Finding:
    """The department accepts the evidence, and the finding is closed."""
    with transaction():
        row = own(finding, by)
        row.closed_on = clock.today()
        step(row, "accept", by, {})
        return record_of(row)


def reject(finding: int, why: str, *, by: Person) -> Finding:
    """The evidence is not enough; the finding is open again."""
    with transaction():
        row = own(finding, by)
        _need(why, f"finding {finding}: evidence is rejected with a reason only")
        step(row, "reject", by, {"why": why})
        return record_of(row)


def withdraw(finding: int, why: str, *, by: Person) -> Finding:
    """It was recorded by mistake; it stays in the list with the reason."""
    with transaction():
        row = own(finding, by)
        _need(why, f"finding {finding}: is withdrawn with a reason only")
        step(row, "withdraw", by, {"why": why})
        return record_of(row)


def show(finding: int, *, by: Person) -> Finding:
    """A finding; NotFound if there is none, or none that the person may know of."""
    with reading():
        return record_of(_visible(finding, by))


def list_findings(
    *, by: Person, visit: str | None = None, state: FindingState | None = None
) -> tuple[Finding, ...]:
    """Findings that a person may see, in the order in which they were recorded."""
    with reading():
        rows = FindingRow.select(FindingRow, DepartmentRow).join(DepartmentRow)
        if visit is not None:
            rows = rows.where(FindingRow.uid == visit)
        if state is not None:
            rows = rows.where(FindingRow.state == state.value)
        return tuple(record_of(row) for row in rows.order_by(FindingRow.id) if _sees(row, by))


def unsettled(uid: str) -> tuple[int, ...]:
    """Ids of the findings of a visit that are neither closed nor withdrawn."""
    done = (FindingState.CLOSED.value, FindingState.WITHDRAWN.value)
    rows = FindingRow.select(FindingRow.id).where(
        FindingRow.uid == uid, FindingRow.state.not_in(done)
    )
    return tuple(row.id for row in rows.order_by(FindingRow.id))


def own(finding: int, by: Person) -> FindingRow:
    """The row of a finding of the person's own department."""
    row = _visible(finding, by)
    permissions.require(by, Act.FIND, department=row.department.code)
    return row


def step(row: FindingRow, act: str, by: Person, facts: Mapping[str, object]) -> None:
    """Let an act change a finding's state, inside a transaction, and log it."""
    row.state = states.FINDING.after(row.id, FindingState(row.state), act).value
    row.save()
    history.record(case_of(row), act, by, {"visit": row.uid, **facts})


def case_of(row: FindingRow) -> str:
    """The case under which the log keeps a finding."""
    return f"finding:{row.id}"


def _need(words: str, fault: str) -> None:
    if not words.strip():
        raise Rejected([fault])


def _visible(finding: int, by: Person) -> FindingRow:
    row: FindingRow | None = FindingRow.get_or_none(FindingRow.id == finding)
    if row is None or not _sees(row, by):
        raise NotFound("finding", finding)
    return row


def _sees(row: FindingRow, by: Person) -> bool:
    if by.role in OVERSEERS or by.department == row.department.code:
        return True
    if not row.shared or by.department is None:
        return False
    try:
        visible(row.uid, by)
    except NotFound:
        return False
    return True


def _tell(visit: Visit, row: FindingRow, kind: str) -> None:
    for one in visit.departments:
        if one.id != row.department.code:
            key = f"{case_of(row)}:{kind}:{one.id}"
            facts = {"finding": row.id, "visit": row.uid}
            outbox.write(key, kind, f"department:{one.id}", facts)


def record_of(row: FindingRow) -> Finding:
    """The record of a row."""
    return Finding(
        id=row.id,
        visit=row.uid,
        department=departments.record_of(row.department),
        item=row.item,
        text=row.text,
        severity=Severity(row.severity),
        outcome=Outcome(row.outcome),
        due=row.due,
        shared=row.shared,
        state=FindingState(row.state),
        evidence=row.evidence,
        request=row.request.code if row.request else "",
        closed_on=row.closed_on,
    )
