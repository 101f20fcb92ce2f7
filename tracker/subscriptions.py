"""Calendars of people's devices: each with a secret of its own, taken back one by one."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from tracker import clock, history, permissions, settings, tokens
from tracker.database import reading, transaction
from tracker.errors import Fault, FaultCode, NotFound, Rejected, WrongState, missing
from tracker.models import DepartmentRow, EnterpriseRow, PersonRow, SubscriptionRow
from tracker.people import row_of
from tracker.permissions import Act
from tracker.records import Person
from tracker.records.subscriptions import Holding, Subscription
from tracker.week import local

LONGEST_NAME = 100
EARLIEST_ALARM = 7 * 24 * 60
"""Minutes before a visit."""


def subscribe(
    name: str,
    *,
    by: Person,
    holds: Holding = Holding.VISITS,
    department: str | None = None,
    enterprise: str | None = None,
    team: int | None = None,
    alarm: int | None = None,
) -> Subscription:
    """
    Make a calendar for the own account; the secret of its address is in this answer alone.

    What stands in it is asked for anew whenever it is fetched, with the rights of that time.

    Parameters
    ----------
    name
        What the person will know it by: a device or a purpose.
    department, enterprise
        Only the visits of these; by default all that the person may see.
    team
        Only the visits to which this team of the department goes.
    alarm
        Minutes before a visit at which the device reminds; it does not by default.

    Raises
    ------
    Rejected
        With every fault: no name, a department, team or enterprise that is not there, hours or a
        team of no department, a reminder more than a week ahead, too many.
    NotFound
        If whoever asks has no account, such as the desk of this machine.
    """
    permissions.require(by, Act.KEEP_ACCOUNT, account=by.login)
    secret = tokens.fresh(tokens.FEED)
    with transaction():
        person, office = row_of(by.login), by.department or department
        found = [*missing(name=name), *_faults_of_name(name, person)]
        found += _faults_of_scope(office, enterprise, team)
        found += [*_faults_of_kind(holds, office, team), *_faults_of_alarm(alarm)]
        if found:
            raise Rejected(found)
        row = SubscriptionRow.create(
            person=person,
            digest=tokens.digest(secret),
            name=name.strip(),
            department=department or "",
            enterprise=enterprise or "",
            team=team,
            holds=holds,
            alarm=alarm,
            made=clock.now(),
            expires=_last_day(),
            client="",
            tag="",
            standing="",
        )
        history.record(f"person:{by.login}", "subscribe", by, {"subscription": row.id})
        return record_of(row, secret)


def _last_day() -> dt.date:
    return clock.today() + dt.timedelta(days=settings.number("subscription.days"))


def _faults_of_name(name: str, person: PersonRow) -> Iterator[Fault]:
    if len(name.strip()) > LONGEST_NAME:
        yield Fault("name", FaultCode.TOO_LONG, str(len(name.strip())), str(LONGEST_NAME))
    most = settings.number("subscription.most")
    standing = SubscriptionRow.revoked.is_null() & (SubscriptionRow.expires >= clock.today())
    count = rows().where(SubscriptionRow.person == person, standing).count()
    if count >= most:
        yield Fault("name", FaultCode.TOO_MANY, str(count), str(most))


def _faults_of_scope(
    department: str | None, enterprise: str | None, team: int | None
) -> Iterator[Fault]:
    known = None
    if department:
        known = DepartmentRow.get_or_none(DepartmentRow.code == department)
        if known is None:
            yield Fault("department", FaultCode.UNKNOWN, department[:40])
    if enterprise and not EnterpriseRow.select().where(EnterpriseRow.code == enterprise).exists():
        yield Fault("enterprise", FaultCode.UNKNOWN, enterprise[:40])
    if team is not None and not department:
        yield Fault("department", FaultCode.MISSING)
    elif team is not None and known is not None and not 1 <= team <= known.teams:
        yield Fault("team", FaultCode.OUT_OF_RANGE, str(team), f"1-{known.teams}")


def _faults_of_kind(holds: Holding, department: str | None, team: int | None) -> Iterator[Fault]:
    """Hours are a department's; that of a team is missed already."""
    if holds is Holding.HOURS and not department and team is None:
        yield Fault("department", FaultCode.MISSING)


def _faults_of_alarm(alarm: int | None) -> Iterator[Fault]:
    if alarm is not None and not 0 <= alarm <= EARLIEST_ALARM:
        yield Fault("alarm", FaultCode.OUT_OF_RANGE, str(alarm), f"0-{EARLIEST_ALARM}")


def find(subscription: int, *, by: Person) -> Subscription:
    """A calendar of one's own; administrators see everybody's. NotFound if there is none."""
    with reading():
        return record_of(_own(subscription, by))


def list_subscriptions(*, by: Person) -> tuple[Subscription, ...]:
    """The calendars of the own account, those that hold no more too, the latest first."""
    permissions.require(by, Act.KEEP_ACCOUNT, account=by.login)
    with reading():
        found = rows().where(PersonRow.login == by.login).order_by(SubscriptionRow.id.desc())
        return tuple(record_of(row) for row in found)


def renew(subscription: int, *, by: Person) -> Subscription:
    """
    Let a calendar be fetched for as long again from today, at the same address.

    Raises
    ------
    WrongState
        If it was taken back.
    """
    with transaction():
        row = _standing_of(subscription, by, "renew")
        row.expires = _last_day()
        row.save()
        _log(row, "renew subscription", by)
        return record_of(row)


def revoke(subscription: int, *, by: Person) -> Subscription:
    """
    Take a calendar back: whoever fetches it gets an empty one, and after some days nothing.

    Raises
    ------
    WrongState
        If it was taken back already.
    """
    with transaction():
        row = _standing_of(subscription, by, "revoke")
        row.revoked = clock.now()
        row.save()
        _log(row, "unsubscribe", by)
        return record_of(row)


def _standing_of(subscription: int, by: Person, act: str) -> SubscriptionRow:
    row = _own(subscription, by)
    if row.revoked is not None:
        raise WrongState("subscription", subscription, state="revoked", act=act)
    return row


def _log(row: SubscriptionRow, act: str, by: Person) -> None:
    history.record(f"person:{row.person.login}", act, by, {"subscription": row.id})


def rows() -> Any:
    """Calendars with their people."""
    return SubscriptionRow.select(SubscriptionRow, PersonRow).join(PersonRow)


def _own(subscription: int, by: Person) -> SubscriptionRow:
    row: SubscriptionRow | None = rows().where(SubscriptionRow.id == subscription).get_or_none()
    if row is None or not permissions.may(by, Act.KEEP_ACCOUNT, account=row.person.login):
        raise NotFound("subscription", subscription)
    return row


def record_of(row: SubscriptionRow, secret: str = "") -> Subscription:
    """The record of a row; with the secret where it has just been made."""
    return Subscription(
        id=row.id,
        login=row.person.login,
        name=row.name,
        department=row.department or None,
        enterprise=row.enterprise or None,
        team=row.team,
        holds=Holding(row.holds),
        alarm=row.alarm,
        made=local(row.made),
        expires=row.expires,
        fetched=local(row.fetched) if row.fetched else None,
        client=row.client,
        revoked=local(row.revoked) if row.revoked else None,
        token=secret,
    )
