"""What administrators do to accounts: close and reopen them, free them, look at them."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from tracker import api_tokens, clock, history, people, permissions, settings, sign_ins, throttle
from tracker.database import reading, transaction
from tracker.errors import need
from tracker.models import PasswordRow, PersonRow, SignInRow
from tracker.paging import among
from tracker.permissions import Act
from tracker.records import Account, Person
from tracker.week import local


def close(login: str, why: str, *, by: Person) -> None:
    """
    Nobody acts in a login's name any more; what it did stays. Again changes nothing.

    Its sign-ins and tokens end for good, its password is kept for the case that it is reopened.

    Raises
    ------
    Rejected
        If no reason is given.
    Conflict
        If it is the last open account of an administrator.
    """
    permissions.require(by, Act.APPOINT)
    need(why=why)
    with transaction():
        row = people.row_of(login)
        if row.closed is None:
            people.refuse_last(row)
            sign_ins.end_all(row, by)
            api_tokens.revoke_all(row, by)
            PersonRow.update(closed=clock.now()).where(PersonRow.id == row.id).execute()
            history.record(f"person:{login}", "close", by, {"why": why.strip()})


def reopen(login: str, *, by: Person) -> None:
    """A closed account acts again, with the password it had; again changes nothing."""
    permissions.require(by, Act.APPOINT)
    with transaction():
        row = people.row_of(login)
        if row.closed is not None:
            PersonRow.update(closed=None).where(PersonRow.id == row.id).execute()
            history.record(f"person:{login}", "reopen", by, {})


def unlock(login: str, *, by: Person) -> None:
    """A login that rests after wrong passwords may be tried again at once."""
    permissions.require(by, Act.APPOINT)
    with transaction():
        people.row_of(login)
        throttle.forget(throttle.login_key(login))
        history.record(f"person:{login}", "unlock", by, {})


def list_accounts(
    *, by: Person, before: str | None = None, most: int | None = None
) -> tuple[Account, ...]:
    """
    Every account, closed ones too, in the order in which they were opened.

    Parameters
    ----------
    before, most
        A page: at most so many of those that follow the login that ended the last one.

    Raises
    ------
    Rejected
        If nobody has such a login as `before` names.
    """
    permissions.require(by, Act.APPOINT)
    with reading():
        rows = list(people.rows(before, most))
        known = _Known.load([row.id for row in rows])
        return tuple(_account(row, known) for row in rows)


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of accounts besides themselves, by their rows; locks by their keys."""

    passwords: Mapping[int, dt.datetime]
    sign_ins: Mapping[int, int]
    locked: Mapping[str, dt.datetime]

    @classmethod
    def load(cls, those: Collection[int]) -> "_Known":
        """In one question each."""
        known: Any = PasswordRow.select(PasswordRow.person, PasswordRow.since)
        here = sign_ins.standing().where(among(SignInRow.person, those))
        return cls(
            dict(known.where(among(PasswordRow.person, those)).tuples()),
            Counter(row.__data__["person"] for row in here),
            throttle.locked(settings.number("sign_in.attempts")),
        )


def _account(row: PersonRow, known: _Known) -> Account:
    since = known.passwords.get(row.id)
    return Account(
        person=people.record_of(row),
        closed=local(row.closed) if row.closed else None,
        password_since=local(since) if since else None,
        signed_in=known.sign_ins.get(row.id, 0),
        locked_until=known.locked.get(throttle.login_key(row.login)),
    )
