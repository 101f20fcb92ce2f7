"""Mail: whom it reaches where, and how far each letter is."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class MailState(StrEnum):
    """How far a letter is."""

    WAITING = "waiting"
    SENT = "sent"
    """A server has taken it."""
    FAILED = "failed"
    """Refused for good, or tried for too long."""
    BOUNCED = "bounced"
    """It came back after a server had taken it."""
    UNDELIVERABLE = "undeliverable"
    """Nobody has said under which address its reader is reached."""
    UNSERVED = "unserved"
    """No mail server is set."""
    OVERTAKEN = "overtaken"
    """Before it left, a later one told more."""


class MailFault(StrEnum):
    """Why a letter has not arrived."""

    UNREACHABLE = "unreachable"
    """The mail server cannot be reached, or hung up."""
    INSECURE = "insecure"
    """The mail server does not encrypt as it is set."""
    LOGIN = "login"
    """The mail server does not know us."""
    REFUSED = "refused"
    """The mail server refuses it; `reply` is its code."""
    BROKEN = "broken"
    """It cannot be written; the log of the machine says why."""
    RETURNED = "returned"
    """It came back; `reply` is the status of the report."""


@dataclass(frozen=True, slots=True)
class Mailbox:
    """
    Under which address a reader is reached; empty if nobody has said it.

    Parameters
    ----------
    reader
        Such as ``enterprise:e017``.
    """

    reader: str
    address: str


@dataclass(frozen=True, slots=True)
class Mail:
    """
    One letter.

    Parameters
    ----------
    kind, to, facts
        Of the message that it tells.
    visit, week
        What it is about; empty if about no visit.
    ident
        Makes its Message-ID: the same for the same message to the same address.
    attempt
        How often it was tried since it was last asked for.
    written
        When the act happened that it tells of.
    due
        When it is tried next, while it waits.
    fault, reply
        What last went wrong, and the server's code of it.
    """

    id: int
    kind: str
    to: str
    facts: Mapping[str, object]
    visit: str
    week: str
    address: str
    ident: str
    state: MailState
    attempt: int
    written: dt.datetime
    due: dt.datetime
    sent: dt.datetime | None
    fault: MailFault | None
    reply: str


@dataclass(frozen=True, slots=True)
class Taken:
    """
    A letter that somebody sends now.

    Parameters
    ----------
    content
        Its bytes, if it was written before.
    thread
        Idents of the letters to the same address about the same visit before it, in order.
    """

    mail: Mail
    content: bytes | None
    thread: tuple[str, ...]
