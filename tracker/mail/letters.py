"""Letters as people see them: what was sent to whom, what waits or came back; sent again."""

from typing import Any

from tracker import clock, history, permissions
from tracker.database import reading, transaction
from tracker.errors import Fault, FaultCode, NotFound, Rejected
from tracker.mail import mailboxes, queue
from tracker.models import MailContentRow, MailRow, MessageRow
from tracker.paging import ALWAYS, latest, narrowing
from tracker.permissions import Act
from tracker.records import Person
from tracker.records.mail import Mail, MailFault, MailState
from tracker.week import Week


def list_mails(
    week: Week | None = None,
    *,
    by: Person,
    state: MailState | None = None,
    visit: str | None = None,
    before: int | None = None,
    most: int | None = None,
) -> tuple[Mail, ...]:
    """
    Letters, the latest first.

    Parameters
    ----------
    week, state, visit
        Only of these.
    before, most
        A page: at most so many of those before the id that ended the last one.
    """
    permissions.require(by, Act.READ_MAIL)
    wanted = {
        MailRow.week: None if week is None else str(week),
        MailRow.state: state,
        MailRow.visit: visit,
    }
    with reading():
        rows = _rows().where(ALWAYS, *narrowing(wanted))
        return tuple(map(queue.record_of, latest(rows, MailRow.id, before, most)))


def show(mail: int, *, by: Person) -> Mail:
    """One letter."""
    permissions.require(by, Act.READ_MAIL)
    with reading():
        return queue.record_of(_row(mail))


def again(mail: int, *, by: Person) -> Mail:
    """
    Send a letter again, to the address that is known now.

    To the same address it goes as it was, so that its reader can tell a repetition; to another
    one it is written anew. One that waits is tried at once.

    Raises
    ------
    Rejected
        If nobody has said under which address its reader is reached.
    WrongState
        If a later one has told more.
    """
    permissions.require(by, Act.SEND_MAIL)
    with transaction():
        row = _row(mail)
        queue.move(row, "send again")
        address = mailboxes.addresses([row.to]).get(row.to, "")
        if not address:
            raise Rejected([Fault("mailbox", FaultCode.MISSING)])
        if address != row.address:
            MailContentRow.delete().where(MailContentRow.mail == row).execute()
            row.address, row.ident = address, queue.ident_of(row.message.key, address)
        row.attempts, row.since, row.due = 0, clock.now(), clock.now()
        row.fault, row.reply = "", ""
        row.save()
        history.record(f"mail:{row.id}", "send again", by, {"visit": row.visit})
        return queue.record_of(row)


def bounce(ident: str, status: str, *, by: Person) -> Mail:
    """
    Note that a letter came back, by its Message-ID up to the @; again changes nothing.

    Parameters
    ----------
    status
        Of the report, such as 5.1.1.

    Raises
    ------
    NotFound
        If there is no such letter.
    WrongState
        If it cannot have come back, since it never left.
    """
    permissions.require(by, Act.SEND_MAIL)
    with transaction():
        row = _rows().where(MailRow.ident == ident).first()
        if row is None:
            raise NotFound("mail", ident)
        if row.state != MailState.BOUNCED.value:
            queue.move(row, "bounce")
            row.fault, row.reply = MailFault.RETURNED.value, status
            row.save()
            history.record(f"mail:{row.id}", "bounce", by, {"visit": row.visit, "status": status})
        return queue.record_of(row)


def _rows() -> Any:
    return MailRow.select(MailRow, MessageRow).join(MessageRow)


def _row(mail: int) -> MailRow:
    row: MailRow | None = _rows().where(MailRow.id == mail).first()
    if row is None:
        raise NotFound("mail", mail)
    return row
