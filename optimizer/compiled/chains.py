"""
The stays of a department's day as chains, one for each team that they need.

A stay that can follow another may be paired with it; chains that cover all stays are as many as
there are stays less the pairs, and the fewest where the pairs are the most (Fulkerson 1956). The
pairs are kept from stay to stay, so whether one more finds a team is a short search for a path
that makes one pair more (Berge 1957). Stays are bits of a number: all that can follow one are
looked at at once.
"""

from optimizer.compiled.flat import MOST_LINKS, Flat
from optimizer.compiled.jit import compiled, counted, inlined, lent, lowest
from optimizer.compiled.state import NEVER, State

UNKNOWN = -1
"""Ends of a day whose pairs may not be the most."""

CAME = 0
"""Row of the scratch: from which bit a path came to another."""


@inlined
def around(state: State, day: int, zone: int, start: int, end: int) -> tuple[int, int]:
    """The bits that a stay there from `start` to `end` can follow, and that can follow it."""
    before, after = 0, 0
    # No bit is skipped: so written, many are compared at once.
    for place in range(MOST_LINKS):
        before |= int(state.link_arrive[day, zone, place] <= start) << place
        after |= int(state.link_depart[day, zone, place] >= end) << place
    return before, after


@compiled
def link(flat: Flat, state: State, stay: int, day: int) -> None:
    """Take a stay that has a start into its day, in chains of its own."""
    flat, state = lent(flat), lent(state)
    for _ in range(flat.stay_teams[stay]):
        place = lowest(~state.link_used[day])
        state.link_chains[day] += 1
        # What has no bit left counts as a chain of its own: never too generous.
        if place < MOST_LINKS:
            _link_one(flat, state, stay, day, place)
    state.link_ends[day] = UNKNOWN


@inlined
def _link_one(flat: Flat, state: State, stay: int, day: int, place: int) -> None:
    bit, zone, start = 1 << place, flat.stay_zone[stay], state.starts[stay]
    end = start + flat.stay_minutes[stay]
    before, after = around(state, day, zone, start, end)
    for one in range(MOST_LINKS):
        old = state.link_after[day, one] & ~bit
        state.link_after[day, one] = old | (before >> one & 1) << place
    for there in range(flat.zones + 1):
        state.link_arrive[day, there, place] = end + flat.ways[zone, there]
        state.link_depart[day, there, place] = start - flat.ways[there, zone]
    state.link_after[day, place] = after
    state.link_next[day, place] = state.link_prev[day, place] = -1
    state.link_used[day] |= bit
    state.link_heads[day] |= bit
    state.link_tails[day] |= bit
    state.stay_links[stay] |= bit


@compiled
def unlink(flat: Flat, state: State, stay: int, day: int) -> None:
    """Take a stay out of its day; whom it was between are paired."""
    flat, state = lent(flat), lent(state)
    rest, count = state.stay_links[stay], 0
    while rest:
        _unlink_one(flat, state, day, lowest(rest))
        rest &= rest - 1
        count += 1
    state.link_chains[day] -= flat.stay_teams[stay] - count
    state.stay_links[stay] = 0
    state.link_ends[day] = UNKNOWN


@inlined
def _unlink_one(flat: Flat, state: State, day: int, place: int) -> None:
    for there in range(flat.zones + 1):
        state.link_arrive[day, there, place] = NEVER
        state.link_depart[day, there, place] = -NEVER
    before, after = state.link_prev[day, place], state.link_next[day, place]
    gone = ~(1 << place)
    state.link_used[day] &= gone
    state.link_heads[day] &= gone
    state.link_tails[day] &= gone
    if before >= 0:
        state.link_next[day, before] = after
        if after < 0:
            state.link_tails[day] |= 1 << before
    if after >= 0:
        state.link_prev[day, after] = before
        if before < 0:
            state.link_heads[day] |= 1 << after
    if before < 0 and after < 0:
        state.link_chains[day] -= 1


@inlined
def settle(state: State, day: int) -> None:
    """Pair as many stays of a day as can be."""
    while state.link_ends[day] == UNKNOWN:
        state.link_ends[day] = _one_more(state, day)


@compiled
def _one_more(state: State, day: int) -> int:
    """Make one pair more and return `UNKNOWN`, or the bits that a chain can be made to end at."""
    state = lent(state)
    used, heads = state.link_used[day], state.link_heads[day]
    rest = ends = state.link_tails[day]
    seen = 0
    while rest:
        one = lowest(rest)
        rest &= rest - 1
        new = state.link_after[day, one] & used & ~seen
        if new & heads:
            state.scratch[CAME, lowest(new & heads)] = one
            _turn(state, day, lowest(new & heads))
            return UNKNOWN
        seen |= new
        while new:
            other = lowest(new)
            new &= new - 1
            state.scratch[CAME, other] = one
            rest |= 1 << state.link_prev[day, other]
            ends |= 1 << state.link_prev[day, other]
    return int(ends)


@inlined
def _turn(state: State, day: int, head: int) -> None:
    """Pair along the path that came to a head, back to the tail where it began."""
    state.link_heads[day] &= ~(1 << head)
    state.link_chains[day] -= 1
    while head >= 0:
        one = state.scratch[CAME, head]
        other = state.link_next[day, one]
        state.link_next[day, one] = head
        state.link_prev[day, head] = one
        if other < 0:
            state.link_tails[day] &= ~(1 << one)
        head = other


@inlined
def one_more_fits(state: State, day: int, teams: int, before: int, after: int) -> bool:
    """
    Whether the chains of a settled day stay within the teams with one stay more.

    Parameters
    ----------
    before, after
        The bits that the new stay can follow, and that can follow it.
    """
    if state.link_chains[day] != teams:
        return bool(state.link_chains[day] < teams)
    if before & state.link_ends[day] or after & state.link_heads[day]:
        return True
    # What has no bit clashes, for all that is known: only linked chains can take the new stay in.
    linked = counted(state.link_heads[day])
    clashing = state.link_used[day] & ~before & ~after
    return bool(counted(clashing) < linked or _leads_on(state, day, linked, (clashing, after)))


@inlined
def _leads_on(state: State, day: int, linked: int, near: tuple[int, int]) -> bool:
    """
    Whether a chain can be made to pass the new stay by pairing stays anew.

    Every chain reaches from before the new stay to after it. One without a stay that clashes can
    take it in. Else its followers are asked for by whom they follow: if one of those can be
    followed by a clashing stay too, that one is free to follow the new stay, and so on.
    """
    clashing, after = near
    rest, more, chains = clashing, 0, 0
    while rest:
        one = lowest(rest)
        rest &= rest - 1
        # Where none follows, -1 is the highest bit, which stands for no stay.
        other = 1 << (state.link_next[day, one] & 63)
        chains += other & clashing == 0
        if other & after:
            more |= state.link_after[day, one]
    if chains < linked:
        return True
    seen, new = 0, more & clashing
    while new and not new & state.link_heads[day]:
        seen |= new
        more = 0
        while new:
            one = state.link_prev[day, lowest(new)]
            new &= new - 1
            if not clashing >> one & 1:
                return True
            more |= state.link_after[day, one]
        new = more & clashing & ~seen
    return new != 0
