"""
A week in which the larger departments never run out of teams.

What it takes away are rules, so no plan of the week is better than the best of this one; and what
is left falls into parts that are small enough to be proven. Departments with many teams go first:
at equal load it is the small ones whose requests collide.
"""

from collections.abc import Sequence
from copy import copy
from dataclasses import replace

from optimizer.board import Board
from optimizer.problem import Department, Problem
from optimizer.shortage import crew_of
from optimizer.split import components


def loosened(board: Board, sites: Sequence[int], most: int) -> Board | None:
    """
    The board with as few departments freed of their limit as it takes.

    Parameters
    ----------
    sites
        Those that are to fall apart.
    most
        Starts of joints that a part may have; None is returned where that cannot be.
    """
    problem, mine = board.problem, set(sites)
    found = copy(board)
    found.crews = {one.id: crew_of(board, one) for one in problem.departments}
    for one in sorted(problem.departments, key=lambda one: (-one.teams, one.id)):
        found.crews[one.id] = crew_of(board, replace(one, teams=_enough(problem, one)))
        parts = [part for part in components(found) if part[0] in mine]
        if max(starts_of(board, part) for part in parts) <= most:
            return found
    return None


def _enough(problem: Problem, department: Department) -> int:
    """As many teams as make every stay and every absence with a team of its own."""
    wanted = (one.teams for one in problem.requests if one.department == department.id)
    return department.teams + sum(wanted)


def starts_of(board: Board, sites: Sequence[int]) -> int:
    """Starts of all joints of some sites."""
    joints = (one for index in sites for one in board.sites[index].joints or ())
    return sum(one.starts.bit_count() for one in joints)
