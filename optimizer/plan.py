"""
What is decided: visits, what stays unplanned and why, and how good it is known to be.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from optimizer.params import SolveParams


class Reason(StrEnum):
    """Why a request is in no visit."""

    NO_START = "no-start"
    TOO_FEW_TEAMS = "too-few-teams"
    CLOSED = "closed"
    NOBODY_MAY_LEAD = "nobody-may-lead"
    TOO_MANY_INSPECTORS = "too-many-inspectors"
    TOGETHER = "together"
    MOST_VISITS = "most-visits"
    OVERLAP = "overlap"
    DEPARTMENT_FULL = "department-full"
    CONFLICT = "conflict"
    NOT_FOUND = "not-found"


class Status(StrEnum):
    """`OPTIMAL` exactly when tiers 1 and 2 equal their bounds."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"


@dataclass(frozen=True, slots=True)
class Visit:
    """
    One enterprise, one start, a set of requests that all start together.

    Parameters
    ----------
    start, minutes
        Minute of the week, and length of the longest request.
    lead
        Id of the department that leads.
    teams
        For each request the numbers, from 1, of the department's teams that come.
    """

    enterprise: str
    start: int
    minutes: int
    lead: str
    requests: tuple[str, ...]
    teams: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    @property
    def end(self) -> int:
        """First minute after the visit."""
        return self.start + self.minutes


@dataclass(frozen=True, slots=True)
class Unplanned:
    """A request in no visit, with its reason; `others` are the ids it clashes with."""

    request: str
    reason: Reason
    others: tuple[str, ...] = ()
    message: str = ""
    remedies: tuple[Mapping[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class Apart:
    """
    Why an enterprise has more than one visit.

    `fewest` is the enterprise's own minimum; `witness` are requests that pairwise cannot share
    a visit, where such a set of that size exists; `full` names the departments whose teams
    keep the enterprise above its minimum.
    """

    enterprise: str
    visits: int
    fewest: int
    witness: tuple[str, ...] | None = None
    full: tuple[str, ...] = ()
    remedies: tuple[Mapping[str, object], ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Score:
    """The five tiers, most important first; smaller is better in each."""

    unplanned: int = 0
    visits: int = 0
    moved: int = 0
    minutes: int = 0
    travel: int = 0


TIERS = ("unplanned", "visits", "moved", "minutes", "travel")
"""Names of the tiers, in their order."""


@dataclass(frozen=True, slots=True)
class Plan:
    """
    A week's visits with the proof of how good they are.

    Parameters
    ----------
    bound
        Tiers 1 and 2 as a pair are lexicographically at most those of every feasible plan;
        `visits` is moreover at most the visits of every plan that leaves no more unplanned.
        Each later tier: among plans equal in the tiers above.
    proven
        How each tier was closed, by name of the tier, or None.
    separate
        Visits and minutes of the week as submitted: one visit for each plannable request.
    conflicts
        Rules that fixed visits break by themselves.
    """

    week: str
    status: Status
    score: Score
    bound: Score
    proven: Mapping[str, str | None]
    separate: Mapping[str, int]
    visits: tuple[Visit, ...]
    unplanned: tuple[Unplanned, ...]
    apart_because: tuple[Apart, ...] = ()
    conflicts: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    params: SolveParams = field(default_factory=SolveParams)
    seconds: float = 0.0
