"""
The year table of working days, entered and changed by people, each year with its source.

A year is *confirmed* when it is as the State Council announced it, *provisional* as long as it
is only expected. After each change the limits that run in that year are counted anew, in the same
transaction. What the library knows is a seed: it never overwrites what people entered.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from itertools import groupby

import chinese_calendar

from tracker import deadlines, history, permissions
from tracker.database import reading, transaction
from tracker.errors import Fault, FaultCode, NotFound, Rejected, missing, need
from tracker.models import WorkingDayRow, WorkingYearRow
from tracker.permissions import Act
from tracker.records import Person, WorkingYear

SEED = "chinesecalendar"
"""Source of the years that the library knows."""

YEARS = range(2000, 2100)
"""What is taken for a year and not for a slip of the hand."""

Days = Mapping[dt.date, tuple[bool, str]]
"""For each day that differs whether offices work, and what it is called."""


def announce(
    year: int, days: Days, source: str, *, by: Person, confirmed: bool = True
) -> WorkingYear:
    """
    Enter a year, in place of what was known of it; equal input again changes nothing.

    Parameters
    ----------
    days
        The days that differ from Monday to Friday; a notice may name free weekends too.
    source
        The notice, such as its number.
    confirmed
        False for a year as it is expected.

    Raises
    ------
    Rejected
        With every fault: no source, a day that lies in another year, a year out of reach.
    """
    permissions.require(by, Act.SET)
    problems = [*_faults(year, days, source)]
    if problems:
        raise Rejected(problems)
    with transaction():
        known = WorkingYearRow.get_or_none(WorkingYearRow.year == year)
        told = tuple((day, works, name) for day, (works, name) in sorted(days.items()))
        wanted = WorkingYear(year, told, source.strip(), confirmed)
        if known and _record_of(known) == wanted:
            return wanted
        WorkingYearRow.delete().where(WorkingYearRow.year == year).execute()
        _store(wanted)
        facts = {"source": wanted.source, "days": len(days), "confirmed": confirmed}
        return _changed(year, "announce", facts, by)


def _faults(year: int, days: Days, source: str) -> Iterator[Fault]:
    if year not in YEARS:
        told = f"{YEARS.start}-{YEARS.stop - 1}"
        yield Fault("year", FaultCode.OUT_OF_RANGE, str(year), told)
    yield from missing(source=source)
    for day in sorted(days):
        if day.year != year:
            yield Fault("days", FaultCode.OUT_OF_RANGE, str(day), f"{year}-01-01 – {year}-12-31")


def confirm(year: int, source: str, *, by: Person) -> WorkingYear:
    """
    The year has been announced just as it was expected; confirmed again changes nothing.

    Raises
    ------
    NotFound
        If the year was never entered.
    Rejected
        If no source is given.
    """
    permissions.require(by, Act.SET)
    need(source=source)
    with transaction():
        row = _row_of(year)
        if row.confirmed and row.source == source.strip():
            return _record_of(row)
        row.confirmed, row.source = True, source.strip()
        row.save()
        return _changed(year, "confirm", {"source": row.source}, by)


def change_day(day: dt.date, *, works: bool, name: str, source: str, by: Person) -> WorkingYear:
    """
    Correct one day of a year that is entered; whether the year is confirmed stays as it is.

    Parameters
    ----------
    name
        What the day is called; empty where it is as every such weekday.
    source
        Where the correction comes from; it joins the source of the year.

    Raises
    ------
    NotFound
        If the year was never entered.
    Rejected
        If no source is given.
    """
    permissions.require(by, Act.SET)
    need(source=source)
    with transaction():
        row = _row_of(day.year)
        known = {one: (still, called) for one, still, called in _record_of(row).days}
        ordinary = works == (day.weekday() < 5) and not name.strip()
        wanted = None if ordinary else (works, name.strip())
        if known.get(day) == wanted:
            return _record_of(row)
        WorkingDayRow.delete().where(WorkingDayRow.day == day).execute()
        if wanted is not None:
            WorkingDayRow.create(year=row, day=day, works=works, name=wanted[1])
        if source.strip() not in row.source:
            row.source = f"{row.source}; {source.strip()}"
            row.save()
        facts = {"day": str(day), "works": works, "source": source.strip()}
        return _changed(day.year, "change day", facts, by)


def list_years(*, by: Person) -> tuple[WorkingYear, ...]:
    """The years that are entered, in order."""
    permissions.require(by, Act.READ_WEEK)
    with reading():
        return tuple(map(_record_of, WorkingYearRow.select().order_by(WorkingYearRow.year)))


def seed() -> None:
    """Enter the years that the library knows and the table does not; again changes nothing."""
    known = {row.year for row in WorkingYearRow.select()}
    named = [(day, False, name) for day, name in chinese_calendar.holidays.items()]
    made_up = [(day, True, name) for day, name in chinese_calendar.workdays.items()]
    for year, days in groupby(sorted(named + made_up), lambda one: one[0].year):
        if year not in known:
            _store(WorkingYear(year, tuple(days), SEED))


def _changed(year: int, act: str, facts: Mapping[str, object], by: Person) -> WorkingYear:
    moved = deadlines.recount(by=by, year=year)
    history.record(f"year:{year}", act, by, {**facts, "moved": moved})
    return _record_of(_row_of(year))


def _row_of(year: int) -> WorkingYearRow:
    row: WorkingYearRow | None = WorkingYearRow.get_or_none(WorkingYearRow.year == year)
    if row is None:
        raise NotFound("working year", year)
    return row


def _record_of(row: WorkingYearRow) -> WorkingYear:
    rows = WorkingDayRow.select().where(WorkingDayRow.year == row).order_by(WorkingDayRow.day)
    days = tuple((one.day, one.works, one.name) for one in rows)
    return WorkingYear(row.year, days, row.source, row.confirmed)


def _store(year: WorkingYear) -> None:
    row = WorkingYearRow.create(year=year.year, source=year.source, confirmed=year.confirmed)
    found = [
        {"year": row, "day": day, "works": works, "name": name} for day, works, name in year.days
    ]
    if found:
        WorkingDayRow.insert_many(found).execute()
