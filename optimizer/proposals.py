"""
Changes that might help a request or an enterprise, the smallest first; none is tried here.
"""

from collections.abc import Iterator, Mapping, Sequence

from optimizer.admission import Hours
from optimizer.clockface import write_moment, write_window
from optimizer.crew import Crew
from optimizer.plan import Visit
from optimizer.problem import DAY, Enterprise, Problem, Request, Window
from optimizer.slots import each, inside, touching

Remedy = dict[str, object]

ANOTHER_DAY = DAY
"""What a window on another day counts as, in minutes of extension."""


class Proposals:
    """
    Proposes changes of a week.

    Parameters
    ----------
    crews
        The teams of each department with all stays of the plan.
    """

    def __init__(
        self, problem: Problem, visits: Mapping[str, Sequence[Visit]], crews: Mapping[str, Crew]
    ) -> None:
        self.problem, self.visits, self.crews = problem, visits, crews
        self.hours = Hours(problem)

    def windows(self, request: Request) -> list[int]:
        """Starts that a request does not have but could be given, the nearest to it first."""
        problem, grid = self.problem, self.problem.grid
        place = problem.enterprise[request.enterprise]
        able = inside(problem.stretches, request.minutes, grid)
        able &= ~touching(place.closed, request.minutes, grid)
        own = self.hours.starts(request.windows, request.minutes)
        found = [slot * grid for slot in each(able & ~own)]
        return sorted(found, key=lambda one: (self.extension(request, one), one))

    def extension(self, request: Request, start: int) -> int:
        """Minutes by which the nearest window must grow to hold a start."""
        end = start + request.minutes
        grown = [
            max(0, one.start - start) + max(0, end - one.end)
            for one in request.windows
            if one.start // DAY == start // DAY
        ]
        return min(grown, default=ANOTHER_DAY + request.minutes)

    def fits(self, request: Request, start: int) -> bool:
        """Whether its teams are free, and its enterprise too or with a visit at that start."""
        crew = self.crews[request.department]
        zone = self.problem.enterprise[request.enterprise].zone
        end = start + request.minutes
        return all(
            visit.start == start or visit.end <= start or end <= visit.start
            for visit in self.visits.get(request.enterprise, ())
        ) and crew.fits(start // self.problem.grid, request.minutes, request.teams, zone)

    def teams(self, department: str, starts: Sequence[int]) -> Iterator[Remedy]:
        """One team more in each session in which one of the starts lies."""
        for session in self.problem.stretches:
            if any(session.start <= one < session.end for one in starts):
                yield {"kind": "team", "department": department, "when": write_window(session)}

    def openings(self, place: Enterprise, requests: Sequence[Request]) -> Iterator[Remedy]:
        """Closed hours in the way of one of the requests."""
        for closed in place.closed:
            if any(
                self.hours.starts(one.windows, one.minutes)
                & touching([closed], one.minutes, self.problem.grid)
                for one in requests
            ):
                when = write_window(closed)
                yield {"kind": "open", "enterprise": place.id, "when": when}

    def limits(self, place: Enterprise, inspectors: int) -> Iterator[Remedy]:
        """Each limit of an enterprise raised by one, or to so many inspectors."""
        for field in ("most_visits", "most_departments", "most_inspectors"):
            most = getattr(place, field)
            if most is not None:
                to = max(most + 1, inspectors) if field == "most_inspectors" else most + 1
                yield {"kind": "limit", "enterprise": place.id, "field": field, "to": to}

    def releases(self, ids: Sequence[str]) -> Iterator[Remedy]:
        """Fixed visits with one of these requests, given free."""
        for one in self.problem.fixed:
            if not set(ids).isdisjoint(one.requests):
                yield {"kind": "release", "visit": f"{one.enterprise}@{write_moment(one.start)}"}

    def starts(self, request: Request) -> list[int]:
        """The starts that a request's own windows leave it."""
        starts = self.hours.starts(request.windows, request.minutes)
        return [one * self.problem.grid for one in each(starts)]


def window_remedy(request: Request, start: int) -> Remedy:
    """A window of exactly one start more."""
    when = Window(start, start + request.minutes)
    return {"kind": "window", "request": request.id, "add": write_window(when)}
