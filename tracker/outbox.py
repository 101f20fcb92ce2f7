"""
Messages to send: written in the transaction that causes them, sent later by a worker.

What goes out by mail stands in the queue of letters from the same transaction on.
"""

from collections.abc import Mapping

from tracker import clock
from tracker.database import transaction
from tracker.mail import queue
from tracker.models import MessageRow
from tracker.records import Message
from tracker.week import local


def write(key: str, kind: str, to: str, facts: Mapping[str, object]) -> bool:
    """
    Put a message down, once: a second one with the same key is dropped.

    Returns whether it is a new one.

    Parameters
    ----------
    key
        The same on every attempt, so that a reader can tell a repetition.
    to
        Whom it is for, such as ``"enterprise:e017"``.
    """
    with transaction():
        if MessageRow.get_or_none(MessageRow.key == key) is not None:
            return False
        told = dict(facts)
        queue.enter(MessageRow.create(key=key, kind=kind, to=to, facts=told, written=clock.now()))
        return True


def unsent() -> tuple[Message, ...]:
    """What waits to be sent, oldest first."""
    rows = MessageRow.select().where(MessageRow.sent.is_null()).order_by(MessageRow.id)
    return tuple(Message(row.key, row.kind, row.to, row.facts, local(row.written)) for row in rows)
