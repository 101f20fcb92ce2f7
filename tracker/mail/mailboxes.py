"""
Under which address somebody is reached by mail.

An address goes into headers and to a mail server as it stands, so it is plain ASCII of one shape
and nothing else; the log keeps none, since it can never be erased.
"""

import re
from collections.abc import Collection, Iterator

from tracker import history, permissions, registers
from tracker.database import reading, transaction
from tracker.errors import Fault, FaultCode, Rejected, signs
from tracker.models import DepartmentRow, EnterpriseRow, MailboxRow
from tracker.paging import among
from tracker.permissions import Act
from tracker.records import Person
from tracker.records.mail import Mailbox

LONGEST = 254
"""Characters of an address (RFC 5321, 4.5.3.1.3)."""

SAMPLE = "office@firm.example"

_SHAPE = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z0-9-]*[A-Za-z][A-Za-z0-9-]*"
)


def enter_enterprise(enterprise: str, mailbox: str, *, by: Person) -> Mailbox:
    """
    Say under which address an enterprise is reached; no words take it back, again changes nothing.

    Raises
    ------
    Rejected
        If it is no mail address.
    """
    if not permissions.may(by, Act.REGISTER):
        permissions.require(by, Act.KEEP_OWN_ENTERPRISE, enterprise=enterprise)
    return _enter(EnterpriseRow, enterprise, mailbox, by)


def enter_department(department: str, mailbox: str, *, by: Person) -> Mailbox:
    """
    Say under which address a department is reached; no words take it back, again changes nothing.

    Raises
    ------
    Rejected
        If it is no mail address.
    """
    permissions.require(by, Act.KEEP_CONTACTS, department=department)
    return _enter(DepartmentRow, department, mailbox, by)


def of_enterprise(enterprise: str, *, by: Person) -> Mailbox:
    """Where an enterprise is reached, for itself and for those who keep the register."""
    if not permissions.may(by, Act.REGISTER):
        permissions.require(by, Act.KEEP_OWN_ENTERPRISE, enterprise=enterprise)
    return _of(f"enterprise:{enterprise}")


def of_department(department: str, *, by: Person) -> Mailbox:
    """Where a department is reached, for those who keep its card."""
    permissions.require(by, Act.KEEP_CONTACTS, department=department)
    return _of(f"department:{department}")


def addresses(readers: Collection[str]) -> dict[str, str]:
    """Addresses of readers as far as they are known, for services that check rights themselves."""
    with reading():
        rows = MailboxRow.select().where(among(MailboxRow.reader, list(readers)))
        return {row.reader: row.address for row in rows}


def faults(mailbox: str) -> Iterator[Fault]:
    """What keeps words from being a mail address."""
    if strange := signs(mailbox=mailbox):
        yield from strange
    elif len(mailbox) > LONGEST:
        yield Fault("mailbox", FaultCode.TOO_LONG, str(len(mailbox)), str(LONGEST))
    elif not _SHAPE.fullmatch(mailbox):
        yield Fault("mailbox", FaultCode.WRONG_FORM, mailbox[:60], SAMPLE)


def _of(reader: str) -> Mailbox:
    return Mailbox(reader, addresses([reader]).get(reader, ""))


def _enter(
    table: type[EnterpriseRow] | type[DepartmentRow], code: str, mailbox: str, by: Person
) -> Mailbox:
    wanted = mailbox.strip(" ")
    if wanted and (problems := [*faults(wanted)]):
        raise Rejected(problems)
    reader = f"{registers.kind_of(table)}:{code}"
    with transaction():
        registers.row_of(table, code)
        if addresses([reader]).get(reader, "") != wanted:
            MailboxRow.delete().where(MailboxRow.reader == reader).execute()
            if wanted:
                MailboxRow.create(reader=reader, address=wanted)
            history.record(reader, "enter mailbox", by, {"known": bool(wanted)})
    return Mailbox(reader, wanted)
