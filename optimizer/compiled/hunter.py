"""
The compiled loop as the search sees it: a layout goes in, a better one comes out.

One hunt runs on each thread, with a seed of its own. Every so many steps the hunts meet, and all
go on from the best plan; so the outcome depends on the seed and the steps, not on the threads'
pace.
"""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from optimizer.bounds import Minimum
from optimizer.compiled.arrays import Floats
from optimizer.compiled.bind import new_state, stand
from optimizer.compiled.flat import Plot
from optimizer.compiled.put import Aims, Desk, fill, new_desk
from optimizer.compiled.ruin import TARGETS, Hunt, Rules, go_back, hunt_on, new_hunt
from optimizer.compiled.state import UNPLANNED, VISITS, State, copied
from optimizer.enterprise import Choice
from optimizer.insert import Prices
from optimizer.layout import Layout

GREEDY = Aims(left_out=4.0, moved=0.05, minute=0.0, price=1.0, chance=0.0)
"""What a first plan weighs."""

NO_MOVE, DEAR_MOVE = 100.0, 5.0
"""Cost of a moved request where few may move: in a first plan, and later."""

ANEW = Aims(left_out=20.0, moved=0.0, minute=0.0, price=1.0, chance=0.02)
"""What putting back weighs."""

HOT, COLD, LEFT_OUT = 0.2, 0.04, 20.0
"""Temperatures in visits, and the visits a left-out priority counts as when plans are weighed."""

SHORT = 10.0
"""How many times as hot it is while more is left out than each enterprise alone would have to."""

SMALLEST, LARGEST = 0, 4
"""How many sites join the one that is taken out."""

EJECT = 0.8
"""Share of the steps in which what is taken out stands in the way of a wanted start."""

STRIDE = 2_000
"""Steps after which the hunts meet."""

FIRST_CYCLE = 4_000
"""Steps of the first cycle."""

NO_CAP = 1 << 40


@dataclass
class Track:
    """A hunt under way: where it stands, its dice, and what it remembers."""

    state: State
    desk: Desk
    hunt: Hunt


class Hunter:
    """
    Improves a layout by hunts on several threads.

    Temperatures fall in cycles, each twice as long as the one before and each begun at the best
    plan. A hunt goes on where it was at the next call, unless others have changed the layout.

    Parameters
    ----------
    minima
        Of each site of the board; a site at its minimum is no target.
    most_moved
        Cap on moved requests, or None.
    threads
        Hunts at once.
    """

    def __init__(
        self,
        layout: Layout,
        minima: Sequence[Minimum],
        seed: int,
        most_moved: int | None = None,
        threads: int = 1,
    ) -> None:
        self.layout = layout
        self.plot = Plot(layout, minima)
        self.flat = self.plot.flat
        self.free = most_moved is None
        cap = NO_CAP if most_moved is None else most_moved
        self.rules = Rules(HOT, COLD, LEFT_OUT, cap, SMALLEST, LARGEST, EJECT)
        state = new_state(self.flat, self._price())
        self.able = np.ones(len(self.plot.sites), np.bool_)
        self.tracks = [
            Track(
                one, new_desk(self.flat, threads * seed + nth), new_hunt(self.flat, one, self.able)
            )
            for nth, one in enumerate(copied(state) for _ in range(threads))
        ]
        self.known: list[tuple[Choice, ...]] = [()] * len(self.plot.sites)
        self.seen = self._visits()
        self.made, self.begun, self.length = 0, 0, FIRST_CYCLE

    def _price(self) -> Floats:
        prices = Prices(self.layout)
        found = np.zeros((len(self.flat.teams), self.flat.width))
        for key, row in self.plot.departments.items():
            levels = prices.by_slot(key)
            found[row, : len(levels)] = levels
        return found

    def fill(self) -> None:
        """Make a first plan in an empty layout, the sites with the fewest starts first."""
        sites = [self.layout.board.sites[one] for one in self.plot.sites]
        freedom = [min(one.starts.bit_count() for one in site.wishes) for site in sites]
        aims = GREEDY if self.free else GREEDY._replace(moved=NO_MOVE)
        order = np.argsort(np.array(freedom, dtype=np.int64), kind="stable")
        first = self.tracks[0]
        fill(self.flat, first.state, first.desk, aims, order)
        self._begin()
        self._write()

    def run(
        self,
        steps: int,
        stop: Callable[[], bool],
        sites: Sequence[int] | None = None,
        threads: int | None = None,
    ) -> int:
        """
        Try so many steps, or until nothing is above its minimum or `stop` says so.

        Only `sites` of the board are targets, or all; at most `threads` are used. The best
        layout found is in place afterwards; the steps made on all threads are returned.
        """
        self._read(sites)
        tracks, done = self.tracks[:threads], 0
        quota = -(-steps // len(tracks))
        with ThreadPoolExecutor(len(tracks)) as pool:
            while done < quota and _all_above(tracks) and not stop():
                at = self.made - self.begun
                count = min(STRIDE, quota - done, self.length - at)
                go = partial(self._go, span=(at, at + count, self.length))
                list(pool.map(go, tracks))
                self.made, done = self.made + count, done + count
                _meet(tracks)
                self._end_cycle(tracks)
        self._write()
        return done * len(tracks)

    def _go(self, track: Track, span: tuple[int, int, int]) -> None:
        aims = ANEW if self.free else ANEW._replace(moved=DEAR_MOVE)
        short = track.hunt.best[UNPLANNED] > self.flat.least_unplanned.sum()
        rules = self.rules._replace(hot=HOT * SHORT) if short else self.rules
        hunt_on(self.flat, track.state, track.desk, track.hunt, aims, rules, span)

    def _end_cycle(self, tracks: Iterable[Track]) -> None:
        if self.made < self.begun + self.length:
            return
        self.begun, self.length = self.made, 2 * self.length
        for one in tracks:
            go_back(self.flat, one.state, one.hunt)

    def _begin(self) -> None:
        """All hunts from where the first one stands."""
        state = self.tracks[0].state
        for track in self.tracks:
            track.state = state if track is self.tracks[0] else copied(state)
            track.hunt = new_hunt(self.flat, track.state, self.able)

    def _read(self, sites: Sequence[int] | None) -> None:
        """Begin anew where others have changed the layout, or what is to be bettered."""
        able = np.ones(len(self.plot.sites), np.bool_)
        if sites is not None:
            able[:] = np.isin(self.plot.sites, sites)
        choices = [self.layout.choices[one] for one in self.plot.sites]
        changed = [
            one
            for one, (now, known) in enumerate(zip(choices, self.known, strict=True))
            if now is not known
        ]
        if not changed and (able == self.able).all():
            return
        self.able = able
        first = self.tracks[0]
        go_back(self.flat, first.state, first.hunt)
        visits = [
            (one, self.flat.joint_first[one] + joint.place, slot)
            for one in changed
            for joint, slot in choices[one]
        ]
        table = np.array(visits, dtype=np.int64).reshape(-1, 3)
        stand(self.flat, first.state, np.array(changed, dtype=np.int64), table)
        self._begin()
        self.known, self.seen = choices, self._visits()

    def _write(self) -> None:
        """Bring the layout to the best plan."""
        best, visits = self.tracks[0].hunt, self._visits()
        places = np.nonzero((visits != self.seen).any(axis=0))[0]
        changed = np.unique(np.searchsorted(self.flat.wish_first, places, "right") - 1).tolist()
        for one in changed:
            self.layout.take_out(self.plot.sites[one])
        for one in changed:
            site = self.layout.board.sites[self.plot.sites[one]]
            joints, begin = site.joints or (), self.flat.joint_first[one]
            first = self.flat.wish_first[one]
            self.known[one] = tuple(
                (joints[best.best_joint[place] - begin], int(best.best_slot[place]))
                for place in range(first, first + best.best_choices[one])
            )
            self.layout.put_back(site.index, self.known[one])
        self.seen = visits

    def _visits(self) -> NDArray[np.int64]:
        """Joint and slot of each visit of the best plan, one column for each wish."""
        best, firsts = self.tracks[0].hunt, self.flat.wish_first
        owner = np.repeat(np.arange(len(firsts) - 1), np.diff(firsts))
        used = np.arange(firsts[-1]) - firsts[owner] < best.best_choices[owner]
        return np.where(used, np.stack([best.best_joint, best.best_slot]), -1)


def _all_above(tracks: Iterable[Track]) -> bool:
    return all(one.hunt.counts[TARGETS] > 0 for one in tracks)


def _meet(tracks: list[Track]) -> None:
    """Those behind go on from where the best one is."""
    best = min(tracks, key=lambda one: _upper(one.hunt))
    for track in tracks:
        if _upper(track.hunt) > _upper(best.hunt):
            track.state = copied(best.state)
            track.hunt = Hunt._make(one.copy() for one in best.hunt)


def _upper(hunt: Hunt) -> tuple[int, int]:
    return int(hunt.best[UNPLANNED]), int(hunt.best[VISITS])
