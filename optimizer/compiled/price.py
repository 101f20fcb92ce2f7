"""
What every site would cost if it paid for the time of the teams: one answer of the Lagrangian.

Prices and costs are whole numbers, so that an answer is exact. Visits of a site may overlap
here and be too many, which can only make the answer less.
"""

from typing import NamedTuple

import numpy as np

from optimizer.compiled.arrays import Numbers
from optimizer.compiled.flat import MOST_WISHES, Flat
from optimizer.compiled.jit import compiled, lent

NEVER = 1 << 60
"""Cost of what cannot be chosen."""


class Till(NamedTuple):
    """
    Room to price one site after the other.

    Attributes
    ----------
    until
        The price of a department's time from the week's begin up to a slot.
    use
        By department and slot the change of the teams bound by the answer.
    time
        What the time of a wish's teams costs from a slot on.
    cost, slot
        Of each set of wishes that can share a visit the cheapest start.
    least, pick
        What sets of wishes cost, and those of them that share a visit with the lowest, 0 for none.
    """

    until: Numbers
    use: Numbers
    time: Numbers
    cost: Numbers
    slot: Numbers
    least: Numbers
    pick: Numbers


def new_till(flat: Flat) -> Till:
    """A till for a week."""
    numbers, sets = np.int64, 1 << MOST_WISHES
    return Till(
        until=np.zeros((len(flat.teams), flat.width + 1), numbers),
        use=np.zeros((len(flat.teams), flat.width + 1), numbers),
        time=np.zeros((MOST_WISHES, flat.width + 1), numbers),
        cost=np.zeros(sets, numbers),
        slot=np.zeros(sets, numbers),
        least=np.zeros(sets, numbers),
        pick=np.zeros(sets, numbers),
    )


@compiled
def answer(flat: Flat, till: Till, visit: int, left_out: int, sites: Numbers) -> tuple[int, int]:
    """
    The least that these sites cost together, and the priority that they leave out.

    Parameters
    ----------
    till
        With the prices in `until`; the teams that are bound are added to `use`.
    visit, left_out
        Cost of a visit and of a left-out priority, in units of the prices.
    """
    flat, till = lent(flat), lent(till)
    total, left = 0, 0
    for place in range(len(sites)):
        site = sites[place]
        everything = (1 << (flat.wish_first[site + 1] - flat.wish_first[site])) - 1
        for bits in range(1, everything + 1):
            till.cost[bits] = NEVER
        _look(flat, till, site)
        for joint in range(flat.joint_first[site], flat.joint_first[site + 1]):
            _price(flat, till, visit, site, joint)
        _choose(flat, till, left_out, site, everything)
        total += till.least[everything]
        left += _collect(flat, till, site, everything)
    return total, left


@compiled
def _look(flat: Flat, till: Till, site: int) -> None:
    flat, till = lent(flat), lent(till)
    first = flat.wish_first[site]
    for wish in range(first, flat.wish_first[site + 1]):
        for band in range(flat.wish_band_first[wish], flat.wish_band_first[wish + 1]):
            for slot in range(flat.wish_from[band], flat.wish_after[band]):
                time = 0
                for stay in range(flat.stay_first[wish], flat.stay_first[wish + 1]):
                    department, end = flat.stay_department[stay], slot + flat.stay_near[stay]
                    price = till.until[department, end] - till.until[department, slot]
                    time += flat.stay_teams[stay] * price
                till.time[wish - first, slot] = time


@compiled
def _price(flat: Flat, till: Till, visit: int, site: int, joint: int) -> None:
    flat, till = lent(flat), lent(till)
    bits = flat.joint_bits[joint]
    best = NEVER
    for band in range(flat.band_first[joint], flat.band_first[joint + 1]):
        fixed = visit * flat.band_visits[band]
        for slot in range(flat.band_from[band], flat.band_after[band]):
            cost, rest, wish = fixed, bits, 0
            while rest:
                if rest & 1:
                    cost += till.time[wish, slot]
                rest >>= 1
                wish += 1
            if cost < best:
                best = cost
                till.slot[bits] = slot
    till.cost[bits] = best


@compiled
def _choose(flat: Flat, till: Till, left_out: int, site: int, everything: int) -> None:
    """The enterprise program over all sets of wishes."""
    flat, till = lent(flat), lent(till)
    first = flat.wish_first[site]
    till.least[0] = 0
    for subset in range(1, everything + 1):
        low, place = subset & -subset, 0
        while not low >> place & 1:
            place += 1
        others = subset ^ low
        best, pick = left_out * flat.wish_priority[first + place] + till.least[others], 0
        part = others
        while True:
            cost = till.cost[part | low] + till.least[others ^ part]
            if cost < best:
                best, pick = cost, part | low
            if part == 0:
                break
            part = (part - 1) & others
        till.least[subset] = best
        till.pick[subset] = pick


@compiled
def _collect(flat: Flat, till: Till, site: int, rest: int) -> int:
    """Add up the teams that the choice binds; the priority that it leaves out is returned."""
    flat, till = lent(flat), lent(till)
    first, left = flat.wish_first[site], 0
    while rest:
        bits = till.pick[rest]
        if bits == 0:
            place = 0
            while not rest >> place & 1:
                place += 1
            left += flat.wish_priority[first + place]
            rest &= rest - 1
            continue
        slot = till.slot[bits]
        for wish in range(first, flat.wish_first[site + 1]):
            if bits >> (wish - first) & 1:
                for stay in range(flat.stay_first[wish], flat.stay_first[wish + 1]):
                    department, teams = flat.stay_department[stay], flat.stay_teams[stay]
                    till.use[department, slot] += teams
                    till.use[department, slot + flat.stay_near[stay]] -= teams
        rest &= ~bits
    return left
