"""Passwords come by invitation: nobody else ever knows one, and no account begins with one."""

import datetime as dt

from tracker import clock, history, passwords, permissions, settings, sign_ins, throttle, tokens
from tracker.database import transaction
from tracker.errors import Fault, FaultCode, NotSignedIn, Rejected, WrongState
from tracker.models import InvitationRow, PasswordRow, PersonRow
from tracker.people import record_of, row_of
from tracker.permissions import Act
from tracker.records import Person


def invite(login: str, *, by: Person) -> str:
    """
    A code with which somebody sets a first or a new password; earlier codes hold no more.

    It is shown this once and holds for the hours of the setting ``invitation.hours``.

    Raises
    ------
    WrongState
        If the account is closed.
    """
    permissions.require(by, Act.APPOINT)
    code, now = tokens.fresh(tokens.INVITATION), clock.now()
    with transaction():
        row = _open(login, "invite")
        _end_invitations(row)
        InvitationRow.create(
            person=row,
            digest=tokens.digest(code),
            actor=by.login,
            made=now,
            ends=now + dt.timedelta(hours=settings.number("invitation.hours")),
        )
        history.record(f"person:{login}", "invite", by, {})
    return code


def accept(code: str, password: str, *, address: str = "") -> Person:
    """
    Set the password of whom a code was given to; it works once, and ends every sign-in.

    Raises
    ------
    NotSignedIn
        If the code is unknown, used, too old, or its account is closed.
    Rejected
        With every fault of the password; the code still holds.
    """
    throttle.count(throttle.of_address(address))
    row = _invitation(code)
    _refuse_faults(password, row.person.login)
    kept = passwords.hashed(password)
    with transaction():
        row = _invitation(code)
        person = record_of(row.person)
        _end_invitations(row.person)
        throttle.take_back(throttle.of_address(address))
        _keep(row.person, kept, person, "set password")
        return person


def _invitation(code: str) -> InvitationRow:
    row: InvitationRow | None = (
        InvitationRow.select(InvitationRow, PersonRow)
        .join(PersonRow)
        .where(
            InvitationRow.digest == tokens.digest(code),
            InvitationRow.used.is_null(),
            InvitationRow.ends > clock.now(),
            PersonRow.closed.is_null(),
        )
        .get_or_none()
    )
    if row is None:
        raise NotSignedIn
    return row


def _end_invitations(person: PersonRow) -> None:
    waiting = (InvitationRow.person == person) & InvitationRow.used.is_null()
    InvitationRow.update(used=clock.now()).where(waiting).execute()


def change_password(present: str, password: str, *, by: Person) -> None:
    """
    Take another password; every sign-in ends, on this device too.

    Raises
    ------
    NotSignedIn
        If the present password is wrong, was changed meanwhile, or was tried too often.
    Rejected
        With every fault of the new one.
    """
    permissions.require(by, Act.KEEP_ACCOUNT, account=by.login)
    throttle.count(throttle.most(by.login, ""))
    row = PasswordRow.get_or_none(PasswordRow.person == _open(by.login, "change password"))
    if not passwords.fits(row.hash if row else None, present) or row is None:
        raise NotSignedIn
    _refuse_faults(password, by.login, present)
    kept = passwords.hashed(password)
    with transaction():
        sign_ins.refuse_what_changed(row)
        _keep(row.person, kept, by, "change password")


def _refuse_faults(password: str, login: str, present: str | None = None) -> None:
    problems = list(passwords.faults(password, login))
    if password == present:
        problems.append(Fault("password", FaultCode.UNCHANGED))
    if problems:
        raise Rejected(problems)


def _keep(person: PersonRow, kept: str, by: Person, act: str) -> None:
    facts = {PasswordRow.hash: kept, PasswordRow.since: clock.now()}
    PasswordRow.insert({PasswordRow.person: person, **facts}).on_conflict(
        conflict_target=[PasswordRow.person], update=facts
    ).execute()
    sign_ins.end_all(person, by)
    throttle.forget(throttle.login_key(person.login))
    history.record(f"person:{person.login}", act, by, {})


def _open(login: str, act: str) -> PersonRow:
    row = row_of(login)
    if row.closed is not None:
        raise WrongState("account", login, state="closed", act=act, legal=["reopen"])
    return row
