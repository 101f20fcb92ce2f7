"""
What is asked: one week of requests, as plain frozen values.

Times are integers, minutes since Monday 00:00 of the week's local wall clock. Everything here
is already valid: `optimizer.schemas.load_problem` is the door that lists the faults of a file.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

DAY = 1440
"""Minutes of a day."""

WEEK = 7 * DAY
"""Minutes of a week; the largest end a window can have."""

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
"""Names of the days, in the order of the week."""


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """A half-open stretch of the week, ``start <= t < end``, both in minutes."""

    start: int
    end: int

    def holds(self, start: int, minutes: int) -> bool:
        """Whether a stay of `minutes` from `start` lies wholly inside."""
        return self.start <= start and start + minutes <= self.end

    def meets(self, start: int, end: int) -> bool:
        """Whether the stretch from `start` to `end` shares a minute with this one."""
        return self.start < end and start < self.end


@dataclass(frozen=True, slots=True)
class Travel:
    """
    Minutes between two stays of one team.

    Parameters
    ----------
    within
        Minutes between two stays in one zone, also at one enterprise.
    between
        Minutes for pairs of zones, each pair written both ways round; a pair that is not
        named takes `within`.
    """

    within: int = 0
    between: Mapping[tuple[str, str], int] = field(default_factory=dict)

    def minutes(self, origin: str, destination: str) -> int:
        """Minutes from one zone to another."""
        return self.between.get((origin, destination), self.within)


@dataclass(frozen=True, slots=True)
class Away:
    """So many teams of a department are absent during a window."""

    teams: int
    when: Window


@dataclass(frozen=True, slots=True)
class Department:
    """An authority with so many identical teams."""

    id: str
    name: str = ""
    teams: int = 1
    away: tuple[Away, ...] = ()


@dataclass(frozen=True, slots=True)
class Enterprise:
    """Who is visited, and within which limits (None: no limit)."""

    id: str
    name: str = ""
    zone: str = ""
    closed: tuple[Window, ...] = ()
    most_departments: int | None = None
    most_inspectors: int | None = None
    most_visits: int | None = None
    lead_order: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Request:
    """One department's wish to inspect one enterprise for so many minutes in one of the windows."""

    id: str
    department: str
    enterprise: str
    minutes: int
    windows: tuple[Window, ...]
    teams: int = 1
    inspectors: int = 2
    may_lead: bool = True
    announced: bool = True
    priority: int = 1


@dataclass(frozen=True, slots=True)
class FixedVisit:
    """A visit that stands. An open one may take further requests at the same start."""

    enterprise: str
    start: int
    requests: tuple[str, ...]
    lead: str | None = None
    open: bool = False


@dataclass(frozen=True, slots=True)
class Previous:
    """Where a request stood in the last version of the plan."""

    request: str
    start: int


@dataclass(frozen=True)
class Problem:
    """
    One week to plan.

    Parameters
    ----------
    week
        ISO week, for people: nothing in here depends on it.
    grid
        Every visit starts on a multiple of so many minutes.
    days
        Indices of the working days, Monday is 0, ascending.
    sessions
        Windows within a day, in minutes since midnight; a visit lies wholly inside one of
        them on one working day.
    together, apart
        Ids of requests of one enterprise: sets that share a visit or stay unplanned; pairs
        that do not share one.
    most_moved
        At most so many requests of `previous` may be planned at another start.
    warnings
        What the reader of the file should know although the week can be planned.
    """

    week: str
    departments: tuple[Department, ...]
    enterprises: tuple[Enterprise, ...]
    requests: tuple[Request, ...]
    grid: int = 15
    days: tuple[int, ...] = (0, 1, 2, 3, 4)
    sessions: tuple[Window, ...] = (Window(540, 720), Window(840, 1050))
    travel: Travel = field(default_factory=Travel)
    together: tuple[tuple[str, ...], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()
    fixed: tuple[FixedVisit, ...] = ()
    previous: tuple[Previous, ...] = ()
    most_moved: int | None = None
    warnings: tuple[str, ...] = ()

    @cached_property
    def department(self) -> Mapping[str, Department]:
        """Departments by id."""
        return {one.id: one for one in self.departments}

    @cached_property
    def enterprise(self) -> Mapping[str, Enterprise]:
        """Enterprises by id."""
        return {one.id: one for one in self.enterprises}

    @cached_property
    def request(self) -> Mapping[str, Request]:
        """Requests by id."""
        return {one.id: one for one in self.requests}

    @cached_property
    def requests_at(self) -> Mapping[str, tuple[Request, ...]]:
        """Requests of each enterprise that has any, in the order of the file."""
        found: dict[str, list[Request]] = {}
        for one in self.requests:
            found.setdefault(one.enterprise, []).append(one)
        return {key: tuple(value) for key, value in found.items()}

    @cached_property
    def fixed_at(self) -> Mapping[str, tuple[FixedVisit, ...]]:
        """Fixed visits of each enterprise that has any, in the order of the file."""
        found: dict[str, list[FixedVisit]] = {}
        for one in self.fixed:
            found.setdefault(one.enterprise, []).append(one)
        return {key: tuple(value) for key, value in found.items()}

    @cached_property
    def previous_start(self) -> Mapping[str, int]:
        """Where requests stood in the last version, by request id."""
        return {one.request: one.start for one in self.previous}

    @cached_property
    def stretches(self) -> tuple[Window, ...]:
        """The sessions of the working days, in minutes of the week, in order."""
        return tuple(
            Window(day * DAY + one.start, day * DAY + one.end)
            for day in self.days
            for one in self.sessions
        )
