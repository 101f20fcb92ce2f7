"""Devices that fetch their calendars: whose each is, and what is kept of a fetch."""

import datetime as dt

from tracker import clock, tokens
from tracker.database import reading, transaction
from tracker.errors import NotFound
from tracker.models import PersonRow, SubscriptionRow
from tracker.people import record_of as person_of
from tracker.questions import Question
from tracker.records.subscriptions import Given, Subscriber
from tracker.sign_ins import PRECISION
from tracker.subscriptions import record_of, rows
from tracker.week import ZONE, local

LONGEST_CLIENT = 200
"""Characters that are kept of how a client names itself."""

SECOND = dt.timedelta(seconds=1)
"""How finely HTTP tells moments."""


_HOLDER = Question(
    lambda: rows().where(SubscriptionRow.digest == ""), SubscriptionRow, person=PersonRow
)
"""Every device asks it every few minutes."""


def holder_of(secret: str) -> Subscriber:
    """
    Whose calendar a secret opens; NotFound if there never was one.

    It ended when it was taken back, with the account, or with its last day.
    """
    with reading():
        row = _HOLDER.ask(tokens.digest(secret))
        if row is None:
            raise NotFound("subscription", "")
        over = dt.datetime.combine(row.expires + dt.timedelta(days=1), dt.time(), tzinfo=ZONE)
        ends = [one for one in (row.revoked, row.person.closed, over) if one is not None]
        ended = min(ends)
        return Subscriber(
            record_of(row),
            person_of(row.person),
            _given(row),
            local(ended) if ended <= clock.now() else None,
        )


def note(known: Subscriber, client: str, tag: str, standing: str) -> dt.datetime:
    """
    Keep that a calendar was fetched just now, by what, and which content it was given.

    Returns since when that is the content: in whole seconds, later than whatever was told of
    another content before, so that a device that compares moments never misses a change. A fetch
    that tells nothing new is kept once a minute, since devices ask often.
    """
    found, given, now = known.subscription, known.given, clock.now()
    told = client[:LONGEST_CLIENT]
    recent = found.fetched is not None and now - found.fetched < PRECISION
    same = (given.tag, given.standing, found.client) == (tag, standing, told)
    if recent and same and given.changed is not None:
        return given.changed
    with transaction():
        row = SubscriptionRow.get_by_id(found.id)
        row.changed = _since(row, tag, now)
        row.fetched, row.client, row.tag, row.standing = now, told, tag, standing
        row.save()
        return local(row.changed)


def _since(row: SubscriptionRow, tag: str, now: dt.datetime) -> dt.datetime:
    """Of a content that is new: now, or just after the former one if the clock was set back."""
    before: dt.datetime | None = row.changed
    whole = now.replace(microsecond=0)
    if before is None:
        return whole
    return before if row.tag == tag else max(whole, before + SECOND)


def _given(row: SubscriptionRow) -> Given:
    return Given(row.tag, row.standing, local(row.changed) if row.changed else None)
