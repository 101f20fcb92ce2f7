"""
Asking twice does nothing twice: what was answered under a person's key is answered again.

The answer is stored in the transaction that does the act, or neither is. Writers take turns, so
of two at once the second waits and is told the first one's answer::

    with database.transaction():
        known = idempotency.recall(key, digest, by=person)
        if known is None:
            ...  # the act
            idempotency.keep(key, digest, 201, body, by=person)
"""

import datetime as dt

from tracker import clock, permissions, settings, tokens
from tracker.database import database, transaction
from tracker.errors import Conflict, ConflictCode, Fault, FaultCode, Rejected
from tracker.models import AnswerRow
from tracker.permissions import Act
from tracker.records import Person
from tracker.records.answers import Answered
from tracker.week import local

LONGEST = 255
"""Characters of a key."""


def recall(key: str, digest: str, *, by: Person) -> Answered | None:
    """
    What the person was answered under a key in the last hours; None if nothing yet.

    To be asked inside of the transaction that does the act and keeps the answer: whoever asks
    has the turn of the writers until it ends.

    Parameters
    ----------
    digest
        Of everything that was asked: the address, the act and the body.

    Raises
    ------
    Conflict
        If something else was asked under the key before.
    RuntimeError
        Outside of a transaction: nothing would keep another one from doing the same meanwhile.
    Rejected
        If the key is empty, too long, or not of visible ASCII signs.
    """
    permissions.require(by, Act.KEEP_ACCOUNT, account=by.login)
    _refuse(key)
    if not database.in_transaction():
        raise RuntimeError("an answer is recalled in the transaction of its act only")
    row = _row(key, by)
    if row is None or row.kept <= _oldest():
        return None
    if row.digest != digest:
        raise Conflict(ConflictCode.OTHER_QUESTION, key=key)
    return Answered(row.status, row.body, local(row.kept))


def keep(key: str, digest: str, status: int, body: str, *, by: Person) -> Answered:
    """
    Keep an answer under a key, in place of one that is too old to be given again.

    Raises
    ------
    Conflict
        If the key has an answer already: `recall` was not asked before.
    """
    permissions.require(by, Act.KEEP_ACCOUNT, account=by.login)
    _refuse(key)
    with transaction():
        row = _row(key, by)
        if row is not None and row.kept > _oldest():
            raise Conflict(ConflictCode.ANSWERED, key=key)
        row = row or AnswerRow(login=by.login, key=tokens.digest(key))
        row.digest, row.status, row.body, row.kept = digest, status, body, clock.now()
        row.save()
        return Answered(row.status, row.body, local(row.kept))


def tick() -> int:
    """Forget what is too old to be given again; how many answers. For a periodic job."""
    with transaction():
        return int(AnswerRow.delete().where(AnswerRow.kept <= _oldest()).execute())


def _row(key: str, by: Person) -> AnswerRow | None:
    found: AnswerRow | None = AnswerRow.get_or_none(
        AnswerRow.login == by.login, AnswerRow.key == tokens.digest(key)
    )
    return found


def _oldest() -> dt.datetime:
    return clock.now() - dt.timedelta(hours=settings.number("api.idempotency_hours"))


def _refuse(key: str) -> None:
    field = "idempotency_key"
    if not key:
        raise Rejected([Fault(field, FaultCode.MISSING)])
    if len(key) > LONGEST:
        raise Rejected([Fault(field, FaultCode.TOO_LONG, str(len(key)), str(LONGEST))])
    if not (key.isascii() and key.isprintable()) or " " in key:
        raise Rejected([Fault(field, FaultCode.WRONG_FORM, ascii(key), "8d7c2a4e-5b1f")])
