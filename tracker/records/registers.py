"""Who there is: parks, departments, enterprises, people."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from tracker.week import Week

Window = tuple[int, int]
"""Start and end in minutes of the week, half-open."""


class Role(StrEnum):
    """What a person is in the mechanism; nobody and a feed's reader have no account."""

    ADMINISTRATOR = "administrator"
    COMMITTEE = "committee"
    SERVICE_CENTRE = "service-centre"
    OFFICER = "officer"
    HEAD = "head"
    SUPERVISION = "supervision"
    ENTERPRISE = "enterprise"
    ANONYMOUS = "anonymous"
    FEED = "feed"


@dataclass(frozen=True, slots=True)
class Person:
    """Who acts. `department` or `enterprise` holds the id of what the person speaks for."""

    login: str
    name: str
    role: Role
    department: str | None = None
    enterprise: str | None = None


@dataclass(frozen=True, slots=True)
class Park:
    """
    Where the enterprises lie.

    Parameters
    ----------
    zones
        Ids of its zones.
    sessions
        Hours of a working day, pairs of minutes since midnight.
    travel
        Minutes between two stays as the week file writes them: ``within`` and ``between``.
    """

    id: str
    name: str
    zones: tuple[str, ...] = ()
    sessions: tuple[Window, ...] = ((540, 720), (840, 1050))
    travel: Mapping[str, object] = field(default_factory=dict)
    grid: int = 15


@dataclass(frozen=True, slots=True)
class Away:
    """So many teams of a department are absent during a window of a week."""

    department: str
    teams: int
    window: Window


@dataclass(frozen=True, slots=True)
class Department:
    """An authority that may inspect; never the committee or the service centre."""

    id: str
    name: str
    short: str = ""
    teams: int = 1
    level: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Enterprise:
    """Who is visited, and within which limits (None: no limit)."""

    id: str
    name: str
    uscc: str
    park: str = ""
    zone: str = ""
    address: str = ""
    trade: str = ""
    hazards: tuple[str, ...] = ()
    contact: str = ""
    phone: str = ""
    credit: str = ""
    most_departments: int | None = None
    most_inspectors: int | None = None
    most_visits: int | None = None
    lead_order: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Closure:
    """When an enterprise takes no visit in a week, in order."""

    week: Week
    windows: tuple[Window, ...]


@dataclass(frozen=True, slots=True)
class Imported:
    """
    What importing a park did: how many registers were new, changed, left as they were.

    Parameters
    ----------
    written
        ``new``, ``changed`` or ``unchanged`` for each entry by its case, such as
        ``department:FIRE``.
    closed
        Enterprises that had other closed hours in the week than the file tells.
    """

    park: Park
    week: Week | None
    departments: tuple[Department, ...]
    enterprises: tuple[Enterprise, ...]
    workbooks: Mapping[str, str]
    written: Mapping[str, str]
    closed: tuple[str, ...]
    new: int
    changed: int
    unchanged: int
