"""
A letter as bytes that mail servers carry: equal letters give equal bytes.

Texts lose what cannot be shown before they come into a header; an address that is none is an
error, so that nobody's words ever become a header of their own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from calendars import ADDRESS

LONGEST_LOCAL = 64
"""Characters before the @ (RFC 5321, 4.5.3.1.1)."""

Somebody = tuple[str, str]
"""Mail address and name."""


class BadLetter(Exception):
    """A letter that cannot be sent; the message lists every fault."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that goes with a letter."""

    name: str
    media: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """
    All that makes a letter.

    Parameters
    ----------
    ident, thread, domain
        What makes its Message-ID, and those of the letters that it follows, the latest last.
    written
        When the act happened that it tells of: its date, however late it is sent.
    method, invite
        What calendars are asked, and with which bytes; empty: nothing.
    """

    sender: Somebody
    to: Somebody
    reply_to: str
    subject: str
    text: str
    html: str
    ident: str
    domain: str
    written: datetime
    thread: tuple[str, ...] = ()
    method: str = ""
    invite: bytes = b""
    attached: tuple[Attached, ...] = ()


def build(envelope: Envelope) -> bytes:
    """
    Write a letter.

    An invitation stands in it twice: beside the text, for programs that show it with buttons,
    and as a file, for those that do not (RFC 6047, 2.4 and 2.5).

    Raises
    ------
    BadLetter
        If an address or a name of a letter could be anything else.
    """
    if faults := [*_faults(envelope)]:
        raise BadLetter("; ".join(faults))
    letter = EmailMessage(policy=SMTP)
    for name, value in _headers(envelope):
        letter[name] = value
    letter.set_content(envelope.text, cte="base64")
    letter.add_alternative(envelope.html, subtype="html", cte="base64")
    if envelope.method:
        asked = {"charset": "utf-8", "method": envelope.method}
        letter.add_alternative(envelope.invite, "text", "calendar", params=asked)
        letter.add_attachment(envelope.invite, "application", "ics", filename="invite.ics")
    for one in envelope.attached:
        letter.add_attachment(one.content, *one.media.split("/"), filename=_in_header(one.name))
    _bound(letter, envelope.ident)
    return letter.as_bytes()


def plain(text: str) -> str:
    """Words on one line, with a space for each sign that cannot be shown."""
    return "".join(sign if sign.isprintable() else " " for sign in text).strip()


def _in_header(text: str) -> str:
    """
    Words for a header.

    Python's own e-mail library decodes an encoded word that stands in a plain one, line breaks
    included, and writes them out: no text may look like one.
    """
    return plain(text).replace("=?", "= ?")


def _faults(envelope: Envelope) -> Iterator[str]:
    for address in (envelope.sender[0], envelope.to[0], envelope.reply_to):
        local = address.partition("@")[0]
        if not ADDRESS.fullmatch(address) or len(local) > LONGEST_LOCAL:
            yield f"address is {address!r}, expected a mail address"
    for name in (envelope.ident, *envelope.thread, envelope.domain.replace(".", "")):
        if not (name.isascii() and name.replace("-", "").isalnum()):
            yield f"name of a letter is {name!r}, expected letters and digits"
    if not plain(envelope.subject):
        yield "subject is empty, expected words"


def _headers(envelope: Envelope) -> Iterator[tuple[str, str | Address]]:
    yield "From", _somebody(envelope.sender)
    yield "To", _somebody(envelope.to)
    if envelope.reply_to != envelope.sender[0]:
        yield "Reply-To", _somebody((envelope.reply_to, ""))
    yield "Subject", _in_header(envelope.subject)
    yield "Date", format_datetime(envelope.written)
    yield "Message-ID", _named(envelope.ident, envelope.domain)
    if envelope.thread:
        known = [_named(one, envelope.domain) for one in envelope.thread]
        yield "In-Reply-To", known[-1]
        yield "References", " ".join(known)
    yield "Auto-Submitted", "auto-generated"


def _somebody(somebody: Somebody) -> Address:
    address, name = somebody
    return Address(display_name=_in_header(name), addr_spec=address)


def _named(ident: str, domain: str) -> str:
    return f"<{ident}@{domain}>"


def _bound(letter: EmailMessage, ident: str) -> None:
    """Boundaries that depend on nothing but the letter; base64 holds no underscore."""
    parts = [one for one in letter.walk() if one.is_multipart()]
    for number, part in enumerate(parts):
        part.set_boundary(f"=_{ident}_{number}")
