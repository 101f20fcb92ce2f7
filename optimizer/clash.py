"""
Whether some requests can all be planned at once, by trying everything; no solver is asked.

A *clash* is a set of requests of which no plan of the week holds all, whatever becomes of the
others. Trying costs *looks*, a visit put somewhere; a search that runs out of them knows nothing.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from optimizer.board import Board
from optimizer.excerpt import Excerpts
from optimizer.layout import Layout
from optimizer.site import MOST_JOINTS, Joint, Site
from optimizer.slots import blocking, each, stretch

JOINTS_OF_A_LOOK = 10
"""Sets of wishes that are listed in the time of one look."""

REQUESTS_OF_A_LOOK = 50
"""Requests that are made ready, mostly of fixed visits, in the time of one look."""


@dataclass
class Purse:
    """How many looks are left; none once `stop`, which is asked at each payment, says yes."""

    looks: int
    stop: Callable[[], bool] = bool

    def pay(self, looks: int = 1) -> bool:
        """Whether there was enough."""
        self.looks = -1 if self.stop() else self.looks - looks
        return self.looks >= 0

    def part(self, most: int) -> "Purse":
        """A purse of its own with at most so many of these looks, which stay here as well."""
        return Purse(max(0, min(most, self.looks)), self.stop)


class _Broke(Exception):
    """The purse is empty."""


def clash(week: Excerpts, ids: Sequence[str], purse: Purse) -> bool | None:
    """Whether no plan holds all of these requests; None when the purse is empty before."""
    wanted = set(ids) - week.fixed
    if not wanted:
        return False
    small = week.among(wanted)
    if not purse.pay(len(small.requests) // REQUESTS_OF_A_LOOK):
        return None
    board = Board(small)
    if any(one.request in wanted for one in board.hopeless):
        return True
    if any(one.joints is None for one in board.sites):
        purse.pay(MOST_JOINTS // JOINTS_OF_A_LOOK)
        return None
    purse.pay(sum(len(one.joints or ()) for one in board.sites) // JOINTS_OF_A_LOOK)
    try:
        return not _Trial(board, wanted, purse).fits()
    except _Broke:
        return None


class _Trial:
    """Puts one wish after the other, that with the fewest places first."""

    def __init__(self, board: Board, wanted: set[str], purse: Purse) -> None:
        self.board, self.purse = board, purse
        self.layout = Layout(board)
        self.wanted = [
            sum(
                1 << place
                for place, wish in enumerate(site.wishes)
                if any(one.id in wanted for one in wish.requests)
            )
            for site in board.sites
        ]
        self.known = [{one.bits: one.starts for one in site.joints or ()} for site in board.sites]

    def fits(self) -> bool:
        """Whether all that is wanted and not yet put can be put."""
        place = self._hardest()
        if place is None:
            return True
        site, options = place
        for joint, starts in options:
            for slot in each(starts):
                if self._may(site, joint, slot) and self._holds_with(site, joint, slot):
                    return True
        return False

    def _holds_with(self, site: Site, joint: Joint, slot: int) -> bool:
        if not self.purse.pay():
            raise _Broke
        self.layout.add(site.index, joint, slot)
        if self.fits():
            return True
        old = self.layout.take_out(site.index)
        self.layout.put_back(site.index, old[:-1])
        return False

    def _hardest(self) -> tuple[Site, list[tuple[Joint, int]]] | None:
        """The wish with the fewest places and what they are; None when all are put."""
        best: tuple[int, Site, list[tuple[Joint, int]]] | None = None
        for site, wanted in zip(self.board.sites, self.wanted, strict=True):
            put, taken = self._state(site)
            if wanted & ~put and not self.purse.pay():
                raise _Broke
            for wish in each(wanted & ~put):
                options = list(self._options(site, wish, put, taken))
                count = sum(starts.bit_count() for _, starts in options)
                if best is None or count < best[0]:
                    best = count, site, options
                if not count:
                    return site, []
        return None if best is None else best[1:]

    def _state(self, site: Site) -> tuple[int, int]:
        """The wishes of a site that are put, and the slots their visits take."""
        put, taken = 0, 0
        for joint, slot in self.layout.choices[site.index]:
            put |= joint.bits
            taken |= stretch(slot, slot + site.length(joint, slot))
        return put, taken

    def _options(self, site: Site, wish: int, put: int, taken: int) -> Iterator[tuple[Joint, int]]:
        known = self.known[site.index]
        for joint in reversed(site.joints or ()):
            if not joint.bits >> wish & 1 or joint.bits & put:
                continue
            starts = joint.starts & ~blocking(taken, joint.slots)
            for other in each(joint.bits & ~self.wanted[site.index]):
                # One that need not come is only asked along where it is needed.
                starts &= ~known.get(joint.bits & ~(1 << other), 0)
            for department, minutes, teams in joint.stays if starts else ():
                starts &= self.layout.crews[department].possible(minutes, teams)
            if starts:
                yield joint, starts

    def _may(self, site: Site, joint: Joint, slot: int) -> bool:
        chosen = self.layout.choices[site.index]
        _, taken = self._state(site)
        new = sum(site.visits(one) for _, one in chosen) + site.visits(slot)
        moved, most = self.layout.value.moved + joint.moved(slot), self.board.most_moved
        return (
            new <= site.most_new
            and not taken & stretch(slot, slot + site.length(joint, slot))
            and (most is None or moved <= most)
            and self.layout.fits(site, joint, slot)
        )


def smallest(
    base: Sequence[str], others: Sequence[str], clashes: Callable[[Sequence[str]], bool]
) -> list[str]:
    """
    Those of `others` that a clash with `base` needs: without any of them it is none any more.

    Parameters
    ----------
    others
        Clash with `base` all together; those named first are kept rather than later ones.
    clashes
        Whether some requests clash for certain.

    The source is QuickXplain (Junker 2004).
    """

    def go_on(given: Sequence[str], fresh: bool, left: Sequence[str]) -> list[str]:
        if fresh and clashes(given):
            return []
        if len(left) == 1:
            return list(left)
        half = len(left) // 2
        second = go_on([*given, *left[:half]], True, left[half:])
        first = go_on([*given, *second], bool(second), left[:half])
        return [*first, *second]

    return go_on(base, True, others) if others else []
