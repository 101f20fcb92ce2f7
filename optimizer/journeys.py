"""
Tier 5: visits at other times, or grouped otherwise, so that the teams travel less.

Everything here leaves the tiers above as they are, or better. A small week is one question to
CP-SAT, which mostly proves its answer; of a larger one neighbourhoods are asked, one after the
other: sites that some departments visit, with everything else standing.
"""

from collections.abc import Callable, Iterable, Iterator
from random import Random

from optimizer.cpsat.ask import Answer
from optimizer.effort import Effort
from optimizer.layout import Layout
from optimizer.plan import TIERS
from optimizer.problem import DAY
from optimizer.slots import each
from optimizer.tours import travelled

WHOLE = 6_000
"""Columns of a week that is asked about as one."""

WHOLE_DOSE = 5.0
"""Deterministic seconds for such a week."""

NEAR = 3_000
"""Columns of a neighbourhood."""

NEAR_DOSE = 1.0
"""Deterministic seconds for one."""

SHARE = 0.2
"""What all neighbourhoods of a proven week may cost, as a share of what it has cost before."""

COLUMNS_OF_A_UNIT = 5
"""Columns that are made into a model within a unit of work."""

Ask = Callable[[list[int], float], Answer | None]
"""Sites and deterministic seconds in; the layout holds what was found afterwards."""


def shorten(layout: Layout, ask: Ask, effort: Effort, *, to_the_end: bool = False) -> int:
    """
    Less travel, as far as the effort goes; what no plan can spare is returned.

    That is a bound of `travel_of` among plans equal in the tiers above, 0 where none is known.

    Parameters
    ----------
    to_the_end
        Whether a large week may take all that is left: where the run does not end by proof.
    """
    sites = [one.index for one in layout.board.sites]
    if effort.over():
        return 0
    if _columns(layout, sites) > WHOLE:
        left = None if to_the_end else int(SHARE * effort.work)
        _shorten_near(layout, ask, effort, left)
        return 0
    if not travel_of(layout):
        return 0
    answer = ask(sites, WHOLE_DOSE)
    if answer is None or not answer.sure or len(answer.bounds) < len(TIERS) - 1:
        return 0
    return answer.bounds[-1] + _elsewhere(layout)


def _elsewhere(layout: Layout) -> int:
    """Travel of the days that fixed visits have for themselves."""
    board, steps = layout.board, DAY // layout.board.grid
    shared = {
        (one.department, slot // steps)
        for site in board.sites
        for wish in site.wishes
        for one in wish.requests
        for slot in each(wish.starts)
    }
    return sum(
        travelled(stays, crew.teams, board.problem.travel)
        for key, crew in layout.crews.items()
        for day, stays in enumerate(crew.days)
        if (key, day) not in shared
    )


def _shorten_near(layout: Layout, ask: Ask, effort: Effort, left: int | None) -> None:
    began = effort.work
    for sites in neighbourhoods(layout, Random(effort.params.seed)):
        effort.spend(_columns(layout, sites) // COLUMNS_OF_A_UNIT)
        late = left is not None and effort.work > began + left
        if late or effort.over() or ask(sites, NEAR_DOSE) is None:
            return


def neighbourhoods(layout: Layout, dice: Random) -> Iterator[list[int]]:
    """
    Sites to be planned anew together, again and again: those that some departments visit.

    Departments are drawn by the days on which one of their teams has a second stay.
    """
    while True:
        days = [key for key in sorted(layout.present) if _busy(layout, *key)]
        chosen: list[int] = []
        columns = 0
        while days and columns <= NEAR:
            department = dice.choice(days)[0]
            days = [key for key in days if key[0] != department]
            sites = [one for one in _visited(layout, department) if one not in chosen]
            dice.shuffle(sites)
            while sites and columns <= NEAR:
                chosen.append(sites.pop())
                columns += _columns(layout, chosen[-1:])
        if not chosen:
            return
        yield sorted(chosen)


def _busy(layout: Layout, department: str, day: int) -> bool:
    crew = layout.crews[department]
    return len(crew.days[day]) > crew.teams


def _visited(layout: Layout, department: str) -> list[int]:
    days = [layout.present.get((department, day), {}) for day in range(7)]
    sites = sorted({one for day in days for one in day})
    return [one for one in sites if layout.board.sites[one].joints is not None]


def _columns(layout: Layout, sites: Iterable[int]) -> int:
    every = (layout.board.sites[one].joints or () for one in sites)
    return sum(joint.starts.bit_count() for joints in every for joint in joints)


def travel_of(layout: Layout) -> int:
    """
    Minutes of travel with the teams told apart.

    A way with an absence on it counts nothing, although a plan pays for it.
    """
    travel = layout.board.problem.travel
    crews = layout.crews.values()
    return sum(travelled(stays, crew.teams, travel) for crew in crews for stays in crew.days)
