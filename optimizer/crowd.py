"""
An enterprise with too many requests for its program, by way of `optimizer.large`.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from optimizer.board import Board
from optimizer.bounds import RATES, Minimum
from optimizer.layout import Value
from optimizer.params import SolveParams
from optimizer.site import Site, joint_of
from optimizer.slots import each
from optimizer.wish import Limits, Visits, Wish


def crowd_minimum(
    board: Board,
    site: Site,
    params: SolveParams,
    seconds: float,
    stop: Callable[[], bool] | None = None,
) -> Minimum:
    """Its visits as if it had the teams to itself, and the bound that is proven for them."""
    # Only a week with a crowd loads numpy for it.
    from optimizer.large import fewest

    wishes, limits = _wishes(site), _limits(board, site)
    search = partial(fewest, seed=params.seed, workers=params.workers, stop=stop)
    if not site.anchors:
        found = search(wishes, limits, seconds=seconds)
        return _minimum(board, site, found.visits, found.bound)
    # A guest of a fixed visit may cost no visit at all: only the others bound the visits.
    found = search(wishes, limits, seconds=seconds / 2)
    others = [index for index, one in enumerate(site.wishes) if one.starts == wishes[index].starts]
    place = {index: number for number, index in enumerate(others)}
    pairs = {(place[a], place[b]) for a, b in limits.apart if a in place and b in place}
    # Without guests a visit may lack its lead, so here everybody leads.
    led = [replace(wishes[one], may_lead=frozenset(wishes[one].departments)) for one in others]
    least = search(led, replace(limits, apart=frozenset(pairs)), seconds=seconds / 2)
    return _minimum(board, site, found.visits, least.bound)


def _limits(board: Board, site: Site) -> Limits:
    limit = site.enterprise
    return Limits(
        limit.most_departments,
        limit.most_inspectors,
        site.most_new if site.most_new < len(board.problem.requests) else None,
        frozenset(
            (one, other)
            for one, wish in enumerate(site.wishes)
            for other in each(wish.apart)
            if one < other
        ),
        {key: crew.teams for key, crew in board.crews.items()},
    )


def _wishes(site: Site) -> list[Wish]:
    """Its wishes without the starts at which they would join a fixed visit."""
    barred = sum(1 << slot for slot in site.anchors)
    return [replace(one, starts=one.starts & ~barred) for one in site.wishes]


def _minimum(board: Board, site: Site, visits: Visits, bound: tuple[int, int]) -> Minimum:
    choices = []
    for slot, wishes in visits:
        bits = sum(1 << one for one in wishes)
        before = board.problem.previous_start
        choices.append((joint_of(site.wishes, bits, 1 << slot, site.grid, before), slot))
    value = Value(bound[0], bound[1])
    return Minimum(value, 0, (0,) * len(RATES), tuple(choices), exact=False)
