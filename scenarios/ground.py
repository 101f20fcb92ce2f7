"""What drawn and planted weeks share: zones, half-days, and how many requests an enterprise has."""

from collections.abc import Iterable
from itertools import combinations
from random import Random

from optimizer import DAY, Travel, Window
from scenarios.towns import TownSpec

WEEK = "2026-W49"
SESSIONS = (Window(510, 720), Window(870, 1050))
"""08:30 to 12:00 and 14:30 to 17:30."""

HALF_DAYS = tuple(
    Window(day * DAY + one.start, day * DAY + one.end) for day in range(5) for one in SESSIONS
)
"""The ten sessions of the week, in minutes since Monday."""

GRID = 15


def zones_of(spec: TownSpec) -> tuple[str, ...]:
    """Names of the zones."""
    return tuple(f"z{nth}" for nth in range(1, spec.zones + 1))


def travel_of(spec: TownSpec, dice: Random) -> Travel:
    """10 minutes within a zone, 15 to 30 between two: any such numbers keep the triangle rule."""
    between: dict[tuple[str, str], int] = {}
    for origin, destination in combinations(zones_of(spec), 2):
        minutes = dice.randrange(15, 31, 5)
        between[origin, destination] = between[destination, origin] = minutes
    return Travel(10, between)


def counts_of(spec: TownSpec, dice: Random) -> list[int]:
    """How many requests each enterprise has: exact shares in random order."""
    several = round(spec.enterprises * spec.three_to_five)
    many = round(spec.enterprises * spec.six_or_more) if spec.departments > 6 else 0
    two = round(spec.enterprises * spec.two)
    counts = [2] * two + dice.choices((3, 4, 5), (6, 3, 1), k=several)
    counts += dice.choices((6, 7), k=many)
    counts += [1] * (spec.enterprises - len(counts))
    dice.shuffle(counts)
    return counts


def fitting(minutes: int, half_days: Iterable[Window] = HALF_DAYS) -> list[Window]:
    """The half-days that are long enough."""
    return [one for one in half_days if one.end - one.start >= minutes]
