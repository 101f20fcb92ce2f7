"""How quickly a matter that came in found its department (及时受理、实时交办, clause 3.1.3)."""

import datetime as dt
from dataclasses import dataclass
from statistics import median
from typing import Any

from peewee import SQL, fn

from tracker.models import AppealRow, AssignmentRow, DeadlineRow
from tracker.week import midnight


@dataclass(frozen=True, slots=True)
class Routed:
    """
    Matters that were routed in a period.

    Parameters
    ----------
    count, in_time
        All of them, and those within the setting ``appeal.route_working_days``.
    hours
        The middle of the hours on the clock from intake to the first department; None if none
        got one.
    """

    count: int
    in_time: int
    hours: float | None

    @property
    def share(self) -> float | None:
        """The share that was routed in time; None if nothing was routed."""
        return self.in_time / self.count if self.count else None


def routed(first: dt.date, last: dt.date) -> Routed:
    """How quickly matters were routed on the days of a period."""
    begin, end = midnight(first), midnight(last + dt.timedelta(days=1))
    met: Any = DeadlineRow.select(DeadlineRow.overdue).where(
        DeadlineRow.case.startswith("appeal:"),
        DeadlineRow.kind.startswith("route"),
        DeadlineRow.met >= begin,
        DeadlineRow.met < end,
    )
    late = [overdue is not None for (overdue,) in met.tuples()]
    earlier: Any = AssignmentRow.alias()
    before = earlier.select(SQL("1")).where(
        earlier.appeal == AssignmentRow.appeal, earlier.id < AssignmentRow.id
    )
    assigned = (
        AssignmentRow.select(AssignmentRow, AppealRow)
        .join(AppealRow)
        .where(AssignmentRow.moment >= begin, AssignmentRow.moment < end, ~fn.EXISTS(before))
    )
    seconds = [(row.moment - row.appeal.received).total_seconds() for row in assigned]
    hours = round(median(seconds) / 3600, 1) if seconds else None
    return Routed(len(late), late.count(False), hours)
