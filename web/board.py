"""
A published week as its readers see it: names instead of ids, moments instead of minutes.

Feeds, notices, the schedule, the pages and the summary all start from one `Board`, so they
cannot tell different stories. `web.reading` fills it from the tracker.
"""

import hashlib
import re
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import TypeVar

from tracker.records import Appearance, InspectionType

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Park:
    """
    Where the week is, who coordinates it, and whether it is invented.

    `domain` stands behind the @ of calendar entries: it must outlive every setting. Where there
    are several parks, `id` is that of the first one that was entered.
    """

    name: str
    committee: str
    id: str = ""
    demo: bool = False

    @property
    def domain(self) -> str:
        """ASCII, the same for the life of the records, another one for another park's."""
        plain = re.fullmatch(r"[A-Za-z0-9-]+", self.id)
        known = self.id if plain else hashlib.sha256(self.id.encode()).hexdigest()[:16]
        return f"{known}.onevisit"


@dataclass(frozen=True, slots=True)
class Department:
    """An authority; `colour` is its place in the palette, `short` its badge."""

    id: str
    name: str
    short: str
    teams: int = 1
    contact: str = ""
    colour: int = 0


@dataclass(frozen=True, slots=True)
class Enterprise:
    """Who is visited."""

    id: str
    name: str
    uscc: str = ""
    zone: str = ""
    address: str = ""
    trade: str = ""
    contact: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to inspect, its legal basis, its type, and where it was asked for."""

    name: str
    basis: str = ""
    file: str = ""
    row: int | None = None
    inspection_type: InspectionType = InspectionType.ROUTINE


@dataclass(frozen=True, slots=True)
class Line:
    """A department's request at an enterprise; `teams` are the numbers of those that come."""

    id: str
    department: Department
    enterprise: Enterprise
    items: tuple[Item, ...]
    minutes: int
    inspectors: int = 2
    teams: tuple[int, ...] = ()
    announced: bool = True

    @property
    def subject(self) -> str:
        """All items in one line."""
        return "、".join(item.name for item in self.items)


@dataclass(frozen=True, slots=True)
class Formal:
    """
    What stands on the papers of a visit besides the visit; empty until somebody prints.

    Parameters
    ----------
    number, issued
        Year and number of its notice, and the day on which that was given.
    changed
        Year and number of the latest change notice, or None.
    appearances
        What is told of each department.
    """

    number: tuple[int, int] | None = None
    issued: date | None = None
    changed: tuple[int, int] | None = None
    appearances: tuple[Appearance, ...] = ()

    def of(self, department: str) -> Appearance | None:
        """What is told of a department, if anything is known."""
        return next((one for one in self.appearances if one.department == department), None)


@dataclass(frozen=True, slots=True)
class Visit:
    """
    One arrival at an enterprise; the lead's lines come first.

    Parameters
    ----------
    number
        Names the visit within its week, for document numbers; it stays for its life.
    revision
        Rises with every change that people see, from 0.
    rewordings
        How often its entry in calendars changed without a revision, be it a name alone.
    committee
        Who coordinates where the enterprise is; empty where that of the week is meant.
    """

    uid: str
    number: str
    revision: int
    enterprise: Enterprise
    start: datetime
    end: datetime
    lead: Department
    lines: tuple[Line, ...]
    changed: datetime
    cancelled: bool = False
    formal: Formal = Formal()
    rewordings: int = 0
    committee: str = ""

    @property
    def sequence(self) -> int:
        """Of its entry in calendars."""
        return self.revision + self.rewordings

    @property
    def departments(self) -> tuple[Department, ...]:
        """Who comes, the lead first, nobody twice."""
        return tuple(dict.fromkeys([self.lead, *(line.department for line in self.lines)]))

    def has(self, department: str) -> bool:
        """Whether a department comes."""
        return department in [one.id for one in self.departments]

    @property
    def supports(self) -> tuple[Department, ...]:
        """Who comes besides the lead."""
        return self.departments[1:]

    @property
    def joint(self) -> bool:
        """Whether two or more departments come."""
        return len(self.departments) > 1

    @property
    def announced(self) -> bool:
        """Whether the enterprise is told; a visit does not mix both kinds."""
        return all(line.announced for line in self.lines)

    @property
    def inspection_types(self) -> tuple[InspectionType, ...]:
        """Of its items, each once, in the order in which the law names them."""
        found = {item.inspection_type for line in self.lines for item in line.items}
        return tuple(one for one in InspectionType if one in found)

    @property
    def minutes(self) -> int:
        """Its length."""
        return int((self.end - self.start).total_seconds()) // 60

    @property
    def inspectors(self) -> int:
        """How many people come."""
        return sum(line.inspectors for line in self.lines)

    @property
    def code(self) -> str:
        """The name of the visit without the host, for addresses and file names."""
        return self.uid.split("@")[0]


@dataclass(frozen=True, slots=True)
class Left:
    """
    A line in no visit.

    Parameters
    ----------
    reason
        The optimizer's code, or empty where the line never came so far.
    others
        The lines it clashes with.
    checks
        Codes of the checks that kept it from being planned.
    """

    line: Line
    reason: str = ""
    others: tuple[Line, ...] = ()
    checks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gain:
    """How often an enterprise would have been visited, and how often it is."""

    enterprise: Enterprise
    before: int
    after: int

    @property
    def saved(self) -> int:
        """Visits it is spared."""
        return self.before - self.after


@dataclass(frozen=True, slots=True)
class Load:
    """A department's week: arrivals by day, in all, as lead, and minutes on site."""

    department: Department
    by_day: Mapping[date, int]
    visits: int
    leads: int
    minutes: int


@dataclass(frozen=True)
class Board:
    """
    One version of a week's plan.

    Parameters
    ----------
    days
        The working days, in order.
    score, bound
        Unplanned priority and visits of the plan, and what no plan can fall below.
    separate
        Visits if every department came alone for the lines that are placed.
    visits
        In the order of time; cancelled ones are in `cancelled` only.
    draft
        Whether only those see it who plan; `published` is then when it was made.
    """

    park: Park
    week: str
    version: int
    published: datetime
    days: tuple[date, ...]
    departments: tuple[Department, ...]
    visits: tuple[Visit, ...]
    unplanned: tuple[Left, ...] = ()
    cancelled: tuple[Visit, ...] = ()
    rows: int = 0
    separate: int = 0
    score: tuple[int, int] = (0, 0)
    bound: tuple[int, int] = (0, 0)
    draft: bool = False

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every line, placed or not."""
        placed = [line for visit in self.visits for line in visit.lines]
        return (*placed, *(left.line for left in self.unplanned))

    @cached_property
    def enterprises(self) -> tuple[Enterprise, ...]:
        """Everyone who is visited, by zone and name."""
        found = {visit.enterprise for visit in self.visits}
        return tuple(sorted(found, key=lambda one: (one.zone, one.name, one.id)))

    def part(self, department: str | None) -> "Board":
        """What a department comes to, with its own lines that are left; all of it for None."""
        if department is None:
            return self
        return replace(
            self,
            visits=tuple(one for one in self.visits if one.has(department)),
            cancelled=tuple(one for one in self.cancelled if one.has(department)),
            unplanned=tuple(one for one in self.unplanned if one.line.department.id == department),
        )

    @property
    def concerned(self) -> int:
        """How many enterprises the lines are about, placed or not."""
        return len({line.enterprise for line in self.lines})

    @property
    def joint(self) -> tuple[Visit, ...]:
        """Visits of two or more departments."""
        return tuple(visit for visit in self.visits if visit.joint)

    @property
    def saved(self) -> int:
        """Visits spared."""
        return self.separate - len(self.visits)

    @property
    def percent(self) -> int:
        """Visits spared, of a hundred."""
        return round(100 * self.saved / self.separate) if self.separate else 0

    @property
    def proven(self) -> bool:
        """Whether no plan can be better in its first two tiers."""
        return self.score == self.bound

    @property
    def active_departments(self) -> tuple[Department, ...]:
        """Departments with a line this week, in the order of the park."""
        found = {line.department for line in self.lines}
        return tuple(one for one in self.departments if one in found)

    def at(self, enterprise: Enterprise) -> tuple[Visit, ...]:
        """The visits of one enterprise, in the order of time."""
        return self._at.get(enterprise, ())

    @cached_property
    def _at(self) -> Mapping[Enterprise, tuple[Visit, ...]]:
        return _gathered((visit.enterprise, visit) for visit in self.visits)

    def of(self, department: Department) -> tuple[Visit, ...]:
        """The visits to which a department comes, in the order of time."""
        return self._of.get(department, ())

    @cached_property
    def _of(self) -> Mapping[Department, tuple[Visit, ...]]:
        return _gathered((one, visit) for visit in self.visits for one in visit.departments)

    def gains(self) -> tuple[Gain, ...]:
        """Enterprises that are spared visits, those with the most first."""
        found = []
        for enterprise in self.enterprises:
            visits = self.at(enterprise)
            before = sum(len(visit.lines) for visit in visits)
            found.append(Gain(enterprise, before, len(visits)))
        spared = [gain for gain in found if gain.saved]
        return tuple(sorted(spared, key=lambda gain: (-gain.saved, gain.enterprise.id)))

    def loads(self) -> tuple[Load, ...]:
        """Each active department's week, in the order of the park: a rota, not a ranking."""
        return tuple(self._load(department) for department in self.active_departments)

    def busiest(self) -> Load | None:
        """The department that is on site most often, then longest."""
        return max(self.loads(), key=lambda load: (load.visits, load.minutes), default=None)

    def _load(self, department: Department) -> Load:
        visits = self.of(department)
        own = [line for visit in visits for line in visit.lines if line.department == department]
        return Load(
            department,
            {day: sum(visit.start.date() == day for visit in visits) for day in self.days},
            len(visits),
            sum(visit.lead == department for visit in visits),
            sum(line.minutes for line in own),
        )


def _gathered(pairs: Iterable[tuple[Key, Visit]]) -> Mapping[Key, tuple[Visit, ...]]:
    """The visits of each key, in their order; a board of hundreds is asked for each of them."""
    found: dict[Key, list[Visit]] = {}
    for key, visit in pairs:
        found.setdefault(key, []).append(visit)
    return {key: tuple(visits) for key, visits in found.items()}
