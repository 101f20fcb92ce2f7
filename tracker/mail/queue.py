"""
The queue of letters: entered in the transaction of the act, sent by whoever takes them first.

Nothing here is asked in the name of a person, and nothing of it stands in the log: the message
that a letter tells was logged with its act.
"""

import datetime as dt
import hashlib
from typing import Any

from tracker import clock, settings, states
from tracker.database import reading, transaction
from tracker.mail import mailboxes
from tracker.models import MailContentRow, MailRow, MessageRow
from tracker.records.mail import Mail, MailFault, MailState, Taken
from tracker.week import local

MAILED = frozenset({"visit-new", "visit-changed", "visit-cancelled"})
"""Kinds of messages that an enterprise gets as a letter."""

EVENING = "evening"
"""What a department has before it; a letter to each department that is reached by mail."""

FIRST_PAUSE = dt.timedelta(minutes=1)
LONGEST_PAUSE = dt.timedelta(hours=6)
"""Between two attempts; each pause is twice the one before."""

_SURE_TO_BE_LONGEST = 10
"""Attempts after which doubling goes on no further."""


def enter(message: MessageRow) -> None:
    """Write the letter of a message down, inside its transaction, if it has one."""
    if message.kind in MAILED and message.to.startswith("enterprise:"):
        visit, week = (str(message.facts.get(name, "")) for name in ("visit", "week"))
        _overtake(message.to, visit)
        _create(message, visit, week)
    elif message.kind == EVENING and mailboxes.addresses([message.to]):
        _create(message, "", "")


def _overtake(to: str, visit: str) -> None:
    waits = MailRow.state == MailState.WAITING.value
    for row in MailRow.select().where(MailRow.visit == visit, MailRow.to == to, waits):
        move(row, "overtake")
        row.save()


def _create(message: MessageRow, visit: str, week: str) -> None:
    address = mailboxes.addresses([message.to]).get(message.to, "")
    MailRow.create(
        message=message,
        to=message.to,
        visit=visit,
        week=week,
        address=address,
        ident=ident_of(message.key, address),
        state=(MailState.WAITING if address else MailState.UNDELIVERABLE).value,
        attempts=0,
        since=message.written,
        due=message.written,
        fault="",
        reply="",
    )


def ident_of(key: str, address: str) -> str:
    """Names a letter: of the message's key, which holds visit and revision, and the address."""
    return hashlib.sha256(f"{key}\n{address}".encode()).hexdigest()[:40]


def take() -> Taken | None:
    """Borrow what is due, to send it; None if nothing is. Who tells no end gives it back."""
    with reading():
        if not _due().exists():
            return None
    with transaction():
        row = _due().order_by(MailRow.due, MailRow.id).first()
        if row is None:
            return None
        row.attempts += 1
        row.leased = clock.now() + dt.timedelta(seconds=settings.number("mail.lease_seconds"))
        row.save()
        return Taken(record_of(row), content_of(row.id), _thread(row))


def _due() -> Any:
    now = clock.now()
    is_free = MailRow.leased.is_null() | (MailRow.leased <= now)
    rows = MailRow.select(MailRow, MessageRow).join(MessageRow)
    return rows.where(MailRow.state == MailState.WAITING.value, MailRow.due <= now, is_free)


def _thread(row: MailRow) -> tuple[str, ...]:
    """What was written to the same address about the same visit before."""
    rows = (
        MailRow.select(MailRow.ident)
        .join(MailContentRow)
        .where(MailRow.visit == row.visit, MailRow.address == row.address, MailRow.id < row.id)
    )
    return tuple(one.ident for one in rows.order_by(MailRow.id)) if row.visit else ()


def content_of(mail: int) -> bytes | None:
    """The bytes of a letter that was written and that no server has taken."""
    kept = MailContentRow.get_or_none(MailContentRow.mail == mail)
    return (bytes(kept.content) or None) if kept is not None else None


def keep(one: Mail, content: bytes) -> bytes:
    """Keep what was written before it is sent; what was kept before, if it was."""
    with transaction():
        known = content_of(one.id)
        if known is None:
            MailContentRow.delete().where(MailContentRow.mail == one.id).execute()
            MailContentRow.create(mail=one.id, content=content)
        return known or content


def _forget(mail: int) -> None:
    """
    Keep no longer what a letter says, only that it was written.

    Its papers take room, and the code on them opens the page of the visit.
    """
    MailContentRow.update(content=b"").where(MailContentRow.mail == mail).execute()


def sent(one: Mail) -> None:
    """A server has taken it. That holds whoever has borrowed it by now."""
    with transaction():
        row = _row(one)
        if row is not None and "send" in states.MAIL.legal(MailState(row.state)):
            move(row, "send")
            row.sent, row.fault, row.reply = clock.now(), "", ""
            row.save()
            _forget(row.id)
            MessageRow.update(sent=row.sent).where(
                MessageRow.id == row.__data__["message"]
            ).execute()


def postpone(one: Mail, why: MailFault, reply: str = "") -> None:
    """It could not be sent for now: try later, or give up if it was tried for too long."""
    with transaction():
        row = _mine(one)
        if row is None:
            return
        days = dt.timedelta(days=settings.number("mail.give_up_days"))
        now = clock.now()
        move(row, "fail" if now - row.since >= days else "postpone")
        row.due, row.fault, row.reply = now + pause_after(row.attempts), why.value, reply
        row.save()


def pause_after(attempts: int) -> dt.timedelta:
    """How long to wait after so many attempts."""
    doubled = FIRST_PAUSE * (1 << min(attempts - 1, _SURE_TO_BE_LONGEST))
    return min(doubled, LONGEST_PAUSE)


def fail(one: Mail, why: MailFault, reply: str = "") -> None:
    """It will never be sent as it is."""
    _end(one, "fail", why, reply)


def put_aside() -> int:
    """No mail server is set: record that for all that waits; how many."""
    waits = MailRow.state == MailState.WAITING.value
    with reading():
        if not MailRow.select().where(waits).exists():
            return 0
    with transaction():
        rows = list(MailRow.select().where(waits))
        for row in rows:
            move(row, "put aside")
            row.save()
    return len(rows)


def _end(one: Mail, act: str, why: MailFault, reply: str) -> None:
    with transaction():
        row = _mine(one)
        if row is not None:
            move(row, act)
            row.fault, row.reply = why.value, reply
            row.save()


def move(row: MailRow, act: str) -> None:
    """Change the state of a letter, which nobody has borrowed from then on."""
    row.state = states.MAIL.after(row.id, MailState(row.state), act).value
    row.leased = None


def _row(one: Mail) -> MailRow | None:
    """The row, unless it is addressed to somebody else by now."""
    found: MailRow | None = MailRow.get_or_none(MailRow.id == one.id, MailRow.ident == one.ident)
    return found


def _mine(one: Mail) -> MailRow | None:
    """The row, while this very attempt has borrowed it."""
    row = _row(one)
    lent = row is not None and row.state == MailState.WAITING.value and row.leased is not None
    return row if lent and row is not None and row.attempts == one.attempt else None


def record_of(row: MailRow) -> Mail:
    """A letter with its message as a record."""
    told = row.message
    return Mail(
        id=row.id,
        kind=told.kind,
        to=row.to,
        facts=told.facts,
        visit=row.visit,
        week=row.week,
        address=row.address,
        ident=row.ident,
        state=MailState(row.state),
        attempt=row.attempts,
        written=local(told.written),
        due=local(row.due),
        sent=local(row.sent) if row.sent else None,
        fault=MailFault(row.fault) if row.fault else None,
        reply=row.reply,
    )
