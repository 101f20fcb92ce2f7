"""
A plan held against its week: what the rules look at, and what they find.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from optimizer.clockface import write_moment
from optimizer.plan import Plan, Visit
from optimizer.problem import DAY, FixedVisit, Problem, Request
from optimizer.teams import Stay, fewest_teams


@dataclass(frozen=True, slots=True)
class Finding:
    """
    A rule that is broken once.

    Parameters
    ----------
    where
        Ids of what is concerned; a visit is named ``enterprise@start``.
    standing
        Whether fixed visits break the rule by themselves.
    """

    where: tuple[str, ...]
    message: str
    standing: bool = False


Slot = tuple[str, int]
"""A department and a day."""

Round = tuple[str, int, int]
"""A department, a day and the number of a team."""


class Case:
    """A plan whose names are all known, with its week."""

    def __init__(self, problem: Problem, plan: Plan) -> None:
        self.problem, self.plan = problem, plan
        self.standing: Mapping[Slot, FixedVisit] = {
            (one.enterprise, one.start): one for one in problem.fixed
        }

    def requests(self, visit: Visit) -> list[Request]:
        """The requests of a visit."""
        return [self.problem.request[one] for one in visit.requests]

    def fixed(self, visit: Visit) -> FixedVisit | None:
        """The fixed visit that a visit is, if any."""
        return self.standing.get((visit.enterprise, visit.start))

    def stands(self, visit: Visit, *requests: Request) -> bool:
        """Whether all of these requests, in this visit, are fixed there."""
        fixed = self.fixed(visit)
        return fixed is not None and all(one.id in fixed.requests for one in requests)

    @cached_property
    def visits_at(self) -> Mapping[str, list[Visit]]:
        """Visits of each enterprise, by start."""
        found: dict[str, list[Visit]] = {}
        for visit in sorted(self.plan.visits, key=lambda one: one.start):
            found.setdefault(visit.enterprise, []).append(visit)
        return found

    @cached_property
    def visit_of(self) -> Mapping[str, Visit]:
        """A visit of each planned request."""
        return {one: visit for visit in self.plan.visits for one in visit.requests}

    @cached_property
    def rounds(self) -> Mapping[Round, list[Stay]]:
        """The stays of each team on each day, by start."""
        found: dict[Round, list[Stay]] = {}
        for visit in self.plan.visits:
            zone = self.problem.enterprise[visit.enterprise].zone
            for request in self.requests(visit):
                stay = Stay(visit.start, visit.start + request.minutes, zone, request.id)
                for number in visit.teams.get(request.id, ()):
                    key = (request.department, visit.start // DAY, number)
                    found.setdefault(key, []).append(stay)
        for stays in found.values():
            stays.sort(key=lambda one: (one.start, one.end, one.zone))
        return found

    @cached_property
    def absences(self) -> Mapping[Slot, list[Stay]]:
        """A stay for each absent team, by department and day."""
        found: dict[Slot, list[Stay]] = {}
        for department in self.problem.departments:
            for one in department.away:
                stay = Stay(one.when.start, one.when.end, "", "away", away=True)
                slot = (department.id, one.when.start // DAY)
                found.setdefault(slot, []).extend([stay] * one.teams)
        return found

    @cached_property
    def overfull(self) -> Mapping[Slot, int]:
        """Days that fixed visits alone fill beyond a department's teams, and what they need."""
        stays = {slot: list(absent) for slot, absent in self.absences.items()}
        for visit in self.problem.fixed:
            zone = self.problem.enterprise[visit.enterprise].zone
            for request in (self.problem.request[one] for one in visit.requests):
                stay = Stay(visit.start, visit.start + request.minutes, zone, request.id)
                slot = (request.department, visit.start // DAY)
                stays.setdefault(slot, []).extend([stay] * request.teams)
        need = {slot: fewest_teams(all_day, self.problem.travel) for slot, all_day in stays.items()}
        return {
            slot: teams
            for slot, teams in need.items()
            if teams > self.problem.department[slot[0]].teams
        }


def place(visit: Visit) -> str:
    """A visit's name, ``enterprise@start``."""
    return f"{visit.enterprise}@{write_moment(visit.start)}"


def listed(names: Iterable[str]) -> str:
    """Names in quotes, in their order."""
    return ", ".join(repr(one) for one in names)
