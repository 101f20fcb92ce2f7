"""
What the services return and take: frozen values, never rows.

Moments are aware and shown in the park's zone; a window is a pair of minutes of the week,
``start <= t < end``, counted from Monday 00:00.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from tracker.week import Week

Window = tuple[int, int]
"""Start and end in minutes of the week, half-open."""


class Role(StrEnum):
    """What a person is in the mechanism."""

    ADMINISTRATOR = "administrator"
    COMMITTEE = "committee"
    SERVICE_CENTRE = "service-centre"
    OFFICER = "officer"
    HEAD = "head"
    SUPERVISION = "supervision"
    ENTERPRISE = "enterprise"
    ANONYMOUS = "anonymous"


class WeekState(StrEnum):
    """How far a week has come."""

    COLLECTING = "collecting"
    PLANNING = "planning"
    PUBLISHED = "published"
    RUNNING = "running"
    CLOSED = "closed"


class VersionState(StrEnum):
    """`SUPERSEDED`: was published, or was a draft, and a later version took its place."""

    DRAFT = "draft"
    PUBLISHED = "published"
    SUPERSEDED = "superseded"


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
class PlanLine:
    """
    One line of a department's sheet, every cell already a value.

    Parameters
    ----------
    department
        Id of the department whose sheet it is.
    enterprise
        Its credit code, 18 characters.
    minutes
        On site.
    approver, approved_on
        The department's own head, and the day of the approval.
    joint_key
        Lines of one enterprise with an equal key share one visit; empty: none.
    file, sheet, row
        Where the line stands; the row as the spreadsheet program counts it.
    """

    department: str
    enterprise: str
    item: str
    windows: tuple[Window, ...]
    minutes: int
    approver: str
    approved_on: dt.date
    basis: str = ""
    inspectors: int = 2
    teams: int = 1
    may_lead: bool = True
    announced: bool = True
    priority: int = 1
    joint_key: str = ""
    note: str = ""
    file: str = ""
    sheet: str = ""
    row: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """A plan line as the file that carries it."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Request:
    """
    A department's wish to inspect an enterprise: one or several plan lines.

    Parameters
    ----------
    id
        For people and for good, such as ``"FIRE-12"``.
    revision
        1 when it came in, one more on every change.
    late
        Why it came after the week's cut-off, or empty.
    """

    id: str
    week: Week
    department: Department
    enterprise: Enterprise
    lines: tuple[PlanLine, ...]
    windows: tuple[Window, ...]
    minutes: int
    inspectors: int = 2
    teams: int = 1
    may_lead: bool = True
    announced: bool = True
    priority: int = 1
    joint_key: str = ""
    revision: int = 1
    withdrawn: bool = False
    late: str = ""

    @property
    def items(self) -> tuple[str, ...]:
        """What is to be inspected, in the order of the sheet."""
        return tuple(line.item for line in self.lines)


@dataclass(frozen=True, slots=True)
class Submission:
    """What a department's plan did to the week; the counts are of plan lines."""

    week: Week
    department: str
    new: int
    changed: int
    unchanged: int
    withdrawn: int
    late: str = ""
    requests: tuple[Request, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanningWeek:
    """
    A week and how far it has come.

    Parameters
    ----------
    cut_off
        Last moment for plans in time: the end of Friday of the week before the last.
    days
        Its working days, 0 is Monday.
    provisional
        Whether the working days are a guess, because the year is not announced yet.
    departments
        How many departments have requests in it; likewise the other counts.
    published
        Number of the published version, or None.
    """

    week: Week
    state: WeekState
    cut_off: dt.datetime
    days: tuple[int, ...]
    provisional: bool
    departments: int
    enterprises: int
    lines: int
    requests: int
    late: int
    runs: int
    visits: int
    published: int | None = None


@dataclass(frozen=True, slots=True)
class Unplanned:
    """A request in no visit; `reason` is the optimizer's code, `others` what it clashes with."""

    request: Request
    reason: str
    others: tuple[Request, ...] = ()
    message: str = ""
    remedies: tuple[Mapping[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class Apart:
    """
    Why an enterprise has more than one visit.

    `fewest` is its own minimum; `witness` are requests that pairwise cannot share a visit;
    `full` names the departments whose teams keep it above that minimum.
    """

    enterprise: Enterprise
    visits: int
    fewest: int
    witness: tuple[Request, ...] = ()
    full: tuple[Department, ...] = ()
    remedies: tuple[Mapping[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """
    One attempt to plan a week.

    Parameters
    ----------
    status
        ``"optimal"`` when the first two tiers are proven, ``"feasible"``, or ``"failed"``.
    score, bound
        The five tiers by name: unplanned, visits, moved, minutes, travel.
    proven
        How each tier was closed, or None.
    separate
        Visits and minutes of the week as submitted, one visit a request.
    plan
        The plan file, as ``python -m optimizer`` would write it.
    """

    id: int
    week: Week
    params: Mapping[str, object]
    status: str
    seconds: float
    score: Mapping[str, int]
    bound: Mapping[str, int]
    proven: Mapping[str, str | None]
    separate: Mapping[str, int]
    plan: Mapping[str, object]
    made: dt.datetime


@dataclass(frozen=True, slots=True)
class Visited:
    """A request's part in a visit, and the numbers, from 1, of the teams that come."""

    request: Request
    teams: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Visit:
    """
    One enterprise, one start, a set of requests.

    Parameters
    ----------
    uid
        Stays for the life of the visit, unique within this database.
    revision
        0 at first, one more on every change that a reader can see.
    version
        Number of the plan version that it is read from.
    end
        First moment after it.
    changed
        When this revision was made.
    """

    uid: str
    revision: int
    week: Week
    version: int
    enterprise: Enterprise
    start: dt.datetime
    end: dt.datetime
    minutes: int
    lead: Department
    parts: tuple[Visited, ...]
    announced: bool
    cancelled: bool
    changed: dt.datetime

    @property
    def requests(self) -> tuple[Request, ...]:
        """Its requests, the lead's first."""
        return tuple(part.request for part in self.parts)

    @property
    def departments(self) -> tuple[Department, ...]:
        """Who comes, the lead first, each once."""
        return tuple(dict.fromkeys((self.lead, *(one.department for one in self.requests))))

    @property
    def inspectors(self) -> int:
        """How many people come."""
        return sum(one.inspectors for one in self.requests)


@dataclass(frozen=True, slots=True)
class PlanVersion:
    """
    A week's visits as one run left them, or as they were published.

    Parameters
    ----------
    number
        1, 2, … within the week.
    visits
        In order of time, cancelled ones included.
    """

    week: Week
    number: int
    state: VersionState
    run: Run
    visits: tuple[Visit, ...]
    unplanned: tuple[Unplanned, ...]
    apart: tuple[Apart, ...]
    made: dt.datetime
    published: dt.datetime | None = None

    @property
    def standing(self) -> tuple[Visit, ...]:
        """The visits that are not cancelled."""
        return tuple(one for one in self.visits if not one.cancelled)


@dataclass(frozen=True, slots=True)
class Planned:
    """What planning gave; `stood` says that an equal run had been made and nothing was done."""

    version: PlanVersion
    stood: bool = False


@dataclass(frozen=True, slots=True)
class Publication:
    """
    What publishing did; the tuples hold uids of visits.

    `stood` says that the published version was equal and nothing was done.
    """

    version: PlanVersion
    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    cancelled: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    stood: bool = False


@dataclass(frozen=True, slots=True)
class Imported:
    """What importing a park did: how many registers were new, changed, left as they were."""

    park: Park
    week: Week | None
    departments: tuple[Department, ...]
    enterprises: tuple[Enterprise, ...]
    workbooks: Mapping[str, str]
    new: int
    changed: int
    unchanged: int


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """Days of a count, and whether a year that is not announced yet was crossed."""

    days: tuple[dt.date, ...]
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class DueDate:
    """The last day of a limit, the days that were counted, and whether that is a guess."""

    day: dt.date
    counted: tuple[dt.date, ...]
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """
    One line of the log.

    Parameters
    ----------
    case
        What it is about, such as ``"visit:2026-W49-e017-1"``.
    seq
        1, 2, … within the case.
    hash
        Of this event and of the one before it.
    """

    case: str
    seq: int
    moment: dt.datetime
    actor: str
    act: str
    facts: Mapping[str, object]
    hash: str


@dataclass(frozen=True, slots=True)
class Seal:
    """How many events the log holds, and one hash over all of them; keep it elsewhere."""

    events: int
    hash: str


@dataclass(frozen=True, slots=True)
class Message:
    """A message to send; `key` is the same on every attempt."""

    key: str
    kind: str
    to: str
    facts: Mapping[str, object]
    written: dt.datetime
