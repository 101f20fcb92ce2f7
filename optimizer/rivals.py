"""
With whom of its department a request clashes, where prices of time do not show it, by CP-SAT.

The proof is the solver's: it was solved twice, under different parameters, and can be solved
again; without a solver it can be tried out only where few are named.
"""

from collections.abc import Sequence

from optimizer.board import Board
from optimizer.cpsat import watch
from optimizer.cpsat.core import Stays, core
from optimizer.overload import Wanted
from optimizer.problem import Request
from optimizer.slots import rounded_up

EFFORT, SECONDS = 1.0, 6.0
"""Deterministic seconds of CP-SAT for one request, and seconds after which it is given up."""


def rivals(wanted: Wanted, effort: float = EFFORT) -> tuple[str, ...] | None:
    """
    A smallest set that no plan holds, the request that is asked about first.

    None is named where the teams could do all of it; None is returned where it is not known.
    """
    found = watch.run(core, stays_of(wanted, effort), seconds=SECONDS)
    if not isinstance(found, tuple):
        return None
    return tuple(wanted.requests[place].id for place in found)


def stays_of(wanted: Wanted, effort: float) -> Stays:
    """What the child needs to know of the requests and the teams."""
    board, requests = wanted.board, wanted.requests
    zone_of = [board.problem.enterprise[one.enterprise].zone for one in requests]
    zones = sorted(set(zone_of))
    demands = zip(wanted.scarcity.demands, zone_of, strict=True)
    return Stays(
        tuple((one.teams, one.slots, one.starts, zones.index(zone)) for one, zone in demands),
        wanted.crew.teams,
        tuple(wanted.crew.standing),
        tuple(tuple(_spread(board, requests, a, b) for b in zones) for a in zones),
        effort,
    )


def _spread(board: Board, requests: Sequence[Request], origin: str, destination: str) -> int:
    """Slots by which the way between two zones is longer than the least, for every length."""
    if origin == destination:
        return 0
    travel, grid = board.problem.travel, board.grid
    crew = board.crews[requests[0].department]
    way = min(travel.minutes(origin, destination), travel.minutes(destination, origin))
    return min(
        rounded_up(one.minutes + way, grid) - rounded_up(one.minutes + crew.least, grid)
        for one in requests
    )
