"""
Teams of one department on one day: how few are enough, and which team goes where.

A stay can follow another when a team that left the first is there in time for the second.
The fewest teams are a minimum path cover of that relation: the number of stays less a largest
matching of stays to followers (Fulkerson 1956); it is exact also where "can follow" is not
transitive, as around a short absence, because only consecutive stays are compared.
"""

from bisect import bisect_left, insort
from collections import deque
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from optimizer.problem import Travel


class Stay(NamedTuple):
    """
    One team at one place, ``start <= t < end`` in minutes.

    Parameters
    ----------
    key
        What the stay belongs to, for the caller: a request, which makes one stay for each of
        its teams, or an absence.
    away
        An absent team: no travel to or from it.
    """

    start: int
    end: int
    zone: str = ""
    key: str = ""
    away: bool = False


def can_follow(first: Stay, second: Stay, travel: Travel) -> bool:
    """Whether one team can do `second` next after `first`."""
    if first.away or second.away:
        return first.end <= second.start
    return first.end + travel.minutes(first.zone, second.zone) <= second.start


def fewest_teams(stays: Sequence[Stay], travel: Travel) -> int:
    """
    The exact number of teams without which the stays cannot be done.

    The greedy of `assign` is tried first with as many teams as are present at once, a lower
    bound; only where it fails the matching decides.
    """
    present = _present_at_once(stays)
    if _greedy(stays, present, travel) is not None:
        return present
    followers = _followers(stays, travel)
    return len(stays) - sum(one >= 0 for one in _matching(followers)[0])


def assign(stays: Sequence[Stay], teams: int, travel: Travel) -> list[int] | None:
    """
    The team, numbered from 1, of each stay, or None where `teams` are too few.

    Prefers the team of the same zone that came free last, so that teams seldom change zones;
    the matching is the fallback, so None is a proof.
    """
    if _present_at_once(stays) > teams:
        return None
    found = _greedy(stays, teams, travel)
    if found is not None:
        return found
    before = _matching(_followers(stays, travel))[1]
    if sum(one < 0 for one in before) > teams:
        return None
    return _numbered(stays, before)


def widest(stays: Sequence[Stay], travel: Travel) -> list[int]:
    """
    Indices of a largest set of stays of which none can follow another, ascending.

    By Dilworth its size is `fewest_teams`, and it is a proof of it, when "can follow" is
    transitive: triangle inequality kept, no absence shorter than a journey. Else it is never
    smaller than `fewest_teams`, but then a stay between two of the set may join them.
    Found with König's theorem from the matching.
    """
    followers = _followers(stays, travel)
    after, before = _matching(followers)
    reached = [one < 0 for one in after]
    covered = [False] * len(stays)
    waiting = deque(index for index, free in enumerate(reached) if free)
    while waiting:
        for follower in followers[waiting.popleft()]:
            covered[follower] = True
            origin = before[follower]
            if origin >= 0 and not reached[origin]:
                reached[origin] = True
                waiting.append(origin)
    return [one for one in range(len(stays)) if reached[one] and not covered[one]]


def _present_at_once(stays: Sequence[Stay]) -> int:
    """The most stays at one moment: no plan needs fewer teams."""
    starts = sorted(one.start for one in stays)
    ends = sorted(one.end for one in stays)
    most, left = 0, 0
    for come, start in enumerate(starts, 1):
        while ends[left] <= start:
            left += 1
        most = max(most, come - left)
    return most


def _greedy(stays: Sequence[Stay], teams: int, travel: Travel) -> list[int] | None:
    """Teams by start; each stay takes a team of its zone, else the one that waited least."""
    free: dict[str | None, list[tuple[int, int]]] = {}
    numbers = [0] * len(stays)
    used = 0
    for index in sorted(range(len(stays)), key=lambda one: stays[one][:2]):
        stay = stays[index]
        team = _take(free, stay, travel)
        if not team:
            if used == teams:
                return None
            used += 1
            team = used
        numbers[index] = team
        insort(free.setdefault(None if stay.away else stay.zone, []), (stay.end, team))
    return numbers


def _take(free: dict[str | None, list[tuple[int, int]]], stay: Stay, travel: Travel) -> int:
    """Take a team that can do the stay next out of those that came free, 0: there is none."""
    latest, chosen, at = -1, None, 0
    for zone, teams in free.items():
        way = 0 if stay.away or zone is None else travel.minutes(zone, stay.zone)
        index = bisect_left(teams, (stay.start - way + 1,)) - 1
        if index < 0:
            continue
        if zone == stay.zone:
            return teams.pop(index)[1]
        if teams[index][0] + way > latest:
            latest, chosen, at = teams[index][0] + way, teams, index
    return chosen.pop(at)[1] if chosen is not None else 0


def _followers(stays: Sequence[Stay], travel: Travel) -> list[list[int]]:
    """For each stay the indices of those that can follow it, soonest first."""
    order = sorted(range(len(stays)), key=lambda one: stays[one].start)
    starts = [stays[one].start for one in order]
    return [
        [
            other
            for other in order[bisect_left(starts, stay.end) :]
            if can_follow(stay, stays[other], travel)
        ]
        for stay in stays
    ]


def _matching(followers: Sequence[Sequence[int]]) -> tuple[list[int], list[int]]:
    """
    A largest matching of stays to followers: (follower of each stay, stay before each), -1: none.

    Hopcroft and Karp (1973): augment along shortest paths, many in each phase.
    """
    after, before = [-1] * len(followers), [-1] * len(followers)
    for stay, choices in enumerate(followers):
        for other in choices:
            if before[other] < 0:
                after[stay], before[other] = other, stay
                break
    while True:
        depth = _layers(followers, after, before)
        heads = [iter(choices) for choices in followers]
        roots = [stay for stay, other in enumerate(after) if other < 0]
        if not sum(_augment(root, heads, depth, after, before) for root in roots):
            return after, before


def _layers(
    followers: Sequence[Sequence[int]], after: Sequence[int], before: Sequence[int]
) -> list[int]:
    """Length of the shortest alternating way from an unmatched stay to each stay, -1: none."""
    depth = [0 if one < 0 else -1 for one in after]
    waiting = deque(index for index, one in enumerate(after) if one < 0)
    while waiting:
        stay = waiting.popleft()
        for other in followers[stay]:
            origin = before[other]
            if origin >= 0 and depth[origin] < 0:
                depth[origin] = depth[stay] + 1
                waiting.append(origin)
    return depth


def _augment(
    root: int,
    heads: Sequence[Iterator[int]],
    depth: Sequence[int],
    after: list[int],
    before: list[int],
) -> bool:
    """Lengthen the matching along one way from `root`, without recursion; whether it did."""
    way, followers = [root], list[int]()
    while way:
        stay = way[-1]
        for other in heads[stay]:
            origin = before[other]
            if origin < 0:
                for one, follower in zip(way, [*followers, other], strict=True):
                    after[one], before[follower] = follower, one
                return True
            if depth[origin] == depth[stay] + 1:
                followers.append(other)
                way.append(origin)
                break
        else:
            way.pop()
            del followers[-1:]
    return False


def _numbered(stays: Sequence[Stay], before: Sequence[int]) -> list[int]:
    """Number the paths of the cover by their first start."""
    numbers = [0] * len(stays)
    used = 0
    for index in sorted(range(len(stays)), key=lambda one: stays[one][:2]):
        if before[index] < 0:
            used += 1
            numbers[index] = used
        else:
            numbers[index] = numbers[before[index]]
    return numbers
