"""
Whether the teams of one department can share some requests out among them, by trying every way.

The enterprises are left out of account, so a no is a proof that no plan holds the requests; a yes
is none. A *round* is a set of stays that one team can make one after the other in one session.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from optimizer.board import Board
from optimizer.clash import Purse
from optimizer.excerpt import Excerpts
from optimizer.overload import starts_of
from optimizer.problem import Problem, Request, Window
from optimizer.slots import each

MOST_STAYS, MOST_TURNS = 24, 400
"""Stays, and teams times sessions, up to which every way is tried."""

TURNS_OF_A_LOOK, ROUNDS_OF_A_TURN = 10, 10
"""Turns of a team that are tried in the time of one look, and rounds that are listed for one."""


@dataclass(frozen=True, slots=True)
class _Stay:
    """One team's stay: its starts in minutes, ascending; an absence is in no zone."""

    starts: tuple[int, ...]
    minutes: int
    zone: str | None


def cannot(week: Excerpts, ids: Iterable[str], purse: Purse) -> bool:
    """Whether it is proven that no plan holds these requests of one department."""
    free = [week.problem.request[one] for one in dict.fromkeys(ids) if one not in week.fixed]
    if len({one.department for one in free}) != 1 or sum(o.teams for o in free) > MOST_STAYS:
        return False
    board = Board(week.among(one.id for one in free))
    starts = starts_of(board)
    if any(one.id not in starts for one in free):
        return False
    standing = list(_standing(board.problem, free[0].department))
    stays = [*standing, *_asked(board, free, starts)]
    teams = board.crews[free[0].department].teams
    if len(stays) > MOST_STAYS or teams * len(board.problem.stretches) > MOST_TURNS:
        return False
    tries = Purse(purse.looks * TURNS_OF_A_LOOK, purse.stop)
    rosters = _Rosters(board, stays, teams, tries)
    # Fixed visits may be too much by themselves; then nothing follows for the others.
    found = (
        rosters.listed()
        and rosters.shared(0, 0, (1 << len(standing)) - 1)
        and not rosters.shared(0, 0, (1 << len(stays)) - 1)
    )
    purse.pay(1 + len(free) + purse.looks - max(0, rosters.purse.looks) // TURNS_OF_A_LOOK)
    return found


def _asked(board: Board, requests: Sequence[Request], starts: Mapping[str, int]) -> Iterator[_Stay]:
    """A stay for each team of a request; they may come apart here, which only makes it easier."""
    for one in requests:
        minutes = tuple(slot * board.grid for slot in each(starts[one.id]))
        zone = board.problem.enterprise[one.enterprise].zone
        yield from [_Stay(minutes, one.minutes, zone)] * one.teams


def _standing(problem: Problem, department: str) -> Iterator[_Stay]:
    """What is bound in the sessions in any case; an absence is one in each by itself."""
    for visit in problem.fixed:
        zone = problem.enterprise[visit.enterprise].zone
        for one in (problem.request[key] for key in visit.requests):
            there = any(each.start <= visit.start < each.end for each in problem.stretches)
            if one.department == department and there:
                yield from [_Stay((visit.start,), one.minutes, zone)] * one.teams
    for absent in problem.department[department].away:
        for session in problem.stretches:
            start = max(session.start, absent.when.start)
            end = min(session.end, absent.when.end)
            if start < end:
                yield from [_Stay((start,), end - start, None)] * absent.teams


class _Rosters:
    """Rounds of each session, and how they cover all stays."""

    def __init__(self, board: Board, stays: Sequence[_Stay], teams: int, purse: Purse) -> None:
        self.travel, self.stays, self.teams, self.purse = board.problem.travel, stays, teams, purse
        self.sessions = [
            one for one in board.problem.stretches if any(_within(each, one) for each in stays)
        ]
        self.rounds: list[list[int]] = []
        self.later: list[int] = []
        self._failed: set[tuple[int, int, int]] = set()

    def listed(self) -> bool:
        """List the rounds of every session that are part of no other; whether it was possible."""
        for session in self.sessions:
            found = self._rounds(session)
            if found is None:
                return False
            self.rounds.append(found)
        later = 0
        for session in reversed(self.sessions):
            self.later.insert(0, later)
            later |= sum(1 << n for n, one in enumerate(self.stays) if _within(one, session))
        return True

    def _rounds(self, session: Window) -> list[int] | None:
        starts = [_within(one, session) for one in self.stays]
        ends = {
            (1 << n, n): some[0] + self.stays[n].minutes for n, some in enumerate(starts) if some
        }
        whole: set[int] = set()
        while ends:
            longer: dict[tuple[int, int], int] = {}
            for (held, last), end in ends.items():
                if not self.purse.pay(len(starts) // ROUNDS_OF_A_TURN):
                    return None
                for n, some in enumerate(starts):
                    at = bisect_left(some, end + self._way(last, n))
                    if not held >> n & 1 and at < len(some):
                        key = held | 1 << n, n
                        until = some[at] + self.stays[n].minutes
                        longer[key] = min(until, longer.get(key, until))
            parts = {held & ~(1 << n) for held, _ in longer for n in each(held)}
            whole.update(held for held, _ in ends if held not in parts)
            ends = longer
        return sorted(whole, key=int.bit_count, reverse=True)

    def _way(self, one: int, other: int) -> int:
        origin, destination = self.stays[one].zone, self.stays[other].zone
        if origin is None or destination is None:
            return 0
        return self.travel.minutes(origin, destination)

    def shared(self, place: int, team: int, left: int) -> bool:
        """Whether the sessions from `place` on, the first `team` teams gone, may hold the rest."""
        if not left or not self.purse.pay():
            return True
        if place == len(self.sessions):
            return False
        if team == self.teams:
            return not left & ~self.later[place] and self.shared(place + 1, 0, left)
        key = place, team, left
        if key in self._failed:
            return False
        rounds = self.rounds[place]
        if not self.purse.pay(len(rounds) // ROUNDS_OF_A_TURN):
            return True
        for one in sorted({one & left for one in rounds}, key=int.bit_count, reverse=True):
            if self.shared(place, team + 1, left & ~one):
                return True
        self._failed.add(key)
        return False


def _within(stay: _Stay, session: Window) -> list[int]:
    """The starts of a stay that lie in a session; a fixed stay counts where it begins."""
    return [one for one in stay.starts if session.start <= one < session.end]
