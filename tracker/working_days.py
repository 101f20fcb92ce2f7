"""
Which days are working days, and how a limit of working days is counted.

The table is data of the database, one year at a time. A year that is not in it yet is taken as
Monday to Friday, and every answer that touches such a year says that it is provisional.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import groupby

import chinese_calendar

from tracker import history, permissions
from tracker.database import transaction
from tracker.errors import Rejected
from tracker.models import WorkingDayRow, WorkingYearRow
from tracker.permissions import Act
from tracker.records import DueDate, Person, WorkingDays
from tracker.week import Week

SEED = "chinesecalendar"
"""Source of the years that the library knows."""


@dataclass(frozen=True)
class Calendar:
    """
    The days that differ from Monday to Friday, and the years that are announced.

    Parameters
    ----------
    works
        False for a holiday, true for a make-up day.
    """

    works: Mapping[dt.date, bool] = field(default_factory=dict)
    announced: frozenset[int] = frozenset()

    def is_working(self, day: dt.date) -> bool:
        """Whether offices work on that day."""
        return self.works.get(day, day.weekday() < 5)

    def of(self, week: Week) -> WorkingDays:
        """The working days of a week."""
        days = tuple(week.date(day) for day in range(7))
        working = tuple(day for day in days if self.is_working(day))
        return WorkingDays(working, self._is_provisional(*days))

    def add(self, start: dt.date, count: int) -> DueDate:
        """
        The last day of a limit of so many working days; it ends at 24:00 of that day.

        The start day does not count, whatever it is; make-up days do. `count` is at least 0.
        """
        day, counted = start, list[dt.date]()
        while len(counted) < count:
            day += dt.timedelta(days=1)
            if self.is_working(day):
                counted.append(day)
        return DueDate(day, tuple(counted), self._is_provisional(start, day))

    def _is_provisional(self, *days: dt.date) -> bool:
        years = range(min(days).year, max(days).year + 1)
        return not self.announced.issuperset(years)


def load() -> Calendar:
    """The calendar as it stands in the database."""
    works = {row.day: row.works for row in WorkingDayRow.select()}
    return Calendar(works, frozenset(row.year for row in WorkingYearRow.select()))


def working_days(week: Week) -> WorkingDays:
    """The working days of a week."""
    return load().of(week)


def add_working_days(start: dt.date, count: int) -> DueDate:
    """The last day of a limit; see `Calendar.add`."""
    return load().add(start, count)


def announce(
    year: int, days: Mapping[dt.date, tuple[bool, str]], source: str, *, by: Person
) -> None:
    """
    Enter a year as it was announced, in place of what was known of it.

    Parameters
    ----------
    days
        For each day that differs whether offices work, and what it is called.
    source
        The notice, such as its number.

    Raises
    ------
    Rejected
        If a day lies in another year.
    """
    permissions.require(by, Act.SET)
    strange = [f"{day} does not lie in {year}" for day in sorted(days) if day.year != year]
    if strange:
        raise Rejected(strange)
    with transaction():
        WorkingYearRow.delete().where(WorkingYearRow.year == year).execute()
        _store(year, days, source)
        history.record(f"year:{year}", "announce", by, {"source": source, "days": len(days)})


def seed() -> None:
    """Enter the years that the library knows and the table does not; again changes nothing."""
    known = {row.year for row in WorkingYearRow.select()}
    named = [(day, (False, name)) for day, name in chinese_calendar.holidays.items()]
    made_up = [(day, (True, name)) for day, name in chinese_calendar.workdays.items()]
    for year, days in groupby(sorted(named + made_up), lambda one: one[0].year):
        if year not in known:
            _store(year, dict(days), SEED)


def _store(year: int, days: Mapping[dt.date, tuple[bool, str]], source: str) -> None:
    row = WorkingYearRow.create(year=year, source=source)
    found = [
        {"year": row, "day": day, "works": works, "name": name}
        for day, (works, name) in sorted(days.items())
    ]
    if found:
        WorkingDayRow.insert_many(found).execute()
