"""
Whether a department's teams are free: by its chains; or by the pictures where they decide it, else
exactly.

A new stay fits unless it and others of which none can follow another are more than the teams
(Dilworth). Where the pictures leave that open, the stays that clash with the new one are
covered by as few chains as can be, by a matching of who follows whom (Fulkerson 1956).
"""

from optimizer.compiled.chains import around, one_more_fits, settle
from optimizer.compiled.flat import Flat
from optimizer.compiled.jit import compiled, inlined, lent, lowest
from optimizer.compiled.state import MOST_CLASHING, State

MOST_OF_A_DAY = 400
"""Stays of a department's day beyond which a doubtful start counts as not free."""


STAY, AFTER, BEFORE, CAME, QUEUE = range(5)
"""Rows of the scratch: clashing stays, who can follow, who goes before, and a path's search."""


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


@compiled
def fits(flat: Flat, state: State, stay: int, slot: int) -> bool:
    """Whether the teams of a stay are free from a slot on, beside all that stands."""
    flat, state = lent(flat), lent(state)
    department = flat.stay_department[stay]
    if blocked(flat, state, stay, slot) >= 0:
        return False
    if flat.chained[department] >= 0:
        return _fits_in(flat, state, stay, slot)
    for one in range(slot, slot + flat.stay_slots[stay] + flat.gap[department]):
        more = rise(flat, state, stay, slot, one)
        if state.full[department, one] + more > flat.teams[department]:
            return exactly(flat, state, stay, slot)
    return True


@inlined
def follows(flat: Flat, state: State, one: int, other: int) -> bool:
    """Whether a team can go from a stay to another."""
    way = flat.ways[flat.stay_zone[one], flat.stay_zone[other]]
    return bool(state.starts[one] + flat.stay_minutes[one] + way <= state.starts[other])


@inlined
def _fits_in(flat: Flat, state: State, stay: int, slot: int) -> bool:
    department, start = flat.stay_department[stay], slot * flat.grid
    day, most = flat.chained[department] * 7 + start // 1440, flat.teams[department]
    settle(state, day)
    if flat.stay_teams[stay] > 1 or state.link_chains[day] > most:
        return exactly(flat, state, stay, slot)
    end = start + flat.stay_minutes[stay]
    before, after = around(state, day, flat.stay_zone[stay], start, end)
    return one_more_fits(state, day, most, before, after)


@compiled
def exactly(flat: Flat, state: State, stay: int, slot: int) -> bool:
    """
    Whether the new stay and those that clash with it are few enough chains.

    No where ways are no partial order or the stays are too many: never too generous.
    """
    flat, state = lent(flat), lent(state)
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
    return found <= int(room) or _paired(flat, state, found, found - int(room))


@compiled
def _paired(flat: Flat, state: State, count: int, need: int) -> bool:
    """
    Whether so many of the clashing stays can be followed by another of them, each by its own.

    That is a matching of who follows whom; those left over are as few as the chains.
    """
    flat, state = lent(flat), lent(state)
    scratch, able = state.scratch, 0
    for one in range(count):
        after = 0
        for other in range(count):
            if follows(flat, state, scratch[STAY, one], scratch[STAY, other]):
                after |= 1 << other
        scratch[AFTER, one] = after
        scratch[BEFORE, one] = -1
        able += after != 0
    for one in range(count):
        if need <= 0 or able < need:
            break
        if scratch[AFTER, one]:
            able -= 1
            need -= _augmented(state, one, count)
    return bool(need <= 0)


@compiled
def _augmented(state: State, first: int, count: int) -> int:
    """1 where a path from a stay ends at one that follows none yet, and is turned; else 0."""
    state = lent(state)
    scratch = state.scratch
    scratch[QUEUE, 0], head, tail, seen = first, 0, 1, 0
    while head < tail:
        one = scratch[QUEUE, head]
        head += 1
        new = scratch[AFTER, one] & ~seen
        seen |= new
        while new:
            other = lowest(new)
            new &= new - 1
            scratch[CAME, other] = one
            if scratch[BEFORE, other] < 0:
                _turn(state, first, other, count)
                return 1
            scratch[QUEUE, tail] = scratch[BEFORE, other]
            tail += 1
    return 0


@compiled
def _turn(state: State, first: int, end: int, count: int) -> None:
    """Pair along the path that was found, from its end back to its first stay."""
    state = lent(state)
    scratch = state.scratch
    while end >= 0:
        one, after = scratch[CAME, end], -1
        for other in range(count):
            if scratch[BEFORE, other] == one:
                after = other
        scratch[BEFORE, end] = one
        end = after if one != first else -1
