"""
One enterprise seen alone: wishes with their possible starts, and the limits of a visit.

A wish is a request or an inseparable `together` set, already reduced: windows, sessions,
closed hours and limits that are known beforehand are all in its starts.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from optimizer.problem import Request


@dataclass(frozen=True, slots=True)
class Wish:
    """
    What shall become part of a visit.

    Parameters
    ----------
    starts
        Bit s is set where it may start at grid slot s of the week.
    slots
        Its length in grid slots, rounded up.
    departments
        Department id -> teams it needs.
    inspectors
        All its inspectors together.
    priority
        The cost of leaving it out.
    may_lead
        Those of its departments that may lead a visit.
    minutes
        Its length in minutes, that of its longest request.
    requests
        The requests it stands for.
    apart
        Bits of the wishes of its enterprise that it must not share a visit with.
    """

    starts: int
    slots: int
    departments: Mapping[str, int]
    inspectors: int = 2
    priority: int = 1
    may_lead: frozenset[str] = frozenset()
    announced: bool = True
    minutes: int = 0
    requests: tuple[Request, ...] = ()
    apart: int = 0


@dataclass(frozen=True, slots=True)
class Limits:
    """
    What one visit, and all of them, must keep (None: no limit).

    Parameters
    ----------
    apart
        Pairs of indices of wishes that do not share a visit.
    teams
        Department id -> teams it has; a department that is not named has enough.
    """

    most_departments: int | None = None
    most_inspectors: int | None = None
    most_visits: int | None = None
    apart: frozenset[tuple[int, int]] = frozenset()
    teams: Mapping[str, int] = field(default_factory=dict)


Visits = tuple[tuple[int, tuple[int, ...]], ...]
"""Start slot and indices of the wishes, for each visit."""


@dataclass(frozen=True, slots=True)
class Found:
    """
    The visits of one enterprise and how good they are known to be.

    Parameters
    ----------
    bound
        Priority left out and visits, as a pair lexicographically at most that of every plan.
    proven
        How the plan was proven to meet its bound, or None.
    """

    visits: Visits
    unplanned: tuple[int, ...]
    bound: tuple[int, int]
    proven: str | None
