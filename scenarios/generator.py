"""
Draws a week of any size: the same town and seed give the same week.

A drawn week is as messy as a real one and its optimum is not known; `scenarios.planted` plants
weeks whose optimum is.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from random import Random

from optimizer import Away, Department, Enterprise, Problem, Request, Window
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

_TEAM_WEEK = sum(one.end - one.start for one in HALF_DAYS)
_BETWEEN_STAYS = 15
"""Minutes that a team loses between two stays, on average."""


def draw(spec: TownSpec, seed: int) -> Problem:
    """
    A week of the town, drawn by the seed alone; takes time in proportion to its size.

    Most requests of an enterprise have a half-day in common, as when it asked for one.
    """
    dice = Random(seed)
    town = _Town(spec, dice)
    travel = travel_of(spec, dice)
    enterprises: list[Enterprise] = []
    requests: list[Request] = []
    together: list[tuple[str, ...]] = []
    apart: list[tuple[str, str]] = []
    for number, count in enumerate(counts_of(spec, dice), 1):
        enterprise = town.enterprise(number)
        wishes = town.wishes(enterprise.id, len(requests), count)
        enterprises.append(town.led(enterprise, wishes))
        if count > 1 and dice.random() < spec.together:
            wishes[:2] = [replace(one, announced=True) for one in wishes[:2]]
            together.append((wishes[0].id, wishes[1].id))
        elif count > 1 and dice.random() < spec.apart:
            apart.append((wishes[0].id, wishes[1].id))
        requests.extend(wishes)
    return Problem(
        week=WEEK,
        departments=_departments(spec, requests, dice),
        enterprises=tuple(enterprises),
        requests=tuple(requests),
        grid=GRID,
        sessions=SESSIONS,
        travel=travel,
        together=tuple(together),
        apart=tuple(apart),
    )


class _Town:
    """The dice of a draw, with the town's habits at hand."""

    def __init__(self, spec: TownSpec, dice: Random) -> None:
        self.spec = spec
        self.dice = dice
        self.zones = zones_of(spec)
        self.traits = traits(spec)
        self.cumulated = list(accumulate(one.weight for one in self.traits))

    def enterprise(self, number: int) -> Enterprise:
        """An enterprise with its zone, closed half-day and limits."""
        dice, spec = self.dice, self.spec
        limited = dice.random() < spec.limited
        return Enterprise(
            id=f"e{number:05d}",
            name=f"虚构企业{number:05d}",
            zone=dice.choice(self.zones),
            closed=(dice.choice(HALF_DAYS),) if dice.random() < spec.closed else (),
            most_departments=dice.randint(3, 5) if limited else None,
            most_inspectors=dice.randint(8, 14) if limited else None,
            most_visits=dice.choice((2, 3, None, None)) if limited else None,
        )

    def led(self, enterprise: Enterprise, wishes: Sequence[Request]) -> Enterprise:
        """The enterprise with its order of leads, where it has one."""
        if self.dice.random() >= self.spec.led:
            return enterprise
        order = list(dict.fromkeys(one.department for one in wishes))
        return replace(enterprise, lead_order=tuple(self.dice.sample(order, min(2, len(order)))))

    def wishes(self, enterprise: str, taken: int, count: int) -> list[Request]:
        """The requests of one enterprise, numbered on from those taken."""
        common = self.dice.sample(HALF_DAYS, 2)
        return [
            self._wish(f"r{number:06d}", trait, enterprise, common)
            for number, trait in enumerate(self._departments(count), taken + 1)
        ]

    def _departments(self, count: int) -> list[Trait]:
        """Different departments, but for one in fifty that comes twice."""
        found: list[Trait] = []
        while len(found) < count:
            trait = self.dice.choices(self.traits, cum_weights=self.cumulated)[0]
            if trait not in found or self.dice.random() < 0.02:
                found.append(trait)
        return found

    def _wish(self, key: str, trait: Trait, enterprise: str, common: list[Window]) -> Request:
        dice, spec = self.dice, self.spec
        minutes = dice.choice(trait.minutes)
        return Request(
            id=key,
            department=trait.id,
            enterprise=enterprise,
            minutes=minutes,
            windows=self._windows(minutes, common),
            teams=2 if dice.random() < 0.02 else 1,
            inspectors=dice.choices((2, 3, 4), (80, 15, 5))[0],
            may_lead=dice.random() >= spec.silent,
            announced=dice.random() >= spec.unannounced,
            priority=dice.choices((1, 3, 5), (85, 12, 3))[0],
        )

    def _windows(self, minutes: int, common: list[Window]) -> tuple[Window, ...]:
        """One to three half-days, mostly with a common one; one in ten is hardly long enough."""
        dice = self.dice
        wanted = set(fitting(minutes, common[: dice.choices((0, 1, 2), (15, 50, 35))[0]]))
        room = fitting(minutes)
        while not wanted or (len(wanted) < 3 and dice.random() < 0.6):
            wanted.add(dice.choice(room))
        windows = sorted(wanted)
        if dice.random() < 0.1:
            windows[0] = self._narrow(windows[0], minutes)
        return tuple(windows)

    def _narrow(self, half_day: Window, minutes: int) -> Window:
        steps = (half_day.end - half_day.start - minutes) // GRID
        start = half_day.start + GRID * self.dice.randint(0, steps)
        return Window(start, min(start + minutes + 2 * GRID, half_day.end))


def _departments(
    spec: TownSpec, requests: Sequence[Request], dice: Random
) -> tuple[Department, ...]:
    """Each department with as many teams as the load asks for."""
    busy: dict[str, int] = {}
    most: dict[str, int] = {}
    for one in requests:
        busy[one.department] = busy.get(one.department, 0) + one.teams * (
            one.minutes + _BETWEEN_STAYS
        )
        most[one.department] = max(most.get(one.department, 1), one.teams)
    return tuple(_department(spec, one, busy, most, dice) for one in traits(spec))


def _department(
    spec: TownSpec, trait: Trait, busy: dict[str, int], most: dict[str, int], dice: Random
) -> Department:
    needed = round(busy.get(trait.id, 0) / (_TEAM_WEEK * spec.load))
    teams = max(needed, most.get(trait.id, 1))
    absent = teams > 2 and dice.random() < 0.2
    away = (Away(1, dice.choice(HALF_DAYS)),) if absent else ()
    return Department(trait.id, trait.name, teams, away)
