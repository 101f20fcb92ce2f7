"""The days of the story: working days counted from its present day, and the weeks around it."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from tracker import working_days
from tracker.week import ZONE, Week
from tracker.working_days import Calendar

REACH = dt.timedelta(days=180)
"""How far the story looks around."""

LEAST = 3
"""Working days that make a week worth telling; those of a long holiday are passed over."""

PRESENT = dt.time(8, 30)
"""When on its present day the story ends: nothing of it lies in the afternoon to come."""

_SPOT = re.compile(r"([+-]?\d{1,2}) (\d{2}):(\d{2})", re.ASCII)


def present_day(day: dt.date) -> dt.date:
    """The day itself if offices work on it, else the last working day before it."""
    return _working_until(working_days.load(day - REACH, day), day)


def _working_until(calendar: Calendar, day: dt.date) -> dt.date:
    return next(one for one in _days(day, -1) if calendar.is_working(one))


def _days(first: dt.date, step: int) -> Iterator[dt.date]:
    return (first + dt.timedelta(days=step * number) for number in count())


@dataclass(frozen=True)
class Days:
    """
    The days around a working day.

    Parameters
    ----------
    earlier, last, this, following, later
        Weeks of the story in order; those with fewer than three working days are passed over.
    """

    today: dt.date
    calendar: Calendar
    earlier: Week
    last: Week
    this: Week
    following: Week
    later: Week

    @classmethod
    def around(cls, today: dt.date) -> "Days":
        """The days around a working day; reads the table of working days."""
        calendar = working_days.load(today - REACH, today + REACH)
        this = Week.of(today)

        def beside(step: int) -> Iterator[Week]:
            mondays = _days(this.monday + dt.timedelta(days=step), step)
            weeks = map(Week.of, mondays)
            return (one for one in weeks if len(calendar.of(one).days) >= LEAST)

        before, after = beside(-7), beside(7)
        last, earlier = next(before), next(before)
        return cls(today, calendar, earlier, last, this, next(after), next(after))

    @property
    def now(self) -> dt.datetime:
        """The present moment of the story."""
        return self.at(0, PRESENT)

    @property
    def first(self) -> dt.datetime:
        """When the story begins: before the plans of its first week come in."""
        return self.moment(self.before(self.earlier).monday - dt.timedelta(days=7), dt.time(9))

    def day(self, number: int) -> dt.date:
        """So many working days after today, or before it."""
        step = 1 if number > 0 else -1
        working = (one for one in _days(self.today, step) if self.calendar.is_working(one))
        return next(one for place, one in enumerate(working) if place == abs(number))

    def at(self, number: int, hour: dt.time) -> dt.datetime:
        """An hour of a day that is counted in working days from today."""
        return self.moment(self.day(number), hour)

    def spot(self, text: str, base: int = 0) -> dt.datetime:
        """Read ``"-3 09:30"``: an hour, so many working days from today, or from a `base`."""
        found = _SPOT.fullmatch(text)
        if not found:
            raise ValueError(f"{text!r} is no moment, expected something like '-3 09:30'")
        return self.at(base + int(found[1]), dt.time(int(found[2]), int(found[3])))

    def moment(self, day: dt.date, hour: dt.time) -> dt.datetime:
        """An hour of a day as the park's clock shows it."""
        return dt.datetime.combine(day, hour, tzinfo=ZONE)

    def working(self, week: Week) -> tuple[dt.date, ...]:
        """The working days of a week."""
        return self.calendar.of(week).days

    def working_until(self, day: dt.date) -> dt.date:
        """The day itself if offices work on it, else the last working day before it."""
        return _working_until(self.calendar, day)

    def before(self, week: Week) -> Week:
        """The week in which a week of the story is prepared: the one told before it."""
        told = (self.earlier, self.last, self.this, self.following, self.later)
        place = told.index(week)
        return told[place - 1] if place else Week.of(week.date(-7))

    def mornings(self) -> Iterator[dt.date]:
        """Every working day of the story until today."""
        days = _days(self.first.date(), 1)
        for day in days:
            if day > self.today:
                return
            if self.calendar.is_working(day):
                yield day
