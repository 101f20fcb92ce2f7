"""What every scene of the story stands on: its days, people, sheets and the diary."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from optimizer import SolveParams
from tracker.park_file import ParkFile
from tracker.records import PlanLine, Role
from tracker.records.registers import Person
from tracker.week import Week
from web.demos.cast import Cast
from web.demos.days import Days
from web.demos.diary import Diary

PARAMS = SolveParams(work_limit=200, workers=1)
"""Units of work instead of seconds: a busy machine tells the same story as a quiet one."""


@dataclass
class Stage:
    """
    What scenes share.

    Parameters
    ----------
    folder, found
        The park's folder, and what its `park.json` says.
    lines
        The plan lines of its workbooks, by department.
    sheets_of
        The week that those are about.
    """

    folder: Path
    found: ParkFile
    lines: Mapping[str, tuple[PlanLine, ...]]
    sheets_of: Week
    days: Days
    cast: Cast
    diary: Diary = field(default_factory=Diary)

    @property
    def committee(self) -> Person:
        """Who keeps the weeks."""
        return self.cast.one(Role.COMMITTEE)

    @property
    def centre(self) -> Person:
        """Who keeps the register of appeals."""
        return self.cast.one(Role.SERVICE_CENTRE)

    @property
    def supervision(self) -> Person:
        """Who watches over all of it."""
        return self.cast.one(Role.SUPERVISION)
