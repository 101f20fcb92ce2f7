"""
Slows guessing down: an attempt is counted before it is looked at, so that many at once are not
more than many in turn.

What was typed as a login is kept as a digest: it may have been a password in the wrong field.
"""

import datetime as dt
from collections.abc import Iterable, Mapping

from tracker import clock, settings, tokens
from tracker.database import transaction
from tracker.errors import NotSignedIn
from tracker.models import AttemptRow
from tracker.week import local


def login_key(login: str) -> str:
    """What attempts with a login are counted under."""
    return tokens.digest(f"login:{login.casefold()}")


def address_key(address: str) -> str:
    """What attempts from an address are counted under."""
    return tokens.digest(f"address:{address}")


def most(login: str, address: str) -> dict[str, int]:
    """The keys of an attempt, and how many failures each of them bears."""
    return {login_key(login): settings.number("sign_in.attempts"), **of_address(address)}


def of_address(address: str) -> dict[str, int]:
    """The key of an attempt that names no login, and its limit; none from an unknown place."""
    limit = settings.number("sign_in.address_attempts")
    return {address_key(address): limit} if address else {}


def count(limits: Mapping[str, int]) -> tuple[str, ...]:
    """
    Count an attempt under each of its keys.

    Returns the keys that have reached their limit with it.

    Raises
    ------
    NotSignedIn
        If one of them had reached its limit before; `until` says when it is tried again.
    """
    with transaction():
        refuse(limits)
        return tuple(key for key, limit in limits.items() if _count(key) >= limit)


def refuse(limits: Mapping[str, int]) -> None:
    """
    NotSignedIn if one of the keys of an attempt has reached its limit; nothing is counted.

    For what counts failures only: ask, look and count within one transaction, for which writers
    take turns, so that many at once are not more than many in turn.
    """
    AttemptRow.delete().where(AttemptRow.last <= clock.now() - _pause()).execute()
    locked = [until for key in limits if (until := locked_until(key, limits[key]))]
    if locked:
        raise NotSignedIn(max(locked))


def _count(key: str) -> int:
    row = AttemptRow.get_or_none(AttemptRow.key == key) or AttemptRow(key=key, count=0)
    row.count, row.last = row.count + 1, clock.now()
    row.save()
    return int(row.count)


def locked_until(key: str, limit: int) -> dt.datetime | None:
    """When a key may be tried again; None if it may be tried now."""
    row = AttemptRow.get_or_none(AttemptRow.key == key)
    if row is None or row.count < limit or row.last + _pause() <= clock.now():
        return None
    return local(row.last + _pause())


def locked(limit: int) -> dict[str, dt.datetime]:
    """The keys with so many failures that may not be tried now, and when they may."""
    rows = AttemptRow.select().where(
        AttemptRow.count >= limit, AttemptRow.last > clock.now() - _pause()
    )
    return {row.key: local(row.last + _pause()) for row in rows}


def forget(key: str) -> None:
    """Attempts under a key count no more: somebody knew the password."""
    AttemptRow.delete().where(AttemptRow.key == key).execute()


def take_back(keys: Iterable[str]) -> None:
    """One attempt under each of some keys counts no more: it was no failure."""
    for key in keys:
        own = AttemptRow.key == key
        AttemptRow.delete().where(own, AttemptRow.count <= 1).execute()
        AttemptRow.update(count=AttemptRow.count - 1).where(own).execute()


def _pause() -> dt.timedelta:
    return dt.timedelta(minutes=settings.number("sign_in.pause_minutes"))
