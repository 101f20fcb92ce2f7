"""
What a department found, and how it is followed until it is put right (clause 3.3.3).

A finding is closed by evidence that its department accepts, or by a re-inspection that it passes;
nothing else closes it. What is shared is seen by all departments of the visit; the enterprise sees
what was released to it.
"""

import dataclasses
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from peewee import JOIN

from tracker import clock, departments, history, outbox, permissions, registers, sight, states
from tracker.cases import absent, offices, visible
from tracker.cases import move as move_visit
from tracker.database import reading, transaction
from tracker.errors import Fault, FaultCode, NotFound, Rejected, WrongState, missing, need
from tracker.models import DepartmentRow, EnterpriseRow, FindingRow, RequestRow, VisitRow
from tracker.paging import among, as_they_came, narrowing
from tracker.permissions import Act
from tracker.records import Finding, FindingEntry, FindingState, Outcome, Person, Severity, Visit
from tracker.visits import published

LENIENT = (Outcome.NO_PENALTY_FIRST, Outcome.NO_PENALTY_MINOR)


def record(entry: FindingEntry, *, by: Person) -> Finding:
    """
    Record what a department found at a visit that is under way or held.

    Raises
    ------
    Rejected
        With every fault: no words, no such department at the visit, a day for putting it right
        that is over, leniency for what is not minor or not the first time.
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


def _faults(entry: FindingEntry, visit: Visit) -> Iterator[Fault]:
    known, outcome, severity = offices(visit), entry.outcome, entry.severity
    if entry.department not in known:
        yield Fault("department", FaultCode.UNKNOWN, entry.department, ", ".join(known))
    if entry.department in absent(entry.visit):
        yield Fault("department", FaultCode.ABSENT, entry.department)
    yield from missing(item=entry.item, text=entry.text)
    if entry.due is not None and entry.due < clock.today():
        yield Fault("due", FaultCode.PAST, str(entry.due))
    grave = severity is Severity.MAJOR and outcome in LENIENT
    if grave or (outcome is Outcome.NO_PENALTY_MINOR and severity is not Severity.MINOR):
        yield Fault("outcome", FaultCode.NOT_ALONE, outcome.value, severity.value)
    if outcome is Outcome.NO_PENALTY_FIRST:
        for earlier in _same_before(entry, visit):
            yield Fault("outcome", FaultCode.CONTRADICTS, outcome.value, f"finding:{earlier}")


def _same_before(entry: FindingEntry, visit: Visit) -> list[int]:
    """Findings of the same department about the same item at the same enterprise."""
    firm = registers.row_of(EnterpriseRow, visit.enterprise.id)
    there = VisitRow.select(VisitRow.uid).where(VisitRow.enterprise == firm)
    rows = (
        FindingRow.select(FindingRow.id)
        .join(DepartmentRow)
        .where(
            DepartmentRow.code == entry.department,
            FindingRow.item == entry.item.strip(),
            FindingRow.uid.in_(there),
            FindingRow.state != FindingState.WITHDRAWN.value,
        )
    )
    return [row.id for row in rows.order_by(FindingRow.id)]


def withdraw(finding: int, why: str, *, seen: int | None = None, by: Person) -> Finding:
    """It was recorded by mistake; it stays in the list with the reason."""
    with transaction():
        row = own(finding, by)
        need(why=why)
        step(row, "withdraw", by, {"why": why.strip()}, seen=seen)
        return record_of(row)


def release(finding: int, *, seen: int | None = None, by: Person) -> Finding:
    """
    Let the enterprise see a finding from now on, and tell it; again changes nothing.

    Raises
    ------
    WrongState
        If the finding is withdrawn.
    """
    with transaction():
        row = own(finding, by)
        if row.released is not None:
            return record_of(row)
        if row.state == FindingState.WITHDRAWN.value:
            raise WrongState("finding", finding, state=row.state, act="release")
        row.released = clock.today()
        row.save()
        history.record(case_of(row), "release", by, {"visit": row.uid}, seen=seen)
        to = f"enterprise:{published(row.uid).enterprise.id}"
        outbox.write(f"{case_of(row)}:release", "finding-released", to, {"finding": row.id})
        return record_of(row)


def show(finding: int, *, by: Person) -> Finding:
    """A finding; NotFound if there is none, or none that the person may know of."""
    with reading():
        return _told(_visible(finding, by), by)


def list_findings(
    *,
    by: Person,
    visit: str | None = None,
    state: FindingState | None = None,
    department: str | None = None,
    before: int | None = None,
    most: int | None = None,
) -> tuple[Finding, ...]:
    """
    Findings that a person may see, in the order in which they were recorded.

    Parameters
    ----------
    department
        Only this one's.
    before, most
        A page: at most so many, the latest first, of those before the id that ended the last one.
    """
    wanted = {FindingRow.uid: visit, FindingRow.state: state, DepartmentRow.code: department}
    with reading():
        rows = (
            FindingRow.select(FindingRow, DepartmentRow, RequestRow)
            .join_from(FindingRow, DepartmentRow)
            .join_from(FindingRow, RequestRow, JOIN.LEFT_OUTER)
            .where(_seen(by), *narrowing(wanted))
        )
        return tuple(_told(row, by) for row in as_they_came(rows, FindingRow.id, before, most))


def at_visits(visits: Collection[str], *, by: Person) -> tuple[Finding, ...]:
    """What was found at some visits and a person may see, in one question."""
    with reading():
        rows = (
            FindingRow.select(FindingRow, DepartmentRow, RequestRow)
            .join_from(FindingRow, DepartmentRow)
            .join_from(FindingRow, RequestRow, JOIN.LEFT_OUTER)
            .where(_seen(by), among(FindingRow.uid, visits))
        )
        return tuple(_told(row, by) for row in rows.order_by(FindingRow.id))


def _seen(by: Person) -> Any:
    """What `Sight` says of a finding, as a condition."""
    gone = FindingRow.state == FindingState.WITHDRAWN.value
    released = FindingRow.released.is_null(False) & ~gone
    return sight.of_findings(
        by, FindingRow.uid, DepartmentRow.code, shared=FindingRow.shared, released=released
    )


def _told(row: FindingRow, by: Person) -> Finding:
    """A finding as a person may see it: who comes again unannounced comes as a surprise."""
    found = record_of(row)
    hidden = by.enterprise is not None and row.request and not row.request.announced
    return dataclasses.replace(found, request="") if hidden else found


def unsettled(uid: str) -> tuple[int, ...]:
    """Ids of the findings of a visit that are neither closed nor withdrawn."""
    return tuple(finding for _, finding in unsettled_by_department(uid))


def unsettled_by_department(uid: str) -> tuple[tuple[str, int], ...]:
    """The same with the id of the department before each."""
    done = (FindingState.CLOSED.value, FindingState.WITHDRAWN.value)
    rows = (
        FindingRow.select(FindingRow, DepartmentRow)
        .join(DepartmentRow)
        .where(FindingRow.uid == uid, FindingRow.state.not_in(done))
    )
    return tuple((row.department.code, row.id) for row in rows.order_by(FindingRow.id))


def own(finding: int, by: Person) -> FindingRow:
    """The row of a finding of the person's own department."""
    row = _visible(finding, by)
    permissions.require(by, Act.FIND, department=row.department.code)
    return row


def step(
    row: FindingRow,
    act: str,
    by: Person,
    facts: Mapping[str, object],
    *,
    seen: int | None = None,
) -> None:
    """
    Let an act change a finding's state, inside a transaction, and log it.

    Lead and committee hear of every step of what is shared (clause 3.3.3).
    """
    row.state = states.FINDING.after(row.id, FindingState(row.state), act).value
    row.save()
    history.record(case_of(row), act, by, {"visit": row.uid, **facts}, seen=seen)
    lead = published(row.uid).lead.id
    readers = ["committee"]
    if row.shared and lead != row.department.code:
        readers.append(f"department:{lead}")
    told = {"finding": row.id, "visit": row.uid, "act": act, "state": row.state}
    for to in readers:
        key = f"{case_of(row)}:{history.last(case_of(row))}:{to}"
        outbox.write(key, "finding-progress", to, told)


def case_of(row: FindingRow) -> str:
    """The case under which the log keeps a finding."""
    return f"finding:{row.id}"


def _visible(finding: int, by: Person) -> FindingRow:
    row: FindingRow | None = FindingRow.get_or_none(FindingRow.id == finding)
    if row is None or not Sight(by)(
        row.uid, row.department.code, shared=row.shared, released=_is_released(row)
    ):
        raise NotFound("finding", finding)
    return row


def _is_released(row: FindingRow) -> bool:
    return row.released is not None and row.state != FindingState.WITHDRAWN.value


@dataclass(frozen=True)
class Sight:
    """Whether a person sees what a department found or did at a visit; each visit read once."""

    by: Person
    _visits: dict[str, Visit] = field(default_factory=dict)

    def __call__(self, uid: str, department: str, *, shared: bool, released: bool = False) -> bool:
        """
        Whether the person sees it.

        Parameters
        ----------
        shared
            Whether the other departments of the visit may.
        released
            Whether the enterprise may.
        """
        if permissions.may(self.by, Act.READ_FINDINGS, department=department):
            return True
        if not (shared or released):
            return False
        if uid not in self._visits:
            self._visits[uid] = published(uid)
        visit = self._visits[uid]
        return permissions.may(
            self.by,
            Act.READ_FINDINGS,
            departments=offices(visit) if shared else (),
            lead=visit.lead.id if shared else None,
            enterprise=visit.enterprise.id if released else None,
        )


def _tell(visit: Visit, row: FindingRow, kind: str) -> None:
    for one in offices(visit):
        if one != row.department.code:
            key = f"{case_of(row)}:{kind}:{one}"
            facts = {"finding": row.id, "visit": row.uid}
            outbox.write(key, kind, f"department:{one}", facts)


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
        released=row.released,
    )
