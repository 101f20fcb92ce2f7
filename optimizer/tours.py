"""
Which team does which stay when the times are given, with the least travel between them.

Each stay comes after another stay, at the price of the travel, or first for one of the teams,
for nothing. That is an assignment problem, solved exactly by Kuhn's Hungarian method in the form
of Jonker and Volgenant (1987). Where a day has too many stays for it, the tours of
`optimizer.teams` are cut at their longest ways as long as there are teams that stand idle.
"""

from collections.abc import Sequence
from itertools import pairwise

from optimizer.problem import Travel
from optimizer.teams import Stay, assign, can_follow

MOST_STAYS = 80
"""Stays of a department's day up to which the method is quick: 0.02 s, mostly."""

NEVER = 1 << 30
"""Cost of one stay after another that no team can do."""


def tell_apart(stays: Sequence[Stay], teams: int, travel: Travel) -> list[int] | None:
    """The team of each stay with the least travel, or nearly on a large day; None: too few."""
    if len(stays) <= MOST_STAYS:
        return least_travel(stays, teams, travel)
    numbers = assign(stays, teams, travel)
    return None if numbers is None else _spread(stays, numbers, teams, travel)


def travelled(stays: Sequence[Stay], teams: int, travel: Travel) -> int:
    """The minutes of travel of a day with the teams told apart; 0 where they are too few."""
    numbers = tell_apart(stays, teams, travel)
    legs = [] if numbers is None else _legs(stays, numbers)
    return sum(_cost(stays[before], stays[after], travel) for before, after in legs)


def _legs(stays: Sequence[Stay], numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Each two stays of which a team does one next after the other."""
    order = sorted(range(len(stays)), key=lambda one: (numbers[one], stays[one][:2]))
    return [(one, other) for one, other in pairwise(order) if numbers[one] == numbers[other]]


def _spread(stays: Sequence[Stay], numbers: Sequence[int], teams: int, travel: Travel) -> list[int]:
    """Let idle teams take over where the ways are longest."""
    legs = _legs(stays, numbers)
    legs.sort(key=lambda leg: -_cost(stays[leg[0]], stays[leg[1]], travel))
    kept = legs[max(0, teams - len(set(numbers))) :]
    before = [len(stays)] * len(stays)
    for one, other in kept:
        before[other] = one
    return _numbers(stays, before)


def least_travel(stays: Sequence[Stay], teams: int, travel: Travel) -> list[int] | None:
    """
    The team, numbered from 1, of each stay so that the travel in all is least.

    None where the teams are too few.
    """
    # A plan pays for the way past an absence: where teams stand idle, one of them is absent.
    unit = 1 + len(stays)
    costs = [
        [min(NEVER, unit * _cost(before, stay, travel) + stay.away) for before in stays]
        + [0] * min(teams, len(stays))
        for stay in stays
    ]
    before = _assignment(costs)
    if any(costs[stay][place] >= NEVER for stay, place in enumerate(before)):
        return None
    return _numbers(stays, before)


def _cost(before: Stay, stay: Stay, travel: Travel) -> int:
    if before is stay or not can_follow(before, stay, travel):
        return NEVER
    return 0 if before.away or stay.away else travel.minutes(before.zone, stay.zone)


def _numbers(stays: Sequence[Stay], before: Sequence[int]) -> list[int]:
    """Number the teams by their first stay."""
    found = [0] * len(stays)
    used = 0
    for stay in sorted(range(len(stays)), key=lambda one: (stays[one].start, stays[one].end)):
        if before[stay] < len(stays):
            found[stay] = found[before[stay]]
        else:
            used += 1
            found[stay] = used
    return found


def _assignment(costs: Sequence[Sequence[int]]) -> list[int]:
    """The column of each row, all different, so that the costs in all are least."""
    columns = len(costs[0]) if costs else 0
    row_price, column_price = [0] * (len(costs) + 1), [0] * (columns + 1)
    row_of = [0] * (columns + 1)
    for row in range(1, len(costs) + 1):
        row_of[0] = row
        _augment(costs, row_of, row_price, column_price)
    found = [0] * len(costs)
    for column in range(1, columns + 1):
        if row_of[column]:
            found[row_of[column] - 1] = column - 1
    return found


def _augment(
    costs: Sequence[Sequence[int]],
    row_of: list[int],
    row_price: list[int],
    column_price: list[int],
) -> None:
    """Give the row at column 0 a column of its own by the cheapest chain of changes."""
    columns = len(row_of) - 1
    beyond = NEVER << 12
    cheapest = [beyond] * (columns + 1)
    came_from = [0] * (columns + 1)
    seen = [False] * (columns + 1)
    column = 0
    while row_of[column]:
        seen[column] = True
        row = row_of[column]
        step, following = beyond, 0
        for other in range(1, columns + 1):
            if seen[other]:
                continue
            reduced = costs[row - 1][other - 1] - row_price[row] - column_price[other]
            if reduced < cheapest[other]:
                cheapest[other], came_from[other] = reduced, column
            if cheapest[other] < step:
                step, following = cheapest[other], other
        for other in range(columns + 1):
            if seen[other]:
                row_price[row_of[other]] += step
                column_price[other] -= step
            else:
                cheapest[other] -= step
        column = following
    while column:
        row_of[column] = row_of[came_from[column]]
        column = came_from[column]
