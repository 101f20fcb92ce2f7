"""Contact cards: whom to call at a department, and whether it has people enough."""

from collections.abc import Iterable

from tracker import clock, history, permissions, registers
from tracker.database import reading, transaction
from tracker.errors import Rejected
from tracker.models import ContactRow, DepartmentRow, OfficerRow
from tracker.officers import record_of as officer_of
from tracker.permissions import Act
from tracker.records import Contact, ContactCard, ContactPost, Person

OFFICERS_PER_TEAM = 2
"""Law on administrative penalties, article 42: nobody inspects alone."""


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
    problems = [f"the {post} has no name"] if not wanted.name else []
    if sum(sign.isdigit() for sign in wanted.phone) < 3:
        problems.append(f"the {post} has no telephone number")
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
        found = [_card(row) for row in DepartmentRow.select().order_by(DepartmentRow.id)]
    return tuple(one for one in found if not (incomplete and one.is_complete))


def _card(office: DepartmentRow) -> ContactCard:
    rows: Iterable[OfficerRow] = OfficerRow.select().where(OfficerRow.department == office)
    return ContactCard(
        department=office.code,
        contacts=_contacts(office),
        officers=sum(officer_of(row).may_inspect(clock.today()) for row in rows),
        needed=OFFICERS_PER_TEAM * office.teams,
    )


def _contacts(office: DepartmentRow) -> dict[ContactPost, Contact]:
    rows = ContactRow.select().where(ContactRow.department == office)
    return {ContactPost(row.post): Contact(row.name, row.phone) for row in rows}
