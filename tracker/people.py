"""Who acts: accounts with one role each. Signing in is the web's matter."""

from tracker import history, permissions, registers
from tracker.database import transaction
from tracker.errors import Conflict, NotFound, Rejected
from tracker.models import DepartmentRow, EnterpriseRow, PersonRow
from tracker.permissions import Act
from tracker.records import Person, Role

OPERATOR = Person("operator", "operator of this machine", Role.ADMINISTRATOR)
"""Whoever can run commands where the database lies: sets up, appoints, decides nothing."""

COMMITTEE = Person("committee", "工业园区管委会", Role.COMMITTEE)
"""The committee's desk on the command line."""


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
    row = PersonRow.get_or_none(PersonRow.login == login)
    if row is None:
        raise NotFound("person", login)
    return _record_of(row)


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
    problems = _faults(person)
    if problems:
        raise Rejected(problems)
    with transaction():
        row = PersonRow.get_or_none(PersonRow.login == person.login)
        if row is None:
            _store(person, by)
        elif _record_of(row) != person:
            raise Conflict(f"login {person.login!r} is taken by {row.name!r}")
    return person


def _faults(person: Person) -> list[str]:
    found = []
    if not person.login or not person.name:
        found.append(f"person {person.login!r} has no login or no name")
    if (person.role in (Role.OFFICER, Role.HEAD)) != (person.department is not None):
        found.append(
            f"person {person.login!r} is {person.role} of department {person.department!r},"
            " expected a department for officers and heads and for nobody else"
        )
    if (person.role is Role.ENTERPRISE) != (person.enterprise is not None):
        found.append(
            f"person {person.login!r} is {person.role} of enterprise {person.enterprise!r},"
            " expected an enterprise for that role and for no other"
        )
    return found


def _store(person: Person, by: Person) -> None:
    department, enterprise = person.department, person.enterprise
    PersonRow.create(
        login=person.login,
        name=person.name,
        role=person.role.value,
        department=registers.row_of(DepartmentRow, department) if department else None,
        enterprise=registers.row_of(EnterpriseRow, enterprise) if enterprise else None,
    )
    history.record(f"person:{person.login}", "add", by, {"role": person.role.value})


def find(login: str, *, by: Person) -> Person:
    """An account by its login; NotFound if there is none."""
    permissions.require(by, Act.APPOINT)
    row = PersonRow.get_or_none(PersonRow.login == login)
    if row is None:
        raise NotFound("person", login)
    return _record_of(row)


def list_people(*, by: Person) -> tuple[Person, ...]:
    """All accounts, in the order in which they were opened."""
    permissions.require(by, Act.APPOINT)
    return tuple(_record_of(row) for row in PersonRow.select().order_by(PersonRow.id))


def _record_of(row: PersonRow) -> Person:
    return Person(
        row.login,
        row.name,
        Role(row.role),
        row.department.code if row.department else None,
        row.enterprise.code if row.enterprise else None,
    )
