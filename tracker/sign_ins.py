"""Signing in with a password, and the sign-in that a device proves afterwards with a token."""

import datetime as dt
from typing import Any

from tracker import clock, history, passwords, permissions, settings, throttle, tokens
from tracker.database import reading, transaction
from tracker.errors import NotFound, NotSignedIn
from tracker.models import PasswordRow, PersonRow, SignInRow
from tracker.people import NOBODY, record_of
from tracker.permissions import Act
from tracker.records import Person, SignedIn, SignIn
from tracker.week import local

PRECISION = dt.timedelta(minutes=1)
"""How old the last use may be before it is written again: reading must not mean writing."""

LONGEST_DEVICE = 200


def sign_in(login: str, password: str, *, address: str = "", device: str = "") -> SignedIn:
    """
    Somebody says who they are.

    An unknown login, a closed account and a wrong password look alike and take as long. After
    ``sign_in.attempts`` wrong ones a login rests for ``sign_in.pause_minutes``, whether it is
    somebody's or nobody's.

    Parameters
    ----------
    address
        Where the attempt comes from; many failures from one address make it rest too.
    device
        What the person will know the device by.

    Raises
    ------
    NotSignedIn
        Otherwise; `until` says when it may be tried again, if not now.
    """
    full = throttle.count(throttle.most(login, address))
    row = PasswordRow.get_or_none(PasswordRow.person == _open_account(login))
    # Outside of any transaction: hashing takes a while, and writers would wait for it.
    if not passwords.fits(row.hash if row else None, password) or row is None:
        _log_lock(login, full)
        raise NotSignedIn
    renewed = passwords.hashed(password) if passwords.is_outdated(row.hash) else None
    with transaction():
        refuse_what_changed(row)
        throttle.forget(throttle.login_key(login))
        throttle.take_back(throttle.of_address(address))
        if renewed is not None:
            PasswordRow.update(hash=renewed).where(PasswordRow.id == row.id).execute()
        return _begin(row, device)


def _open_account(login: str) -> PersonRow | None:
    found: PersonRow | None = PersonRow.get_or_none(
        PersonRow.login == login, PersonRow.closed.is_null()
    )
    return found


def refuse_what_changed(row: PasswordRow) -> None:
    """NotSignedIn if the account was closed, or its password changed, while it was checked."""
    now = PasswordRow.get_or_none(PasswordRow.id == row.id)
    if now is None or now.hash != row.hash or now.person.closed is not None:
        raise NotSignedIn


def _log_lock(login: str, full: tuple[str, ...]) -> None:
    if throttle.login_key(login) in full and PersonRow.get_or_none(PersonRow.login == login):
        history.record(f"person:{login}", "lock", NOBODY, {})


def _begin(row: PasswordRow, device: str) -> SignedIn:
    person, now, token = record_of(row.person), clock.now(), tokens.fresh(tokens.SIGN_IN)
    made = SignInRow.create(
        person=row.person,
        digest=tokens.digest(token),
        device=device[:LONGEST_DEVICE],
        made=now,
        seen=now,
        ends=now + dt.timedelta(hours=settings.number("sign_in.hours")),
    )
    history.record(f"person:{person.login}", "sign in", person, {"sign_in": made.id})
    days = settings.number("password.days")
    is_old = bool(days) and row.since + dt.timedelta(days=days) <= now
    return SignedIn(person, _record_of(made), token, is_old)


def person_of(token: str) -> Person:
    """
    Whoever a token proves to be, with the rights of today.

    Raises
    ------
    NotSignedIn
        If the sign-in has ended, was not used for ``sign_in.idle_minutes``, or never was.
    """
    row = standing().where(SignInRow.digest == tokens.digest(token)).get_or_none()
    if row is None:
        raise NotSignedIn
    if clock.now() - row.seen >= PRECISION:
        with transaction():
            SignInRow.update(seen=clock.now()).where(SignInRow.id == row.id).execute()
    return record_of(row.person)


def sign_out(token: str) -> None:
    """The sign-in of a token ends; nothing happens if it has ended already."""
    with transaction():
        row = standing().where(SignInRow.digest == tokens.digest(token)).get_or_none()
        if row is not None:
            _end(row, record_of(row.person))


def end(sign_in: int, *, by: Person) -> None:
    """
    End one sign-in, the own or, for administrators, anybody's.

    Raises
    ------
    NotFound
        If there is none, it has ended, or it is somebody else's.
    """
    with transaction():
        row = standing().where(SignInRow.id == sign_in).get_or_none()
        if row is None or not permissions.may(by, Act.KEEP_ACCOUNT, account=row.person.login):
            raise NotFound("sign-in", sign_in)
        _end(row, by)


def end_all(person: PersonRow, by: Person) -> None:
    """End every sign-in of a person, inside a transaction: a password or a role has changed."""
    for row in standing().where(SignInRow.person == person):
        _end(row, by)


def _end(row: SignInRow, by: Person) -> None:
    row.ended = clock.now()
    row.save()
    history.record(f"person:{row.person.login}", "sign out", by, {"sign_in": row.id})


def list_sign_ins(login: str, *, by: Person) -> tuple[SignIn, ...]:
    """Where somebody is signed in now, the latest first: the own, or any for administrators."""
    permissions.require(by, Act.KEEP_ACCOUNT, account=login)
    with reading():
        rows = standing().where(PersonRow.login == login).order_by(SignInRow.id.desc())
        return tuple(_record_of(row) for row in rows)


def standing() -> Any:
    """Rows of the sign-ins that hold now, with their people."""
    now = clock.now()
    idle = dt.timedelta(minutes=settings.number("sign_in.idle_minutes"))
    return (
        SignInRow.select(SignInRow, PersonRow)
        .join(PersonRow)
        .where(
            SignInRow.ended.is_null(),
            SignInRow.ends > now,
            SignInRow.seen > now - idle,
            PersonRow.closed.is_null(),
        )
    )


def _record_of(row: SignInRow) -> SignIn:
    return SignIn(
        id=row.id,
        login=row.person.login,
        device=row.device,
        made=local(row.made),
        seen=local(row.seen),
        ends=local(row.ends),
    )
