"""
Files of cases, for services that check rights themselves.

The log says media type, size and digest of a file and never its name, which may be personal.
"""

import hashlib
import secrets

from tracker import clock, history, settings
from tracker.attachments import kinds, names
from tracker.attachments.refusals import refused
from tracker.database import reading, transaction
from tracker.errors import Fault, FaultCode, NotFound, Rejected
from tracker.models import AttachmentContentRow, AttachmentRow
from tracker.records import Person
from tracker.records.attachments import Attachment
from tracker.week import local

TOKEN_BYTES = 24
"""192 random bits."""


def keep(case: str, name: str, content: bytes, by: Person) -> Attachment:
    """
    Keep a file with a case; equal content again returns what is there.

    Parameters
    ----------
    case
        Such as ``"appeal:17"``; whoever calls knows that it is there.
    name
        As it was handed in; what is shown is made harmless.

    Raises
    ------
    Rejected
        If it is empty, too large, of a kind that is not kept, not what its name says, could do
        harm, or is one too many.
    """
    given = hashlib.sha256(content).hexdigest()
    there = _there(case, given)
    if there is not None:
        return _record_of(there)
    _refuse_size(content)
    # Outside of the transaction: a picture takes a second, and writers would wait for it.
    seen = names.visible(name)
    kept = kinds.examined(seen, content, settings.number("attachment.most_pixels"))
    with transaction():
        there = _there(case, given)
        if there is not None:
            return _record_of(there)
        _refuse_one_too_many(case)
        return _store(case, names.shown(seen, kept.ending), given, kept, by)


def _refuse_size(content: bytes) -> None:
    if not content.strip():
        raise refused(FaultCode.MISSING)
    most = settings.number("attachment.most_bytes")
    if len(content) > most:
        raise refused(FaultCode.TOO_LARGE, _mebi(len(content)), _mebi(most))


def _mebi(size: int) -> str:
    return f"{size / (1 << 20):.4g} MiB"


def _refuse_one_too_many(case: str) -> None:
    most = settings.number("attachment.most_per_case")
    count = AttachmentRow.select().where(*_standing(case)).count()
    if count >= most:
        raise refused(FaultCode.TOO_MANY, str(count), str(most))


def _standing(case: str) -> tuple[object, object]:
    return AttachmentRow.case == case, AttachmentRow.removed.is_null()


def _there(case: str, given: str) -> AttachmentRow | None:
    """Content counts as equal to what was handed in before, and to what was kept of it."""
    same = (AttachmentRow.given == given) | (AttachmentRow.sha256 == given)
    found: AttachmentRow | None = AttachmentRow.select().where(*_standing(case), same).first()
    return found


def _store(case: str, shown: str, given: str, kept: kinds.Kept, by: Person) -> Attachment:
    facts = {
        "media": kept.media,
        "size": len(kept.content),
        "sha256": hashlib.sha256(kept.content).hexdigest(),
    }
    row = AttachmentRow.create(
        token=secrets.token_hex(TOKEN_BYTES),
        case=case,
        name=shown,
        given=given,
        actor=by.login,
        kept=clock.now(),
        why="",
        **facts,
    )
    AttachmentContentRow.create(attachment=row, content=kept.content)
    history.record(case, "attach", by, facts)
    return _record_of(row)


def of_case(case: str) -> tuple[Attachment, ...]:
    """What hangs on a case, oldest first; what was removed is listed without its content."""
    with reading():
        rows = AttachmentRow.select().where(AttachmentRow.case == case).order_by(AttachmentRow.id)
        return tuple(_record_of(row) for row in rows)


def read(token: str) -> tuple[Attachment, bytes]:
    """A file by its token; NotFound if there is none, or its content was removed."""
    with reading():
        row = _row_of(token)
        content = AttachmentContentRow.get_or_none(AttachmentContentRow.attachment == row)
        if content is None:
            raise NotFound("attachment", token)
        return _record_of(row), bytes(content.content)


def remove(token: str, why: str, by: Person) -> Attachment:
    """
    Take the content of a file away; its entry stays, with the reason. Again changes nothing.

    Raises
    ------
    NotFound
        If there is none.
    Rejected
        If no reason is given.
    """
    if not why.strip():
        raise Rejected([Fault("why", FaultCode.MISSING)])
    with transaction():
        row = _row_of(token)
        if row.removed is None:
            AttachmentContentRow.delete().where(AttachmentContentRow.attachment == row).execute()
            row.removed, row.why = clock.now(), why.strip()
            row.save()
            facts = {"sha256": row.sha256, "why": history.digest(row.why)}
            history.record(row.case, "remove attachment", by, facts)
        return _record_of(row)


def _row_of(token: str) -> AttachmentRow:
    row: AttachmentRow | None = AttachmentRow.get_or_none(AttachmentRow.token == token)
    if row is None:
        raise NotFound("attachment", token)
    return row


def _record_of(row: AttachmentRow) -> Attachment:
    return Attachment(
        token=row.token,
        case=row.case,
        name=row.name,
        media=row.media,
        size=row.size,
        sha256=row.sha256,
        by=row.actor,
        kept=local(row.kept),
        removed=local(row.removed) if row.removed else None,
        why=row.why,
    )
