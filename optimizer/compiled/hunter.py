"""
The compiled loop as the search sees it: a layout goes in, a better one comes out.

One hunt runs on each thread, with a seed of its own. Every so many steps the hunts meet, and all
go on from the best plan; so the outcome depends on the seed and the steps, not on the threads'
pace.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

from optimizer.bounds import Minimum
from optimizer.compiled.flat import Plot
from optimizer.compiled.put import Aims, fill, new_desk
from optimizer.compiled.ruin import TARGETS, Hunt, Rules, go_back, hunt_on, new_hunt
from optimizer.compiled.state import UNPLANNED, VISITS, Floats, copied, new_state, stand
from optimizer.enterprise import Choice
from optimizer.insert import Prices
from optimizer.layout import Layout

GREEDY = Aims(left_out=4.0, moved=0.05, minute=0.0, price=1.0, chance=0.0)
"""What a first plan weighs."""

NO_MOVE, DEAR_MOVE = 100.0, 5.0
"""Cost of a moved request where few may move: in a first plan, and later."""

ANEW = Aims(left_out=4.0, moved=0.0, minute=0.0, price=1.0, chance=0.02)
"""What putting back weighs."""

HOT, COLD, LEFT_OUT = 0.12, 0.03, 2.5
"""Temperatures in visits, and the visits a left-out priority counts as when plans are weighed."""

SMALLEST, LARGEST = 2, 8
"""How many sites join the one that is taken out."""

STRIDE = 2_000
"""Steps after which the hunts meet."""

NO_CAP = 1 << 40


class Hunter:
    """
    Improves a layout by hunts on several threads.

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
        self.layout, self.threads = layout, threads
        self.plot = Plot(layout, minima)
        self.flat = self.plot.flat
        self.rules = Rules(
            HOT, COLD, LEFT_OUT, NO_CAP if most_moved is None else most_moved, SMALLEST, LARGEST
        )
        self.free = most_moved is None
        price = self._price()
        self.states = [new_state(self.flat, price) for _ in range(threads)]
        self.desks = [new_desk(self.flat, threads * seed + one) for one in range(threads)]
        self.known: list[tuple[Choice, ...]] = [()] * len(self.plot.sites)
        self.seen = self._visits()

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
        fill(self.flat, self.states[0], self.desks[0], aims, order)
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
        self._read()
        able = np.ones(len(self.plot.sites), np.bool_)
        if sites is not None:
            able[:] = np.isin(self.plot.sites, sites)
        aims = ANEW if self.free else ANEW._replace(moved=DEAR_MOVE)
        hunts = [new_hunt(self.flat, state, able) for state in self.states[:threads]]
        made = 0
        with ThreadPoolExecutor(len(hunts)) as pool:
            while made * len(hunts) < steps and hunts[0].counts[TARGETS] > 0 and not stop():
                span = made, made + STRIDE, max(1, steps // len(hunts))

                def go(one: int, span: tuple[int, int, int] = span) -> int:
                    state, desk, hunt = self.states[one], self.desks[one], hunts[one]
                    return hunt_on(self.flat, state, desk, hunt, aims, self.rules, span)

                list(pool.map(go, range(len(hunts))))
                made = span[1]
                self._meet(hunts, able)
        go_back(self.flat, self.states[0], hunts[0])
        self._write()
        return made * len(hunts)

    def _meet(self, hunts: list[Hunt], able: NDArray[np.bool_]) -> None:
        """Those behind go on from the plan of the best, which becomes the first."""
        best = min(range(len(hunts)), key=lambda one: (*_upper(hunts[one]), one))
        for one, hunt in enumerate(hunts):
            if _upper(hunt) > _upper(hunts[best]):
                self.states[one] = copied(self.states[best])
                hunts[one] = new_hunt(self.flat, self.states[one], able)
        self.states[0], self.states[best] = self.states[best], self.states[0]
        hunts[0], hunts[best] = hunts[best], hunts[0]

    def _read(self) -> None:
        """Bring the states to the layout, which others may have changed."""
        choices = [self.layout.choices[one] for one in self.plot.sites]
        changed = [
            one
            for one, (now, known) in enumerate(zip(choices, self.known, strict=True))
            if now is not known
        ]
        visits = [
            (one, self.flat.joint_first[one] + joint.place, slot)
            for one in changed
            for joint, slot in choices[one]
        ]
        table = np.array(visits, dtype=np.int64).reshape(-1, 3)
        stand(self.flat, self.states[0], np.array(changed, dtype=np.int64), table)
        self.known, self.seen = choices, self._visits()
        self.states[1:] = [copied(self.states[0]) for _ in self.states[1:]]

    def _write(self) -> None:
        """Bring the layout to the first state."""
        state, visits = self.states[0], self._visits()
        places = np.nonzero((visits != self.seen).any(axis=0))[0]
        changed = np.unique(np.searchsorted(self.flat.wish_first, places, "right") - 1).tolist()
        for one in changed:
            self.layout.take_out(self.plot.sites[one])
        for one in changed:
            site = self.layout.board.sites[self.plot.sites[one]]
            joints, begin = site.joints or (), self.flat.joint_first[one]
            first = self.flat.wish_first[one]
            self.known[one] = tuple(
                (joints[state.choice_joint[place] - begin], int(state.choice_slot[place]))
                for place in range(first, first + state.choices[one])
            )
            self.layout.put_back(site.index, self.known[one])
        self.seen = visits

    def _visits(self) -> NDArray[np.int64]:
        """Joint and slot of each visit of the first state, one column for each wish."""
        state, firsts = self.states[0], self.flat.wish_first
        owner = np.repeat(np.arange(len(firsts) - 1), np.diff(firsts))
        used = np.arange(firsts[-1]) - firsts[owner] < state.choices[owner]
        return np.where(used, np.stack([state.choice_joint, state.choice_slot]), -1)


def _upper(hunt: Hunt) -> tuple[int, int]:
    return int(hunt.best[UNPLANNED]), int(hunt.best[VISITS])
