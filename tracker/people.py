"""Who acts: accounts with one role each."""

from collections.abc import Iterator, Mapping
from typing import Any

from peewee import JOIN

from tracker import history, permissions, registers
from tracker.database import reading, transaction
from tracker.errors import (
    Conflict,
    ConflictCode,
    Fault,
    FaultCode,
    NotFound,
    Rejected,
    WrongState,
    missing,
)
from tracker.models import DepartmentRow, EnterpriseRow, PersonRow
from tracker.paging import at_most, unknown
from tracker.permissions import Act
from tracker.records import Person, Role

OPERATOR = Person("operator", "operator of this machine", Role.ADMINISTRATOR)
"""Whoever can run commands where the database lies: sets up, appoints, decides nothing."""

COMMITTEE = Person("committee", "工业园区管委会", Role.COMMITTEE)
"""The committee's desk on the command line."""


NOBODY = Person("nobody", "", Role.ANONYMOUS)
"""Whoever has not said who they are."""

APPELLANT = Person("code", "", Role.ANONYMOUS)
"""Whoever follows an appeal by its tracking code."""

SCANNER = Person("scan", "", Role.ANONYMOUS)
"""Whoever tells something by the code of a visit."""

LOGIN_SAMPLE = "zhang.wei"
"""What a login looks like."""

ROLES_WITHOUT_ACCOUNT = (Role.ANONYMOUS, Role.FEED)


def of_feed(*, department: str | None = None, enterprise: str | None = None) -> Person:
    """Whoever reads the calendar of a department or an enterprise: published visits, no more."""
    whose = department or enterprise
    return Person(f"feed:{whose}", str(whose), Role.FEED, department, enterprise)


def of_department(department: str) -> Person:
    """The reader of a department's feed and sheets; sees what its officers see."""
    return Person(f"department:{department}", department, Role.OFFICER, department=department)


def of_enterprise(enterprise: str) -> Person:
    """The reader of an enterprise's feed and notices; sees what the enterprise sees."""
    return Person(f"enterprise:{enterprise}", enterprise, Role.ENTERPRISE, enterprise=enterprise)


def by_login(login: str) -> Person:
    """Whoever a log names, to go on in that name: a desk or an account; NotFound otherwise."""
    desk = next((one for one in (OPERATOR, COMMITTEE) if one.login == login), None)
    if desk is not None:
        return desk
    return record_of(row_of(login))


def acting(login: str) -> Person:
    """Somebody to act by a login, for commands; NotFound, or WrongState if it is closed."""
    row = row_of(login)
    if row.closed is not None:
        raise WrongState("account", login, state="closed", act="act for", legal=["reopen"])
    return record_of(row)


def row_of(login: str) -> PersonRow:
    """The row of a login, open or closed; NotFound if there is none."""
    row: PersonRow | None = PersonRow.get_or_none(PersonRow.login == login)
    if row is None:
        raise NotFound("person", login)
    return row


def add(person: Person, *, by: Person) -> Person:
    """
    Open an account; again with equal facts changes nothing.

    Raises
    ------
    Rejected
        If the role and whom the person speaks for do not fit.
    Conflict
        If the login is taken by somebody else.
    """
    permissions.require(by, Act.APPOINT)
    _refuse_faults(person)
    with transaction():
        row = PersonRow.get_or_none(PersonRow.login == person.login)
        if row is None:
            PersonRow.create(login=person.login, **_facts(person))
            _log(person, "add", by)
        elif record_of(row) != person:
            raise Conflict(ConflictCode.TAKEN, kind="person", name=person.login)
    return person


def change(person: Person, *, by: Person) -> Person:
    """
    Bring an account's name, role and whom it speaks for up to date; its next act meets that.

    Raises
    ------
    NotFound
        If nobody has the login.
    Rejected
        If the role and whom the person speaks for do not fit.
    Conflict
        If it is the last open account of an administrator and would be one no more.
    """
    permissions.require(by, Act.APPOINT)
    _refuse_faults(person)
    with transaction():
        row = row_of(person.login)
        if record_of(row) == person:
            return person
        if person.role is not Role.ADMINISTRATOR:
            refuse_last(row)
        PersonRow.update(_facts(person)).where(PersonRow.id == row.id).execute()
        _log(person, "change", by)
    return person


def refuse_last(row: PersonRow) -> None:
    """Conflict if nobody were left who can appoint without this account."""
    others = PersonRow.select().where(
        PersonRow.role == Role.ADMINISTRATOR.value,
        PersonRow.closed.is_null(),
        PersonRow.id != row.id,
    )
    if row.role == Role.ADMINISTRATOR.value and not others.exists():
        raise Conflict(ConflictCode.LAST, login=row.login)


def _refuse_faults(person: Person) -> None:
    problems = [*_faults(person)]
    if problems:
        raise Rejected(problems)


def _faults(person: Person) -> Iterator[Fault]:
    login = person.login
    yield from missing(login=login, name=person.name)
    if person.role in ROLES_WITHOUT_ACCOUNT:
        yield Fault("role", FaultCode.FORBIDDEN, person.role.value)
    if ":" in login or any(sign.isspace() for sign in login):
        yield Fault("login", FaultCode.WRONG_FORM, login, LOGIN_SAMPLE)
    if login in (one.login for one in (OPERATOR, COMMITTEE, NOBODY, APPELLANT)):
        yield Fault("login", FaultCode.RESERVED, login)
    office = person.role in (Role.OFFICER, Role.HEAD)
    firm = person.role is Role.ENTERPRISE
    yield from _misplaced(person, "department", person.department, wanted=office)
    yield from _misplaced(person, "enterprise", person.enterprise, wanted=firm)


def _misplaced(person: Person, what: str, given: str | None, *, wanted: bool) -> Iterator[Fault]:
    """Whom a person speaks for is missing, or is there and must not be."""
    if wanted and given is None:
        yield Fault(what, FaultCode.MISSING)
    if not wanted and given is not None:
        yield Fault(what, FaultCode.NOT_WANTED, given, person.role.value)


def _facts(person: Person) -> dict[str, object]:
    department, enterprise = person.department, person.enterprise
    return {
        "name": person.name,
        "role": person.role.value,
        "department": registers.row_of(DepartmentRow, department) if department else None,
        "enterprise": registers.row_of(EnterpriseRow, enterprise) if enterprise else None,
    }


def _log(person: Person, act: str, by: Person) -> None:
    """Tell what was done, without the name: the log can never be erased."""
    facts = {"role": person.role.value}
    facts |= {"department": person.department} if person.department else {}
    facts |= {"enterprise": person.enterprise} if person.enterprise else {}
    history.record(f"person:{person.login}", act, by, facts)


def find(login: str, *, by: Person) -> Person:
    """An account by its login, open or closed; NotFound if there is none."""
    permissions.require(by, Act.APPOINT)
    return record_of(row_of(login))


def list_people(
    *, by: Person, closed: bool = False, before: str | None = None, most: int | None = None
) -> tuple[Person, ...]:
    """
    Whoever has an account, in the order in which they got it.

    Parameters
    ----------
    closed
        Whether those with closed accounts are listed too.
    before, most
        A page: at most so many of those that follow the login that ended the last one.

    Raises
    ------
    Rejected
        If nobody has such a login as `before` names.
    """
    permissions.require(by, Act.APPOINT)
    with reading():
        found = rows(before, most)
        if not closed:
            found = found.where(PersonRow.closed.is_null())
        return tuple(record_of(row) for row in found)


def rows(before: str | None, most: int | None) -> Any:
    """Rows of accounts as they were opened, for services that check rights; or a page of them."""
    found = (
        PersonRow.select(PersonRow, DepartmentRow, EnterpriseRow)
        .join_from(PersonRow, DepartmentRow, JOIN.LEFT_OUTER)
        .join_from(PersonRow, EnterpriseRow, JOIN.LEFT_OUTER)
        .order_by(PersonRow.id)
    )
    if before is not None:
        last = PersonRow.get_or_none(PersonRow.login == before)
        if last is None:
            raise unknown(before)
        found = found.where(PersonRow.id > last.id)
    return at_most(found, most)


def called(*, by: Person) -> Mapping[str, str]:
    """Names of all accounts by login, closed ones too, for those who read logs."""
    permissions.require(by, Act.READ_LOG)
    with reading():
        rows = PersonRow.select(PersonRow.login, PersonRow.name)
        return {row.login: row.name for row in rows}


def record_of(row: PersonRow) -> Person:
    """The record of a row."""
    return Person(
        row.login,
        row.name,
        Role(row.role),
        row.department.code if row.department else None,
        row.enterprise.code if row.enterprise else None,
    )
