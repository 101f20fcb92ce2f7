"""
Where the loop stands: the visits of every site, and how much of each department is bound.

The stays of a department's day are kept as chains (`optimizer.compiled.chains`) where they are
few. Besides there are pictures of each department, slot by slot. *near*: teams bound when every
stay is lengthened by the shortest way; more than there are is impossible. Only where there are no
chains, *busy*: by zone, each stay lengthened by the way within; *top*: the most of it during the
last `gap` slots; *full*: the sum of the tops. As long as full is within the teams they can be told
apart: stays of which none can follow another all begin before the last of them does, and those of
one zone are bound at one moment of the last `gap` slots before it.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from optimizer.compiled.arrays import Floats, Numbers
from optimizer.compiled.flat import MOST_LINKS, Flat

UNPLANNED, VISITS, MOVED, MINUTES = 0, 1, 2, 3
"""Places of the tiers in a value."""


MOST_CLASHING = 60
"""Clashing stays beyond which a doubtful start counts as not free."""

NEVER = 1 << 40
"""A minute after every week."""

SCRATCH = 64
"""Numbers in a row of the scratch."""


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
    link_used
        The bits of a day that stand for stays; a stay of several teams has one for each.
    link_heads, link_tails
        Of these, those that follow none and those that none follows.
    link_ends
        Those from which a chain can be made to end by pairing others anew; `UNKNOWN` (-1) where
        the pairs may not be the most.
    link_chains
        How many chains the pairs make.
    link_arrive, link_depart
        The minute at which a team comes from a bit's stay to each zone, and the one at which it
        must have left there to come in time.
    link_after, link_next, link_prev
        The bits that can follow it, and whom it is paired with.
    stay_links
        The bits of a stay.
    until
        Price of a department's team from the week's begin to a slot; a visit is 1.
    scratch
        Room for the stays that clash with a new one, and for a search for a path.
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
    link_used: Numbers
    link_heads: Numbers
    link_tails: Numbers
    link_ends: Numbers
    link_chains: Numbers
    link_arrive: Numbers
    link_depart: Numbers
    link_after: Numbers
    link_next: Numbers
    link_prev: Numbers
    stay_links: Numbers
    until: Floats
    scratch: Numbers


def empty_state(flat: Flat, price: Floats) -> State:
    """A state, with these prices, in which nothing stands."""
    departments, sites = len(flat.teams), len(flat.site_zone)
    wishes, stays = len(flat.wish_priority), len(flat.stay_site)
    numbers = np.int64
    days = 7 * (int(flat.chained.max(initial=-1)) + 1)
    links = (days, MOST_LINKS)
    return State(
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
        link_used=np.zeros(days, numbers),
        link_heads=np.zeros(days, numbers),
        link_tails=np.zeros(days, numbers),
        link_ends=np.zeros(days, numbers),
        link_chains=np.zeros(days, numbers),
        link_arrive=np.full((days, flat.zones + 1, MOST_LINKS), NEVER, numbers),
        link_depart=np.full((days, flat.zones + 1, MOST_LINKS), -NEVER, numbers),
        link_after=np.zeros(links, numbers),
        link_next=np.full(links, -1, numbers),
        link_prev=np.full(links, -1, numbers),
        stay_links=np.zeros(stays, numbers),
        until=np.concatenate([np.zeros((departments, 1)), np.cumsum(price, axis=1)], axis=1),
        scratch=np.zeros((5, SCRATCH), numbers),
    )


def copied(state: State) -> State:
    """The same state, to go its own way."""
    return State._make(one.copy() for one in state)
