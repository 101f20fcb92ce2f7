"""
When a request may start at its enterprise, whatever else is planned; or why never.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from optimizer.crew import Crew
from optimizer.plan import Reason
from optimizer.problem import Enterprise, Problem, Request, Window
from optimizer.site import Anchor
from optimizer.slots import inside, touching

Starts = tuple[int, Reason | None]
"""Slots as bits, and the reason when there are none."""


class Hours:
    """Starts inside windows and sessions; the same ones are asked for over and over."""

    def __init__(self, problem: Problem) -> None:
        self.grid, self.stretches = problem.grid, problem.stretches
        self._known: dict[tuple[tuple[Window, ...], int], int] = {}

    def starts(self, windows: tuple[Window, ...], minutes: int) -> int:
        """Starts of a stay inside one of the windows and inside one session."""
        known = self._known.get((windows, minutes))
        if known is None:
            known = inside(windows, minutes, self.grid) & inside(self.stretches, minutes, self.grid)
            self._known[windows, minutes] = known
        return known


@dataclass(frozen=True, slots=True)
class Admission:
    """
    Who may come to one enterprise, and when.

    Parameters
    ----------
    taken
        The stretches of its fixed visits.
    anchors
        Those that may be joined, by slot.
    most_new
        Most visits that may be added to the fixed ones.
    """

    hours: Hours
    crews: Mapping[str, Crew]
    enterprise: Enterprise
    taken: Sequence[Window]
    anchors: Mapping[int, Anchor]
    most_new: int

    def starts(self, request: Request) -> Starts:
        """Slots at which a request can start, or why there are none."""
        limit = self.enterprise.most_inspectors
        if request.teams > self.crews[request.department].teams:
            return 0, Reason.TOO_FEW_TEAMS
        if limit is not None and request.inspectors > limit:
            return 0, Reason.TOO_MANY_INSPECTORS
        starts = self.hours.starts(request.windows, request.minutes)
        if not starts:
            return 0, Reason.NO_START
        starts &= ~touching(self.enterprise.closed, request.minutes, self.hours.grid)
        if not starts:
            return 0, Reason.CLOSED
        starts = self._beside_fixed(starts, request.minutes)
        if not starts:
            return 0, Reason.OVERLAP
        if not self.most_new:
            starts &= sum(1 << slot for slot in self.anchors)
        if not starts:
            return 0, Reason.MOST_VISITS
        starts = self._with_teams(request, starts)
        return starts, (None if starts else Reason.DEPARTMENT_FULL)

    def _beside_fixed(self, starts: int, minutes: int) -> int:
        """Those that overlap no fixed visit, or join one without reaching into another."""
        grid = self.hours.grid
        free = starts & ~touching(self.taken, minutes, grid)
        for slot, anchor in self.anchors.items():
            own = Window(anchor.visit.start, anchor.visit.start + anchor.minutes)
            others = list(self.taken)
            others.remove(own)
            if starts >> slot & 1 and not touching(others, minutes, grid) >> slot & 1:
                free |= 1 << slot
        return free

    def _with_teams(self, request: Request, starts: int) -> int:
        """Those at which the department's teams are there, fixed visits and absences kept."""
        crew, zone = self.crews[request.department], self.enterprise.zone
        sure = starts & crew.certain(request.minutes, request.teams, zone)
        doubtful = starts & crew.possible(request.minutes, request.teams) & ~sure
        while doubtful:
            low = doubtful & -doubtful
            if crew.fits(low.bit_length() - 1, request.minutes, request.teams, zone):
                sure |= low
            doubtful ^= low
        return sure

    def clash(self, group: Sequence[Request], apart: Mapping[str, set[str]]) -> Reason | None:
        """Why the members of a `together` set can never share a visit, if they cannot."""
        ids = {one.id for one in group}
        teams: dict[str, int] = {}
        for one in group:
            teams[one.department] = teams.get(one.department, 0) + one.teams
        limit = self.enterprise.most_inspectors
        if limit is not None and sum(one.inspectors for one in group) > limit:
            return Reason.TOO_MANY_INSPECTORS
        if any(count > self.crews[key].teams for key, count in teams.items()):
            return Reason.TOO_FEW_TEAMS
        if (
            len({one.announced for one in group}) > 1
            or any(ids.intersection(apart.get(one, ())) for one in ids)
            or (self.enterprise.most_departments or len(teams)) < len(teams)
        ):
            return Reason.TOGETHER
        return None
