"""Registers that planning rests on: enterprises, departments, officers, contacts, the catalogue."""

from collections.abc import Collection
from dataclasses import asdict

from tracker import contacts, departments, enterprises, items, officers, own_enterprise
from tracker.acts import Act as Right
from tracker.mail import mailboxes
from tracker.permissions import may
from tracker.records import ContactCard, Enterprise, Officer, Person
from web import sessions
from web.acts.act import Noun, act, enters


def _of_enterprise(record: Enterprise) -> dict[str, str]:
    return {"mailbox": mailboxes.of_enterprise(record.id, by=sessions.person()).address}


def _of_department(record: ContactCard) -> dict[str, str]:
    return {"mailbox": mailboxes.of_department(record.department, by=sessions.person()).address}


ENTERPRISES = Noun(
    name="enterprises",
    thing="enterprise",
    rights=(Right.READ_REGISTERS,),
    key=str,
    show=enterprises.find,
    lists=enterprises.list_enterprises,
    case=lambda key: f"enterprise:{key}",
    acts=(
        enters(enterprises.register, Right.REGISTER),
        act(
            enterprises.register,
            Right.REGISTER,
            name="change",
            heads=0,
            given={"id": 0},
            initial=asdict,
        ),
        act(
            mailboxes.enter_enterprise, Right.REGISTER, name="enter-mailbox", initial=_of_enterprise
        ),
        act(enterprises.close, Right.REGISTER),
    ),
)

OWN_ENTERPRISE = Noun(
    name="my-enterprise",
    thing="enterprise",
    rights=(Right.KEEP_OWN_ENTERPRISE,),
    key=str,
    show=own_enterprise.show,
    lists=own_enterprise.list_own,
    case=lambda key: f"enterprise:{key}",
    acts=(
        act(own_enterprise.name_contact, Right.KEEP_OWN_ENTERPRISE, initial=asdict),
        act(
            mailboxes.enter_enterprise,
            Right.KEEP_OWN_ENTERPRISE,
            name="enter-mailbox",
            initial=_of_enterprise,
        ),
        act(own_enterprise.close, Right.KEEP_OWN_ENTERPRISE),
    ),
)

DEPARTMENTS = Noun(
    name="departments",
    thing="department",
    rights=(Right.READ_REGISTERS,),
    key=str,
    show=departments.find,
    lists=departments.list_departments,
    case=lambda key: f"department:{key}",
    acts=(
        enters(departments.register, Right.REGISTER),
        act(
            departments.register,
            Right.REGISTER,
            name="change",
            heads=0,
            given={"id": 0},
            initial=asdict,
        ),
    ),
)


def _officer(record: Officer) -> str:
    return record.id


OFFICERS = Noun(
    name="officers",
    thing="officer",
    rights=(Right.READ_OFFICERS,),
    key=str,
    key_of=_officer,
    lists=officers.list_officers,
    acts=(
        enters(officers.register, Right.KEEP_OFFICERS, left_out=("retired",)),
        act(officers.retire, Right.KEEP_OFFICERS, grave=True),
    ),
)


def _department(record: ContactCard) -> str:
    return record.department


def _own_card(record: ContactCard, by: Person) -> Collection[str]:
    """A card is kept by its own department, and by those who keep all."""
    own = may(by, Right.KEEP_CONTACTS, department=record.department)
    return ("contacts.name", "mailboxes.enter_department") if own else ()


CONTACTS = Noun(
    name="contacts",
    thing="contact card",
    rights=(Right.READ_CONTACTS,),
    key=str,
    key_of=_department,
    show=contacts.card,
    lists=contacts.cards,
    case=lambda key: f"department:{key}",
    possible=_own_card,
    acts=(
        act(contacts.name, Right.KEEP_CONTACTS),
        act(
            mailboxes.enter_department,
            Right.KEEP_CONTACTS,
            name="enter-mailbox",
            initial=_of_department,
        ),
    ),
)

ITEMS = Noun(
    name="items",
    thing="inspection item",
    rights=(Right.READ_REGISTERS,),
    key=str,
    show=items.find,
    lists=items.list_items,
    case=lambda key: f"item:{key}",
    acts=(
        enters(items.register, Right.REGISTER),
        act(
            items.register,
            Right.REGISTER,
            name="change",
            heads=0,
            given={"id": 0},
            initial=asdict,
        ),
    ),
)

NOUNS = (ENTERPRISES, OWN_ENTERPRISE, DEPARTMENTS, OFFICERS, CONTACTS, ITEMS)
