"""
Travel that no plan can spare, at any size: stays that can only lie on too few days.

A team's first stay of a day costs nothing, every other one a way. So if more stays of a
department can only lie on some days than it has teams on these days in all, each of those above
costs at least the shortest way.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from optimizer.board import Board
from optimizer.problem import DAY
from optimizer.slots import stretch
from optimizer.wish import Wish

Days = frozenset[int]


def least_legs(board: Board, left_out: int) -> int:
    """Minutes of travel in every plan that leaves out wishes of at most this priority in all."""
    total = 0
    shortest: dict[str, int] = {}
    for department, stays in _stays(board).items():
        zones, days = Counter[str](), Counter[Days]()
        for (zone, some), count in stays.items():
            zones[zone] += count
            days[some] += count
        shortest[department] = _shortest(board, zones)
        total += shortest[department] * _seconds(days, board.crews[department].teams)
    wishes = [wish for site in board.sites for wish in site.wishes]
    return max(0, total - _spared(wishes, shortest, left_out))


def _stays(board: Board) -> dict[str, Counter[tuple[str, Days]]]:
    """For each department its stays: the zone, and the days on which they can be."""
    problem = board.problem
    found: dict[str, Counter[tuple[str, Days]]] = {key: Counter() for key in board.crews}
    for visit in problem.fixed:
        for one in (problem.request[key] for key in visit.requests):
            key = (problem.enterprise[visit.enterprise].zone, frozenset([visit.start // DAY]))
            found[one.department][key] += one.teams
    known: dict[int, Days] = {}
    for site in board.sites:
        for wish in site.wishes:
            if wish.starts not in known:
                known[wish.starts] = _days(wish.starts, board.grid)
            key = (site.enterprise.zone, known[wish.starts])
            for one in wish.requests:
                found[one.department][key] += one.teams
    return found


def _days(starts: int, grid: int) -> Days:
    steps = DAY // grid
    return frozenset(day for day in range(7) if starts & stretch(day * steps, (day + 1) * steps))


def _seconds(stays: Counter[Days], teams: int) -> int:
    """Stays that cannot be the first of a team's day, by Hall's condition on sets of days."""
    possible = sorted(frozenset().union(*stays))
    return max(
        (
            sum(count for days, count in stays.items() if days <= some) - teams * len(some)
            for some in _subsets(possible)
        ),
        default=0,
    )


def _subsets(days: Sequence[int]) -> Iterator[Days]:
    for size in range(len(days) + 1):
        yield from map(frozenset, combinations(days, size))


def _shortest(board: Board, zones: Counter[str]) -> int:
    """The shortest way between two stays of these zones, of each so many."""
    travel = board.problem.travel
    ways = [travel.minutes(one, other) for one, other in combinations(sorted(zones), 2)]
    if any(count > 1 for count in zones.values()):
        ways.append(travel.within)
    return min(ways, default=0)


def _spared(wishes: Iterable[Wish], shortest: Mapping[str, int], left_out: int) -> int:
    """The most travel that leaving out saves: a knapsack that may hold a part of one wish."""
    worth = [
        (sum(one.teams * shortest[one.department] for one in wish.requests), wish.priority)
        for wish in wishes
    ]
    spared, room = 0, left_out
    for minutes, priority in sorted(worth, key=lambda one: -one[0] / one[1]):
        if priority >= room:
            return spared + minutes * room // priority
        spared += minutes
        room -= priority
    return spared
