"""
What the departments ask for in each week of the story, carried over from the park's workbooks.

An enterprise is asked for in one week only: who saw it a week ago does not come again. A park of
very few enterprises has too little for that; there everybody is asked for in every week.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from tracker import clock, requests, weeks
from tracker.records import PlanLine, Source, Window
from tracker.week import DAY, Week
from web.demos.foundations import GRADED, officers_of
from web.demos.stage import Stage

FEW = 12
"""Enterprises below which every week asks for all of them."""

ORDER = ("last", "following", "this", "earlier", "last", "this", "following", "later")
"""In which week enterprises are asked for, those with most to be inspected first."""


def week_of(stage: Stage, firm: int) -> str:
    """In which week of the story the enterprise of a place is asked for."""
    return ORDER[firm % len(ORDER)]


def of_week(stage: Stage, week: Week) -> dict[str, tuple[PlanLine, ...]]:
    """The lines of each department for a week; departments without one are left out."""
    days = stage.days
    firms = stage.cast.firms
    wanted = {
        one.uscc
        for place, one in enumerate(firms)
        if len(firms) < FEW or getattr(days, week_of(stage, place)) == week
    }
    found = {
        office: tuple(_carried(stage, line, week) for line in lines if line.enterprise in wanted)
        for office, lines in stage.lines.items()
    }
    return {office: lines for office, lines in found.items() if lines}


def _carried(stage: Stage, line: PlanLine, week: Week) -> PlanLine:
    """A line in another week, on the same weekdays as far as offices work on them."""
    later = week.monday - stage.sheets_of.monday
    approved = line.approved_on and min(line.approved_on + later, clock.today())
    return replace(
        line,
        windows=_on_working_days(stage, line.windows, week),
        approved_on=approved,
        file=f"{line.department}-{week}.xlsx",
        officers=_sent(stage, line),
    )


def _sent(stage: Stage, line: PlanLine) -> tuple[str, ...]:
    """Who goes to an enterprise; the last department decides it later, on its approval form."""
    offices = [one.id for one in stage.cast.offices]
    place = offices.index(line.department)
    if place + 1 == len(offices):
        return ()
    known = [*officers_of(stage.cast.offices[place], place, stage.days.today)]
    turn = sum(map(ord, line.enterprise)) % len(known)
    return tuple(f"{one.name} {one.id}" for one in (known[turn:] + known)[: line.inspectors])


def _on_working_days(stage: Stage, windows: tuple[Window, ...], week: Week) -> tuple[Window, ...]:
    working = [(day - week.monday).days for day in stage.days.working(week)]
    kept = tuple(one for one in windows if one[0] // DAY in working)
    return kept or tuple(_moved(windows, working))


def _moved(windows: tuple[Window, ...], working: list[int]) -> Iterator[Window]:
    """The hours of the first day, on a day of the week on which offices work."""
    first = windows[0][0] // DAY
    to = working[first % len(working)]
    for start, end in windows:
        if start // DAY == first:
            yield start - first * DAY + to * DAY, end - first * DAY + to * DAY


def hand_in(
    stage: Stage, week: Week, office: str, lines: tuple[PlanLine, ...], late: str = ""
) -> None:
    """A department hands its plan of a week in by itself; what comes late is added to it."""
    content = hashlib.sha256(repr(lines).encode()).hexdigest()
    requests.accept(
        lines,
        week=week,
        department=office,
        source=Source(f"{office}-{week}.xlsx", content),
        late=late,
        partial=bool(late),
        by=stage.cast.officer(office),
    )


def collect(stage: Stage, week: Week, share: int = 1) -> None:
    """A week is opened, and every department hands its plan in, or each second, third, … does."""
    weeks.open_week(week, by=stage.committee)
    for place, (office, lines) in enumerate(of_week(stage, week).items()):
        if place % share == 0:
            hand_in(stage, week, office, lines)


def one_more(stage: Stage, week: Week) -> PlanLine | None:
    """A line of the first department for an enterprise that is not asked for in a week yet."""
    asked = requests.list_requests(week, by=stage.committee)
    known = {one.enterprise.uscc for one in asked}
    known |= {one.uscc for place, one in enumerate(stage.cast.firms) if place in GRADED}
    lines = stage.lines.get(stage.cast.offices[0].id, ())
    free = (line for line in lines if line.enterprise not in known)
    found = next(free, None)
    return found and _carried(stage, found, week)
