"""
Which enterprises have to do with each other at all.

Two sites are coupled only where a department could run out of teams on some day; a day on which
even all wishes at once leave a team free couples nobody. What is not coupled is solved apart,
and the tiers of the parts add up.
"""

from optimizer.board import Board
from optimizer.crew import pile
from optimizer.problem import DAY
from optimizer.slots import rounded_up, stretch


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
    wanting: dict[tuple[str, int], dict[int, list[int]]] = {}
    for site in board.sites:
        for wish in site.wishes:
            for one in wish.requests:
                crew = board.crews[one.department]
                length = rounded_up(one.minutes + crew.most, board.grid)
                covered = _covered(wish.starts, length)
                for day in range(7):
                    part = covered & stretch(day * DAY // board.grid, (day + 1) * DAY // board.grid)
                    if part:
                        sites = wanting.setdefault((one.department, day), {})
                        sites.setdefault(site.index, []).extend([part] * one.teams)
    found = []
    for (department, day), sites in sorted(wanting.items()):
        crew = board.crews[department]
        planes = [-1] * (crew.teams + 1) if crew.overfull[day] else crew.bound(day)
        for parts in sites.values():
            for part in parts:
                pile(planes, part)
        if _over(planes, crew.teams, day, board.grid) and len(sites) > 1:
            found.append(sorted(sites))
    return found


def _covered(starts: int, length: int) -> int:
    """Slots that a stay of so many slots may bind."""
    found, reach = starts, 1
    while reach < length:
        step = min(reach, length - reach)
        found |= found << step
        reach += step
    return found


def _over(planes: list[int], teams: int, day: int, grid: int) -> bool:
    today = stretch(day * DAY // grid, (day + 1) * DAY // grid)
    return len(planes) > teams and bool(planes[teams] & today)


def _leader(leader: list[int], one: int) -> int:
    while leader[one] != one:
        leader[one] = leader[leader[one]]
        one = leader[one]
    return one


def _join(leader: list[int], one: int, other: int) -> None:
    first, second = sorted((_leader(leader, one), _leader(leader, other)))
    leader[second] = first
