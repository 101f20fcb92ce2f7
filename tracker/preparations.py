"""
What takes longer than a page may is prepared beside it: asked for, watched, stopped, fetched.

The table is the queue, as it is for runs: whoever moves a row from waiting to under way prepares
it. It belongs to all who speak for the same role and the same department or enterprise, since
they may see the same. It is no act on the records: nothing of it stands in the log, and what was
reckoned from the records still holds.
"""

import datetime as dt
import secrets
from collections.abc import Iterable, Mapping
from typing import Any

from tracker import clock, permissions, settings, states
from tracker.database import reading, transaction
from tracker.errors import Fault, FaultCode, NotFound, Rejected, WrongState
from tracker.history import digest
from tracker.models import PreparationContentRow, PreparationRow
from tracker.people import acting
from tracker.permissions import Act
from tracker.records import Person
from tracker.records.preparations import Preparation, PreparationFault, PreparationState
from tracker.week import local

TOKEN_BYTES = 24
"""192 random bits."""

PART = 2**20
"""Bytes that are written at once."""

LIVE = (PreparationState.WAITING.value, PreparationState.UNDER_WAY.value)
"""States in which somebody still waits."""


def ask(kind: str, told: Mapping[str, Any], *, by: Person) -> Preparation:
    """
    Have something prepared; what was asked for before, as far as it has come.

    What was stopped or has failed stays so: `again` begins anew.

    Parameters
    ----------
    told
        All that it depends on, in plain values: what is told otherwise is another preparation.

    Raises
    ------
    Rejected
        If too much is being prepared for this person.
    """
    permissions.require(by, Act.KEEP_ACCOUNT, account=by.login)
    asked = digest([kind, told, scope_of(by)])
    with reading():
        row = PreparationRow.get_or_none(PreparationRow.digest == asked)
    return _record_of(row or _queued(kind, told, asked, by))


def _queued(kind: str, told: Mapping[str, Any], asked: str, by: Person) -> PreparationRow:
    with transaction():
        row: PreparationRow | None = PreparationRow.get_or_none(PreparationRow.digest == asked)
        if row is not None:
            return row
        _refuse_one_too_many(by)
        return PreparationRow.create(
            token=secrets.token_hex(TOKEN_BYTES),
            digest=asked,
            kind=kind,
            told=dict(told),
            actor=by.login,
            scope=scope_of(by),
            state=PreparationState.WAITING.value,
            attempts=0,
            done=0,
            total=0,
            fault="",
            name="",
            media="",
            asked=clock.now(),
            beat=clock.now(),
        )


def _refuse_one_too_many(by: Person) -> None:
    most = settings.number("preparation.most_waiting")
    waits = (PreparationRow.actor == by.login) & PreparationRow.state.in_(LIVE)
    count = PreparationRow.select().where(waits).count()
    if count >= most:
        raise Rejected([Fault("preparation", FaultCode.TOO_MANY, str(count), str(most))])


def scope_of(by: Person) -> list[str | None]:
    """What a person speaks for: who speaks for the same may see the same."""
    return [by.role.value, by.department, by.enterprise]


def show(token: str, *, by: Person) -> Preparation:
    """How far it is; NotFound if it is not there for this person."""
    with reading():
        return _record_of(_own(token, by))


def content(token: str, *, by: Person) -> bytes:
    """What was prepared; NotFound if it is not there for this person, or not ready."""
    with reading():
        row = _own(token, by)
        if row.state != PreparationState.READY.value:
            raise NotFound("preparation", token)
        kept = PreparationContentRow.select().where(PreparationContentRow.preparation == row)
        return b"".join(bytes(one.content) for one in kept.order_by(PreparationContentRow.part))


def stop(token: str, *, by: Person) -> Preparation:
    """Give it up; again changes nothing. WrongState if it is over already."""
    return _moved(token, "stop", PreparationState.STOPPED, by)


def again(token: str, *, by: Person) -> Preparation:
    """Prepare what was stopped or failed once more; WrongState if it is ready or still waits."""
    return _moved(token, "ask again", PreparationState.WAITING, by)


def _moved(token: str, act: str, aim: PreparationState, by: Person) -> Preparation:
    with transaction():
        row = _own(token, by)
        if row.state != aim.value:
            _move(row, act)
            if aim is PreparationState.WAITING:
                row.attempts, row.done, row.total, row.fault = 0, 0, 0, ""
                row.asked = clock.now()
            row.save()
        return _record_of(row)


def waiting() -> tuple[int, ...]:
    """What waits for somebody to prepare it, the oldest first."""
    with reading():
        waits = PreparationRow.state == PreparationState.WAITING.value
        rows = PreparationRow.select(PreparationRow.id).where(waits)
        return tuple(row.id for row in rows.order_by(PreparationRow.id))


def begin(preparation: int) -> tuple[Preparation, Person] | None:
    """
    Take what waits to prepare it in the name of whoever asked; None if there is nothing to do.

    Whoever speaks for something else by now gets nothing: it fails.
    """
    with transaction():
        row = PreparationRow.get_or_none(PreparationRow.id == preparation)
        if row is None or row.state != PreparationState.WAITING.value:
            return None
        _move(row, "begin")
        row.attempts, row.beat = row.attempts + 1, clock.now()
        by = _asker(row)
        if by is None:
            _give_up(row, PreparationFault.REFUSED)
        row.save()
        return None if by is None else (_record_of(row), by)


def _asker(row: PreparationRow) -> Person | None:
    """Whoever asked, if the account is still open and speaks for the same."""
    try:
        by = acting(row.actor)
    except (NotFound, WrongState):
        return None
    return by if scope_of(by) == row.scope else None


def beat(one: Preparation, done: int = 0, total: int = 0) -> bool:
    """A sign of life, with how far it is; whether to go on: not if it was stopped or retaken."""
    with transaction():
        row = _mine(one)
        if row is None:
            return False
        row.beat, row.done, row.total = clock.now(), done, total
        row.save()
        return True


def finish(one: Preparation, name: str, media: str, made: bytes) -> bool:
    """
    Keep what was prepared; whether it was still wanted.

    Part by part, each a transaction of its own: all the notices of a week take half a second to
    write, for which everybody else's writing would wait.
    """
    parts = [made[start : start + PART] for start in range(0, max(1, len(made)), PART)]
    if not all(_kept(one, number, part) for number, part in enumerate(parts)):
        return False
    with transaction():
        row = _mine(one)
        if row is None:
            return False
        _move(row, "finish")
        row.name, row.media, row.done = name, media, row.total
        row.save()
        return True


def _kept(one: Preparation, number: int, part: bytes) -> bool:
    with transaction():
        row = _mine(one)
        if row is None:
            return False
        if number == 0:  # somebody may have died before the last part
            before = PreparationContentRow.preparation == row
            PreparationContentRow.delete().where(before).execute()
        PreparationContentRow.create(preparation=row, part=number, content=part)
        return True


def fail(one: Preparation, why: PreparationFault) -> None:
    """It came to nothing; what was stopped or retaken meanwhile stays as it is."""
    with transaction():
        row = _mine(one)
        if row is not None:
            _give_up(row, why)
            row.save()


def recover() -> None:
    """Let wait again what nobody shows signs of life for; give up what was tried too often."""
    lost = clock.now() - dt.timedelta(seconds=settings.number("run.lost_seconds"))
    under_way = PreparationRow.state == PreparationState.UNDER_WAY.value
    with transaction():
        for row in PreparationRow.select().where(under_way, PreparationRow.beat < lost):
            if row.attempts >= settings.number("run.most_attempts"):
                _give_up(row, PreparationFault.DIED)
            else:
                _move(row, "queue again")
            row.save()


def tick() -> int:
    """Forget what is too old; how many. For a periodic job."""
    oldest = clock.now() - dt.timedelta(hours=settings.number("preparation.hours"))
    with transaction():
        return _forget(PreparationRow.select().where(PreparationRow.asked < oldest))


def _forget(rows: Iterable[PreparationRow]) -> int:
    ids = [row.id for row in rows]
    PreparationContentRow.delete().where(PreparationContentRow.preparation.in_(ids)).execute()
    return int(PreparationRow.delete().where(PreparationRow.id.in_(ids)).execute())


def _own(token: str, by: Person) -> PreparationRow:
    row: PreparationRow | None = PreparationRow.get_or_none(PreparationRow.token == token)
    if row is None or row.scope != scope_of(by):
        raise NotFound("preparation", token)
    return row


def _mine(one: Preparation) -> PreparationRow | None:
    """The row, while it is under way by this very attempt."""
    found: PreparationRow | None = PreparationRow.get_or_none(
        PreparationRow.id == one.id,
        PreparationRow.attempts == one.attempt,
        PreparationRow.state == PreparationState.UNDER_WAY.value,
    )
    return found


def _move(row: PreparationRow, act: str) -> None:
    after = states.PREPARATION.after(row.token, PreparationState(row.state), act)
    row.state = after.value


def _give_up(row: PreparationRow, why: PreparationFault) -> None:
    _move(row, "fail")
    row.fault = why.value


def _record_of(row: PreparationRow) -> Preparation:
    return Preparation(
        id=row.id,
        token=row.token,
        kind=row.kind,
        told=row.told,
        actor=row.actor,
        state=PreparationState(row.state),
        attempt=row.attempts,
        done=row.done,
        total=row.total,
        fault=PreparationFault(row.fault) if row.fault else None,
        name=row.name,
        media=row.media,
        asked=local(row.asked),
    )
