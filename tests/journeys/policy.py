"""What the policy lets happen at a visit and after it, told without the tables of states."""

import datetime as dt
from dataclasses import dataclass, field

from tracker.records import Visit

DAY = dt.timedelta(days=1)


@dataclass
class Paper:
    """A report as the policy sees it."""

    trigger: dt.date
    owner: str
    number: int
    state: str = "owed"
    late: bool = False


@dataclass
class Fault:
    """A finding as the policy sees it."""

    number: int
    owner: str
    state: str = "open"
    monday: dt.date = dt.date.min
    """Of the week in which it is to be seen again."""


@dataclass
class Inspection:
    """An inspection without a plan as the policy sees it."""

    number: int
    day: dt.date
    state: str = "on site"


@dataclass
class Model:
    """What the policy lets happen next."""

    visit: Visit
    now: dt.datetime
    came: set[str] = field(default_factory=set)
    stage: str = "announced"
    faults: list[Fault] = field(default_factory=list)
    papers: list[Paper] = field(default_factory=list)
    inspections: list[Inspection] = field(default_factory=list)
    mondays: set[dt.date] = field(default_factory=set)

    @property
    def settled(self) -> bool:
        """Whether everything found is settled and every report of the visit is in."""
        done = all(one.state in ("settled", "withdrawn") for one in self.faults)
        mine = {id(one) for one in self.papers if one.owner != "direct"}
        return done and all(one.state != "owed" for one in self.papers if id(one) in mine)


def third_working_day(day: dt.date) -> dt.date:
    """By the policy's reading A13; no holiday lies in these weeks of December 2026."""
    left = 3
    while left:
        day += DAY
        left -= day.weekday() < 5
    return day


def monday_of(day: dt.date) -> dt.date:
    """The first day of a day's week."""
    return day - day.weekday() * DAY
