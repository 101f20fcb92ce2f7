"""
What stands, and what is bound by it: a stay, a visit, all visits of a site.

What is undone leaves no trace but in how the stays of a day are paired, and that changes no answer.
"""

from optimizer.compiled.arrays import Floats, Numbers
from optimizer.compiled.chains import link, unlink
from optimizer.compiled.flat import Flat
from optimizer.compiled.jit import compiled, inlined, lent
from optimizer.compiled.state import UNPLANNED, State, empty_state


def new_state(flat: Flat, price: Floats) -> State:
    """A state, with these prices, in which only that stands which nothing moves."""
    state = empty_state(flat, price)
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
    flat, state = lent(flat), lent(state)
    department, amount = flat.stay_department[stay], sign * flat.stay_teams[stay]
    weekday, row = start // 1440, flat.chained[department]
    if flat.stay_zone[stay] >= 0:
        first = start // flat.grid + (start % flat.grid > 0)
        for slot in range(first, start // flat.grid + flat.stay_near[stay]):
            state.near[department, slot] += amount
    if row < 0:
        _paint(flat, state, stay, start, amount)
    elif sign < 0:
        unlink(flat, state, stay, row * 7 + weekday)
    _list(flat, state, stay, start, sign)
    if row >= 0 and sign > 0:
        link(flat, state, stay, row * 7 + weekday)


@inlined
def _paint(flat: Flat, state: State, stay: int, start: int, amount: int) -> None:
    """Raise or lower the pictures."""
    department, zone = flat.stay_department[stay], flat.stay_zone[stay]
    first = start // flat.grid
    if zone < 0:
        after = -(-(start + flat.stay_minutes[stay]) // flat.grid)
        for slot in range(first, after):
            state.full[department, slot] += amount
        return
    after = first + flat.stay_slots[stay] + (start % flat.grid > 0)
    row, gap = department * flat.zones + zone, flat.gap[department]
    for slot in range(first, after):
        state.busy[row, slot] += amount
    for slot in range(first, after + gap):
        high = 0
        for before in range(max(slot - gap, 0), slot + 1):
            high = max(high, state.busy[row, before])
        state.full[department, slot] += high - state.top[row, slot]
        state.top[row, slot] = high


@inlined
def _list(flat: Flat, state: State, stay: int, start: int, sign: int) -> None:
    """Keep the stays of a department's day; where one goes the last of them takes its place."""
    day = flat.stay_department[stay] * 7 + start // 1440
    begin = flat.day_first[day]
    if sign > 0:
        state.starts[stay] = start
        state.day_place[stay] = state.day_count[day]
        state.day_stays[begin + state.day_count[day]] = stay
        state.day_count[day] += 1
        return
    state.starts[stay] = -1
    state.day_count[day] -= 1
    last = state.day_stays[begin + state.day_count[day]]
    state.day_stays[begin + state.day_place[stay]] = last
    state.day_place[last] = state.day_place[stay]


@compiled
def add(flat: Flat, state: State, site: int, joint: int, band: int, slot: int) -> None:
    """One more visit at a site; its stays must be bound already."""
    flat, state = lent(flat), lent(state)
    place = flat.wish_first[site] + state.choices[site]
    state.choice_joint[place] = joint
    state.choice_slot[place] = slot
    state.choice_band[place] = band
    state.choices[site] += 1
    _count(flat, state, site, joint, band, 1)


@compiled
def _count(flat: Flat, state: State, site: int, joint: int, band: int, sign: int) -> None:
    flat, state = lent(flat), lent(state)
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
    flat, state = lent(flat), lent(state)
    first = flat.wish_first[site]
    for wish in range(first, flat.wish_first[site + 1]):
        if flat.joint_bits[joint] >> (wish - first) & 1:
            for stay in range(flat.stay_first[wish], flat.stay_first[wish + 1]):
                bind(flat, state, stay, slot * flat.grid, sign)


@compiled
def clear(flat: Flat, state: State, site: int) -> None:
    """Take all visits of a site out."""
    flat, state = lent(flat), lent(state)
    first = flat.wish_first[site]
    for place in range(first, first + state.choices[site]):
        joint, slot = state.choice_joint[place], state.choice_slot[place]
        bind_joint(flat, state, site, joint, slot, -1)
        _count(flat, state, site, joint, state.choice_band[place], -1)
    state.choices[site] = 0


@compiled
def _band_of(flat: Flat, joint: int, slot: int) -> int:
    flat = lent(flat)
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
