"""What was not let in at a visit, told by its code, and what becomes of it."""

from collections.abc import Iterator
from typing import Any, Unpack

from tracker import clock, history, outbox, permissions, settings, sight, visit_codes
from tracker.database import reading, transaction
from tracker.errors import Fault, FaultCode, NotFound, Rejected, WrongState, missing
from tracker.models import RefusalRow
from tracker.paging import Page, latest, narrowing
from tracker.people import SCANNER
from tracker.permissions import Act
from tracker.records import Person
from tracker.records.visit_codes import Refusal, RefusalKind
from tracker.visit_codes import Shown
from tracker.week import local

READERS = ("committee", "supervision")
"""Who hears of it at once."""


def refuse(shown: Shown, kind: RefusalKind, text: str) -> Refusal:
    """
    Somebody or something that is not on the notice was not let in; again changes nothing.

    Parameters
    ----------
    text
        What happened, in the words of whoever stands at the gate.

    Raises
    ------
    Rejected
        With every fault: no words, too many, or more refusals than one visit gives rise to.
    WrongState
        If the code counts no more.
    """
    with transaction():
        visit = visit_codes.valid(shown, "refuse")
        row = _known(visit.uid, kind, text)
        if row is not None:
            return _record_of(row)
        if found := [*words_faults("text", text), *_faults_of_number(visit.uid)]:
            raise Rejected(found)
        row = RefusalRow.create(
            uid=visit.uid,
            kind=kind.value,
            text=text.strip(),
            moment=clock.now(),
            answer="",
            actor="",
        )
        facts = {"visit": visit.uid, "kind": kind.value, "digest": history.digest(row.text)}
        history.record(_case(row), "refuse entry", SCANNER, facts)
        for to in READERS:
            outbox.write(f"{_case(row)}:{to}", "visit-refused", to, {"refusal": row.id})
        return _record_of(row)


def _known(uid: str, kind: RefusalKind, text: str) -> RefusalRow | None:
    """The same refusal, if it was told already and nobody has answered it."""
    same = (RefusalRow.uid == uid) & (RefusalRow.kind == kind.value)
    same &= (RefusalRow.text == text.strip()) & RefusalRow.answered.is_null()
    row: RefusalRow | None = RefusalRow.get_or_none(same)
    return row


def words_faults(field: str, text: str, *, needed: bool = True) -> Iterator[Fault]:
    """What is wrong with words that came by a code: none where some are needed, or too many."""
    if needed:
        yield from missing(**{field: text})
    length, most = len(text.strip()), settings.number("visit_code.most_characters")
    if length > most:
        yield Fault(field, FaultCode.TOO_LONG, str(length), str(most))


def _faults_of_number(uid: str) -> Iterator[Fault]:
    most = settings.number("visit_code.most_refusals")
    count = RefusalRow.select().where(RefusalRow.uid == uid).count()
    if count >= most:
        yield Fault("text", FaultCode.TOO_MANY, str(count), str(most))


def answer(refusal: int, answer: str, *, seen: int | None = None, by: Person) -> Refusal:
    """
    Say what became of a refusal; whoever has the code reads it.

    Parameters
    ----------
    seen
        Number of the refusal's last event that the person had seen.

    Raises
    ------
    Conflict
        If somebody has answered it since.
    Rejected
        If nothing is said, or too much.
    WrongState
        If it was answered already.
    """
    permissions.require(by, Act.ANSWER_REFUSAL)
    with transaction():
        row = _row_of(refusal, by)
        if row.answered is not None:
            raise WrongState("refusal", refusal, state="answered", act="answer")
        if found := [*words_faults("answer", answer)]:
            raise Rejected(found)
        row.answer, row.answered, row.actor = answer.strip(), clock.now(), by.login
        row.save()
        facts = {"digest": history.digest(row.answer)}
        history.record(_case(row), "answer a refusal", by, facts, seen=seen)
        return _record_of(row)


def show(refusal: int, *, by: Person) -> Refusal:
    """A refusal; NotFound if there is none that the person may read."""
    with reading():
        return _record_of(_row_of(refusal, by))


def list_refusals(
    *, by: Person, visit: str | None = None, waiting: bool = False, **page: Unpack[Page]
) -> tuple[Refusal, ...]:
    """
    Refusals that the person may read, the latest first.

    Parameters
    ----------
    visit
        Only those at this one.
    waiting
        Only those that nobody has answered.
    page
        At most so many of those before the number that ended the last one: `before`, `most`.
    """
    with reading():
        rows = _seen(by).where(*narrowing({RefusalRow.uid: visit}))
        if waiting:
            rows = rows.where(RefusalRow.answered.is_null())
        found = latest(rows, RefusalRow.id, page.get("before"), page.get("most"))
        return tuple(_record_of(row) for row in found)


def of_visit(uid: str) -> tuple[Refusal, ...]:
    """The refusals at a visit as they came; the reader's rights are the caller's to check."""
    rows = RefusalRow.select().where(RefusalRow.uid == uid).order_by(RefusalRow.id)
    return tuple(_record_of(row) for row in rows)


def _seen(by: Person) -> Any:
    return RefusalRow.select().where(sight.of_told(by, Act.READ_REFUSALS, RefusalRow.uid))


def _row_of(refusal: int, by: Person) -> RefusalRow:
    row: RefusalRow | None = _seen(by).where(RefusalRow.id == refusal).get_or_none()
    if row is None:
        raise NotFound("refusal", refusal)
    return row


def _case(row: RefusalRow) -> str:
    return f"refusal:{row.id}"


def _record_of(row: RefusalRow) -> Refusal:
    return Refusal(
        id=row.id,
        visit=row.uid,
        kind=RefusalKind(row.kind),
        text=row.text,
        moment=local(row.moment),
        answer=row.answer,
        answered=local(row.answered) if row.answered else None,
        actor=row.actor,
    )
