"""What is decided: runs, plan versions, visits."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from tracker.records.checks import CheckCode
from tracker.records.registers import Department, Enterprise
from tracker.records.weeks import Request
from tracker.week import Week


class RunState(StrEnum):
    """How far an attempt to plan has come; `STOPPED`: by a person, its best plan is kept."""

    QUEUED = "queued"
    RUNNING = "running"
    FINISHED = "finished"
    STOPPED = "stopped"
    FAILED = "failed"


class RunFault(StrEnum):
    """Why an attempt to plan came to nothing; a run keeps the code, and after a colon what else."""

    CHANGED_BEFORE = "changed-before"
    """What was asked for had changed before anybody began."""
    CHANGED_MEANWHILE = "changed-meanwhile"
    """What was asked for changed while it was planned."""
    WEEK_CLOSED = "week-closed"
    """The week was closed meanwhile."""
    SOLVER_FAILED = "solver-failed"
    """The planner broke down; what it said follows."""
    DIED = "died"
    """Whoever carried it out died; how often follows."""


class VersionState(StrEnum):
    """`SUPERSEDED`: was published, or was a draft, and a later version took its place."""

    DRAFT = "draft"
    PUBLISHED = "published"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class Run:
    """
    One attempt to plan a week.

    Parameters
    ----------
    status
        ``"optimal"`` when the first two tiers are proven, ``"feasible"``, ``"by hand"``; empty
        as long as there is no plan, and the figures below are empty then too.
    score, bound
        The five tiers by name: unplanned, visits, moved, minutes, travel.
    proven
        How each tier was closed, or None.
    separate
        Visits and minutes of the week as submitted, one visit a request.
    plan
        The plan file, as ``python -m optimizer`` would write it.
    state
        How far it has come.
    progress
        Of the best plan so far: ``plan`` and ``bound`` as pairs of unplanned and visits, and
        ``seconds``; empty before the first.
    attempts
        How often it was begun; more than once where a worker died.
    fault
        Why it failed, or empty.
    held
        Codes of the checks that kept requests from it, by the requests' ids.
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
    state: RunState = RunState.FINISHED
    progress: Mapping[str, Any] = field(default_factory=dict)
    actor: str = ""
    stopped_by: str = ""
    attempts: int = 1
    fault: str = ""
    held: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


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
    rewordings, reworded
        How often it read otherwise in the same revision, and when it last did.
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
    rewordings: int = 0
    reworded: dt.datetime | None = None

    @property
    def sequence(self) -> int:
        """Rises with every change of its entries in calendars."""
        return self.revision + self.rewordings

    @property
    def told(self) -> dt.datetime:
        """When its entries last changed."""
        return max(self.changed, self.reworded or self.changed)

    @property
    def requests(self) -> tuple[Request, ...]:
        """Its requests, the lead's first."""
        return tuple(part.request for part in self.parts)

    @property
    def departments(self) -> tuple[Department, ...]:
        """Who comes, the lead first, each once."""
        return tuple(dict.fromkeys((self.lead, *(one.department for one in self.requests))))

    def items_of(self, department: str) -> tuple[str, ...]:
        """What a department looks at."""
        own = (one for one in self.requests if one.department.id == department)
        return tuple(item for one in own for item in one.items)

    @property
    def inspectors(self) -> int:
        """How many people come."""
        return sum(one.inspectors for one in self.requests)


@dataclass(frozen=True, slots=True)
class Unplanned:
    """A request in no visit; `reason` is the optimizer's code, `others` what it clashes with."""

    request: Request
    reason: str
    others: tuple[Request, ...] = ()
    message: str = ""
    remedies: tuple[Mapping[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """A request that was kept from the planner, and the findings of the checks that did so."""

    request: Request
    codes: tuple[CheckCode, ...]


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
class PlanVersion:
    """
    A week's visits as one run left them, or as they were published.

    Parameters
    ----------
    number
        1, 2, … within the week.
    visits
        In order of time, cancelled ones included.
    held
        Requests that the checks kept from the planner.
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
    held: tuple[Held, ...] = ()

    @property
    def standing(self) -> tuple[Visit, ...]:
        """The visits that are not cancelled."""
        return tuple(one for one in self.visits if not one.cancelled)

    @property
    def separate(self) -> int:
        """Visits if every department came alone for what found a place: one a request."""
        return sum(len(one.requests) for one in self.standing)


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
