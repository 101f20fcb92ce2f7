"""Calendars that devices subscribe."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from tracker.records.registers import Person


class Holding(StrEnum):
    """What stands in a calendar."""

    VISITS = "visits"
    DEADLINES = "deadlines"
    """What waits for the person, on the day until which it has to be done."""
    BOTH = "both"
    HOURS = "hours"
    """When a department is taken, and nothing of where and why."""


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
    team
        The number of the department's team whose visits alone are in it.
    alarm
        Minutes before a visit at which the device reminds; None: it does not.
    expires
        The last day on which it can be fetched, unless it is renewed.
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
    team: int | None
    holds: Holding
    alarm: int | None
    made: dt.datetime
    expires: dt.date
    fetched: dt.datetime | None
    client: str
    revoked: dt.datetime | None
    token: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """
    The content that was given last.

    Parameters
    ----------
    tag
        Its name; empty before the first.
    standing
        From which records and in which words it was made.
    changed
        Since when it is this one; never earlier than what was told before.
    """

    tag: str
    standing: str
    changed: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Subscriber:
    """Whose calendar a secret opens, with the rights of today, and since when it holds no more."""

    subscription: Subscription
    person: Person
    given: Given
    ended: dt.datetime | None
