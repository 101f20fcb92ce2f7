"""
Which days are working days, and how a limit of working days is counted.

The table is data of the database, one year at a time; `working_years` enters it. A year that is
not in it is taken as Monday to Friday. Every answer that touches such a year, or one that is
entered but not confirmed, is provisional and says which year's holiday notice is missing.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tracker.models import WorkingDayRow, WorkingYearRow
from tracker.records import DueDate, WorkingDays, YearGap, YearGapCode
from tracker.week import Week


@dataclass(frozen=True)
class Calendar:
    """
    The days that differ from Monday to Friday, and the years that are known.

    Parameters
    ----------
    works
        False for a holiday, true for a make-up day.
    announced
        Years whose holidays are confirmed.
    expected
        Years that are entered and not confirmed.
    """

    works: Mapping[dt.date, bool] = field(default_factory=dict)
    announced: frozenset[int] = frozenset()
    expected: frozenset[int] = frozenset()

    def is_working(self, day: dt.date) -> bool:
        """Whether offices work on that day."""
        return self.works.get(day, day.weekday() < 5)

    def of(self, week: Week) -> WorkingDays:
        """The working days of a week."""
        days = tuple(week.date(day) for day in range(7))
        working = tuple(day for day in days if self.is_working(day))
        return WorkingDays(working, bool(self.gaps(days[0], days[-1])))

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
        gaps = self.gaps(start, day)
        return DueDate(day, tuple(counted), bool(gaps), gaps)

    def until(self, start: dt.date, end: dt.date) -> DueDate:
        """The limit from one day to a working day after it, with the days that count."""
        days = (start + dt.timedelta(days=one + 1) for one in range((end - start).days))
        gaps = self.gaps(start, end)
        return DueDate(end, tuple(day for day in days if self.is_working(day)), bool(gaps), gaps)

    def gaps(self, first: dt.date, last: dt.date) -> tuple[YearGap, ...]:
        """The years from one day to another that make a count a guess, and why; mostly none."""
        years = range(first.year, last.year + 1)
        return tuple(
            YearGap(YearGapCode.NOT_CONFIRMED if one in self.expected else YearGapCode.MISSING, one)
            for one in years
            if one not in self.announced
        )


def load(first: dt.date | None = None, last: dt.date | None = None) -> Calendar:
    """The calendar as it stands in the database; of some days only, if the caller needs no more."""
    days = WorkingDayRow.select(WorkingDayRow.day, WorkingDayRow.works)
    if first is not None:
        days = days.where(WorkingDayRow.day >= first)
    if last is not None:
        days = days.where(WorkingDayRow.day <= last)
    works: Any = days.tuples()
    known: Any = WorkingYearRow.select(WorkingYearRow.year, WorkingYearRow.confirmed).tuples()
    years: dict[int, bool] = dict(known)
    return Calendar(
        dict(works),
        announced=frozenset(year for year, confirmed in years.items() if confirmed),
        expected=frozenset(year for year, confirmed in years.items() if not confirmed),
    )


def working_days(week: Week) -> WorkingDays:
    """The working days of a week."""
    return load(week.date(0), week.date(6)).of(week)


def add_working_days(start: dt.date, count: int) -> DueDate:
    """The last day of a limit; see `Calendar.add`."""
    return load(start, start + REACH * (count + 1)).add(start, count)


def gaps(first: dt.date, last: dt.date) -> tuple[YearGap, ...]:
    """Why a count between two days is a guess; see `Calendar.gaps`."""
    return load(first, last).gaps(first, last)


REACH = dt.timedelta(days=31)
"""No holiday is so long: the next working day lies always nearer."""
