"""
How many visits there must be, without a solver.

Intervals
    Wishes whose starts lie all within one stretch of the week need visits that start within
    it; stretches that are apart add up. In one stretch count what each visit can hold at most:
    inspectors (also through dual feasible functions, Fekete and Schepers 2001), departments,
    teams. For wishes with one window each and no limits this is the exact minimum.
Clique
    Wishes that pairwise cannot share a visit.
"""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from optimizer.wish import Limits, Wish

Load = tuple[Sequence[int], int]
"""What each wish weighs, and what a visit holds."""

STEPS = 24
"""So many dual feasible functions of each family are tried."""


def fewest_by_intervals(wishes: Sequence[Wish], limits: Limits) -> int:
    """Visits that planning all of the wishes needs; announced and others apart, as they must."""
    kinds = ([one for one in wishes if one.announced], [o for o in wishes if not o.announced])
    return sum(_one_kind(kind, limits) for kind in kinds if kind)


def _one_kind(wishes: Sequence[Wish], limits: Limits) -> int:
    first = [(one.starts & -one.starts).bit_length() for one in wishes]
    last = [one.starts.bit_length() for one in wishes]
    froms, row = np.unique(first, return_inverse=True)
    tos, column = np.unique(last, return_inverse=True)
    needs = np.zeros((len(froms), len(tos)), dtype=np.int64)
    for weights, room in _loads(wishes, limits):
        inside = np.zeros_like(needs)
        np.add.at(inside, (row, column), np.asarray(weights, dtype=np.int64))
        inside = inside[::-1].cumsum(axis=0)[::-1].cumsum(axis=1)
        np.maximum(needs, -(-inside // room), out=needs)
    return _best_split(needs, froms, tos)


def _best_split(
    needs: npt.NDArray[np.int64], froms: npt.NDArray[np.int64], tos: npt.NDArray[np.int64]
) -> int:
    before = np.searchsorted(tos, froms)
    best = np.zeros(len(tos) + 1, dtype=np.int64)
    for end in range(len(tos)):
        reachable = froms <= tos[end]
        here = (needs[:, end] + best[before])[reachable]
        best[end + 1] = max(best[end], here.max(initial=0))
    return int(best[-1])


def _loads(wishes: Sequence[Wish], limits: Limits) -> Iterator[Load]:
    yield [1] * len(wishes), len(wishes)
    if limits.most_inspectors is not None:
        yield from _dual_feasible([one.inspectors for one in wishes], limits.most_inspectors)
    if limits.most_departments is not None:
        yield _own_departments(wishes), limits.most_departments
    for name, teams in sorted(limits.teams.items()):
        needs = [one.departments.get(name, 0) for one in wishes]
        if sum(needs) > teams > 0:
            yield needs, teams


def _own_departments(wishes: Sequence[Wish]) -> list[int]:
    # Several wishes of one department count it once in a visit, so only one of them may pay.
    seen: set[str] = set()
    paid = [0] * len(wishes)
    for index in sorted(range(len(wishes)), key=lambda one: wishes[one].starts.bit_count()):
        paid[index] = len(set(wishes[index].departments) - seen)
        seen.update(wishes[index].departments)
    return paid


def _dual_feasible(weights: Sequence[int], room: int) -> Iterator[Load]:
    yield weights, room
    small = sorted({one for one in weights if one * 2 <= room})
    for least in small[:: max(1, len(small) // STEPS)]:
        yield [_large_only(one, least, room) for one in weights], room
    for k in range(1, STEPS):
        yield [_stairs(one, k, room) for one in weights], room * k


def _large_only(weight: int, least: int, room: int) -> int:
    if weight > room - least:
        return room
    return weight if weight >= least else 0


def _stairs(weight: int, k: int, room: int) -> int:
    steps, rest = divmod(weight * (k + 1), room)
    return steps * room if rest else weight * k


def clique(clash: Sequence[int]) -> list[int]:
    """Indices of wishes that pairwise clash: a large such set, found greedily."""
    order = sorted(range(len(clash)), key=lambda one: -clash[one].bit_count())
    found = (_grow(first, order, clash) for first in order[:50])
    return max(found, key=len, default=[])


def _grow(first: int, order: Sequence[int], clash: Sequence[int]) -> list[int]:
    members, common = [first], clash[first]
    for one in order:
        if common >> one & 1:
            members.append(one)
            common &= clash[one]
    return members
