"""
Puts one enterprise into a layout: the enterprise program on what the teams have left.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from random import Random

from optimizer.enterprise import Class, Program
from optimizer.layout import Layout
from optimizer.site import Joint, Site
from optimizer.slots import blocking, each, first, stretch
from optimizer.wish import Wish

VISIT = 1000
"""Cost of a visit; prices of time are about a tenth of it."""

SAMPLE = 5
"""Starts that are priced for one joint; among a few all, among many as many at random."""


MOST_DOUBTFUL = 2
"""Starts of one wish that are put to the path cover."""


@dataclass(frozen=True, slots=True)
class Aims:
    """
    What an insertion weighs.

    Parameters
    ----------
    left_out
        Cost of a left-out priority.
    moved
        Cost of a request that stands elsewhere than before.
    minute
        Cost of a minute on site.
    price
        Factor on the price of time.
    """

    left_out: int = 4 * VISIT
    moved: int = 0
    minute: float = 0.0
    price: float = 1.0


class Prices:
    """
    What time costs: how many teams the week's wishes want at once, against how many there are.

    A wish is thought spread evenly over its starts, so a stretch is dear where many wishes can
    only lie there.
    """

    def __init__(self, layout: Layout) -> None:
        board = layout.board
        slots = 10080 // board.grid + 1
        wanted = {key: [0.0] * slots for key in board.crews}
        for site in board.sites:
            for wish in site.wishes:
                share = 1.0 / max(1, wish.starts.bit_count())
                for one in wish.requests:
                    length = max(1, one.minutes // board.grid)
                    column = wanted[one.department]
                    for slot in each(wish.starts):
                        column[slot] += share * one.teams
                        column[min(slots - 1, slot + length)] -= share * one.teams
        self.grid = board.grid
        self._until = {
            key: _summed(column, board.crews[key].teams) for key, column in wanted.items()
        }

    def by_slot(self, department: str) -> list[float]:
        """The price of a department's team for each slot of the week, a visit being 1."""
        until = self._until[department]
        return [(after - before) / 80 for before, after in pairwise(until)]

    def of(self, joint: Joint, slot: int) -> float:
        """The price of a joint at a slot, about `VISIT` / 10 where time is as scarce as teams."""
        total = 0.0
        for department, minutes, teams in joint.stays:
            until = self._until[department]
            end = min(len(until) - 1, slot + -(-minutes // self.grid))
            total += teams * (until[end] - until[slot])
        return total * VISIT / 80


def _summed(changes: Sequence[float], teams: int) -> list[float]:
    level, total, found = 0.0, 0.0, [0.0]
    for change in changes:
        level += change
        load = level / max(1, teams)
        total += load * load
        found.append(total)
    return found


def insert(layout: Layout, index: int, aims: Aims, prices: Prices, random: Random | None) -> None:
    """
    Give a site without visits the cheapest ones that the teams allow, as far as can be seen.

    Each joint is priced at a few of its starts; the program then chooses the joints. What
    cannot be placed after all is left out. Without `random` the choice is the plain cheapest.
    """
    site = layout.board.sites[index]
    joints = site.joints or ()
    masks = open_starts(layout, site)
    noise = 2 * random.random() if random else 1.0
    classes: list[Sequence[Class]] = []
    for joint, starts in zip(joints, masks, strict=True):
        classes.append(_priced(site, joint, starts, aims, prices, noise, random) if starts else ())
    skip = [aims.left_out * one.priority for one in site.wishes]
    program = Program(site, classes, skip)
    _place(layout, index, program, masks, aims, prices)


def open_starts(layout: Layout, site: Site) -> list[int]:
    """Starts of each joint of a site at which the teams seem free for each of its requests."""
    crews, zone = layout.crews, site.enterprise.zone
    free = []
    for wish in site.wishes:
        starts = wish.starts
        for one in wish.requests:
            starts &= crews[one.department].certain(one.minutes, one.teams, zone)
        free.append(starts or _doubtful(layout, wish, zone))
    masks = []
    for joint in site.joints or ():
        starts = joint.starts
        for wanted in each(joint.bits):
            starts &= free[wanted]
            if not starts:
                break
        masks.append(starts)
    return masks


def _doubtful(layout: Layout, wish: Wish, zone: str) -> int:
    """A few starts that only the path cover can confirm; used where no other is left."""
    crews, starts, found = layout.crews, wish.starts, 0
    for one in wish.requests:
        starts &= crews[one.department].possible(one.minutes, one.teams)
    for slot in islice(each(starts), MOST_DOUBTFUL):
        if all(crews[r.department].fits(slot, r.minutes, r.teams, zone) for r in wish.requests):
            found |= 1 << slot
    return found


def _priced(
    site: Site,
    joint: Joint,
    starts: int,
    aims: Aims,
    prices: Prices,
    noise: float,
    random: Random | None,
) -> list[Class]:
    best: tuple[float, int] | None = None
    for slot in _sample(starts, joint, site, random):
        cost = VISIT * site.visits(slot) + aims.price * noise * prices.of(joint, slot)
        if aims.moved:
            cost += aims.moved * joint.moved(slot)
        if aims.minute:
            cost += aims.minute * site.minutes(joint, slot)
        if best is None or cost < best[0]:
            best = (cost, slot)
    return [(int(best[0]), 1 << best[1])] if best else []


def _sample(starts: int, joint: Joint, site: Site, random: Random | None) -> list[int]:
    if random is None or starts.bit_count() <= SAMPLE:
        return list(each(starts))
    found = [slot for slot in (*site.anchors, *joint.kept) if starts >> slot & 1]
    size = starts.bit_length()
    for _ in range(SAMPLE):
        slot = first(starts, random.randrange(size))
        if slot is not None:
            found.append(slot)
    return found


def _place(
    layout: Layout,
    index: int,
    program: Program,
    masks: Sequence[int],
    aims: Aims,
    prices: Prices,
) -> None:
    """Place the joints of the relaxed program one after the other, hardest first."""
    site = layout.board.sites[index]
    chosen = program.relaxed_choice()
    chosen.sort(key=lambda one: (masks[one].bit_count(), one))
    taken = 0
    new = 0
    for one in chosen:
        joint = (site.joints or ())[one]
        wanted = program.classes[one][0][1].bit_length() - 1
        starts = masks[one] & ~_near(site, joint, taken)
        if new >= site.most_new:
            starts &= sum(1 << anchor for anchor in site.anchors)
        slot = _free(layout, site, joint, wanted, starts, aims, prices)
        if slot is None:
            continue
        layout.add(index, joint, slot)
        new += site.visits(slot)
        taken |= stretch(slot, slot + site.length(joint, slot))


def _near(site: Site, joint: Joint, taken: int) -> int:
    """Starts at which a joint would overlap the slots that are taken."""
    return blocking(taken, max(site.length(joint, slot) for slot in (-1, *site.anchors)))


def _free(
    layout: Layout,
    site: Site,
    joint: Joint,
    wanted: int,
    starts: int,
    aims: Aims,
    prices: Prices,
) -> int | None:
    """The wanted slot if it is still free, else the cheapest that is better than leaving out."""
    if starts >> wanted & 1 and layout.fits(site, joint, wanted):
        return wanted
    costs = {
        slot: VISIT * site.visits(slot)
        + aims.moved * joint.moved(slot)
        + aims.price * prices.of(joint, slot)
        for slot in each(starts & ~(1 << wanted))
    }
    for slot in sorted(costs, key=costs.__getitem__):
        if costs[slot] >= aims.left_out * site.priority(joint.bits):
            return None
        if layout.fits(site, joint, slot):
            return slot
    return None
