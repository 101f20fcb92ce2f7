"""
What the time of a stay's teams costs, start by start, and where they are not free.
"""

import numpy as np

from optimizer.compiled.arrays import Floats
from optimizer.compiled.chains import around, one_more_fits, settle
from optimizer.compiled.flat import Flat
from optimizer.compiled.jit import compiled, inlined, lent
from optimizer.compiled.room import blocked, exactly, rise
from optimizer.compiled.state import State

DOUBT = 0.05
"""What a start costs more that only `fits` can tell to be free."""

EDGE = 0.01
"""What a start costs less, or more, for each end at which it leaves no gap, or one."""


@compiled
def look(flat: Flat, state: State, time: Floats, stay: int, slot: int, after: int) -> None:
    """Add to the cost of each start of one day what a stay costs there; infinite if it is full."""
    flat, state = lent(flat), lent(state)
    chained = flat.chained[flat.stay_department[stay]] >= 0
    while slot < after:
        last = blocked(flat, state, stay, slot)
        if last < 0:
            time[slot] += (
                bound(flat, state, stay, slot) if chained else taken(flat, state, stay, slot)
            )
            slot += 1
        # What is blocked there is so for every start up to it.
        while slot <= min(last, after - 1):
            time[slot] = np.inf
            slot += 1


@inlined
def bound(flat: Flat, state: State, stay: int, slot: int) -> float:
    """The price of the team time that a stay would take; infinite where it does not fit."""
    department, zone, start = flat.stay_department[stay], flat.stay_zone[stay], slot * flat.grid
    day, most = flat.chained[department] * 7 + start // 1440, flat.teams[department]
    end, after = start + flat.stay_minutes[stay], slot + flat.stay_slots[stay]
    settle(state, day)
    before, behind = around(state, day, zone, start, end)
    if flat.stay_teams[stay] > 1 or state.link_chains[day] > most:
        free = exactly(flat, state, stay, slot)
    else:
        free = one_more_fits(state, day, most, before, behind)
    if not free:
        return np.inf
    sooner, later = around(state, day, zone, start - flat.grid, end + flat.grid)
    begins = before != sooner or flat.shut[slot - 1]
    ends = behind != later or flat.shut[after - 1] or flat.shut[after]
    cost = state.until[department, after] - state.until[department, slot]
    return float(flat.stay_teams[stay] * cost + EDGE * (2 - 2 * begins - 2 * ends))


@inlined
def taken(flat: Flat, state: State, stay: int, slot: int) -> float:
    """The price of the team time that a stay would take; dearer where it may not fit."""
    department, teams = flat.stay_department[stay], flat.stay_teams[stay]
    gap, after = flat.gap[department], slot + flat.stay_slots[stay]
    most, sure = flat.teams[department], True
    for one in range(slot, after + gap):
        more = teams
        # Between the edges a stay is bound throughout what the rule looks back at.
        if one < slot + gap or one >= after:
            more = rise(flat, state, stay, slot, one)
        sure = sure and state.full[department, one] + more <= most
    cost = teams * (state.until[department, after] - state.until[department, slot])
    cost += EDGE * (_begins(flat, state, department, slot) + _ends(flat, state, department, after))
    return float(cost if sure else cost + DOUBT)


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
