"""
Where the loop stands: the visits of every site, and how much of each department is bound.

Three pictures are kept of a department, slot by slot. *near*: teams bound when every stay is
lengthened by the shortest way; more than there are is impossible. *busy*: by zone, each stay
lengthened by the way within; *top*: the most of it during the last `gap` slots; *full*: the sum of
the tops. As long as full is within the teams they can be told apart: stays of which none can
follow another all begin before the last of them does, and those of one zone are bound at one
moment of the last `gap` slots before it.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from optimizer.compiled.flat import Flat, Numbers
from optimizer.compiled.jit import compiled, lent

Floats = NDArray[np.float64]

UNPLANNED, VISITS, MOVED, MINUTES = 0, 1, 2, 3
"""Places of the tiers in a value."""


MOST_CLASHING = 60
"""Clashing stays beyond which a doubtful start counts as not free."""


class State(NamedTuple):
    """
    Arrays that change.

    Attributes
    ----------
    choices
        How many visits a site has; `choice_joint`, `choice_slot`, `choice_band` hold them from the
        site's first wish on.
    starts
        Minute at which a stay begins, -1 where it does not.
    day_count, day_stays, day_place
        The stays of each department's day, and where each stands among them.
    value, values
        Tiers 1 to 4 of all sites and of each.
    price
        Of a department's team, slot by slot; a visit is 1.
    scratch
        Room for the stays that clash with a new one.
    """

    near: Numbers
    busy: Numbers
    top: Numbers
    full: Numbers
    choices: Numbers
    choice_joint: Numbers
    choice_slot: Numbers
    choice_band: Numbers
    starts: Numbers
    day_count: Numbers
    day_stays: Numbers
    day_place: Numbers
    value: NDArray[np.int64]
    values: Numbers
    price: Floats
    scratch: Numbers


def new_state(flat: Flat, price: Floats) -> State:
    """A state, with these prices, in which only that stands which nothing moves."""
    departments, sites = len(flat.teams), len(flat.site_zone)
    wishes, stays = len(flat.wish_priority), len(flat.stay_site)
    numbers = np.int64
    state = State(
        near=np.zeros((departments, flat.width), numbers),
        busy=np.zeros((departments * flat.zones, flat.width), numbers),
        top=np.zeros((departments * flat.zones, flat.width), numbers),
        full=np.zeros((departments, flat.width), numbers),
        choices=np.zeros(sites, numbers),
        choice_joint=np.zeros(wishes, numbers),
        choice_slot=np.zeros(wishes, numbers),
        choice_band=np.zeros(wishes, numbers),
        starts=np.full(stays, -1, numbers),
        day_count=np.zeros(departments * 7, numbers),
        day_stays=np.zeros(int(flat.day_first[-1]), numbers),
        day_place=np.zeros(stays, numbers),
        value=np.zeros(4, np.int64),
        values=np.zeros((sites, 4), numbers),
        price=price,
        scratch=np.zeros((5, MOST_CLASHING), numbers),
    )
    _settle(flat, state)
    return state


@compiled
def _settle(flat: Flat, state: State) -> None:
    flat, state = lent(flat), lent(state)
    for stay in range(len(flat.stay_site)):
        if flat.stay_start[stay] >= 0:
            bind(flat, state, stay, flat.stay_start[stay], 1)
    for site in range(len(flat.site_zone)):
        for wish in range(flat.wish_first[site], flat.wish_first[site + 1]):
            state.values[site, UNPLANNED] += flat.wish_priority[wish]
            state.value[UNPLANNED] += flat.wish_priority[wish]


@compiled
def bind(flat: Flat, state: State, stay: int, start: int, sign: int) -> None:
    """Bind the teams of a stay from a minute on (`sign` 1), or undo that (-1)."""
    department, zone = flat.stay_department[stay], flat.stay_zone[stay]
    amount = sign * flat.stay_teams[stay]
    first = start // flat.grid
    if zone < 0:
        after = -(-(start + flat.stay_minutes[stay]) // flat.grid)
        for slot in range(first, after):
            state.full[department, slot] += amount
    else:
        late = start % flat.grid > 0
        after = first + flat.stay_slots[stay] + late
        for slot in range(first + late, first + flat.stay_near[stay]):
            state.near[department, slot] += amount
        row, gap = department * flat.zones + zone, flat.gap[department]
        for slot in range(first, after):
            state.busy[row, slot] += amount
        for slot in range(first, after + gap):
            high = 0
            for before in range(max(slot - gap, 0), slot + 1):
                high = max(high, state.busy[row, before])
            state.full[department, slot] += high - state.top[row, slot]
            state.top[row, slot] = high
    day = department * 7 + start // 1440
    begin = flat.day_first[day]
    if sign > 0:
        state.starts[stay] = start
        state.day_place[stay] = state.day_count[day]
        state.day_stays[begin + state.day_count[day]] = stay
        state.day_count[day] += 1
    else:
        state.starts[stay] = -1
        state.day_count[day] -= 1
        last = state.day_stays[begin + state.day_count[day]]
        state.day_stays[begin + state.day_place[stay]] = last
        state.day_place[last] = state.day_place[stay]


@compiled
def add(flat: Flat, state: State, site: int, joint: int, band: int, slot: int) -> None:
    """One more visit at a site; its stays must be bound already."""
    place = flat.wish_first[site] + state.choices[site]
    state.choice_joint[place] = joint
    state.choice_slot[place] = slot
    state.choice_band[place] = band
    state.choices[site] += 1
    _count(flat, state, site, joint, band, 1)


@compiled
def _count(flat: Flat, state: State, site: int, joint: int, band: int, sign: int) -> None:
    priority = 0
    for place in range(flat.wish_first[site + 1] - flat.wish_first[site]):
        if flat.joint_bits[joint] >> place & 1:
            priority += flat.wish_priority[flat.wish_first[site] + place]
    change = (-priority, flat.band_visits[band], flat.band_moved[band], flat.band_minutes[band])
    for tier in range(4):
        state.values[site, tier] += sign * change[tier]
        state.value[tier] += sign * change[tier]


@compiled
def bind_joint(flat: Flat, state: State, site: int, joint: int, slot: int, sign: int) -> None:
    """Bind the teams of all stays of a joint, or undo that."""
    first = flat.wish_first[site]
    for wish in range(first, flat.wish_first[site + 1]):
        if flat.joint_bits[joint] >> (wish - first) & 1:
            for stay in range(flat.stay_first[wish], flat.stay_first[wish + 1]):
                bind(flat, state, stay, slot * flat.grid, sign)


@compiled
def clear(flat: Flat, state: State, site: int) -> None:
    """Take all visits of a site out."""
    first = flat.wish_first[site]
    for place in range(first, first + state.choices[site]):
        joint, slot = state.choice_joint[place], state.choice_slot[place]
        bind_joint(flat, state, site, joint, slot, -1)
        _count(flat, state, site, joint, state.choice_band[place], -1)
    state.choices[site] = 0


@compiled
def _band_of(flat: Flat, joint: int, slot: int) -> int:
    for band in range(flat.band_first[joint], flat.band_first[joint + 1]):
        if flat.band_from[band] <= slot < flat.band_after[band]:
            return band
    return -1


@compiled
def stand(flat: Flat, state: State, sites: Numbers, visits: Numbers) -> None:
    """Give some sites these visits instead of theirs; each is a site, a joint and a slot."""
    flat, state = lent(flat), lent(state)
    for place in range(len(sites)):
        clear(flat, state, sites[place])
    for place in range(len(visits)):
        site, joint, slot = visits[place, 0], visits[place, 1], visits[place, 2]
        bind_joint(flat, state, site, joint, slot, 1)
        add(flat, state, site, joint, _band_of(flat, joint, slot), slot)


def copied(state: State) -> State:
    """The same state, to go its own way."""
    return State._make(one.copy() for one in state)
