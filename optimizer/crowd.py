"""
An enterprise with too many requests for its program, by way of `optimizer.large`.
"""

from collections.abc import Callable
from dataclasses import replace

from optimizer.board import Board
from optimizer.bounds import RATES, Minimum
from optimizer.enterprise import Choice
from optimizer.large import Limits, Wish, fewest
from optimizer.layout import Value
from optimizer.params import SolveParams
from optimizer.site import Site, joint_of
from optimizer.slots import each


def crowd_minimum(
    board: Board,
    site: Site,
    params: SolveParams,
    seconds: float,
    stop: Callable[[], bool] | None = None,
) -> Minimum:
    """Its visits as if it had the teams to itself, and the bound that is proven for them."""
    limit = site.enterprise
    limits = Limits(
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
    found = fewest(
        _wishes(site),
        limits,
        seconds=seconds,
        seed=params.seed,
        workers=params.workers,
        stop=stop,
    )
    previous = board.problem.previous_start
    choices = []
    for slot, wishes in found.visits:
        bits = sum(1 << one for one in wishes)
        choices.append((joint_of(site.wishes, bits, 1 << slot, site.grid, previous), slot))
    return _minimum(tuple(choices), found.bound)


def _wishes(site: Site) -> list[Wish]:
    """Its wishes without the starts at which they would join a fixed visit."""
    barred = sum(1 << slot for slot in site.anchors)
    return [replace(one, starts=one.starts & ~barred) for one in site.wishes]


def _minimum(choices: tuple[Choice, ...], bound: tuple[int, int]) -> Minimum:
    return Minimum(Value(bound[0], bound[1]), 0, (0,) * len(RATES), choices, exact=False)
