"""Calendars that devices subscribe."""

import datetime as dt
from dataclasses import dataclass

from tracker.records.registers import Person


@dataclass(frozen=True, slots=True)
class Subscription:
    """
    The visits that a person may see, as a calendar for one device or purpose.

    Parameters
    ----------
    name
        What the person knows it by, such as ``办公电脑``.
    department, enterprise
        Ids of those whose visits alone are in it; None: of all that the person may see.
    fetched, client
        When it was last asked for, to the minute, and what asked, as it named itself.
    revoked
        Since when it holds no more.
    token
        The secret of its address, in the answer that makes it and never again.
    """

    id: int
    login: str
    name: str
    department: str | None
    enterprise: str | None
    made: dt.datetime
    fetched: dt.datetime | None
    client: str
    revoked: dt.datetime | None
    token: str = ""


@dataclass(frozen=True, slots=True)
class Subscriber:
    """Whose calendar a secret opens, with the rights of today, and since when it holds no more."""

    subscription: Subscription
    person: Person
    ended: dt.datetime | None
