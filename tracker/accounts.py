"""What administrators do to accounts: close and reopen them, free them, look at them."""

from tracker import api_tokens, clock, history, people, permissions, settings, sign_ins, throttle
from tracker.database import reading, transaction
from tracker.errors import Rejected
from tracker.models import PasswordRow, PersonRow, SignInRow
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
    if not why.strip():
        raise Rejected([f"account {login!r} is closed with a reason only"])
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


def list_accounts(*, by: Person) -> tuple[Account, ...]:
    """Every account, closed ones too, in the order in which they were opened."""
    permissions.require(by, Act.APPOINT)
    with reading():
        return tuple(_account(row) for row in PersonRow.select().order_by(PersonRow.id))


def _account(row: PersonRow) -> Account:
    password = PasswordRow.get_or_none(PasswordRow.person == row)
    limit = settings.number("sign_in.attempts")
    return Account(
        person=people.record_of(row),
        closed=local(row.closed) if row.closed else None,
        password_since=local(password.since) if password else None,
        signed_in=sign_ins.standing().where(SignInRow.person == row).count(),
        locked_until=throttle.locked_until(throttle.login_key(row.login), limit),
    )
