"""Secrets with which programs act for people; each can be taken back alone."""

import datetime as dt
from typing import Any

from tracker import clock, history, permissions, settings, tokens
from tracker.database import reading, transaction
from tracker.errors import Fault, FaultCode, NotFound, NotSignedIn, Rejected, missing
from tracker.models import ApiTokenRow, PersonRow
from tracker.people import record_of, row_of
from tracker.permissions import Act
from tracker.records import ApiToken, Person
from tracker.sign_ins import PRECISION
from tracker.week import local

LONGEST_NAME = 100


def issue(name: str, *, by: Person, reads_only: bool = True, days: int | None = None) -> ApiToken:
    """
    Make a token for the own account; its secret is in this answer and never told again.

    Parameters
    ----------
    name
        What the person will know it by.
    reads_only
        Whether it may look but change nothing.
    days
        How long it holds; None: as the setting ``token.days``, which is also the longest.

    Raises
    ------
    Rejected
        With every fault: no name, a time that is too short or too long.
    NotFound
        If whoever asks has no account, such as the desk of this machine.
    """
    permissions.require(by, Act.KEEP_ACCOUNT, account=by.login)
    longest = settings.number("token.days")
    held = longest if days is None else days
    problems = [*missing(name=name)]
    if len(name.strip()) > LONGEST_NAME:
        told = str(len(name.strip())), str(LONGEST_NAME)
        problems.append(Fault("name", FaultCode.TOO_LONG, *told))
    if not 1 <= held <= longest:
        problems.append(Fault("days", FaultCode.OUT_OF_RANGE, str(held), f"1-{longest}"))
    if problems:
        raise Rejected(problems)
    secret, now = tokens.fresh(tokens.API), clock.now()
    with transaction():
        row = ApiTokenRow.create(
            person=row_of(by.login),
            digest=tokens.digest(secret),
            name=name.strip(),
            reads_only=reads_only,
            made=now,
            ends=now + dt.timedelta(days=held),
        )
        facts = {"token": row.id, "reads_only": reads_only, "days": held}
        history.record(f"person:{by.login}", "issue token", by, facts)
        return _record_of(row, secret)


def holder_of(secret: str) -> tuple[Person, ApiToken]:
    """
    For whom a secret acts, with the rights of today, and the token that says how far.

    Raises
    ------
    NotSignedIn
        If it was never issued, was revoked, is over, or its account is closed.
    """
    row = _standing().where(ApiTokenRow.digest == tokens.digest(secret)).get_or_none()
    if row is None:
        raise NotSignedIn
    if row.used is None or clock.now() - row.used >= PRECISION:
        with transaction():
            ApiTokenRow.update(used=clock.now()).where(ApiTokenRow.id == row.id).execute()
    return record_of(row.person), _record_of(row)


def revoke(token: int, *, by: Person) -> None:
    """
    Take a token back: the own or, for administrators, anybody's.

    Raises
    ------
    NotFound
        If there is none, it holds no more, or it is somebody else's.
    """
    with transaction():
        row = _standing().where(ApiTokenRow.id == token).get_or_none()
        if row is None or not permissions.may(by, Act.KEEP_ACCOUNT, account=row.person.login):
            raise NotFound("token", token)
        _revoke(row, by)


def revoke_all(person: PersonRow, by: Person) -> None:
    """Take all tokens of a person back, inside a transaction: the account is closed."""
    for row in _standing().where(ApiTokenRow.person == person):
        _revoke(row, by)


def _revoke(row: ApiTokenRow, by: Person) -> None:
    row.revoked = clock.now()
    row.save()
    history.record(f"person:{row.person.login}", "revoke token", by, {"token": row.id})


def list_tokens(login: str, *, by: Person) -> tuple[ApiToken, ...]:
    """The tokens of an account, those that hold no more too, the latest first."""
    permissions.require(by, Act.KEEP_ACCOUNT, account=login)
    with reading():
        rows = ApiTokenRow.select(ApiTokenRow, PersonRow).join(PersonRow)
        rows = rows.where(PersonRow.login == login).order_by(ApiTokenRow.id.desc())
        return tuple(_record_of(row) for row in rows)


def _standing() -> Any:
    """Rows of the tokens that hold now, with their people."""
    return (
        ApiTokenRow.select(ApiTokenRow, PersonRow)
        .join(PersonRow)
        .where(
            ApiTokenRow.revoked.is_null(),
            ApiTokenRow.ends > clock.now(),
            PersonRow.closed.is_null(),
        )
    )


def _record_of(row: ApiTokenRow, secret: str = "") -> ApiToken:
    return ApiToken(
        id=row.id,
        login=row.person.login,
        name=row.name,
        reads_only=row.reads_only,
        made=local(row.made),
        ends=local(row.ends),
        used=local(row.used) if row.used else None,
        revoked=local(row.revoked) if row.revoked else None,
        token=secret,
    )
