"""What pages tell of mail: whom it reaches, and what became of it, for those who may know."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import flask

from tracker.acts import Act as Right
from tracker.mail import letters
from tracker.mail import mailboxes as kept
from tracker.permissions import may
from tracker.records import Enterprise as Registered
from tracker.records.mail import Mail, MailState
from tracker.week import Week
from web import filters, sessions
from web.board import Board, Enterprise


@dataclass(frozen=True, slots=True)
class OfWeek:
    """Letters of a week by how far they are, and who cannot be told of a visit by mail."""

    counts: Mapping[MailState, int]
    unreached: tuple[Enterprise, ...]


def of_week(board: Board) -> OfWeek | None:
    """Mail of a week, for whoever reads mail."""
    by = sessions.person()
    if not may(by, Right.READ_MAIL):
        return None
    found = Counter(one.state for one in letters.list_mails(Week.parse(board.week), by=by))
    told = {one.enterprise.id: one.enterprise for one in board.visits if one.announced}
    known = mailboxes(told.values())
    return OfWeek(
        {state: found[state] for state in MailState if found[state]},
        tuple(one for one in told.values() if not known[one.id]),
    )


def of_visit(uid: str) -> tuple[Mail, ...]:
    """Letters about a visit, for whoever reads mail."""
    by = sessions.person()
    return letters.list_mails(visit=uid, by=by) if may(by, Right.READ_MAIL) else ()


def mailboxes(firms: Iterable[Enterprise | Registered]) -> dict[str, str]:
    """Addresses of enterprises by their ids, empty where nobody has said any."""
    ids = [one.id for one in firms]
    known = kept.addresses([f"enterprise:{one}" for one in ids])
    return {one: known.get(f"enterprise:{one}", "") for one in ids}


def mailbox_of(reader: str) -> str | None:
    """An address on the page of its owner, for those who may enter it; None for all others."""
    by = sessions.person()
    kind, _, code = reader.partition(":")
    own = may(by, Right.KEEP_OWN_ENTERPRISE, enterprise=code) or may(by, Right.REGISTER)
    if not (own if kind == "enterprise" else may(by, Right.KEEP_CONTACTS, department=code)):
        return None
    return kept.addresses([reader]).get(reader) or filters.say("mail.unreached")


def is_served() -> bool:
    """Whether this installation has a mail server."""
    return bool(flask.current_app.config["ONEVISIT"].smtp_host)


def attach(app: flask.Flask) -> None:
    """Let templates ask for the mail server."""
    app.add_template_global(is_served, "mail_is_served")
