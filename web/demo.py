"""
Tells one week of a park from its workbooks to its papers.

The story has its own clock: plans arrive on the Friday two weeks ahead, are planned on Monday
and published on Tuesday. So a demonstration gives the same papers on any day it is run.
"""

import datetime as dt
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from optimizer import SolveParams
from tracker import clock, people, planning, versions, weeks
from tracker.records import Person, PlanVersion
from tracker.week import ZONE, Week
from web import arrivals, papers, reading, wording
from web.arrivals import Arrived
from web.board import Board
from web.config import Config
from web.papers import Written

ARRIVAL = (-10, dt.time(16))
PLANNING = (-7, dt.time(9))
PUBLICATION = (-6, dt.time(10))
"""Days from the week's Monday, and the hour."""


@dataclass(frozen=True, slots=True)
class Story:
    """What a demonstration did; `stood` says that nothing was new."""

    arrived: Arrived
    board: Board
    written: Written
    stood: bool
    seconds: float


def tell(folder: Path, config: Config, say: Callable[[str], None]) -> Story:
    """
    Import a folder, plan its week, publish it and write its papers.

    Everything is checked before anything is stored. Again with equal files changes nothing.

    Parameters
    ----------
    say
        Hears the name of each stage as it begins.

    Raises
    ------
    NoFolder, Unusable, Rejected
        If the folder or a file in it cannot be used.
    """
    began = time.monotonic()
    found = arrivals.read_folder(folder)
    week = arrivals.week_of(found)
    say("reading")
    checked = arrivals.check_folder(folder, found)
    by = people.add(reading.DEMO, by=people.OPERATOR)
    days = _days_later(week)
    with _at(week, ARRIVAL, days):
        late = wording.say("demo.late", config.language)
        arrived = arrivals.take_folder(folder, found, checked, by=by, late=late)
    say("planning")
    version, stood = _publish(week, config, days, by)
    say("printing")
    board = reading.board(str(week), by=people.COMMITTEE)
    written = papers.write_all(board, version.run.plan, config)
    return Story(arrived, board, written, stood and written.nothing, time.monotonic() - began)


def _days_later(week: Week) -> int:
    """How many days the story has gone on: one for each version that was published."""
    known = {one.week: one.published or 0 for one in weeks.list_weeks(by=people.OPERATOR)}
    return known.get(week, 0)


def _publish(week: Week, config: Config, days: int, by: Person) -> tuple[PlanVersion, bool]:
    """Plan and publish; the published version, and whether it stood already."""
    params = SolveParams(time_limit=config.time_limit, workers=config.workers, seed=config.seed)
    with _at(week, PLANNING, days):
        planned = planning.plan(week, params, by=by)
    with _at(week, PUBLICATION, days):
        published = versions.publish(week, by=by, number=planned.version.number)
    return published.version, planned.stood and published.stood


@contextmanager
def _at(week: Week, when: tuple[int, dt.time], later: int) -> Iterator[None]:
    """Hold the clock at a moment of the story; after publication all happens on one day."""
    days, hour = PUBLICATION if later else when
    day = week.monday + dt.timedelta(days=days + later)
    with clock.fixed(dt.datetime.combine(day, hour, tzinfo=ZONE)):
        yield
