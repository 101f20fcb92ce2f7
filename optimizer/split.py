"""
Which enterprises have to do with each other at all.

Two sites are coupled only where a department could run out of teams on some day; a day on which
even all wishes at once leave a team free couples nobody. What is not coupled is solved apart,
and the tiers of the parts add up.
"""

from collections import Counter
from collections.abc import Mapping
from functools import cache, partial

from optimizer.board import Board
from optimizer.problem import DAY
from optimizer.slots import covered, each, rounded_up, stretch

_Day = tuple[str, int]
"""A department and a day."""


def components(board: Board) -> list[list[int]]:
    """Groups of sites that no department's day couples, each ascending, by their first site."""
    leader = list(range(len(board.sites)))
    if board.most_moved is not None:
        return [leader] if leader else []
    for sites in _sharing_a_scarce_day(board):
        for other in sites[1:]:
            _join(leader, sites[0], other)
    groups: dict[int, list[int]] = {}
    for index in range(len(leader)):
        groups.setdefault(_leader(leader, index), []).append(index)
    return list(groups.values())


def _sharing_a_scarce_day(board: Board) -> list[list[int]]:
    """For each department and day on which its teams may be too few, the sites that want them."""
    wanting: dict[_Day, dict[int, None]] = {}
    bound: dict[_Day, Counter[int]] = {}
    parts_of = cache(partial(_parts, board.grid))
    for site in board.sites:
        for wish in site.wishes:
            for one in wish.requests:
                length = rounded_up(one.minutes + board.crews[one.department].most, board.grid)
                for day, part in parts_of(wish.starts, length):
                    key = one.department, day
                    wanting.setdefault(key, {})[site.index] = None
                    bound.setdefault(key, Counter())[part] += one.teams
    found = []
    for (department, day), sites in sorted(wanting.items()):
        crew, parts = board.crews[department], bound[department, day]
        parts.update(crew.bound(day))
        if len(sites) > 1 and (crew.overfull[day] or _most_at_once(parts) > crew.teams):
            found.append(sorted(sites))
    return found


def _parts(grid: int, starts: int, length: int) -> list[tuple[int, int]]:
    """The days in which a stay of so many slots may bind any, and which."""
    bound = covered(starts, length)
    days = [bound & stretch(day * DAY // grid, (day + 1) * DAY // grid) for day in range(7)]
    return [(day, part) for day, part in enumerate(days) if part]


def _most_at_once(parts: Mapping[int, int]) -> int:
    """The most teams at one slot, given how many each set of slots binds."""
    there: Counter[int] = Counter()
    for part, teams in parts.items():
        for slot in each(part):
            there[slot] += teams
    return max(there.values(), default=0)


def _leader(leader: list[int], one: int) -> int:
    while leader[one] != one:
        leader[one] = leader[leader[one]]
        one = leader[one]
    return one


def _join(leader: list[int], one: int, other: int) -> None:
    first, second = sorted((_leader(leader, one), _leader(leader, other)))
    leader[second] = first
