"""
Why a request is in no visit, and why an enterprise has more than one: the cheapest proof first.
"""

from collections.abc import Sequence
from itertools import combinations

from optimizer.bounds import Minimum
from optimizer.layout import Layout
from optimizer.plan import Apart, Reason, Unplanned, Visit
from optimizer.site import Site
from optimizer.slots import each
from optimizer.wish import Wish


def unplanned_of(
    layout: Layout, minima: Sequence[Minimum], *, proven: bool
) -> tuple[Unplanned, ...]:
    """Every request that is in no visit with its reason, in the order of the file."""
    board = layout.board
    found = {one.request: one for one in board.hopeless}
    for site, choices, minimum in zip(board.sites, layout.choices, minima, strict=True):
        left = site.everything
        for joint, _ in choices:
            left &= ~joint.bits
        for index in each(left):
            wish = site.wishes[index]
            reason, others = _reason(layout, site, index, minimum, proven=proven)
            for one in wish.requests:
                found[one.id] = Unplanned(one.id, reason, others)
    return tuple(_with_message(found[one.id]) for one in board.problem.requests if one.id in found)


def _reason(
    layout: Layout, site: Site, index: int, minimum: Minimum, *, proven: bool
) -> tuple[Reason, tuple[str, ...]]:
    wish = site.wishes[index]
    if not any(joint.bits >> index & 1 for joint in site.joints or ()) and site.joints is not None:
        return _never_joint(wish)
    if minimum.value.unplanned:
        rivals = _ids(site, site.everything & ~(1 << index))
        limited = site.most_new < len(site.wishes)
        return (Reason.MOST_VISITS if limited else Reason.OVERLAP), rivals
    if not proven:
        return Reason.NOT_FOUND, ()
    blockers = _blockers(layout, site, wish)
    if blockers is None:
        return Reason.CONFLICT, _ids(site, site.everything & ~(1 << index))
    return Reason.DEPARTMENT_FULL, blockers


def _never_joint(wish: Wish) -> tuple[Reason, tuple[str, ...]]:
    if len(wish.departments) > 1 and not wish.may_lead:
        return Reason.NOBODY_MAY_LEAD, tuple(one.id for one in wish.requests)
    return Reason.TOGETHER, tuple(one.id for one in wish.requests)


def _blockers(layout: Layout, site: Site, wish: Wish) -> tuple[str, ...] | None:
    """
    Requests whose stays take the teams at every start of the wish, or None if teams are free.
    """
    zone = site.enterprise.zone
    for slot in each(wish.starts):
        if all(
            layout.crews[one.department].fits(slot, one.minutes, one.teams, zone)
            for one in wish.requests
        ):
            return None
    wanted = {one.department for one in wish.requests}
    slots = wish.starts
    found = []
    for other, choices in zip(layout.board.sites, layout.choices, strict=True):
        for joint, slot in choices:
            near = slots >> max(0, slot - joint.slots) & ((1 << 2 * joint.slots + 1) - 1)
            for index in each(joint.bits if near else 0):
                found += [o.id for o in other.wishes[index].requests if o.department in wanted]
    return tuple(found)


def _ids(site: Site, bits: int) -> tuple[str, ...]:
    return tuple(one.id for index in each(bits) for one in site.wishes[index].requests)


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


def _with_message(one: Unplanned) -> Unplanned:
    line = _LINES[one.reason]
    named = f": {', '.join(one.others[:6])}" if one.others else ""
    return Unplanned(one.request, one.reason, one.others, f"{one.request}: {line}{named}")


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
    pairs = {one.bits for one in site.joints if one.bits.bit_count() == 2}
    held = {bits for one in site.joints for bits in _pairs(one.bits)} | pairs
    for group in combinations(range(len(site.wishes)), size):
        if all(1 << a | 1 << b not in held for a, b in combinations(group, 2)):
            return tuple(site.wishes[one].requests[0].id for one in group)
    return None


def _pairs(bits: int) -> list[int]:
    return [1 << a | 1 << b for a, b in combinations(each(bits), 2)]


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
