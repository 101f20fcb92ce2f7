"""The plan lines of the busy week: told stories first, drawn lines around them."""

from dataclasses import replace
from functools import cache
from random import Random

from scenarios.yuancheng.departments import OFFICE, OFFICES
from scenarios.yuancheng.line import Line, When, line
from scenarios.yuancheng.stories import STORIES
from scenarios.yuancheng.trades import TRADES

_COUNTS = (1,) * 22 + (2,) * 11 + (3,) * 4 + (4, 4, 5)
"""How many departments come to the enterprises that no story is told about."""

_PARTS = ("am", "pm")


@cache
def lines() -> tuple[Line, ...]:
    """Every line of the week, by department in the order of the park, then by enterprise."""
    places = {office.id: place for place, office in enumerate(OFFICES)}
    every = [*STORIES, *_drawn({one.enterprise for one in STORIES})]
    return tuple(sorted(every, key=lambda one: (places[one.department], one.enterprise)))


def lines_of(department: str) -> tuple[Line, ...]:
    """The lines of one department's sheet."""
    return tuple(one for one in lines() if one.department == department)


def _drawn(taken: set[str]) -> list[Line]:
    dice = Random("yuancheng-week-49-190")
    park = [f"{letter}{nth + 1:03d}" for letter, one in TRADES.items() for nth in range(one.count)]
    visited = dice.sample([one for one in park if one not in taken], len(_COUNTS))
    most_wanted_first = sorted(visited, key=lambda one: -len(TRADES[one[0]].weights))
    counts = sorted(_COUNTS, reverse=True)
    return [
        one
        for enterprise, count in zip(most_wanted_first, counts, strict=True)
        for one in _lines_at(enterprise, count, dice)
    ]


def _lines_at(enterprise: str, count: int, dice: Random) -> list[Line]:
    weights = dict(TRADES[enterprise[0]].weights)
    common = _half_days(2, dice)
    found = []
    for _ in range(count):
        department = dice.choices(list(weights), list(weights.values()))[0]
        del weights[department]
        found.append(_line(department, enterprise, common, dice))
    return found


def _half_days(count: int, dice: Random) -> list[When]:
    return dice.sample([(day, part) for day in range(5) for part in _PARTS], count)


def _line(department: str, enterprise: str, common: list[When], dice: Random) -> Line:
    """A line that probably meets the enterprise's common half-days."""
    items = OFFICE[department].items
    fitting = [nth for nth, one in enumerate(items) if enterprise[0] in (one.trades or enterprise)]
    windows = set(dice.sample(common, dice.choices((1, 2, 0), (45, 40, 15))[0]))
    windows |= set(_half_days(dice.choice((0, 1, 1)) if windows else 2, dice))
    drawn = line(department, enterprise, dice.choice(fitting or [0]), *_whole_days(windows))
    return replace(drawn, priority=dice.choices((1, 3, 5), (85, 12, 3))[0])


def _whole_days(half_days: set[When]) -> list[When]:
    """Writes both halves of a day as the whole day."""
    days = {day for day, _ in half_days}
    both = {day for day in days if all((day, part) in half_days for part in _PARTS)}
    return sorted({(day, "all" if day in both else part) for day, part in half_days})
