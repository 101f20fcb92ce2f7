"""
Whether a department's teams are free: by the pictures where they decide it, else exactly.

A new stay fits unless it and others of which none can follow another are more than the teams
(Dilworth). Where the pictures leave that open, the stays that clash with the new one are
covered by as few chains as can be, by a matching of who follows whom (Fulkerson 1956).
"""

from optimizer.compiled.flat import Flat
from optimizer.compiled.jit import compiled, inlined
from optimizer.compiled.state import MOST_CLASHING, State

MOST_OF_A_DAY = 400
"""Stays of a department's day beyond which a doubtful start counts as not free."""


DOUBT = 0.05
"""What a start costs more that only `fits` can tell to be free."""

EDGE = 0.01
"""What a start costs less, or more, for each end at which it leaves no gap, or one."""

STAY, BEFORE, SEEN, CAME, QUEUE = range(5)
"""Rows of the scratch: clashing stays, who goes before each, and a search for a path."""


@inlined
def blocked(flat: Flat, state: State, stay: int, slot: int) -> int:
    """The last slot of a stay at which too many teams are bound for certain; -1 for none."""
    department = flat.stay_department[stay]
    room = flat.teams[department] - flat.stay_teams[stay]
    for one in range(slot + flat.stay_near[stay] - 1, slot - 1, -1):
        if state.near[department, one] > room:
            return one
    return -1


@inlined
def rise(flat: Flat, state: State, stay: int, slot: int, one: int) -> int:
    """By how much a stay from `slot` on would raise what is bound at a slot."""
    department = flat.stay_department[stay]
    row, gap = department * flat.zones + flat.stay_zone[stay], flat.gap[department]
    after, high = slot + flat.stay_slots[stay], 0
    for before in range(max(one - gap, 0), one + 1):
        own = flat.stay_teams[stay] if slot <= before < after else 0
        high = max(high, state.busy[row, before] + own)
    return int(high - state.top[row, one])


@inlined
def taken(flat: Flat, state: State, stay: int, slot: int) -> float:
    """The price of the team time that a stay would take; dearer where it may not fit."""
    department, teams = flat.stay_department[stay], flat.stay_teams[stay]
    gap, after = flat.gap[department], slot + flat.stay_slots[stay]
    most, cost, sure = flat.teams[department], 0.0, True
    for one in range(slot, after + gap):
        more = teams
        # Between the edges a stay is bound throughout what the rule looks back at.
        if one < slot + gap or one >= after:
            more = rise(flat, state, stay, slot, one)
        sure = sure and state.full[department, one] + more <= most
        cost += more * state.price[department, one]
    cost += EDGE * (_begins(flat, state, department, slot) + _ends(flat, state, department, after))
    return cost if sure else cost + DOUBT


@inlined
def _begins(flat: Flat, state: State, department: int, slot: int) -> int:
    """-1 where a stay begins as another ends, or the day begins; else 1."""
    before = state.full[department, slot - 1]
    return -1 if flat.shut[slot - 1] or before > state.full[department, slot] else 1


@inlined
def _ends(flat: Flat, state: State, department: int, slot: int) -> int:
    """-1 where a stay ends as another begins, or the day ends; else 1."""
    if flat.shut[slot - 1] or flat.shut[slot]:
        return -1
    return -1 if state.full[department, slot] > state.full[department, slot - 1] else 1


@compiled
def fits(flat: Flat, state: State, stay: int, slot: int) -> bool:
    """Whether the teams of a stay are free from a slot on, beside all that stands."""
    department = flat.stay_department[stay]
    if blocked(flat, state, stay, slot) >= 0:
        return False
    for one in range(slot, slot + flat.stay_slots[stay] + flat.gap[department]):
        more = rise(flat, state, stay, slot, one)
        if state.full[department, one] + more > flat.teams[department]:
            return _exactly(flat, state, stay, slot)
    return True


@inlined
def follows(flat: Flat, state: State, one: int, other: int) -> bool:
    """Whether a team can go from a stay to another."""
    way = 0
    if flat.stay_zone[one] >= 0 and flat.stay_zone[other] >= 0:
        way = flat.ways[flat.stay_zone[one], flat.stay_zone[other]]
    return bool(state.starts[one] + flat.stay_minutes[one] + way <= state.starts[other])


@compiled
def _exactly(flat: Flat, state: State, stay: int, slot: int) -> bool:
    department = flat.stay_department[stay]
    start = slot * flat.grid
    day = department * 7 + start // 1440
    count = state.day_count[day]
    if not flat.transitive[department] or count > MOST_OF_A_DAY:
        return False
    room = flat.teams[department] - flat.stay_teams[stay]
    found = 0
    state.starts[stay] = start
    for place in range(flat.day_first[day], flat.day_first[day] + count):
        other = state.day_stays[place]
        if not follows(flat, state, stay, other) and not follows(flat, state, other, stay):
            for _ in range(flat.stay_teams[other]):
                if room == 0 or found == MOST_CLASHING:
                    state.starts[stay] = -1
                    return False
                state.scratch[STAY, found] = other
                found += 1
    state.starts[stay] = -1
    return found <= int(room) or _chains(flat, state, found) <= room


@compiled
def _chains(flat: Flat, state: State, count: int) -> int:
    """The fewest chains that hold the clashing stays: their number less a greatest matching."""
    scratch, matched = state.scratch, 0
    for one in range(count):
        scratch[BEFORE, one] = -1
    for first in range(count):
        end = _free_end(flat, state, first, count)
        if end >= 0:
            matched += 1
        while end >= 0:
            one, after = scratch[CAME, end], -1
            for other in range(count):
                if scratch[BEFORE, other] == one:
                    after = other
            scratch[BEFORE, end] = one
            end = after if one != first else -1
    return count - matched


@compiled
def _free_end(flat: Flat, state: State, first: int, count: int) -> int:
    """A stay before which nothing stands yet, at the end of an augmenting path; -1 for none."""
    scratch = state.scratch
    for one in range(count):
        scratch[SEEN, one] = 0
    scratch[QUEUE, 0], head, tail = first, 0, 1
    while head < tail:
        one = scratch[QUEUE, head]
        head += 1
        for other in range(count):
            if scratch[SEEN, other]:
                continue
            if follows(flat, state, scratch[STAY, one], scratch[STAY, other]):
                scratch[SEEN, other] = 1
                scratch[CAME, other] = one
                if scratch[BEFORE, other] < 0:
                    return other
                scratch[QUEUE, tail] = scratch[BEFORE, other]
                tail += 1
    return -1
