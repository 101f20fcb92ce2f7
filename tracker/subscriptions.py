"""Calendars of people's devices: each with a secret of its own, taken back one by one."""

from typing import Any

from tracker import clock, history, permissions, settings, tokens
from tracker.database import reading, transaction
from tracker.errors import Fault, FaultCode, NotFound, Rejected, WrongState, missing
from tracker.models import DepartmentRow, EnterpriseRow, PersonRow, SubscriptionRow
from tracker.people import record_of, row_of
from tracker.permissions import Act
from tracker.records import Person
from tracker.records.subscriptions import Subscriber, Subscription
from tracker.sign_ins import PRECISION
from tracker.week import local

LONGEST_NAME = 100
LONGEST_CLIENT = 200
"""Characters that are kept of how a client names itself."""


def subscribe(
    name: str, *, by: Person, department: str | None = None, enterprise: str | None = None
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

    Raises
    ------
    Rejected
        With every fault: no name, a department or enterprise that is not there, too many.
    NotFound
        If whoever asks has no account, such as the desk of this machine.
    """
    permissions.require(by, Act.KEEP_ACCOUNT, account=by.login)
    secret = tokens.fresh(tokens.FEED)
    with transaction():
        person = row_of(by.login)
        _refuse(name, department, enterprise, person)
        row = SubscriptionRow.create(
            person=person,
            digest=tokens.digest(secret),
            name=name.strip(),
            department=department or "",
            enterprise=enterprise or "",
            made=clock.now(),
            client="",
        )
        history.record(f"person:{by.login}", "subscribe", by, {"subscription": row.id})
        return _record_of(row, secret)


def _refuse(name: str, department: str | None, enterprise: str | None, person: PersonRow) -> None:
    found = [*missing(name=name)]
    if len(name.strip()) > LONGEST_NAME:
        found.append(Fault("name", FaultCode.TOO_LONG, str(len(name.strip())), str(LONGEST_NAME)))
    for field, code, table in (
        ("department", department, DepartmentRow),
        ("enterprise", enterprise, EnterpriseRow),
    ):
        if code and not table.select().where(table.code == code).exists():
            found.append(Fault(field, FaultCode.UNKNOWN, code[:40]))
    most = settings.number("subscription.most")
    count = _rows().where(SubscriptionRow.person == person, _standing()).count()
    if count >= most:
        found.append(Fault("name", FaultCode.TOO_MANY, str(count), str(most)))
    if found:
        raise Rejected(found)


def find(subscription: int, *, by: Person) -> Subscription:
    """A calendar of one's own; administrators see everybody's. NotFound if there is none."""
    with reading():
        return _record_of(_own(subscription, by))


def list_subscriptions(*, by: Person) -> tuple[Subscription, ...]:
    """The calendars of the own account, those that hold no more too, the latest first."""
    permissions.require(by, Act.KEEP_ACCOUNT, account=by.login)
    with reading():
        rows = _rows().where(PersonRow.login == by.login).order_by(SubscriptionRow.id.desc())
        return tuple(_record_of(row) for row in rows)


def revoke(subscription: int, *, by: Person) -> Subscription:
    """
    Take a calendar back: whoever fetches it gets an empty one, and after some days nothing.

    Raises
    ------
    WrongState
        If it was taken back already.
    """
    with transaction():
        row = _own(subscription, by)
        if row.revoked is not None:
            raise WrongState("subscription", subscription, state="revoked", act="revoke")
        row.revoked = clock.now()
        row.save()
        facts = {"subscription": row.id}
        history.record(f"person:{row.person.login}", "unsubscribe", by, facts)
        return _record_of(row)


def holder_of(secret: str) -> Subscriber:
    """
    Whose calendar a secret opens; NotFound if there never was one.

    It ended when it was taken back, or with the account.
    """
    with reading():
        row = _rows().where(SubscriptionRow.digest == tokens.digest(secret)).get_or_none()
        if row is None:
            raise NotFound("subscription", "")
        ends = [one for one in (row.revoked, row.person.closed) if one is not None]
        ended = local(min(ends)) if ends else None
        return Subscriber(_record_of(row), record_of(row.person), ended)


def note_fetch(subscription: Subscription, client: str) -> None:
    """Keep that it was fetched just now and by what; to the minute, since devices ask often."""
    now, told = clock.now(), client[:LONGEST_CLIENT]
    known = subscription.fetched
    if known is None or now - known >= PRECISION or told != subscription.client:
        with transaction():
            SubscriptionRow.update(fetched=now, client=told).where(
                SubscriptionRow.id == subscription.id
            ).execute()


def _rows() -> Any:
    return SubscriptionRow.select(SubscriptionRow, PersonRow).join(PersonRow)


def _standing() -> Any:
    return SubscriptionRow.revoked.is_null()


def _own(subscription: int, by: Person) -> SubscriptionRow:
    row: SubscriptionRow | None = _rows().where(SubscriptionRow.id == subscription).get_or_none()
    if row is None or not permissions.may(by, Act.KEEP_ACCOUNT, account=row.person.login):
        raise NotFound("subscription", subscription)
    return row


def _record_of(row: SubscriptionRow, secret: str = "") -> Subscription:
    return Subscription(
        id=row.id,
        login=row.person.login,
        name=row.name,
        department=row.department or None,
        enterprise=row.enterprise or None,
        made=local(row.made),
        fetched=local(row.fetched) if row.fetched else None,
        client=row.client,
        revoked=local(row.revoked) if row.revoked else None,
        token=secret,
    )
