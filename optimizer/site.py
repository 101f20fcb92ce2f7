"""
One enterprise of the week as the search sees it: wishes, and which of them can share a visit.

A *wish* is a request, or a `together` set that stands or falls as one. A *joint* is a set of
wishes that keeps every rule of one visit, with the slots at which all of them can start. Fixed
visits are *anchors*: at the slot of an open one a joint means "join it", elsewhere "a new visit".
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from optimizer.problem import Enterprise, FixedVisit
from optimizer.slots import each, rounded_up
from optimizer.wish import Wish

MOST_JOINTS = 4096
"""An enterprise with more joints than this counts as too large: it is left to `optimizer.large`."""

MOST_TRIED = 8 * MOST_JOINTS
"""Wishes that are tried on a set of others before its enterprise counts as too large."""

MOST_WISHES, MOST_RESTS = 250, 20_000
"""Wishes, and sets of them that its program would price, beyond which it counts as too large."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A fixed visit that may be joined, and what it already holds."""

    visit: FixedVisit
    minutes: int
    inspectors: int
    teams: Mapping[str, int]
    leads: bool
    announced: frozenset[bool]
    apart: frozenset[str]


@dataclass(slots=True)
class Joint:
    """
    Wishes that can share a visit.

    Parameters
    ----------
    bits
        The wishes, bit ``i`` for the i-th of the site.
    starts
        Slots at which all of them can start.
    minutes, slots
        Length of the visit they make.
    stays
        What it binds: (department, minutes, teams), once for each request.
    kept, previous
        Requests with an earlier start, by that slot, and how many have one.
    place
        Its index among the joints of the site, -1 for one that is not listed.
    """

    bits: int
    starts: int
    minutes: int
    slots: int
    stays: tuple[tuple[str, int, int], ...]
    previous: int = 0
    kept: Mapping[int, int] = field(default_factory=dict)
    place: int = -1

    def moved(self, slot: int) -> int:
        """How many of its requests stood elsewhere before."""
        return self.previous - self.kept.get(slot, 0)


@dataclass
class Site:
    """
    An enterprise with wishes.

    Parameters
    ----------
    joints
        Every set of wishes that can share a visit, smaller ones first; None when they are
        `TooMany`.
    anchors
        Open fixed visits by slot.
    fixed
        Number of fixed visits.
    most_new
        Most visits that may be added to the fixed ones.
    """

    index: int
    enterprise: Enterprise
    wishes: tuple[Wish, ...]
    joints: tuple[Joint, ...] | None
    anchors: Mapping[int, Anchor]
    fixed: int
    most_new: int
    grid: int

    @property
    def everything(self) -> int:
        """The bits of all wishes."""
        return (1 << len(self.wishes)) - 1

    def visits(self, slot: int) -> int:
        """How many visits a joint adds at a slot: none where it joins an anchor."""
        return 0 if slot in self.anchors else 1

    def minutes(self, joint: Joint, slot: int) -> int:
        """Minutes that a joint adds to the visits of the enterprise at a slot."""
        anchor = self.anchors.get(slot)
        return max(0, joint.minutes - anchor.minutes) if anchor else joint.minutes

    def length(self, joint: Joint, slot: int) -> int:
        """Slots that the visit has which a joint makes, or joins, at a slot."""
        anchor = self.anchors.get(slot)
        longest = max(joint.minutes, anchor.minutes) if anchor else joint.minutes
        return rounded_up(longest, self.grid)

    def priority(self, bits: int) -> int:
        """Sum of the priorities of some wishes."""
        return sum(self.wishes[one].priority for one in each(bits))


class _Share(NamedTuple):
    """What a growing set of wishes already binds."""

    inspectors: int = 0
    teams: Mapping[str, int] = {}
    leads: bool = False
    announced: frozenset[bool] = frozenset()

    def with_wish(self, wish: Wish) -> "_Share":
        teams = dict(self.teams)
        for department, count in wish.departments.items():
            teams[department] = teams.get(department, 0) + count
        return _Share(
            self.inspectors + wish.inspectors,
            teams,
            self.leads or bool(wish.may_lead),
            self.announced | {wish.announced},
        )


class TooMany(Exception):
    """An enterprise has more joints than can be listed, or than its program can do."""


class JointFinder:
    """
    Lists the joints of one enterprise.

    Parameters
    ----------
    teams
        How many teams each department has.
    """

    def __init__(
        self,
        enterprise: Enterprise,
        wishes: Sequence[Wish],
        teams: Mapping[str, int],
        grid: int,
        previous: Mapping[str, int],
    ) -> None:
        self.enterprise, self.wishes, self.teams = enterprise, wishes, teams
        self.grid, self.previous = grid, previous
        self.found: dict[int, int] = {}
        self.tried = 0

    def all(self, anchors: Mapping[int, Anchor], may_be_new: bool) -> tuple[Joint, ...]:
        """Every joint, smaller ones first; raises `TooMany` where their program is too large."""
        if len(self.wishes) > MOST_WISHES:
            raise TooMany
        joinable = sum(1 << slot for slot in anchors)
        if may_be_new:
            self._grow(0, 0, ~joinable, _Share(), range(len(self.wishes)), lead_needed=True)
        for slot, anchor in anchors.items():
            guests = [
                index
                for index, wish in enumerate(self.wishes)
                if not anchor.apart.intersection(one.id for one in wish.requests)
            ]
            share = _Share(anchor.inspectors, anchor.teams, anchor.leads, anchor.announced)
            self._grow(0, 0, 1 << slot, share, guests, lead_needed=anchor.visit.lead is None)
        if _has_many_rests(self.found, len(self.wishes)):
            raise TooMany
        order = sorted(self.found, key=lambda bits: (bits.bit_count(), bits))
        return tuple(
            joint_of(self.wishes, bits, self.found[bits], self.grid, self.previous, place)
            for place, bits in enumerate(order)
        )

    def _grow(
        self,
        bits: int,
        barred: int,
        starts: int,
        share: _Share,
        candidates: Iterable[int],
        *,
        lead_needed: bool,
    ) -> None:
        if bits and (share.leads or len(share.teams) == 1 or not lead_needed):
            self.found[bits] = self.found.get(bits, 0) | starts
            if len(self.found) > MOST_JOINTS:
                raise TooMany
        left = list(candidates)
        for place, index in enumerate(left):
            wish = self.wishes[index]
            both = starts & wish.starts
            if not both or barred >> index & 1:
                continue
            self.tried += 1
            if self.tried > MOST_TRIED:
                raise TooMany
            more = share.with_wish(wish)
            if self._kept(more):
                self._grow(
                    bits | 1 << index,
                    barred | wish.apart,
                    both,
                    more,
                    left[place + 1 :],
                    lead_needed=lead_needed,
                )

    def _kept(self, share: _Share) -> bool:
        one = self.enterprise
        return (
            len(share.announced) == 1
            and (one.most_departments is None or len(share.teams) <= one.most_departments)
            and (one.most_inspectors is None or share.inspectors <= one.most_inspectors)
            and all(count <= self.teams[key] for key, count in share.teams.items())
        )


def _has_many_rests(sets: Iterable[int], wishes: int) -> bool:
    """Whether more than `MOST_RESTS` sets are left where the lowest wish goes, again and again."""
    if 1 << wishes <= MOST_RESTS:
        return False
    by_low: dict[int, list[int]] = {}
    for bits in sets:
        by_low.setdefault(bits & -bits, []).append(bits)
    waiting = [(1 << wishes) - 1]
    seen = {0, *waiting}
    while waiting and len(seen) <= MOST_RESTS:
        rest = waiting.pop()
        low = rest & -rest
        after = {rest ^ one for one in (low, *by_low.get(low, ())) if one & rest == one} - seen
        seen |= after
        waiting += after
    return len(seen) > MOST_RESTS


def joint_of(
    wishes: Sequence[Wish],
    bits: int,
    starts: int,
    grid: int,
    previous: Mapping[str, int],
    place: int = -1,
) -> Joint:
    """The joint of some wishes, which must be able to share a visit at these starts."""
    requests = [one for index in each(bits) for one in wishes[index].requests]
    before = [previous[one.id] for one in requests if one.id in previous]
    kept: dict[int, int] = {}
    for start in before:
        if start % grid == 0:
            kept[start // grid] = kept.get(start // grid, 0) + 1
    minutes = max(one.minutes for one in requests)
    return Joint(
        bits,
        starts,
        minutes,
        rounded_up(minutes, grid),
        tuple((one.department, one.minutes, one.teams) for one in requests),
        len(before),
        kept,
        place,
    )
