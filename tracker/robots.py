"""
Robots of chat groups: what their office was told and they have not told yet.

A group may hold anybody, so a robot tells how much there is and never of whom. Messages are told
in their order and together, once a robot has spoken; one that begins tells nothing of the past.
"""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from peewee import SQL, fn

from tracker import clock, history, permissions
from tracker.database import reading, transaction
from tracker.errors import NotFound
from tracker.mail.queue import EVENING, pause_after
from tracker.models import MessageRow, RobotRow
from tracker.paging import among
from tracker.permissions import Act
from tracker.records import Person
from tracker.records.robots import LentRobot, News, NewsKind, Robot, RobotFault
from tracker.week import local

PUBLISHED = ("visit-new", "visit-changed", "visit-cancelled", "visit-left")
ALONE = {"time-proposed": NewsKind.PROPOSED, "visit-refused": NewsKind.REFUSED}
TOLD = (*PUBLISHED, *ALONE, EVENING)
"""Kinds of messages that a group hears of."""

LEASE = dt.timedelta(minutes=10)
"""How long somebody may be at a robot before another one tries."""

MOST = 2000
"""Messages that are told together."""


def list_robots(*, by: Person) -> tuple[Robot, ...]:
    """Every robot that was ever set, the committee's first."""
    permissions.require(by, Act.READ_MAIL)
    with reading():
        found = [_record_of(row) for row in _rows().order_by(RobotRow.reader)]
    return tuple(found)


def show(reader: str, *, by: Person) -> Robot:
    """A robot by whose group it is; NotFound if it was never set."""
    permissions.require(by, Act.READ_MAIL)
    with reading():
        return _record_of(_row(reader))


def again(reader: str, *, by: Person) -> Robot:
    """Let a robot try at once, whatever went wrong before."""
    permissions.require(by, Act.SEND_MAIL)
    with transaction():
        row = _row(reader)
        row.due, row.attempts, row.leased = clock.now(), 0, None
        row.save()
        history.record(f"robot:{reader}", "tell again", by, {})
        return _record_of(row)


def take(readers: Collection[str]) -> LentRobot | None:
    """Borrow the robot that has waited longest for something to tell; None if none has."""
    with reading():
        known = {row.reader for row in RobotRow.select(RobotRow.reader)}
        if known.issuperset(readers) and not _due(readers).exists():
            return None
    with transaction():
        for reader in set(readers) - {row.reader for row in RobotRow.select()}:
            _create(reader)
        row = _due(readers).order_by(RobotRow.due, RobotRow.id).first()
        if row is None:
            return None
        row.attempts += 1
        row.leased = clock.now() + LEASE
        row.save()
        messages = list(_waiting(row.reader, row.seen).order_by(MessageRow.id).limit(MOST))
        return LentRobot(row.reader, row.attempts, tuple(_news(messages)), messages[-1].id)


def _create(reader: str) -> None:
    last = MessageRow.select(fn.MAX(MessageRow.id)).scalar() or 0
    RobotRow.create(reader=reader, seen=last, attempts=0, due=clock.now(), fault="", reply="")


def _waiting(reader: Any, seen: Any) -> Any:
    mine = (MessageRow.to == reader) & (MessageRow.id > seen)
    return MessageRow.select().where(mine, MessageRow.kind.in_(TOLD))


def _due(readers: Collection[str]) -> Any:
    now = clock.now()
    is_free = RobotRow.leased.is_null() | (RobotRow.leased <= now)
    has = fn.EXISTS(_waiting(RobotRow.reader, RobotRow.seen).select(SQL("1")))
    mine = among(RobotRow.reader, sorted(readers))
    return RobotRow.select().where(mine, RobotRow.due <= now, is_free, has)


def _news(messages: Iterable[MessageRow]) -> Iterator[News]:
    """What belongs together as one: the visits of a publication, all that enterprises ask."""
    found: dict[tuple[NewsKind, str, object], Counter[str]] = {}
    for one in messages:
        kind, about, counts = _of(one)
        found.setdefault((kind, about, one.facts.get("version")), Counter()).update(counts)
    for (kind, about, _), counts in found.items():
        yield News(kind, about, dict(counts))


def _of(one: MessageRow) -> tuple[NewsKind, str, dict[str, int]]:
    if one.kind in PUBLISHED:
        return NewsKind.PUBLISHED, str(one.facts["week"]), {one.kind.partition("-")[2]: 1}
    if one.kind == EVENING:
        counts = {name: len(one.facts[name]) for name in ("visits", "reports")}
        return NewsKind.EVENING, str(one.facts["until"]), counts
    return ALONE[one.kind], "", {"count": 1}


def succeed(lent: LentRobot) -> None:
    """The group has been told."""
    with transaction():
        row = _row(lent.reader)
        if row.attempts == lent.attempt and row.seen < lent.last:
            now = clock.now()
            row.seen, row.told, row.due = lent.last, now, now
            row.attempts, row.leased, row.fault, row.reply = 0, None, "", ""
            row.save()


def fail(lent: LentRobot, why: RobotFault, reply: str = "") -> None:
    """It could not be told for now; it is tried again, after ever longer pauses."""
    with transaction():
        row = _row(lent.reader)
        if row.attempts == lent.attempt and row.leased is not None:
            row.due, row.leased = clock.now() + pause_after(row.attempts), None
            row.fault, row.reply = why.value, reply
            row.save()


def _rows() -> Any:
    count = _waiting(RobotRow.reader, RobotRow.seen).select(fn.COUNT(MessageRow.id))
    return RobotRow.select(RobotRow, count.alias("waiting"))


def _row(reader: str) -> Any:
    row = _rows().where(RobotRow.reader == reader).first()
    if row is None:
        raise NotFound("robot", reader)
    return row


def _record_of(row: Any) -> Robot:
    return Robot(
        reader=row.reader,
        waiting=row.waiting,
        attempts=row.attempts,
        due=local(row.due),
        told=local(row.told) if row.told else None,
        fault=RobotFault(row.fault) if row.fault else None,
        reply=row.reply,
    )
