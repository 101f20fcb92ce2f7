"""
Weeks built around a known plan that nobody can beat.

The plan leaves nothing out. Each visit of an enterprise has an *anchor*, a request whose windows
all lie in the half-day of that visit; the half-days of an enterprise's visits differ, so anchors
pairwise share no visit and the enterprise needs as many visits as the plan gives it. Teams are
those that the plan itself keeps busy, travel included, so that capacity is just enough.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import heappop, heappush
from random import Random

from optimizer import DAY, Department, Enterprise, Problem, Request, Travel, Visit, Window
from scenarios.ground import (
    GRID,
    HALF_DAYS,
    SESSIONS,
    WEEK,
    counts_of,
    fitting,
    travel_of,
    zones_of,
)
from scenarios.towns import TownSpec, Trait, traits


@dataclass(frozen=True, slots=True)
class Planted:
    """A week and an optimal plan of it: nothing unplanned, as few visits as there can be."""

    problem: Problem
    visits: tuple[Visit, ...]


def plant(spec: TownSpec, seed: int) -> tuple[Problem, int]:
    """A week and the number of visits of its optimal plans, which leave nothing unplanned."""
    found = plant_with_plan(spec, seed)
    return found.problem, len(found.visits)


def plant_with_plan(spec: TownSpec, seed: int) -> Planted:
    """The same week with the plan it was built around; `spec.load` plays no part."""
    dice = Random(seed)
    travel = travel_of(spec, dice)
    bed = _Bed(spec, dice)
    for number, count in enumerate(counts_of(spec, dice), 1):
        bed.plant(number, count)
    crews = _Crews(travel)
    zones = {one.id: one.zone for one in bed.enterprises}
    asked = {one.id: one for one in bed.requests}
    visits = crews.staff(bed.visits, zones, asked)
    departments = tuple(
        Department(one.id, one.name, max(1, crews.teams.get(one.id, 0))) for one in traits(spec)
    )
    problem = Problem(
        week=WEEK,
        departments=departments,
        enterprises=tuple(bed.enterprises),
        requests=tuple(bed.requests),
        grid=GRID,
        sessions=SESSIONS,
        travel=travel,
    )
    return Planted(problem, visits)


class _Bed:
    """Grows enterprise after enterprise: its visits first, then the windows that allow them."""

    def __init__(self, spec: TownSpec, dice: Random) -> None:
        self.dice = dice
        self.zones = zones_of(spec)
        self.traits = traits(spec)
        self.weights = [one.weight for one in self.traits]
        self.closed = spec.closed
        self.led = spec.led
        self.enterprises: list[Enterprise] = []
        self.requests: list[Request] = []
        self.visits: list[Visit] = []

    def plant(self, number: int, count: int) -> None:
        """An enterprise with so many requests, in as few visits as they allow."""
        dice = self.dice
        groups = _split(self._departments(count), dice)
        half_days = dice.sample(HALF_DAYS, len(groups) + 1)
        enterprise = Enterprise(
            id=f"e{number:05d}",
            name=f"虚构企业{number:05d}",
            zone=dice.choice(self.zones),
            closed=(half_days[-1],) if dice.random() < self.closed else (),
            most_departments=max(map(len, groups)) if dice.random() < 0.2 else None,
            most_visits=len(groups) if dice.random() < 0.2 else None,
            lead_order=(dice.choice(groups[0]).id,) if dice.random() < self.led else (),
        )
        self.enterprises.append(enterprise)
        for half_day, group in zip(half_days, groups, strict=False):
            self._visit(enterprise, half_day, group)

    def _departments(self, count: int) -> list[Trait]:
        found: dict[str, Trait] = {}
        while len(found) < count:
            trait = self.dice.choices(self.traits, self.weights)[0]
            found[trait.id] = trait
        return list(found.values())

    def _visit(self, enterprise: Enterprise, half_day: Window, group: Sequence[Trait]) -> None:
        dice = self.dice
        room = half_day.end - half_day.start
        stays = [min(dice.choice(one.minutes), room) for one in group]
        start = half_day.start + GRID * dice.randint(0, (room - max(stays)) // GRID)
        wishes = [
            self._wish(enterprise.id, trait, minutes, half_day, start, anchor=nth == 0)
            for nth, (trait, minutes) in enumerate(zip(group, stays, strict=True))
        ]
        self.visits.append(
            Visit(
                enterprise=enterprise.id,
                start=start,
                minutes=max(stays),
                lead=_lead(enterprise, wishes),
                requests=tuple(one.id for one in wishes),
            )
        )

    def _wish(
        self,
        enterprise: str,
        trait: Trait,
        minutes: int,
        half_day: Window,
        start: int,
        *,
        anchor: bool,
    ) -> Request:
        dice = self.dice
        wish = Request(
            id=f"r{len(self.requests) + 1:06d}",
            department=trait.id,
            enterprise=enterprise,
            minutes=minutes,
            windows=(self._around(half_day, start, minutes),),
            inspectors=dice.choices((2, 3), (85, 15))[0],
            may_lead=anchor or dice.random() < 0.9,
        )
        if not anchor:
            others = dice.sample(fitting(minutes), dice.randint(0, 2))
            wish = replace(wish, windows=_merged((*wish.windows, *others)))
        self.requests.append(wish)
        return wish

    def _around(self, half_day: Window, start: int, minutes: int) -> Window:
        """The half-day, or a narrower window that still holds the stay."""
        if self.dice.random() < 0.6:
            return half_day
        early = max(half_day.start, start - 2 * GRID)
        return Window(early, min(half_day.end, start + minutes + 2 * GRID))


def _split(departments: list[Trait], dice: Random) -> list[list[Trait]]:
    """The departments by visit: one visit for most, two or three where many come."""
    count = len(departments)
    visits = 1 if count == 1 else dice.choices((1, 2, 3), (65, 30, 5 if count > 2 else 0))[0]
    return [departments[nth::visits] for nth in range(visits)]


def _merged(windows: Iterable[Window]) -> tuple[Window, ...]:
    """The windows in order, without those that another one holds."""
    found: list[Window] = []
    for one in sorted(set(windows), key=lambda each: (each.start, -each.end)):
        if not found or one.end > found[-1].end:
            found.append(one)
    return tuple(found)


def _lead(enterprise: Enterprise, wishes: Sequence[Request]) -> str:
    """Who leads: the enterprise's order, then the longest stay, most inspectors, smallest id."""
    able = [one for one in wishes if one.may_lead]
    listed = [one for one in enterprise.lead_order if any(each.department == one for each in able)]
    if listed:
        return listed[0]
    return min(able, key=lambda one: (-one.minutes, -one.inspectors, one.department)).department


class _Crews:
    """
    Hands the stays of each day to teams, taking on another team when all are busy.

    Free teams wait by zone; the one that was free first goes, so that a stay costs no more than
    the number of zones.
    """

    def __init__(self, travel: Travel) -> None:
        self.travel = travel
        self.teams: dict[str, int] = {}

    def staff(
        self, visits: Sequence[Visit], zones: Mapping[str, str], asked: Mapping[str, Request]
    ) -> tuple[Visit, ...]:
        """The visits with their teams, in their old order; each request has one team."""
        chosen: dict[str, tuple[int, ...]] = {}
        free: dict[tuple[str, int], dict[str, list[tuple[int, int]]]] = {}
        for visit in sorted(visits, key=lambda one: one.start):
            zone = zones[visit.enterprise]
            for key in visit.requests:
                wish = asked[key]
                waiting = free.setdefault((wish.department, visit.start // DAY), {})
                team = self._team(waiting, zone, visit.start, wish.department)
                chosen[key] = (team,)
                heappush(waiting.setdefault(zone, []), (visit.start + wish.minutes, team))
        return tuple(
            replace(one, teams={key: chosen[key] for key in one.requests}) for one in visits
        )

    def _team(
        self, waiting: dict[str, list[tuple[int, int]]], zone: str, start: int, department: str
    ) -> int:
        for origin, queue in sorted(waiting.items(), key=lambda one: one[0] != zone):
            if queue and queue[0][0] + self.travel.minutes(origin, zone) <= start:
                return heappop(queue)[1]
        working = sum(len(queue) for queue in waiting.values())
        self.teams[department] = max(self.teams.get(department, 0), working + 1)
        return working + 1
