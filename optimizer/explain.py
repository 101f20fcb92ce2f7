"""
Why a request is in no visit, and why an enterprise has more than one: the cheapest proof first.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property

from optimizer.bounds import Minimum
from optimizer.clash import Purse
from optimizer.clockface import write_window
from optimizer.ladder import Ladder, Proof
from optimizer.layout import Layout
from optimizer.overload import Load
from optimizer.plan import Apart, Reason, Unplanned, Visit
from optimizer.problem import Request
from optimizer.site import Site
from optimizer.slots import each
from optimizer.split import components

LOOKS, MOST_LOOKS = 60, 60_000
"""Looks that the reasons of a plan file may cost, for each request of the week and together."""

MOST_NAMED = 200
"""Requests that are named as a conflict; a larger one explains nothing."""


def unplanned_of(
    layout: Layout,
    minima: Sequence[Minimum],
    *,
    proven: bool,
    looks: int | None = None,
    stop: Callable[[], bool] = bool,
) -> tuple[Unplanned, ...]:
    """
    Every request that is in no visit with its reason, in the order of the file.

    Parameters
    ----------
    proven
        Whether it is proven that no plan leaves out less.
    looks
        How many may be spent on the reasons, if not the usual number.
    stop
        Asked often; after a yes nothing more is proven.
    """
    board = layout.board
    planned = {one for _, ids in _planned(layout) for one in ids}
    planned |= {one for visit in board.problem.fixed for one in visit.requests}
    held = [one.id for one in board.problem.requests if one.id in planned]
    ladder = Ladder(board, held)
    usual = min(MOST_LOOKS, LOOKS * len(board.problem.requests))
    purse = Purse(usual if looks is None else looks, stop)
    search = _Search(layout, minima, proven=proven)
    left = [one for one in board.problem.requests if one.id not in planned]
    proofs = ladder.proofs(left, purse)
    found = []
    for request in left:
        proof = proofs.get(request.id)
        if proof is None:
            proof = search.says(request)
        found.append(said(request, proof))
    return tuple(found)


def _planned(layout: Layout) -> Iterator[tuple[Site, list[str]]]:
    """The requests that each site has in its visits, fixed ones apart."""
    for site, choices in zip(layout.board.sites, layout.choices, strict=True):
        bits = sum(joint.bits for joint, _ in choices)
        yield site, [one.id for index in each(bits) for one in site.wishes[index].requests]


class _Search:
    """What the search as a whole says of a request, where no smaller proof was found."""

    def __init__(self, layout: Layout, minima: Sequence[Minimum], *, proven: bool) -> None:
        self.layout, self.minima, self.proven = layout, minima, proven
        self.homes = {site.enterprise.id: site for site in layout.board.sites}

    def says(self, request: Request) -> Proof:
        site = self.homes[request.enterprise]
        if self.minima[site.index].value.unplanned and site.joints is None:
            others = [one.id for wish in site.wishes for one in wish.requests if one != request]
            limited = site.most_new < len(site.wishes)
            return Proof(Reason.MOST_VISITS if limited else Reason.OVERLAP, tuple(others))
        rivals = self._rivals[site.index] if self.proven else ()
        return Proof(Reason.CONFLICT, rivals) if rivals else Proof(Reason.NOT_FOUND)

    @cached_property
    def _rivals(self) -> Mapping[int, tuple[str, ...]]:
        """For each site the planned requests of its part, none where they are many."""
        planned = [ids for _, ids in _planned(self.layout)]
        found: dict[int, tuple[str, ...]] = {}
        for part in components(self.layout.board):
            rivals = tuple(one for site in part for one in planned[site])
            found.update(dict.fromkeys(part, rivals if len(rivals) <= MOST_NAMED else ()))
        return found


_LINES = {
    Reason.NO_START: "no window is open long enough on a working day",
    Reason.TOO_FEW_TEAMS: "needs more teams than the department has",
    Reason.CLOSED: "the enterprise is closed at every possible start",
    Reason.NOBODY_MAY_LEAD: "none of the departments that must come together may lead",
    Reason.TOO_MANY_INSPECTORS: "more inspectors than the enterprise takes at once",
    Reason.TOGETHER: "cannot share a visit with the requests it must come with",
    Reason.MOST_VISITS: "the enterprise takes no more visits this week",
    Reason.OVERLAP: "visits of the enterprise would overlap",
    Reason.DEPARTMENT_FULL: "the department's teams are taken at every possible start",
    Reason.CONFLICT: "clashes with other requests",
    Reason.NOT_FOUND: "the search ended without a place and without a proof",
}


def said(request: Request, proof: Proof) -> Unplanned:
    """A proof as it stands in a plan file, with a line for logs."""
    line = _LINES[proof.reason]
    if proof.load is not None:
        line += f" ({_counted(proof.load)})"
    named = _few(proof.others)
    message = f"{request.id}: {line}{': ' if named else ''}{named}"
    return Unplanned(request.id, proof.reason, proof.others, message)


def _counted(load: Load) -> str:
    weighed = any(price != 1 for _, price in load.prices)
    when = _few([write_window(one) for one, _ in load.prices])
    minutes = "weighed team minutes" if weighed else "team minutes"
    return f"{load.needed} of {load.available} {minutes} in {when}"


def _few(names: Sequence[str]) -> str:
    """The first six of some names, and how many there are more."""
    more = len(names) - 6
    return ", ".join(names[:6]) + (f" and {more} more" if more > 0 else "")


def apart_of(
    layout: Layout, minima: Sequence[Minimum], visits: Sequence[Visit]
) -> tuple[Apart, ...]:
    """Every enterprise with two or more visits, why it has them, by enterprise."""
    held: dict[str, int] = {}
    for visit in visits:
        held[visit.enterprise] = held.get(visit.enterprise, 0) + 1
    sites = {site.enterprise.id: site for site in layout.board.sites}
    found = []
    for key, count in sorted(held.items()):
        if count < 2:
            continue
        site = sites.get(key)
        if site is None:
            found.append(Apart(key, count, count))
            continue
        fewest = site.fixed + minima[site.index].value.visits
        witness = _witness(site, fewest)
        full = _full(layout, site) if count > fewest else ()
        found.append(Apart(key, count, fewest, witness, full))
    return tuple(found)


def _witness(site: Site, size: int) -> tuple[str, ...] | None:
    """Requests of which no two can share a visit, as many as the fewest visits, if there are."""
    if site.fixed or site.joints is None or size < 2:
        return None
    apart = _cannot_meet(site)
    looks = Purse(MOST_TRIED)

    def grown(group: list[int], rest: int) -> list[int] | None:
        if len(group) == size:
            return group
        for one in each(rest):
            if not looks.pay():
                return None
            found = grown([*group, one], rest & apart[one] & -(2 << one))
            if found:
                return found
        return None

    group = grown([], site.everything)
    return None if group is None else tuple(site.wishes[one].requests[0].id for one in group)


MOST_TRIED = 5_000
"""Groups of requests that are tried as a witness."""


def _cannot_meet(site: Site) -> list[int]:
    """For each wish the bits of those with which it is in no joint."""
    met = [1 << one for one in range(len(site.wishes))]
    for joint in site.joints or ():
        for one in each(joint.bits):
            met[one] |= joint.bits
    return [site.everything & ~one for one in met]


def _full(layout: Layout, site: Site) -> tuple[str, ...]:
    """Departments whose teams are bound elsewhere at some start that a wish could take."""
    own = layout.take_out(site.index)
    found = set()
    for wish in site.wishes:
        for one in wish.requests:
            open_starts = layout.crews[one.department].possible(one.minutes, one.teams)
            if wish.starts & ~open_starts:
                found.add(one.department)
    layout.put_back(site.index, own)
    return tuple(sorted(found))
