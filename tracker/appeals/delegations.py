"""
Who may sign in the head's place: only by a written delegation, and only where the park allows it.

The principal head signs in person (clause 3.1.2); a deputy's signature is refused without one.
"""

import datetime as dt
from collections.abc import Iterator

from tracker import clock, history, people, permissions, registers, settings
from tracker.appeals import words
from tracker.database import reading, transaction
from tracker.errors import Fault, FaultCode, NotAllowed, NotFound, Rejected, WrongState
from tracker.models import DelegationRow, DepartmentRow, PersonRow
from tracker.permissions import Act
from tracker.records import Delegation, Person, Role
from tracker.week import local


def delegate(
    login: str, document: str, since: dt.date, until: dt.date, *, by: Person
) -> Delegation:
    """
    Let an officer of the own department sign for some days; the head records it in person.

    Raises
    ------
    NotAllowed
        If the setting ``delegation.allowed`` says no.
    Rejected
        With every fault: no document, days that are over or too many, somebody else's officer.
    """
    permissions.require(by, Act.DELEGATE, department=by.department)
    if not settings.allowed("delegation.allowed"):
        raise NotAllowed(by.role, "let somebody sign without a setting")
    with transaction():
        problems = [*_faults(login, document, since, until, by)]
        if problems:
            raise Rejected(problems)
        row = DelegationRow.create(
            department=registers.row_of(DepartmentRow, str(by.department)),
            person=people.row_of(login),
            document=document.strip(),
            since=since,
            until=until,
        )
        facts = {"delegation": row.id, "login": login, "document": row.document}
        facts |= {"since": str(since), "until": str(until)}
        history.record(f"department:{by.department}", "delegate", by, facts)
        return _record_of(row)


def _faults(
    login: str, document: str, since: dt.date, until: dt.date, by: Person
) -> Iterator[Fault]:
    yield from words.faults("document", document, line=True)
    if until < max(since, clock.today()):
        yield Fault("until", FaultCode.PAST, str(until))
    most = settings.number("delegation.most_days")
    if (until - since).days >= most:
        last = since + dt.timedelta(days=most - 1)
        yield Fault("until", FaultCode.TOO_LATE, str(until), str(last))
    try:
        if not words.is_plain(login):
            raise NotFound("person", login)
        found = people.acting(login)
    except (NotFound, WrongState):
        yield Fault("login", FaultCode.UNKNOWN, login)
        return
    if found.role is not Role.OFFICER or found.department != by.department:
        yield Fault("login", FaultCode.UNKNOWN, login)


def revoke(delegation: int, *, by: Person) -> Delegation:
    """End a delegation now; what was signed stays signed."""
    with transaction():
        row = _row_of(delegation)
        if row is None or not permissions.may(by, Act.DELEGATE, department=row.department.code):
            raise NotFound("delegation", delegation)
        if row.revoked is None:
            row.revoked = clock.now()
            row.save()
            facts = {"delegation": row.id}
            history.record(f"department:{row.department.code}", "revoke delegation", by, facts)
        return _record_of(row)


def document_of(by: Person, department: str) -> str | None:
    """The document on which a person signs for a department today; None without one."""
    today = clock.today()
    row = (
        DelegationRow.select()
        .join(PersonRow)
        .switch(DelegationRow)
        .join(DepartmentRow)
        .where(
            PersonRow.login == by.login,
            DepartmentRow.code == department,
            DelegationRow.revoked.is_null(),
            DelegationRow.since <= today,
            DelegationRow.until >= today,
        )
        .order_by(DelegationRow.id)
        .first()
    )
    allowed = row is not None and settings.allowed("delegation.allowed")
    return str(row.document) if allowed else None


def list_delegations(*, by: Person, department: str | None = None) -> tuple[Delegation, ...]:
    """Delegations that a person may see, the latest first."""
    with reading():
        rows = (
            DelegationRow.select(DelegationRow, PersonRow, DepartmentRow)
            .join(PersonRow)
            .switch(DelegationRow)
            .join(DepartmentRow)
            .order_by(DelegationRow.id.desc())
        )
        return tuple(
            _record_of(row)
            for row in rows
            if department in (None, row.department.code)
            and permissions.may(by, Act.READ_DELEGATIONS, department=row.department.code)
        )


def _row_of(delegation: int) -> DelegationRow | None:
    if not words.is_number(delegation):
        return None
    found: DelegationRow | None = DelegationRow.get_or_none(DelegationRow.id == delegation)
    return found


def _record_of(row: DelegationRow) -> Delegation:
    return Delegation(
        id=row.id,
        department=row.department.code,
        login=row.person.login,
        document=row.document,
        since=row.since,
        until=row.until,
        revoked=local(row.revoked) if row.revoked else None,
    )
