"""
Draws weeks with wide windows: hard to plan well although everything can be planned.

Days are not split by noon and windows last half of one or more, so that most visits could lie at
dozens of starts. Departments have several teams, and these are as busy as the load says: where the
load leaves some room (up to about 0.85) whole plans exist, and the question is only how few visits
they take.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations
from random import Random

from optimizer import DAY, Away, Department, Enterprise, Problem, Request, Travel, Window
from scenarios.ground import GRID, WEEK
from scenarios.towns import TRAITS

SESSION = Window(540, 1020)
"""09:00 to 17:00."""

DEPARTMENTS = TRAITS[:10]
ZONES = ("z1", "z2", "z3", "z4")
WITHIN = 15
"""Minutes between two stays in one zone: with it and the grid alike, no minute is lost."""

WAY = 20
"""Minutes from stay to stay on average, where half of the ways lead to another zone."""

SHARES = (8, 20, 24, 20, 14, 8, 4, 2)
"""Percent of the enterprises with one, two, … eight requests."""

PER_ENTERPRISE = sum(count * share for count, share in enumerate(SHARES, 1)) / 100
"""Requests for each enterprise, on average."""

DAYS = (25, 25, 20, 15, 15)
"""Percent of the requests with windows on one, two, … five days."""

_DAY = SESSION.end - SESSION.start
_HOURS = len(DAYS) * _DAY
_STAYS = range(60, 181, 30)
_WINDOWS = range(240, _DAY + 1, 30)


def draw_wide(enterprises: int, load: float, seed: int) -> Problem:
    """
    A week of so many enterprises, drawn by the seed alone.

    `load` is the share of the teams' hours that stays, each with `WAY` after it, take in every
    department, exact to a step of the grid. Raises `ValueError` for a size or a load
    that cannot be.
    """
    if enterprises < 1:
        raise ValueError(f"enterprises: found {enterprises}, expected 1 or more")
    if not load > 0:
        raise ValueError(f"load: found {load:g}, expected more than 0")
    dice = Random(seed)
    between = {pair: dice.choice((15, 30)) for pair in combinations(ZONES, 2)}
    places = tuple(_enterprise(number, dice) for number in range(1, enterprises + 1))
    requests: list[Request] = []
    for place, count in zip(places, _counts(enterprises, dice), strict=True):
        requests.extend(_wishes(place.id, len(requests), count, dice))
    return Problem(
        week=WEEK,
        departments=tuple(_departments(requests, load, dice)),
        enterprises=places,
        requests=tuple(requests),
        grid=GRID,
        sessions=(SESSION,),
        travel=Travel(WITHIN, between | {(to, here): way for (here, to), way in between.items()}),
    )


def _counts(enterprises: int, dice: Random) -> list[int]:
    """How many requests each enterprise has: exact shares in random order."""
    counts = [
        count for count, share in enumerate(SHARES, 1) for _ in range(enterprises * share // 100)
    ]
    missing = enterprises - len(counts)
    counts += dice.choices(range(1, len(SHARES) + 1), SHARES, k=missing)
    dice.shuffle(counts)
    return counts


def _enterprise(number: int, dice: Random) -> Enterprise:
    limited = dice.random() < 0.25
    return Enterprise(
        id=f"e{number:06d}",
        name=f"虚构企业{number:06d}",
        zone=dice.choice(ZONES),
        most_departments=dice.randint(3, 5) if limited else None,
        most_inspectors=dice.randint(8, 14) if limited else None,
        lead_order=(dice.choice(DEPARTMENTS).id,) if dice.random() < 0.4 else (),
    )


def _wishes(enterprise: str, taken: int, count: int, dice: Random) -> Iterator[Request]:
    """Requests of different departments, numbered on from those taken."""
    for number, department in enumerate(dice.sample(DEPARTMENTS, count), taken + 1):
        yield Request(
            id=f"r{number:07d}",
            department=department.id,
            enterprise=enterprise,
            minutes=dice.choice(_STAYS),
            windows=_windows(dice),
            inspectors=dice.choices((2, 3, 4), (80, 15, 5))[0],
            may_lead=dice.random() < 0.92,
            announced=dice.random() < 0.98,
        )


def _windows(dice: Random) -> tuple[Window, ...]:
    """Four to eight hours on each of one to five days."""
    found = []
    (days,) = dice.choices(range(1, len(DAYS) + 1), DAYS)
    for day in sorted(dice.sample(range(len(DAYS)), days)):
        minutes = dice.choice(_WINDOWS)
        late = GRID * dice.randint(0, (_DAY - minutes) // GRID)
        start = day * DAY + SESSION.start + late
        found.append(Window(start, start + minutes))
    return tuple(found)


def _departments(requests: Sequence[Request], load: float, dice: Random) -> Iterator[Department]:
    """As many teams as the load asks for; one is there for a part of the week only."""
    busy = dict.fromkeys((one.id for one in DEPARTMENTS), 0)
    for one in requests:
        busy[one.department] += one.minutes + WAY
    for trait in DEPARTMENTS:
        hours = max(1, round(busy[trait.id] / load / GRID)) * GRID
        teams = -(-hours // (_HOURS))
        away = tuple(_absence(teams * _HOURS - hours, dice))
        yield Department(trait.id, trait.name, teams, away)


def _absence(minutes: int, dice: Random) -> Iterator[Away]:
    """One team is away for so many minutes of its week: whole days, and the end of one more."""
    for day in dice.sample(range(len(DAYS)), -(-minutes // _DAY)):
        gone = min(minutes, _DAY)
        end = day * DAY + SESSION.end
        yield Away(1, Window(end - gone, end))
        minutes -= gone
