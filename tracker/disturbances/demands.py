"""
The register of demands: what departments ask of enterprises, and how much that is (clause 3.2.1).

Appraisals, assessments, surveys and meetings need an entry that the own head has approved, or the
exemption that lets them do without.
"""

from collections.abc import Iterator
from typing import Any

from tracker import clock, departments, enterprises, history, permissions, registers, sight, states
from tracker.database import reading, transaction
from tracker.disturbances import faults
from tracker.errors import Fault, FaultCode, NotFound, Rejected
from tracker.models import ApprovalRow, DemandRow, DepartmentRow, EnterpriseRow
from tracker.paging import holds, latest, narrowing
from tracker.permissions import Act
from tracker.records import ApprovalState, Enterprise, EntryKind, ExemptReason, Person
from tracker.records.demands import (
    TIMES_A_YEAR,
    Demand,
    DemandEntry,
    DemandKind,
    DemandState,
    Frequency,
    Load,
)
from tracker.week import local

APPROVED = {
    DemandKind.APPRAISAL: EntryKind.APPRAISAL,
    DemandKind.ASSESSMENT: EntryKind.ASSESSMENT,
    DemandKind.SURVEY: EntryKind.SURVEY,
    DemandKind.MEETING: EntryKind.OTHER,
}
"""The kinds that need an approved entry, and of which kind."""

FILLED = (DemandKind.MATERIALS, DemandKind.FORM, DemandKind.QUESTIONNAIRE)
"""The kinds in which there is something to fill in."""

PLAIN = ("title", "basis", "why")


def register(entry: DemandEntry, *, by: Person) -> Demand:
    """
    Enter a demand; again with equal content, while that is in force, changes nothing.

    Raises
    ------
    Rejected
        With every fault: no title or basis, nothing to fill in, a day that is over, nobody or
        somebody unknown of whom it is asked, no approved entry where one is needed.
    """
    permissions.require(by, Act.REGISTER_DEMAND, department=entry.department)
    with transaction():
        wrong = [*_faults(entry), *_faults_of_approval(entry)]
        digest = history.digest(_facts(entry))
        known = DemandRow.get_or_none(
            DemandRow.digest == digest, DemandRow.state == DemandState.IN_FORCE.value
        )
        if known is not None:
            return _record_of(known, by)
        if wrong:
            raise Rejected(wrong)
        row = DemandRow.create(
            state=DemandState.IN_FORCE.value,
            registered=clock.now(),
            reason="",
            digest=digest,
            **{
                **_facts(entry),
                "department": registers.row_of(DepartmentRow, entry.department),
                "due": entry.due,
            },
        )
        history.record(_case(row), "register", by, _facts(entry))
        return _record_of(row, by)


def _facts(entry: DemandEntry) -> dict[str, object]:
    return {
        "department": entry.department,
        "kind": entry.kind.value,
        "fields": entry.fields,
        "frequency": entry.frequency.value,
        "due": str(entry.due),
        "enterprises": sorted(set(entry.enterprises)),
        "everybody": entry.everybody,
        "approval": entry.approval,
        "exempt": entry.exempt.value if entry.exempt else "",
        **{name: getattr(entry, name).strip() for name in PLAIN},
    }


def _faults(entry: DemandEntry) -> Iterator[Fault]:
    words = {name: getattr(entry, name) for name in ("title", "basis")}
    yield from faults.of_words(words, needed=("title", "basis"))
    least = 1 if entry.kind in FILLED else 0
    if entry.fields < least:
        yield Fault("fields", FaultCode.OUT_OF_RANGE, str(entry.fields), f"≥ {least}")
    if entry.due < clock.today():
        yield Fault("due", FaultCode.PAST, str(entry.due))
    if entry.everybody and entry.enterprises:
        yield Fault("enterprises", FaultCode.NOT_ALONE, ", ".join(entry.enterprises), "everybody")
    if not (entry.everybody or entry.enterprises):
        yield Fault("enterprises", FaultCode.MISSING)
    known = enterprises.registered(entry.enterprises)
    for firm in dict.fromkeys(entry.enterprises):
        if firm not in known:
            yield Fault("enterprises", FaultCode.UNKNOWN, firm, "-")


def _faults_of_approval(entry: DemandEntry) -> Iterator[Fault]:
    if entry.exempt is not None:
        yield from faults.of_words({"why": entry.why}, needed=("why",))
        if entry.approval is not None:
            yield Fault("approval", FaultCode.NOT_ALONE, str(entry.approval), entry.exempt)
    elif entry.approval is not None:
        fitting = [str(one) for one in _fitting(entry)]
        if str(entry.approval) not in fitting:
            expected = ", ".join(fitting) or "-"
            yield Fault("approval", FaultCode.UNKNOWN, str(entry.approval), expected)
    elif entry.kind in APPROVED:
        yield Fault("approval", FaultCode.MISSING)


def _fitting(entry: DemandEntry) -> Iterator[int]:
    """Numbers of the approved entries of the department that reach as far as the demand."""
    asked = set(entry.enterprises)
    if entry.everybody:
        asked = {row.code for row in EnterpriseRow.select(EnterpriseRow.code)}
    kind = APPROVED.get(entry.kind)
    rows = ApprovalRow.select().join(DepartmentRow).order_by(ApprovalRow.id)
    for row in rows.where(
        DepartmentRow.code == entry.department, ApprovalRow.state == ApprovalState.APPROVED.value
    ):
        if kind in (None, EntryKind(row.kind)) and asked <= set(row.enterprises):
            yield row.id


def end(demand: int, *, by: Person) -> Demand:
    """It is not asked for any more; it stays in the register."""
    return _leave(demand, "end", "", by)


def withdraw(demand: int, why: str, *, by: Person) -> Demand:
    """The department takes it back, with the reason; it stays in the register."""
    return _leave(demand, "withdraw", why, by)


def _leave(demand: int, act: str, why: str, by: Person) -> Demand:
    with transaction():
        row = _visible(demand, by)
        permissions.require(by, Act.REGISTER_DEMAND, department=row.department.code)
        needed = ("reason",) if act == "withdraw" else ()
        wrong = [*faults.of_words({"reason": why}, needed=needed)]
        if wrong:
            raise Rejected(wrong)
        row.state = states.DEMAND.after(row.id, DemandState(row.state), act).value
        row.reason = why.strip()
        row.save()
        history.record(_case(row), act, by, {"reason": row.reason} if row.reason else {})
        return _record_of(row, by)


def show(demand: int, *, by: Person) -> Demand:
    """A demand; NotFound if there is none, or none that the person may know of."""
    with reading():
        return _record_of(_visible(demand, by), by)


def list_demands(
    *,
    by: Person,
    department: str | None = None,
    state: DemandState | None = None,
    before: int | None = None,
    most: int | None = None,
) -> tuple[Demand, ...]:
    """
    Demands that a person may see, the latest first: an enterprise those made to it.

    Parameters
    ----------
    before, most
        A page: at most so many of those before the id that ended the last one.
    """
    wanted = {DepartmentRow.code: department, DemandRow.state: state}
    with reading():
        rows = DemandRow.select(DemandRow, DepartmentRow).join(DepartmentRow)
        rows = rows.where(_seen(by), *narrowing(wanted))
        return tuple(_record_of(row, by) for row in latest(rows, DemandRow.id, before, most))


def _seen(by: Person) -> Any:
    """What `_sees` says, as a condition."""
    firm = by.enterprise
    if firm is not None and permissions.may(by, Act.READ_DEMANDS, enterprise=firm):
        return DemandRow.everybody | holds(DemandRow.enterprises, firm)
    return sight.own(by, Act.READ_DEMANDS)


def load(*, by: Person, before: str | None = None, most: int | None = None) -> tuple[Load, ...]:
    """
    What each enterprise is asked for by demands in force that the person may see.

    In the order of the register and no other; an enterprise sees its own line.

    Parameters
    ----------
    before, most
        A page: at most so many of those that follow the id that ended the last one.

    Raises
    ------
    Rejected
        If there is no such enterprise as `before` names.
    """
    if not permissions.may(
        by, Act.READ_DEMANDS, department=by.department, enterprise=by.enterprise
    ):
        return ()
    with reading():
        firms = enterprises.page(enterprises.rows(), before, most, only=by.enterprise)
        standing = DemandRow.state == DemandState.IN_FORCE.value
        asked = list(_rows().where(standing, _seen(by)))
    own: dict[str, list[DemandRow]] = {firm.id: [] for firm in firms}
    for row in asked:
        for code in own if row.everybody else row.enterprises:
            if code in own:
                own[code].append(row)
    return tuple(_load(firm, own[firm.id]) for firm in firms)


def _load(firm: Enterprise, asked: list[DemandRow]) -> Load:
    times = [TIMES_A_YEAR[Frequency(row.frequency)] for row in asked]
    filled = sum(row.fields * often for row, often in zip(asked, times, strict=True))
    return Load(firm, len(asked), sum(times), filled)


def _rows() -> Any:
    """Rows with their departments, the latest first."""
    found = DemandRow.select(DemandRow, DepartmentRow).join(DepartmentRow)
    return found.order_by(DemandRow.id.desc())


def _is_of(row: DemandRow, firm: str | None) -> bool:
    return firm is not None and (row.everybody or firm in row.enterprises)


def _sees(row: DemandRow, by: Person) -> bool:
    own = by.enterprise if _is_of(row, by.enterprise) else None
    return permissions.may(by, Act.READ_DEMANDS, department=row.department.code, enterprise=own)


def _visible(demand: int, by: Person) -> DemandRow:
    row: DemandRow | None = _rows().where(DemandRow.id == demand).get_or_none()
    if row is None or not _sees(row, by):
        raise NotFound("demand", demand)
    return row


def _case(row: DemandRow) -> str:
    return f"demand:{row.id}"


def _record_of(row: DemandRow, by: Person) -> Demand:
    """An enterprise does not learn who else is asked."""
    firms = row.enterprises if by.enterprise is None else [by.enterprise] * (not row.everybody)
    return Demand(
        id=row.id,
        entry=DemandEntry(
            department=row.department.code,
            kind=DemandKind(row.kind),
            fields=row.fields,
            frequency=Frequency(row.frequency),
            due=row.due,
            enterprises=tuple(firms),
            everybody=row.everybody,
            approval=row.approval,
            exempt=ExemptReason(row.exempt) if row.exempt else None,
            **{name: getattr(row, name) for name in PLAIN},
        ),
        department=departments.record_of(row.department),
        state=DemandState(row.state),
        registered=local(row.registered),
        reason=row.reason,
    )
