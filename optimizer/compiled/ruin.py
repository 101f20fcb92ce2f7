"""
Ruin and recreate, compiled: take a few sites out of the plan and put them back better.

The source is Schrimpf et al. (2000). One site above its own minimum is taken out with those that
stand in its way or share its departments; a worse plan is accepted as in simulated annealing.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from optimizer.compiled.arrays import Numbers
from optimizer.compiled.bind import add, bind_joint, clear
from optimizer.compiled.dice import below, uniform
from optimizer.compiled.flat import Flat
from optimizer.compiled.jit import compiled, lent
from optimizer.compiled.put import Aims, Desk, put
from optimizer.compiled.room import fits
from optimizer.compiled.state import MOVED, UNPLANNED, VISITS, State

MOST_SITES = 10
"""Sites that are taken out at once."""

LOOKS = 4
"""Joints, and starts of one, that are looked at before one is wanted."""


class Hunt(NamedTuple):
    """
    What ruin and recreate remembers.

    Attributes
    ----------
    able
        Sites that may be targets.
    targets, target_place
        Those above their own minimum, and where each stands among them, -1 for none.
    counts
        How many targets there are; how many sites have changed since the best plan.
    group, old_choices, old_joint, old_slot, old_band
        The sites taken out, and their visits before.
    best_*
        The best plan, where it differs; `changed`, `marked`: the sites that do.
    best
        Its tiers.
    """

    able: NDArray[np.bool_]
    targets: Numbers
    target_place: Numbers
    counts: Numbers
    group: Numbers
    old_choices: Numbers
    old_joint: Numbers
    old_slot: Numbers
    old_band: Numbers
    best_choices: Numbers
    best_joint: Numbers
    best_slot: Numbers
    best_band: Numbers
    changed: Numbers
    marked: NDArray[np.bool_]
    best: NDArray[np.int64]


TARGETS, CHANGED = 0, 1


def new_hunt(flat: Flat, state: State, able: NDArray[np.bool_]) -> Hunt:
    """A hunt for better plans of some sites; it begins at a state, the best plan so far."""
    sites = len(flat.site_zone)
    most = int(np.diff(flat.wish_first).max(initial=0))
    numbers = np.int64
    hunt = Hunt(
        able=able,
        targets=np.zeros(sites, numbers),
        target_place=np.full(sites, -1, numbers),
        counts=np.zeros(2, numbers),
        group=np.zeros(MOST_SITES, numbers),
        old_choices=np.zeros(MOST_SITES, numbers),
        old_joint=np.zeros((MOST_SITES, most), numbers),
        old_slot=np.zeros((MOST_SITES, most), numbers),
        old_band=np.zeros((MOST_SITES, most), numbers),
        best_choices=state.choices.copy(),
        best_joint=state.choice_joint.copy(),
        best_slot=state.choice_slot.copy(),
        best_band=state.choice_band.copy(),
        changed=np.zeros(sites, numbers),
        marked=np.zeros(sites, np.bool_),
        best=state.value.copy(),
    )
    _aim_at_all(flat, state, hunt)
    return hunt


@compiled
def _aim_at_all(flat: Flat, state: State, hunt: Hunt) -> None:
    flat, state, hunt = lent(flat), lent(state), lent(hunt)
    for site in range(len(hunt.able)):
        _aim(flat, state, hunt, site)


@compiled
def _aim(flat: Flat, state: State, hunt: Hunt, site: int) -> None:
    """Note whether a site is above its own minimum in tiers 1 and 2."""
    flat, state, hunt = lent(flat), lent(state), lent(hunt)
    place = hunt.target_place[site]
    above = state.values[site, UNPLANNED] > flat.least_unplanned[site]
    above = above or state.values[site, VISITS] > flat.least_visits[site]
    if above and place < 0 and hunt.able[site]:
        hunt.target_place[site] = hunt.counts[TARGETS]
        hunt.targets[hunt.counts[TARGETS]] = site
        hunt.counts[TARGETS] += 1
    elif not above and place >= 0:
        hunt.counts[TARGETS] -= 1
        last = hunt.targets[hunt.counts[TARGETS]]
        hunt.targets[place] = last
        hunt.target_place[last] = place
        hunt.target_place[site] = -1


class Rules(NamedTuple):
    """
    How a hunt goes.

    Attributes
    ----------
    hot, cold
        Temperature at its begin and at its end, in visits.
    left_out
        Visits that a left-out priority counts as while worse plans are weighed.
    most_moved
        Cap on moved requests, or a number that none reaches.
    smallest, largest
        How many sites join the one above its minimum.
    eject
        Share of the steps in which those in its way do.
    """

    hot: float
    cold: float
    left_out: float
    most_moved: int
    smallest: int
    largest: int
    eject: float


@compiled
def hunt_on(
    flat: Flat,
    state: State,
    desk: Desk,
    hunt: Hunt,
    aims: Aims,
    rules: Rules,
    span: tuple[int, int, int],
) -> int:
    """
    Steps `span[0]` to `span[1]` of a hunt of `span[2]`; ends early when nothing is above its
    minimum. The number of the next step is returned.
    """
    flat, state, desk, hunt = lent(flat), lent(state), lent(desk), lent(hunt)
    step = span[0]
    while step < span[1] and hunt.counts[TARGETS] > 0:
        heat = rules.hot + (rules.cold - rules.hot) * step / span[2]
        target = hunt.targets[below(desk.dice, hunt.counts[TARGETS])]
        _step(flat, state, desk, hunt, aims, rules, (target, heat))
        step += 1
        fewer = state.value[UNPLANNED] < hunt.best[UNPLANNED]
        even = state.value[UNPLANNED] == hunt.best[UNPLANNED]
        if fewer or (even and state.value[VISITS] < hunt.best[VISITS]):
            _keep(flat, state, hunt)
    return step


@compiled
def _step(
    flat: Flat,
    state: State,
    desk: Desk,
    hunt: Hunt,
    aims: Aims,
    rules: Rules,
    at: tuple[int, float],
) -> None:
    flat, state, desk, hunt = lent(flat), lent(state), lent(desk), lent(hunt)
    target, heat = at
    before = (state.value[UNPLANNED], state.value[VISITS], state.value[MOVED])
    count = _group(flat, state, desk, hunt, rules, target)
    for one in range(count):
        site = hunt.group[one]
        first = flat.wish_first[site]
        hunt.old_choices[one] = state.choices[site]
        for place in range(state.choices[site]):
            hunt.old_joint[one, place] = state.choice_joint[first + place]
            hunt.old_slot[one, place] = state.choice_slot[first + place]
            hunt.old_band[one, place] = state.choice_band[first + place]
        clear(flat, state, site)
    price = aims.price * 2 * uniform(desk.dice)
    dear = Aims(aims.left_out, aims.moved, aims.minute, price, aims.chance)
    for one in range(count):
        put(flat, state, desk, dear, hunt.group[one])
    if _accepts(state, desk, rules, before, heat):
        for one in range(count):
            site = hunt.group[one]
            _aim(flat, state, hunt, site)
            if not hunt.marked[site]:
                hunt.marked[site] = True
                hunt.changed[hunt.counts[CHANGED]] = site
                hunt.counts[CHANGED] += 1
        return
    for one in range(count):
        clear(flat, state, hunt.group[one])
    for one in range(count):
        for place in range(hunt.old_choices[one]):
            _restore(
                flat,
                state,
                hunt.group[one],
                (hunt.old_joint[one, place], hunt.old_band[one, place], hunt.old_slot[one, place]),
            )


@compiled
def _restore(flat: Flat, state: State, site: int, choice: tuple[int, int, int]) -> None:
    flat, state = lent(flat), lent(state)
    joint, band, slot = choice
    bind_joint(flat, state, site, joint, slot, 1)
    add(flat, state, site, joint, band, slot)


@compiled
def _accepts(
    state: State, desk: Desk, rules: Rules, before: tuple[int, int, int], heat: float
) -> bool:
    state, desk = lent(state), lent(desk)
    if state.value[MOVED] > max(rules.most_moved, before[2]):
        return False
    worse = rules.left_out * (state.value[UNPLANNED] - before[0]) + state.value[VISITS] - before[1]
    return bool(worse <= 0 or worse < -heat * np.log(1.0 - uniform(desk.dice)))


@compiled
def _keep(flat: Flat, state: State, hunt: Hunt) -> None:
    """Remember the plan as the best."""
    flat, state, hunt = lent(flat), lent(state), lent(hunt)
    for place in range(hunt.counts[CHANGED]):
        site = hunt.changed[place]
        hunt.marked[site] = False
        hunt.best_choices[site] = state.choices[site]
        first = flat.wish_first[site]
        for one in range(first, first + state.choices[site]):
            hunt.best_joint[one] = state.choice_joint[one]
            hunt.best_slot[one] = state.choice_slot[one]
            hunt.best_band[one] = state.choice_band[one]
    hunt.counts[CHANGED] = 0
    for tier in range(4):
        hunt.best[tier] = state.value[tier]


@compiled
def go_back(flat: Flat, state: State, hunt: Hunt) -> None:
    """Put the best plan in place again."""
    flat, state, hunt = lent(flat), lent(state), lent(hunt)
    for place in range(hunt.counts[CHANGED]):
        clear(flat, state, hunt.changed[place])
    for place in range(hunt.counts[CHANGED]):
        site = hunt.changed[place]
        hunt.marked[site] = False
        first = flat.wish_first[site]
        for one in range(first, first + hunt.best_choices[site]):
            _restore(
                flat, state, site, (hunt.best_joint[one], hunt.best_band[one], hunt.best_slot[one])
            )
        _aim(flat, state, hunt, site)
    hunt.counts[CHANGED] = 0


@compiled
def _group(flat: Flat, state: State, desk: Desk, hunt: Hunt, rules: Rules, target: int) -> int:
    """The sites of a step, the target first."""
    flat, state, desk, hunt = lent(flat), lent(state), lent(desk), lent(hunt)
    size = rules.smallest + below(desk.dice, rules.largest - rules.smallest + 1)
    hunt.group[0] = target
    count = 1
    if uniform(desk.dice) < rules.eject:
        count = _in_the_way(flat, state, desk, hunt, target)
    tries = 0
    while count <= size and tries < 4 * size:
        tries += 1
        first = flat.stay_first[flat.wish_first[target]]
        after = flat.stay_first[flat.wish_first[target + 1]]
        department = flat.stay_department[first + below(desk.dice, after - first)]
        begin = flat.wanting_first[department]
        some = flat.wanting_first[department + 1] - begin
        count = _join(hunt, flat.wanting[begin + below(desk.dice, some)], count)
    # The target is put back first, the others in random order.
    for one in range(count - 1, 1, -1):
        other = 1 + below(desk.dice, one)
        hunt.group[one], hunt.group[other] = hunt.group[other], hunt.group[one]
    return count


@compiled
def _join(hunt: Hunt, site: int, count: int) -> int:
    hunt = lent(hunt)
    for one in range(count):
        if hunt.group[one] == site:
            return count
    hunt.group[count] = site
    return count + 1


@compiled
def _in_the_way(flat: Flat, state: State, desk: Desk, hunt: Hunt, target: int) -> int:
    """One stay in the way of each that a joint of the target would like to have, by its site."""
    flat, state, desk, hunt = lent(flat), lent(state), lent(desk), lent(hunt)
    joint = _large_joint(flat, desk, target)
    slot = _good_start(flat, state, desk, target, joint)
    count, begin = 1, flat.wish_first[target]
    for wish in range(begin, flat.wish_first[target + 1]):
        if flat.joint_bits[joint] >> (wish - begin) & 1:
            for stay in range(flat.stay_first[wish], flat.stay_first[wish + 1]):
                if count < MOST_SITES and not fits(flat, state, stay, slot):
                    count = _blocker(flat, state, desk, hunt, (stay, slot, count))
    return count


@compiled
def _large_joint(flat: Flat, desk: Desk, target: int) -> int:
    """The largest of a few joints of a site."""
    flat, desk = lent(flat), lent(desk)
    first, best, most = flat.joint_first[target], -1, 0
    for _ in range(LOOKS):
        joint = first + below(desk.dice, flat.joint_first[target + 1] - first)
        size, bits = 0, flat.joint_bits[joint]
        while bits:
            bits &= bits - 1
            size += 1
        if size > most:
            best, most = joint, size
    return best


@compiled
def _good_start(flat: Flat, state: State, desk: Desk, target: int, joint: int) -> int:
    """Of a few starts of a joint the one at which the fewest of its stays do not fit."""
    flat, state, desk = lent(flat), lent(state), lent(desk)
    best, least, begin = -1, 1 << 30, flat.wish_first[target]
    for _ in range(LOOKS):
        band = flat.band_first[joint]
        band += below(desk.dice, flat.band_first[joint + 1] - band)
        slot = flat.band_from[band] + below(desk.dice, flat.band_after[band] - flat.band_from[band])
        bad = 0
        for wish in range(begin, flat.wish_first[target + 1]):
            if flat.joint_bits[joint] >> (wish - begin) & 1:
                for stay in range(flat.stay_first[wish], flat.stay_first[wish + 1]):
                    bad += not fits(flat, state, stay, slot)
        if bad < least:
            best, least = slot, bad
    return best


@compiled
def _blocker(flat: Flat, state: State, desk: Desk, hunt: Hunt, at: tuple[int, int, int]) -> int:
    """Add the site of a random stay that meets this one, if there is any."""
    flat, state, desk, hunt = lent(flat), lent(state), lent(desk), lent(hunt)
    stay, slot, count = at
    department, start = flat.stay_department[stay], slot * flat.grid
    end = start + flat.stay_slots[stay] * flat.grid
    day = department * 7 + start // 1440
    begin, stays = flat.day_first[day], state.day_count[day]
    offset = below(desk.dice, max(stays, 1))
    for place in range(stays):
        other = state.day_stays[begin + (place + offset) % stays]
        begins, site = state.starts[other], flat.stay_site[other]
        if site < 0 or site == hunt.group[0]:
            continue
        if begins < end and start < begins + flat.stay_slots[other] * flat.grid:
            return _join(hunt, site, count)
    return count
