"""
The week as flat arrays: what the compiled loop reads.

Slots are steps of the grid. A *stay* is what one request binds of its department; behind the
stays of the sites stand those that nothing moves: fixed visits, absences, enterprises that the
loop does not plan. A *band* is a row of starts of one joint that are worth the same.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from optimizer.bounds import Minimum
from optimizer.compiled.arrays import Numbers
from optimizer.compiled.days import Stays, most_of_a_day
from optimizer.crew import Crew
from optimizer.layout import Layout
from optimizer.site import Joint, Site
from optimizer.slots import covered, each, rounded_up, slots_of_week
from optimizer.wish import Wish

MOST_WISHES = 10
"""An enterprise with more wishes is not planned by the loop; its visits stand."""

MOST_LINKS = 62
"""Stays of a department's day that are kept as chains: bits of a number that stays positive."""

MOST_ROWS = 20_000
"""Departments times zones whose days are kept as chains; each takes seven kilobytes."""

NOWHERE = -1
"""Zone of an absence, and site of a stay that nothing moves."""

_Row = tuple[int, ...]


class Flat(NamedTuple):
    """
    Arrays of a week; ``*_first`` has one entry more than there are owners.

    Attributes
    ----------
    width
        Slots of the week and of the longest stay that may reach past it.
    teams, gap, transitive
        Of each department: its teams, by how many slots the longest way exceeds the one within
        a zone, and whether "can follow" is a partial order.
    chained
        The place of a department among those whose days never hold more than `MOST_LINKS` stays
        and where "can follow" is a partial order; -1 for the others.
    ways
        Minutes from zone to zone, and none to or from `NOWHERE`.
    least_unplanned, least_visits
        The own minimum of each site.
    wish_first, wish_band_first, stay_first, joint_first, band_first
        Where the wishes and joints of a site, the stays of a wish, the bands of a joint begin.
    stay_slots, stay_near
        Slots that a stay binds with the way within a zone, with the shortest way of all.
    stay_start
        Minute at which a stay stands that nothing moves, else -1.
    wish_from, wish_after, band_from, band_after
        The first start of a band and the one after its last, as slots.
    band_visits, band_moved, band_minutes, band_slots
        What a joint adds at these starts, and how long its visit is.
    site_plain
        Whether a site has no start that is worth more or less than others: no fixed visit to
        join, no request that stood somewhere before.
    slot_first, slots
        Where the slots of a site begin; at each of them one of its wishes can start.
    set_first, set_joint
        For each set of wishes of a site the joint of it, -1 for none.
    shut
        Whether no stay can be there, by slot.
    wanting_first, wanting
        The sites that want a department.
    day_first
        Where the list of stays of a department's day begins; it has room for all there can be.
    """

    grid: int
    width: int
    zones: int
    teams: Numbers
    gap: Numbers
    transitive: Numbers
    chained: Numbers
    ways: Numbers
    site_zone: Numbers
    site_most_new: Numbers
    least_unplanned: Numbers
    least_visits: Numbers
    wish_first: Numbers
    wish_priority: Numbers
    wish_band_first: Numbers
    wish_from: Numbers
    wish_after: Numbers
    stay_first: Numbers
    stay_site: Numbers
    stay_department: Numbers
    stay_zone: Numbers
    stay_minutes: Numbers
    stay_teams: Numbers
    stay_slots: Numbers
    stay_near: Numbers
    stay_start: Numbers
    joint_first: Numbers
    joint_bits: Numbers
    band_first: Numbers
    band_from: Numbers
    band_after: Numbers
    band_visits: Numbers
    band_moved: Numbers
    band_minutes: Numbers
    band_slots: Numbers
    site_plain: Numbers
    slot_first: Numbers
    slots: Numbers
    set_first: Numbers
    set_joint: Numbers
    shut: Numbers
    wanting_first: Numbers
    wanting: Numbers
    day_first: Numbers


class Plot:
    """
    A board laid flat.

    Attributes
    ----------
    sites
        Index in the board of each site that the loop plans.
    """

    def __init__(self, layout: Layout, minima: Sequence[Minimum]) -> None:
        self.layout, self.board = layout, layout.board
        self.crews = list(self.board.crews.values())
        self.departments = {key: place for place, key in enumerate(self.board.crews)}
        zones = sorted({one.zone for one in self.board.problem.enterprises})
        self.zones = {name: place for place, name in enumerate(zones)}
        self.sites = [
            one.index
            for one in self.board.sites
            if one.joints is not None and len(one.wishes) <= MOST_WISHES
        ]
        self.flat = self._flat([minima[one] for one in self.sites])

    def _flat(self, minima: Sequence[Minimum]) -> Flat:
        grid = self.board.grid
        sites = [self.board.sites[one] for one in self.sites]
        wishes = [wish for site in sites for wish in site.wishes]
        moving = list(self._moving(sites))
        stays = _columns([*moving, *self._standing()], 8)
        bands = [list(_bands(site, joint)) for site in sites for joint in site.joints or ()]
        rows = _columns([band for some in bands for band in some], 6)
        rows_of_wishes = [list(_rows(wish.starts)) for wish in wishes]
        wish_rows = _columns([row for some in rows_of_wishes for row in some], 2)
        slots = [list(each(_any_start(site))) for site in sites]
        gap = [self._gap(department, stays) for department in range(len(self.crews))]
        wanting = sorted({(row[1], row[0]) for row in moving})
        reach = int(stays[5].max(initial=0)) + max(gap, default=0) + 1
        return Flat(
            grid=grid,
            width=slots_of_week(grid) + reach,
            zones=len(self.zones),
            teams=_numbers(crew.teams for crew in self.crews),
            gap=_numbers(gap),
            transitive=_numbers(crew.transitive for crew in self.crews),
            chained=self._chained(stays, wishes, rows_of_wishes),
            ways=self._ways(),
            site_zone=_numbers(self.zones[site.enterprise.zone] for site in sites),
            site_most_new=_numbers(site.most_new for site in sites),
            least_unplanned=_numbers(one.value.unplanned for one in minima),
            least_visits=_numbers(one.value.visits for one in minima),
            wish_first=_firsts(len(site.wishes) for site in sites),
            wish_priority=_numbers(wish.priority for wish in wishes),
            wish_band_first=_firsts(len(some) for some in rows_of_wishes),
            wish_from=wish_rows[0],
            wish_after=wish_rows[1],
            stay_first=_firsts(len(wish.requests) for wish in wishes),
            stay_site=stays[0],
            stay_department=stays[1],
            stay_zone=stays[2],
            stay_minutes=stays[3],
            stay_teams=stays[4],
            stay_slots=stays[5],
            stay_near=stays[6],
            stay_start=stays[7],
            joint_first=_firsts(len(site.joints or ()) for site in sites),
            joint_bits=_numbers(joint.bits for site in sites for joint in site.joints or ()),
            band_first=_firsts(len(some) for some in bands),
            band_from=rows[0],
            band_after=rows[1],
            band_visits=rows[2],
            band_moved=rows[3],
            band_minutes=rows[4],
            band_slots=rows[5],
            site_plain=_numbers(map(_is_plain, sites)),
            slot_first=_firsts(map(len, slots)),
            slots=_numbers(slot for some in slots for slot in some),
            set_first=_firsts(1 << len(site.wishes) for site in sites),
            set_joint=_sets(sites),
            shut=_shut(wishes, slots_of_week(grid) + reach),
            wanting_first=_firsts(np.bincount([row[0] for row in wanting], minlength=len(gap))),
            wanting=_numbers(row[1] for row in wanting),
            day_first=_firsts(np.repeat(np.bincount(stays[1], minlength=len(gap)), 7)),
        )

    def _ways(self) -> Numbers:
        travel = self.board.problem.travel
        ways = [[travel.minutes(a, b) for b in self.zones] for a in self.zones]
        # The last row and column are those of `NOWHERE`.
        return np.pad(np.array(ways, np.int64).reshape(len(ways), len(ways)), (0, 1))

    def _within(self, crew: Crew) -> int:
        """Minutes that a stay is lengthened by; where ways are no metric, by the longest."""
        return crew.travel.within if crew.transitive else crew.most

    def _gap(self, department: int, stays: Sequence[Numbers]) -> int:
        """The most slots by which the longest way binds a team longer than that within."""
        crew, grid = self.crews[department], self.board.grid
        lengths = np.unique(stays[3][stays[1] == department]).tolist()
        within = self._within(crew)
        gaps = (rounded_up(m + crew.most, grid) - rounded_up(m + within, grid) for m in lengths)
        return max(gaps, default=0)

    def _chained(
        self,
        stays: Sequence[Numbers],
        wishes: Sequence[Wish],
        rows: Sequence[Sequence[tuple[int, int]]],
    ) -> Numbers:
        firsts = np.repeat(np.arange(len(wishes)), [len(wish.requests) for wish in wishes])
        most = most_of_a_day(
            Stays(stays[1], stays[3], stays[4], stays[7], firsts),
            [(wish, first, after) for wish, some in enumerate(rows) for first, after in some],
            self.crews,
            self.board.grid,
        )
        able = np.array([one.transitive for one in self.crews], np.bool_)
        able &= most.max(axis=1, initial=0) <= MOST_LINKS
        able &= able.sum() * (len(self.zones) + 1) <= MOST_ROWS
        return np.where(able, np.cumsum(able) - 1, NOWHERE)

    def _moving(self, sites: Sequence[Site]) -> Iterator[_Row]:
        for place, site in enumerate(sites):
            zone = self.zones[site.enterprise.zone]
            for wish in site.wishes:
                for one in wish.requests:
                    department = self.departments[one.department]
                    yield self._stay(place, department, zone, one.minutes, one.teams, -1)

    def _standing(self) -> Iterator[_Row]:
        """Fixed visits, absences, and the visits of sites that are not planned by the loop."""
        problem = self.board.problem
        for visit in problem.fixed:
            zone = self.zones[problem.enterprise[visit.enterprise].zone]
            for key in visit.requests:
                one = problem.request[key]
                department = self.departments[one.department]
                yield self._stay(NOWHERE, department, zone, one.minutes, one.teams, visit.start)
        for index in sorted(set(range(len(self.board.sites))) - set(self.sites)):
            zone = self.zones[self.board.sites[index].enterprise.zone]
            for joint, slot in self.layout.choices[index]:
                for key, minutes, teams in joint.stays:
                    start = slot * self.board.grid
                    yield self._stay(NOWHERE, self.departments[key], zone, minutes, teams, start)
        for department, crew in enumerate(self.crews):
            for stay in (one for day in crew.days for one in day if one.away):
                minutes = stay.end - stay.start
                yield NOWHERE, department, NOWHERE, minutes, 1, 0, 0, stay.start

    def _stay(
        self, site: int, department: int, zone: int, minutes: int, teams: int, start: int
    ) -> _Row:
        crew, grid = self.crews[department], self.board.grid
        slots = rounded_up(minutes + self._within(crew), grid)
        near = rounded_up(minutes + crew.least, grid)
        return site, department, zone, minutes, teams, slots, near, start


def _is_plain(site: Site) -> bool:
    return not site.anchors and not any(one.kept for one in site.joints or ())


def _any_start(site: Site) -> int:
    found = 0
    for wish in site.wishes:
        found |= wish.starts
    return found


def _sets(sites: Sequence[Site]) -> Numbers:
    found, number = [], 0
    for site in sites:
        joints = np.full(1 << len(site.wishes), -1, np.int64)
        for joint in site.joints or ():
            joints[joint.bits] = number
            number += 1
        found.append(joints)
    return np.concatenate(found or [_numbers(())])


def _bands(site: Site, joint: Joint) -> Iterator[_Row]:
    special = {*site.anchors, *joint.kept}
    plain = joint.starts & ~sum(1 << slot for slot in special)
    for slot in sorted(one for one in special if joint.starts >> one & 1):
        yield _band(site, joint, slot, slot + 1)
    for begin, after in _rows(plain):
        yield _band(site, joint, begin, after)


def _rows(starts: int) -> Iterator[tuple[int, int]]:
    """Rows of starts without a gap: the first, and the one after the last."""
    while starts:
        begin = (starts & -starts).bit_length() - 1
        rest = ~(starts >> begin)
        after = begin + (rest & -rest).bit_length() - 1
        yield begin, after
        starts &= -1 << after


def _band(site: Site, joint: Joint, begin: int, after: int) -> _Row:
    worth = site.visits(begin), joint.moved(begin), site.minutes(joint, begin)
    return begin, after, *worth, site.length(joint, begin)


def _shut(wishes: Sequence[Wish], width: int) -> Numbers:
    reach = 0
    for wish in wishes:
        reach |= covered(wish.starts, wish.slots)
    return _numbers(not reach >> slot & 1 for slot in range(width))


def _numbers(values: Iterable[int]) -> Numbers:
    return np.fromiter(values, dtype=np.int64)


def _columns(rows: Sequence[_Row], count: int) -> Sequence[Numbers]:
    table = np.array(rows, dtype=np.int64).reshape(len(rows), count)
    return [np.ascontiguousarray(table[:, one]) for one in range(count)]


def _firsts(counts: Iterable[int]) -> Numbers:
    sizes = np.fromiter(counts, dtype=np.int64)
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes, dtype=np.int64)])
