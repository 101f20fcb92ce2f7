"""
Puts one site into the plan: the enterprise program on what the teams have left.

Each joint is priced at its cheapest free start; the program over sets of wishes
(``f[S] = min over joints T of S that hold its lowest wish of cost(T) + f[S - T]``) chooses the
joints, and they are placed one after the other. What cannot be placed after all, for visits of
an enterprise do not overlap, is tried once more on what is left.
"""

from typing import NamedTuple

import numpy as np

from optimizer.compiled.arrays import Floats, Numbers
from optimizer.compiled.bind import add, bind
from optimizer.compiled.dice import Dice, new_dice, uniform
from optimizer.compiled.flat import MOST_WISHES, Flat
from optimizer.compiled.jit import compiled, inlined, lent, lowest
from optimizer.compiled.look import look
from optimizer.compiled.room import fits
from optimizer.compiled.state import VISITS, State

AGAIN = 16
"""Rounds of choosing and placing."""


class Aims(NamedTuple):
    """
    What an insertion weighs, a visit being 1.

    Attributes
    ----------
    left_out, moved, minute
        A left-out priority, a moved request, a minute on site.
    price
        Factor on the price of time.
    chance
        The most that chance adds to a start.
    """

    left_out: float
    moved: float
    minute: float
    price: float
    chance: float


class Desk(NamedTuple):
    """
    Room to work on one site at a time.

    Attributes
    ----------
    dice
        Where chance comes from.
    time
        What the time of a wish's teams costs from a slot on, infinite where they are not free.
    free
        The wishes whose teams are free from a slot on.
    total
        What the time of a set of wishes costs from one slot on.
    cost, joint, slot, band
        Of each set of wishes that can share a visit the cheapest free start.
    least, pick
        What sets of wishes cost, and those of them that share a visit with the lowest, 0 for none.
    """

    dice: Dice
    time: Floats
    free: Numbers
    total: Floats
    cost: Floats
    joint: Numbers
    slot: Numbers
    band: Numbers
    least: Floats
    pick: Numbers


def new_desk(flat: Flat, seed: int) -> Desk:
    """A desk whose chance is that of the seed."""
    numbers, sets = np.int64, 1 << MOST_WISHES
    return Desk(
        dice=new_dice(seed),
        time=np.zeros((MOST_WISHES, flat.width + 1)),
        free=np.zeros(flat.width + 1, numbers),
        total=np.zeros(sets),
        cost=np.zeros(sets),
        joint=np.zeros(sets, numbers),
        slot=np.zeros(sets, numbers),
        band=np.zeros(sets, numbers),
        least=np.zeros(sets),
        pick=np.zeros(sets, numbers),
    )


@compiled
def fill(flat: Flat, state: State, desk: Desk, aims: Aims, order: Numbers) -> None:
    """Put sites without visits into the plan, one after the other."""
    flat, state, desk = lent(flat), lent(state), lent(desk)
    for place in range(len(order)):
        put(flat, state, desk, aims, order[place])


@compiled
def put(flat: Flat, state: State, desk: Desk, aims: Aims, site: int) -> None:
    """Give a site without visits the cheapest ones that the teams allow, as far as can be seen."""
    flat, state, desk = lent(flat), lent(state), lent(desk)
    count = flat.wish_first[site + 1] - flat.wish_first[site]
    rest, new = (1 << count) - 1, 0
    _look(flat, state, desk, site)
    for _ in range(AGAIN):
        _price(flat, state, desk, aims, site, rest, new)
        _choose(flat, desk, aims, site, rest)
        left, failed = rest, False
        while left:
            bits = desk.pick[left]
            if bits and _place(flat, state, desk, site, bits):
                rest &= ~bits
                new = state.values[site, VISITS]
            elif bits:
                failed = True
            left &= ~bits if bits else left - 1
        if not failed:
            break


@compiled
def _look(flat: Flat, state: State, desk: Desk, site: int) -> None:
    """Price each wish slot by slot; it has no price where its teams are not free."""
    flat, state, desk = lent(flat), lent(state), lent(desk)
    begin = flat.wish_first[site]
    for wish in range(begin, flat.wish_first[site + 1]):
        for band in range(flat.wish_band_first[wish], flat.wish_band_first[wish + 1]):
            for slot in range(flat.wish_from[band], flat.wish_after[band]):
                desk.free[slot] = 0
    for wish in range(begin, flat.wish_first[site + 1]):
        for band in range(flat.wish_band_first[wish], flat.wish_band_first[wish + 1]):
            first, after = flat.wish_from[band], flat.wish_after[band]
            for slot in range(first, after):
                desk.time[wish - begin, slot] = 0.0
            for stay in range(flat.stay_first[wish], flat.stay_first[wish + 1]):
                look(flat, state, desk.time[wish - begin], stay, first, after)
            for slot in range(first, after):
                if desk.time[wish - begin, slot] < np.inf:
                    desk.free[slot] |= 1 << (wish - begin)


@inlined
def _clear_of_others(flat: Flat, state: State, site: int, band: int, slot: int) -> bool:
    """Whether a visit would overlap none that the site has."""
    first = flat.wish_first[site]
    for place in range(first, first + state.choices[site]):
        begin = state.choice_slot[place]
        end = begin + flat.band_slots[state.choice_band[place]]
        if begin < slot + flat.band_slots[band] and slot < end:
            return False
    return True


@compiled
def _price(
    flat: Flat, state: State, desk: Desk, aims: Aims, site: int, rest: int, new: int
) -> None:
    """The cheapest free start of each joint of wishes that are left."""
    flat, state, desk = lent(flat), lent(state), lent(desk)
    for bits in range(1, rest + 1):
        desk.cost[bits] = np.inf
    if flat.site_plain[site]:
        if new < flat.site_most_new[site]:
            _price_slots(flat, state, desk, aims, site, rest)
        return
    for joint in range(flat.joint_first[site], flat.joint_first[site + 1]):
        if flat.joint_bits[joint] & ~rest == 0:
            for band in range(flat.band_first[joint], flat.band_first[joint + 1]):
                if new + flat.band_visits[band] <= flat.site_most_new[site]:
                    _price_band(flat, state, desk, aims, site, joint, band)


@compiled
def _price_slots(flat: Flat, state: State, desk: Desk, aims: Aims, site: int, rest: int) -> None:
    """The same slot by slot, where all starts of a joint are worth the same."""
    flat, state, desk = lent(flat), lent(state), lent(desk)
    for place in range(flat.slot_first[site], flat.slot_first[site + 1]):
        slot = flat.slots[place]
        able = desk.free[slot] & rest
        bits = able & -able
        while bits:
            _price_set(flat, state, desk, aims, site, (bits, slot))
            bits = (bits - able) & able


@inlined
def _price_set(
    flat: Flat, state: State, desk: Desk, aims: Aims, site: int, at: tuple[int, int]
) -> None:
    bits, slot = at
    desk.total[bits] = desk.total[bits & (bits - 1)] + desk.time[lowest(bits), slot]
    joint = flat.set_joint[flat.set_first[site] + bits]
    if joint < 0:
        return
    band = flat.band_first[joint]
    cost = flat.band_visits[band] + aims.moved * flat.band_moved[band]
    cost += aims.minute * flat.band_minutes[band] + aims.price * desk.total[bits]
    if cost < desk.cost[bits] and aims.chance > 0:
        cost += aims.chance * uniform(desk.dice)
    if cost < desk.cost[bits] and _clear_of_others(flat, state, site, band, slot):
        desk.cost[bits] = cost
        desk.joint[bits] = joint
        desk.slot[bits] = slot
        desk.band[bits] = band


@compiled
def _price_band(
    flat: Flat, state: State, desk: Desk, aims: Aims, site: int, joint: int, band: int
) -> None:
    flat, state, desk = lent(flat), lent(state), lent(desk)
    bits = flat.joint_bits[joint]
    fixed = flat.band_visits[band] + aims.moved * flat.band_moved[band]
    fixed += aims.minute * flat.band_minutes[band]
    best = desk.cost[bits]
    for slot in range(flat.band_from[band], flat.band_after[band]):
        time, rest, wish = 0.0, bits, 0
        while rest and time < np.inf:
            if rest & 1:
                time += desk.time[wish, slot]
            rest >>= 1
            wish += 1
        cost = fixed + aims.price * time
        if cost < best and aims.chance > 0:
            cost += aims.chance * uniform(desk.dice)
        if cost < best and _clear_of_others(flat, state, site, band, slot):
            best = cost
            desk.joint[bits] = joint
            desk.slot[bits] = slot
            desk.band[bits] = band
    desk.cost[bits] = best


@compiled
def _choose(flat: Flat, desk: Desk, aims: Aims, site: int, rest: int) -> None:
    """The enterprise program over the subsets of what is left."""
    flat, desk = lent(flat), lent(desk)
    first = flat.wish_first[site]
    desk.least[0] = 0.0
    subset = 0
    while subset != rest:
        subset = (subset - rest) & rest
        low, place = subset & -subset, 0
        while not low >> place & 1:
            place += 1
        others = subset ^ low
        best, pick = aims.left_out * flat.wish_priority[first + place] + desk.least[others], 0
        part = others
        while True:
            cost = desk.cost[part | low] + desk.least[others ^ part]
            if cost < best:
                best, pick = cost, part | low
            if part == 0:
                break
            part = (part - 1) & others
        desk.least[subset] = best
        desk.pick[subset] = pick


@compiled
def _place(flat: Flat, state: State, desk: Desk, site: int, bits: int) -> bool:
    """Place a joint at the start it was priced at; whether that was still possible."""
    flat, state, desk = lent(flat), lent(state), lent(desk)
    joint, slot, band = desk.joint[bits], desk.slot[bits], desk.band[bits]
    if state.values[site, VISITS] + flat.band_visits[band] > flat.site_most_new[site]:
        return False
    if not _clear_of_others(flat, state, site, band, slot):
        return False
    if not _take(flat, state, desk, site, joint, slot):
        return False
    add(flat, state, site, joint, band, slot)
    return True


@compiled
def _take(flat: Flat, state: State, desk: Desk, site: int, joint: int, slot: int) -> bool:
    """Bind the stays of a joint if all of them fit together, else none."""
    flat, state, desk = lent(flat), lent(state), lent(desk)
    first = flat.wish_first[site]
    for wish in range(first, flat.wish_first[site + 1]):
        if flat.joint_bits[joint] >> (wish - first) & 1:
            for stay in range(flat.stay_first[wish], flat.stay_first[wish + 1]):
                if not fits(flat, state, stay, slot):
                    _let_go(flat, state, site, joint, stay)
                    desk.time[wish - first, slot] = np.inf
                    desk.free[slot] &= ~(1 << (wish - first))
                    return False
                bind(flat, state, stay, slot * flat.grid, 1)
    return True


@compiled
def _let_go(flat: Flat, state: State, site: int, joint: int, until: int) -> None:
    """Undo what `_take` has bound before a stay."""
    flat, state = lent(flat), lent(state)
    first = flat.wish_first[site]
    for wish in range(first, flat.wish_first[site + 1]):
        if flat.joint_bits[joint] >> (wish - first) & 1:
            for stay in range(flat.stay_first[wish], flat.stay_first[wish + 1]):
                if stay == until:
                    return
                bind(flat, state, stay, int(state.starts[stay]), -1)
