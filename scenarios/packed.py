"""
Packs the teams' days full of joint visits, then widens the windows around them.

Such a week has windows as wide as those of `scenarios.wide`, teams that are as busy as the load
says, and a known optimum: each of its enterprises' visits has an *anchor*, a request with windows
on the day of that visit alone, and no two visits of an enterprise are on one day. Anchors
therefore share no visit, the enterprise needs as many visits as it was given, and those who gave
them had the teams for it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from random import Random

from optimizer import DAY, Department, Enterprise, Problem, Request, Travel, Window
from scenarios.ground import GRID, WEEK
from scenarios.wide import DAYS, DEPARTMENTS, SESSION, WAY, WITHIN, ZONES

MEET = (16, 26, 26, 18, 9, 4, 1)
"""Percent of the visits to which one, two, … seven departments come, while enough are free."""

VISITS = (35, 40, 25)
"""Percent of the enterprises with one, two, three visits."""

MOST = 8
"""Requests of an enterprise."""

BUSIEST = 0.95
"""No greater load can be promised: the ends of the days leave gaps."""

_INSPECTORS = (2, 3, 4)
_STAYS = range(60, 181, 30)
_WIDTHS = range(240, SESSION.end - SESSION.start + 1, 30)


@dataclass(frozen=True, slots=True)
class _Stop:
    """One visit as it was packed: when it starts, where, and how long each department stays."""

    start: int
    zone: str
    stays: dict[str, int]

    @property
    def busy(self) -> int:
        """Minutes of its teams, each with a way."""
        return sum(self.stays.values()) + WAY * len(self.stays)


@dataclass(slots=True)
class _Team:
    """Where a team is, and from when it may leave; in the morning it is where it is needed."""

    free: int
    zone: str | None = None


@dataclass(slots=True)
class _House:
    """An enterprise that is being built: its visits, one a day, and how many it shall have."""

    zone: str
    wanted: int
    stops: list[_Stop]

    def takes(self, stop: _Stop) -> bool:
        """Whether the visit is on a day of its own and brings nobody for the second time."""
        there = {name for one in self.stops for name in one.stays}
        return (
            len(there) + len(stop.stays) <= MOST
            and there.isdisjoint(stop.stays)
            and all(one.start // DAY != stop.start // DAY for one in self.stops)
        )


def pack(teams: int, load: float, seed: int) -> tuple[Problem, int]:
    """
    A week of so many teams in each department, and the number of visits of its optimal plans.

    These leave nothing unplanned. `load` is the share of all teams' hours that stays, each with
    `WAY` after it, take; it is kept as nearly as one visit allows. Ten departments of one team
    make about 150 stays a week at a load of 0.85. Raises `ValueError` for a number of teams or a
    load that cannot be.
    """
    if teams < 1:
        raise ValueError(f"teams: found {teams}, expected 1 or more")
    if not 0 < load <= BUSIEST:
        raise ValueError(f"load: found {load:g}, expected more than 0 and at most {BUSIEST}")
    dice = Random(seed)
    between = {pair: dice.choice((15, 30)) for pair in combinations(ZONES, 2)}
    travel = Travel(WITHIN, between | {(to, here): way for (here, to), way in between.items()})
    stops = [one for day in range(len(DAYS)) for one in _packed(day, teams, travel, dice)]
    kept = _thinned(stops, load * teams * len(DEPARTMENTS) * len(DAYS) * _length(SESSION), dice)
    enterprises: list[Enterprise] = []
    requests: list[Request] = []
    for house in _housed(kept, dice):
        enterprises.append(_enterprise(house, len(enterprises) + 1, dice))
        for stop in house.stops:
            requests.extend(_wishes(stop, enterprises[-1].id, len(requests), dice))
    problem = Problem(
        week=WEEK,
        departments=tuple(Department(one.id, one.name, teams) for one in DEPARTMENTS),
        enterprises=tuple(enterprises),
        requests=tuple(requests),
        grid=GRID,
        sessions=(SESSION,),
        travel=travel,
    )
    return problem, len(kept)


def teams_for(requests: int, load: float) -> int:
    """How many teams of each department make about so many stays in a week."""
    stay = sum(_STAYS) / len(_STAYS) + WAY
    hours = len(DEPARTMENTS) * len(DAYS) * _length(SESSION)
    return max(1, round(requests * stay / (hours * load)))


def _length(window: Window) -> int:
    return window.end - window.start


def _packed(day: int, teams: int, travel: Travel, dice: Random) -> Iterator[_Stop]:
    """Visits of one day, as many as its teams can make one after the other."""
    crews = {one.id: [_Team(SESSION.start) for _ in range(teams)] for one in DEPARTMENTS}
    for moment in range(SESSION.start, SESSION.end - _STAYS.start + 1, GRID):
        for zone in dice.sample(ZONES, len(ZONES)):
            ready = _ready(crews, zone, moment, travel)
            while ready:
                (size,) = dice.choices(range(1, len(MEET) + 1), MEET)
                coming = dice.sample(sorted(ready), min(size, len(ready)))
                stays = {name: _stay(SESSION.end - moment, dice) for name in coming}
                for name, minutes in stays.items():
                    ready[name].free, ready[name].zone = moment + minutes, zone
                yield _Stop(day * DAY + moment, zone, stays)
                ready = _ready(crews, zone, moment, travel)


def _ready(
    crews: dict[str, list[_Team]], zone: str, moment: int, travel: Travel
) -> dict[str, _Team]:
    """Of each department a team that can be in the zone by now: of several, who came free last."""
    found: dict[str, _Team] = {}
    for name, crew in crews.items():
        able = [
            one
            for one in crew
            if one.zone is None or one.free + travel.minutes(one.zone, zone) <= moment
        ]
        if able:
            found[name] = max(able, key=lambda one: one.free)
    return found


def _stay(left: int, dice: Random) -> int:
    """One to three hours; the last of a day fills it."""
    if left < _STAYS.start + WITHIN + _STAYS[-1]:
        return max(one for one in _STAYS if one <= left)
    return dice.choice(_STAYS)


def _thinned(stops: Sequence[_Stop], minutes: float, dice: Random) -> list[_Stop]:
    """As many of the visits, drawn, as keep the teams busy for so long."""
    kept: list[_Stop] = []
    for one in dice.sample(stops, len(stops)):
        if minutes >= one.busy:
            minutes -= one.busy
            kept.append(one)
    return kept


def _housed(stops: Sequence[_Stop], dice: Random) -> list[_House]:
    """The visits by enterprise: some, all of one zone, on different days, of different people."""
    houses: list[_House] = []
    unfinished: list[_House] = []
    for stop in stops:
        house = next((one for one in unfinished if one.zone == stop.zone and one.takes(stop)), None)
        if house is None:
            (wanted,) = dice.choices(range(1, len(VISITS) + 1), VISITS)
            house = _House(stop.zone, wanted, [])
            houses.append(house)
            unfinished.append(house)
        house.stops.append(stop)
        if len(house.stops) == house.wanted:
            unfinished.remove(house)
    return houses


def _enterprise(house: _House, number: int, dice: Random) -> Enterprise:
    """With limits that its visits keep."""
    limited = dice.random() < 0.25
    largest = max(len(one.stays) for one in house.stops)
    names = sorted(name for one in house.stops for name in one.stays)
    return Enterprise(
        id=f"e{number:06d}",
        name=f"虚构企业{number:06d}",
        zone=house.zone,
        most_departments=max(largest, dice.randint(3, 5)) if limited else None,
        most_inspectors=max(_INSPECTORS[-1] * largest, 12) if limited else None,
        lead_order=(dice.choice(names),) if dice.random() < 0.4 else (),
    )


def _wishes(stop: _Stop, enterprise: str, taken: int, dice: Random) -> Iterator[Request]:
    """The requests of one visit, numbered on from those taken."""
    anchor = dice.choice(sorted(stop.stays))
    announced = dice.random() < 0.98
    for number, (name, minutes) in enumerate(sorted(stop.stays.items()), taken + 1):
        yield Request(
            id=f"r{number:07d}",
            department=name,
            enterprise=enterprise,
            minutes=minutes,
            windows=_windows(stop, minutes, 1 if name == anchor else _days(dice), dice),
            inspectors=dice.choices(_INSPECTORS, (80, 15, 5))[0],
            may_lead=name == anchor or dice.random() < 0.92,
            announced=announced,
        )


def _days(dice: Random) -> int:
    return dice.choices(range(1, len(DAYS) + 1), DAYS)[0]


def _windows(stop: _Stop, minutes: int, days: int, dice: Random) -> tuple[Window, ...]:
    """Four to eight hours on so many days, one of them around the visit."""
    own = stop.start // DAY
    others = [day for day in range(len(DAYS)) if day != own]
    found = []
    for day in sorted((own, *dice.sample(others, days - 1))):
        width = dice.choice(_WIDTHS)
        first, last = day * DAY + SESSION.start, day * DAY + SESSION.end - width
        if day == own:
            first, last = max(first, stop.start + minutes - width), min(last, stop.start)
        start = first + GRID * dice.randint(0, (last - first) // GRID)
        found.append(Window(start, start + width))
    return tuple(found)
