"""
Calendars on a calendar server: what it has taken of us, and when it is to be asked again.

Nobody's act is behind it and nothing of it stands in the log: what is told there was published
before. Only that a person asks for it again is an act.
"""

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

from peewee import JOIN, fn

from tracker import clock, history, permissions
from tracker.database import reading, transaction
from tracker.errors import NotFound
from tracker.mail.queue import pause_after
from tracker.models import ServedCalendarRow, ServedEntryRow
from tracker.paging import among
from tracker.permissions import Act
from tracker.records import Person
from tracker.records.served import Kept, Lent, ServedCalendar, ServedFault
from tracker.week import local

COMMITTEE = "committee"
"""The calendar of all visits."""

LEASE = dt.timedelta(minutes=10)
"""How long somebody may be at a calendar before another one tries."""

PAUSE = dt.timedelta(minutes=1)
"""How long a calendar rests, however much is entered."""

LOOKED_AFTER = dt.timedelta(hours=1)
"""How often a calendar is compared though nothing was entered: others may have changed it."""


def list_served(*, by: Person) -> tuple[ServedCalendar, ...]:
    """Calendars that were to be served at some time, the committee's first."""
    permissions.require(by, Act.READ_MAIL)
    with reading():
        found = [_record_of(row) for row in _rows()]
    return tuple(sorted(found, key=lambda one: (one.scope != COMMITTEE, one.scope)))


def show(scope: str, *, by: Person) -> ServedCalendar:
    """A calendar by its scope; NotFound if it never was to be served."""
    permissions.require(by, Act.READ_MAIL)
    with reading():
        return _record_of(_row(scope))


def again(scope: str, *, by: Person) -> ServedCalendar:
    """Compare a calendar with the server at the next opportunity, whatever went wrong before."""
    permissions.require(by, Act.SEND_MAIL)
    with transaction():
        row = _row(scope)
        row.due, row.standing, row.attempts, row.leased = clock.now(), "", 0, None
        row.save()
        history.record(f"calendar:{scope}", "serve again", by, {})
        return _record_of(row)


def take(scopes: Collection[str], standing: str) -> Lent | None:
    """
    Borrow the calendar that has waited longest, to serve it; None if none is due.

    Parameters
    ----------
    scopes
        All that are to be served.
    standing
        Names the records of now: what was served of them is due only to be looked after.
    """
    with reading():
        known = {row.scope for row in ServedCalendarRow.select(ServedCalendarRow.scope)}
        if known.issuperset(scopes) and not _due(scopes, standing).exists():
            return None
    with transaction():
        for scope in set(scopes) - {row.scope for row in ServedCalendarRow.select()}:
            _create(scope)
        row = _due(scopes, standing).order_by(ServedCalendarRow.due, ServedCalendarRow.id).first()
        if row is None:
            return None
        row.attempts += 1
        row.leased = clock.now() + LEASE
        row.save()
        found = ServedEntryRow.select().where(ServedEntryRow.calendar == row)
        return Lent(
            row.scope,
            row.attempts,
            {one.name: Kept(one.digest, one.tag) for one in found},
            is_fresh=not row.fault and row.succeeded is not None and not _is_old(row),
        )


def _is_old(row: ServedCalendarRow) -> bool:
    return bool(local(row.succeeded) <= clock.now() - LOOKED_AFTER) or not row.standing


def _create(scope: str) -> None:
    ServedCalendarRow.create(
        scope=scope, standing="", attempts=0, due=clock.now(), fault="", reply=""
    )


def _due(scopes: Collection[str], standing: str) -> Any:
    now, table = clock.now(), ServedCalendarRow
    is_free = table.leased.is_null() | (table.leased <= now)
    is_old = table.succeeded.is_null() | (table.succeeded <= now - LOOKED_AFTER)
    differs = (table.standing != standing) | is_old
    mine = among(table.scope, sorted(scopes))
    return table.select().where(mine, table.due <= now, is_free, differs)


def keep(lent: Lent, entries: Mapping[str, Kept | None]) -> None:
    """Note what the server has taken, by name; None for what is not there any more."""
    with transaction():
        row = _row(lent.scope)
        names = among(ServedEntryRow.name, sorted(entries))
        ServedEntryRow.delete().where(ServedEntryRow.calendar == row, names).execute()
        for name, one in entries.items():
            if one is not None:
                ServedEntryRow.create(calendar=row, name=name, digest=one.digest, tag=one.tag)


def succeed(lent: Lent, standing: str, *, looked: bool = True) -> None:
    """
    The server has what it is to have, of the records that are so named.

    Parameters
    ----------
    looked
        Whether it was asked; else nothing has changed since it was.
    """
    with transaction():
        row = _mine(lent)
        if row is not None:
            now = clock.now()
            row.standing, row.attempts, row.leased, row.due = standing, 0, None, now + PAUSE
            if looked:
                row.succeeded, row.fault, row.reply = now, "", ""
            row.save()


def fail(lent: Lent, why: ServedFault, reply: str = "") -> None:
    """It could not be served for now; it is tried again, after ever longer pauses."""
    with transaction():
        row = _mine(lent)
        if row is not None:
            row.due, row.leased = clock.now() + pause_after(row.attempts), None
            row.standing, row.fault, row.reply = "", why.value, reply
            row.save()


def _mine(lent: Lent) -> ServedCalendarRow | None:
    """The row, while this very attempt has borrowed it."""
    row = _row(lent.scope)
    return row if row.leased is not None and row.attempts == lent.attempt else None


def _rows() -> Any:
    count = fn.COUNT(ServedEntryRow.id).alias("entries")
    rows = ServedCalendarRow.select(ServedCalendarRow, count)
    return rows.join(ServedEntryRow, JOIN.LEFT_OUTER).group_by(ServedCalendarRow)


def _row(scope: str) -> ServedCalendarRow:
    row: ServedCalendarRow | None = _rows().where(ServedCalendarRow.scope == scope).first()
    if row is None:
        raise NotFound("served calendar", scope)
    return row


def _record_of(row: Any) -> ServedCalendar:
    return ServedCalendar(
        scope=row.scope,
        entries=row.entries,
        attempts=row.attempts,
        due=local(row.due),
        succeeded=local(row.succeeded) if row.succeeded else None,
        fault=ServedFault(row.fault) if row.fault else None,
        reply=row.reply,
    )
