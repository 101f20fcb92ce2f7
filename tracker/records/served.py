"""Calendars on a calendar server: how far each is, and what whoever serves it is lent."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class ServedFault(StrEnum):
    """Why a calendar server has not taken a calendar."""

    UNREACHABLE = "unreachable"
    """It cannot be reached, or hung up."""
    LOGIN = "login"
    """It does not know us, or does not let us write."""
    REFUSED = "refused"
    """It refuses something; `reply` says what."""
    BROKEN = "broken"
    """A calendar cannot be written; the log of the machine says why."""


@dataclass(frozen=True, slots=True)
class ServedCalendar:
    """
    A calendar on a calendar server.

    Parameters
    ----------
    scope
        The code of a department, or ``committee``.
    entries
        So many the server has of us.
    attempts
        So many in a row have failed.
    due
        When it is tried next.
    succeeded
        When the server was last found to have what it is to have.
    fault, reply
        What last went wrong, and the server's word for it.
    """

    scope: str
    entries: int
    attempts: int
    due: dt.datetime
    succeeded: dt.datetime | None
    fault: ServedFault | None
    reply: str


@dataclass(frozen=True, slots=True)
class Kept:
    """An entry that the server has: digest of our bytes, and the server's tag of what it made."""

    digest: str
    tag: str


@dataclass(frozen=True, slots=True)
class Lent:
    """
    A calendar for whoever serves it now.

    Parameters
    ----------
    entries
        What the server has taken of it, by name.
    is_fresh
        Whether the server was asked not long ago, and had what it was to have.
    """

    scope: str
    attempt: int
    entries: Mapping[str, Kept]
    is_fresh: bool = False
