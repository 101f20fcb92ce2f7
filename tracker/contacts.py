"""Contact cards: whom to call at a department, and whether it has people enough."""

from collections import Counter
from collections.abc import Sequence

from tracker import clock, history, permissions, registers
from tracker.database import reading, transaction
from tracker.errors import Fault, FaultCode, Rejected, missing, signs
from tracker.models import ContactRow, DepartmentRow, OfficerRow
from tracker.officers import record_of as officer_of
from tracker.paging import among
from tracker.permissions import Act
from tracker.records import Contact, ContactCard, ContactPost, Person

OFFICERS_PER_TEAM = 2
"""Law on administrative penalties, article 42: nobody inspects alone."""


LEAST_DIGITS = 3
"""Digits of a telephone number; an extension has so few."""


def name(department: str, post: ContactPost, contact: Contact, *, by: Person) -> ContactCard:
    """
    Name who holds a post at a department; again changes nothing.

    Raises
    ------
    NotFound
        If there is no such department.
    Rejected
        With every fault: no name, no telephone number.
    """
    permissions.require(by, Act.KEEP_CONTACTS, department=department)
    wanted = Contact(contact.name.strip(), contact.phone.strip())
    problems = [*missing(name=wanted.name), *signs(name=wanted.name, phone=wanted.phone)]
    if sum(sign.isdigit() for sign in wanted.phone) < LEAST_DIGITS:
        problems.append(Fault("phone", FaultCode.WRONG_FORM, wanted.phone, "0762-1234567"))
    if problems:
        raise Rejected(problems)
    with transaction():
        office = registers.row_of(DepartmentRow, department)
        if _contacts(office).get(post) != wanted:
            facts = {ContactRow.name: wanted.name, ContactRow.phone: wanted.phone}
            ContactRow.insert(
                {ContactRow.department: office, ContactRow.post: post.value, **facts}
            ).on_conflict(
                conflict_target=[ContactRow.department, ContactRow.post], update=facts
            ).execute()
            history.record(f"department:{department}", "name contact", by, {"post": post.value})
        return _card(office)


def card(department: str, *, by: Person) -> ContactCard:
    """The card of a department."""
    permissions.require(by, Act.READ_CONTACTS)
    with reading():
        return _card(registers.row_of(DepartmentRow, department))


def cards(*, by: Person, incomplete: bool = False) -> tuple[ContactCard, ...]:
    """
    The cards of all departments, in the register's order.

    Parameters
    ----------
    incomplete
        Only those that lack a post or officers.
    """
    permissions.require(by, Act.READ_CONTACTS)
    with reading():
        found = _cards(list(DepartmentRow.select().order_by(DepartmentRow.id)))
    return tuple(one for one in found if not (incomplete and one.is_complete))


def _card(office: DepartmentRow) -> ContactCard:
    (found,) = _cards([office])
    return found


def _cards(offices: Sequence[DepartmentRow]) -> list[ContactCard]:
    """Cards in the order of their departments, in two questions."""
    numbers = [office.id for office in offices]
    contacts: dict[int, dict[ContactPost, Contact]] = {number: {} for number in numbers}
    for row in ContactRow.select().where(among(ContactRow.department, numbers)):
        known = contacts[row.__data__["department"]]
        known[ContactPost(row.post)] = Contact(row.name, row.phone)
    officers: Counter[int] = Counter()
    rows = OfficerRow.select(OfficerRow, DepartmentRow).join(DepartmentRow)
    for one in rows.where(among(OfficerRow.department, numbers)):
        officers[one.department.id] += officer_of(one).may_inspect(clock.today())
    return [
        ContactCard(
            department=office.code,
            contacts=contacts[office.id],
            officers=officers[office.id],
            needed=OFFICERS_PER_TEAM * office.teams,
        )
        for office in offices
    ]


def _contacts(office: DepartmentRow) -> dict[ContactPost, Contact]:
    rows = ContactRow.select().where(ContactRow.department == office)
    return {ContactPost(row.post): Contact(row.name, row.phone) for row in rows}
