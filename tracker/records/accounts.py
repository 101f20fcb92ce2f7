"""Accounts, officers and contact cards. A token stands only in the answer that makes it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from tracker.records.registers import Person


@dataclass(frozen=True, slots=True)
class Account:
    """
    A person's account as administrators see it.

    Parameters
    ----------
    closed
        Since when nobody acts in its name.
    password_since
        Since when its password holds; None before the first.
    signed_in
        On how many devices now.
    locked_until
        When it may be tried again after too many wrong passwords.
    """

    person: Person
    closed: dt.datetime | None
    password_since: dt.datetime | None
    signed_in: int
    locked_until: dt.datetime | None


@dataclass(frozen=True, slots=True)
class SignIn:
    """
    Somebody is signed in on a device.

    Parameters
    ----------
    seen
        When it was last used, to the minute.
    ends
        When it ends even if it is used.
    """

    id: int
    login: str
    device: str
    made: dt.datetime
    seen: dt.datetime
    ends: dt.datetime


@dataclass(frozen=True, slots=True)
class SignedIn:
    """
    The answer to a right password.

    Parameters
    ----------
    token
        Proves the sign-in from now on; only its digest is kept.
    password_is_old
        Whether the password is older than the setting ``password.days`` allows.
    """

    person: Person
    sign_in: SignIn
    token: str
    password_is_old: bool


@dataclass(frozen=True, slots=True)
class ApiToken:
    """
    A program acts for a person, with the rights that the person has at that time.

    Parameters
    ----------
    reads_only
        Whether it may look but change nothing.
    used
        When it was last used, to the minute.
    token
        The secret, in the answer that makes it and never again.
    """

    id: int
    login: str
    name: str
    reads_only: bool
    made: dt.datetime
    ends: dt.datetime
    used: dt.datetime | None
    revoked: dt.datetime | None
    token: str = ""


@dataclass(frozen=True, slots=True)
class Officer:
    """
    Whoever may inspect for a department.

    Parameters
    ----------
    id
        Number of the certificate of enforcement.
    until
        Last day on which the certificate holds.
    retired
        The first day on which the officer inspects no more.
    """

    id: str
    name: str
    department: str
    until: dt.date
    retired: dt.date | None = None

    def may_inspect(self, day: dt.date) -> bool:
        """Whether the officer may be sent on a day."""
        return day <= self.until and (self.retired is None or day < self.retired)


class ContactPost(StrEnum):
    """Posts that every department names (clauses 3.1.3 and 4.2)."""

    LEADER = "leader in charge"
    OFFICE = "office in charge"
    PERSON = "person in charge"


@dataclass(frozen=True, slots=True)
class Contact:
    """Who holds a post, and how to reach them."""

    name: str
    phone: str


@dataclass(frozen=True, slots=True)
class ContactCard:
    """
    Whom to call at a department, and whether it has the people for its teams.

    Parameters
    ----------
    officers
        How many may inspect today.
    needed
        Two for each team: nobody inspects alone.
    """

    department: str
    contacts: Mapping[ContactPost, Contact]
    officers: int
    needed: int

    @property
    def missing(self) -> tuple[ContactPost, ...]:
        """Posts that nobody is named for."""
        return tuple(post for post in ContactPost if post not in self.contacts)

    @property
    def is_complete(self) -> bool:
        """Whether every post is named and there are officers enough."""
        return not self.missing and self.officers >= self.needed
