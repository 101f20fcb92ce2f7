"""What happens at a visit and after it."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from tracker.records.plans import Visit
from tracker.records.registers import Department


class VisitState(StrEnum):
    """How far a visit has come; `HELD`: everybody has left. `MISSED`: nobody came."""

    PLANNED = "planned"
    UNDER_WAY = "under way"
    HELD = "held"
    CLOSED = "closed"
    CANCELLED = "cancelled"
    MISSED = "missed"


class Answer(StrEnum):
    """What a department says to the visit that it is to join."""

    ACKNOWLEDGED = "acknowledged"
    DECLINED = "declined"


class Presence(StrEnum):
    """How a department came (clause 3.3.2)."""

    ON_TIME = "on time"
    LATE = "late"
    ABSENT = "absent"
    WITHDRAWN = "withdrawn"


class Severity(StrEnum):
    """How grave a finding is."""

    MINOR = "minor"
    GENERAL = "general"
    MAJOR = "major"


class Outcome(StrEnum):
    """What a department makes of a finding; lenient ones come first (clause 3.2.3)."""

    GUIDANCE = "guidance"
    ADVICE = "advice"
    WARNING = "warning"
    NO_PENALTY_FIRST = "no penalty, first offence"
    NO_PENALTY_MINOR = "no penalty, minor"
    ORDER = "order to rectify"
    PENALTY = "penalty"


class FindingState(StrEnum):
    """How far a finding is from being put right."""

    OPEN = "open"
    RECTIFIED = "rectified"
    RE_INSPECTION = "re-inspection"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Response:
    """
    A department's answer to one revision of a visit.

    Parameters
    ----------
    stale
        Whether the visit has changed since, so that a new answer is asked for.
    """

    visit: str
    department: str
    answer: Answer
    reason: str
    revision: int
    moment: dt.datetime
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Attendance:
    """
    How a department came to a visit.

    Parameters
    ----------
    minutes_late
        0 unless late.
    unplanned
        Whether it joined without being planned; the reason is mandatory then.
    arrived, left
        When, or None where that is not told.
    """

    visit: str
    department: str
    presence: Presence
    minutes_late: int = 0
    reason: str = ""
    unplanned: bool = False
    arrived: dt.datetime | None = None
    left: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Arrangement:
    """
    How the departments go about a visit together.

    Parameters
    ----------
    method, agenda
        In one line, and what is done one after the other; before anybody has arranged it, no
        method and the items in the order of the plan.
    place
        Where they meet.
    moment
        When it was arranged, or None.
    """

    visit: str
    method: str
    agenda: tuple[str, ...]
    place: str
    actor: str
    moment: dt.datetime | None


@dataclass(frozen=True, slots=True)
class VisitCase:
    """
    A visit as it takes place.

    Parameters
    ----------
    departments
        Ids of those who are planned, the lead first.
    unanswered
        Those of them who have not answered the present revision and arrangement; never the lead.
    """

    visit: str
    state: VisitState
    lead: str
    departments: tuple[str, ...]
    responses: tuple[Response, ...]
    unanswered: tuple[str, ...]
    attendance: tuple[Attendance, ...]
    arrangement: Arrangement


@dataclass(frozen=True, slots=True)
class Course:
    """How far a visit has come, and what is told of who came: a line of a list of visits."""

    visit: Visit
    state: VisitState
    attendance: tuple[Attendance, ...] = ()


@dataclass(frozen=True, slots=True)
class FindingEntry:
    """
    What a department enters of a finding.

    Parameters
    ----------
    due
        The last day for putting it right; None where it was put right on the spot.
    shared
        Whether the other departments of the visit see it.
    """

    visit: str
    department: str
    item: str
    text: str
    severity: Severity
    outcome: Outcome
    due: dt.date | None = None
    shared: bool = True


@dataclass(frozen=True, slots=True)
class Finding:
    """
    A hazard or a fault, followed until it is put right (clause 3.3.3).

    Parameters
    ----------
    evidence
        Where the proof lies that it was put right, or empty.
    request
        Id of the request of its re-inspection, or empty.
    closed_on
        Day on which it was closed, or None.
    released
        Day from which the enterprise sees it, or None.
    """

    id: int
    visit: str
    department: Department
    item: str
    text: str
    severity: Severity
    outcome: Outcome
    due: dt.date | None
    shared: bool
    state: FindingState
    evidence: str
    request: str
    closed_on: dt.date | None
    released: dt.date | None = None

    @property
    def is_settled(self) -> bool:
        """Whether nothing is left to do."""
        return self.state in (FindingState.CLOSED, FindingState.WITHDRAWN)
