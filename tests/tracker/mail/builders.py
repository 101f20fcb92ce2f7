"""Letters with defaults, so that a test names only what it is about."""

import datetime as dt

from tests.tracker.builders import COMMITTEE, OPERATOR
from tracker import clock, outbox
from tracker.mail import letters, mailboxes, queue
from tracker.records.mail import Mail, Taken

ADDRESS = "office@firm.example"
MINUTE = dt.timedelta(minutes=1)


def reached(enterprise: str = "E1", mailbox: str = ADDRESS) -> None:
    """Say where an enterprise is reached."""
    mailboxes.enter_enterprise(enterprise, mailbox, by=OPERATOR)


def tell(revision: int = 0, kind: str = "visit-new", enterprise: str = "E1") -> None:
    """A message about the first visit of an enterprise."""
    uid = f"2026-W49-{enterprise}-1"
    facts = {"visit": uid, "week": "2026-W49", "revision": revision, "version": revision + 1}
    to = f"enterprise:{enterprise}"
    outbox.write(f"visit:{uid}:{revision}:{to}", kind, to, facts)


def letter() -> Mail:
    """The latest letter."""
    return letters.list_mails(by=COMMITTEE, most=1)[0]


def taken() -> Taken:
    """What is due, borrowed."""
    found = queue.take()
    assert found is not None
    return found


def later(minutes: float):
    """The clock put forward."""
    return clock.fixed(clock.now() + minutes * MINUTE)
