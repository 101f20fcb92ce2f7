"""What follows from findings: rectification, re-inspection, penalties, coercive measures."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from tracker.errors import Fault
from tracker.records.onsite import Attendance, Finding, VisitState
from tracker.week import Week


class Verdict(StrEnum):
    """What a department makes of evidence."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"


class Result(StrEnum):
    """How a re-inspection ended. `PUT_OFF`: it was not held and was ordered for a later week."""

    PASSED = "passed"
    FAILED = "failed"
    PUT_OFF = "put off"


class PenaltyKind(StrEnum):
    """What a penalty takes from the enterprise (law on administrative penalties, article 9)."""

    WARNING = "warning"
    CIRCULAR = "circular"
    FINE = "fine"
    CONFISCATION = "confiscation"
    LICENCE_SUSPENDED = "licence suspended"
    LICENCE_REVOKED = "licence revoked"
    STOPPED = "ordered to stop"
    CLOSED = "ordered to close"


class PenaltyState(StrEnum):
    """`CLOSED`: the case is finished (结案)."""

    PROPOSED = "proposed"
    DECIDED = "decided"
    CLOSED = "closed"
    DROPPED = "dropped"


class CoerciveKind(StrEnum):
    """Clause 3.2.3."""

    SEAL = "seal"
    SEIZE = "seize"
    FREEZE = "freeze"


class CoerciveState(StrEnum):
    """A measure is extended once at most."""

    IN_FORCE = "in force"
    EXTENDED = "extended"
    LIFTED = "lifted"


@dataclass(frozen=True, slots=True)
class Rectification:
    """
    One attempt to put a finding right.

    Parameters
    ----------
    evidence
        Where the proof lies.
    verdict, decided
        None while its department has not decided.
    """

    finding: int
    evidence: str
    offered: dt.datetime
    verdict: Verdict | None
    reason: str
    decided: dt.datetime | None


@dataclass(frozen=True, slots=True)
class ReInspection:
    """
    One order to see a finding again.

    Parameters
    ----------
    request, week
        Id of the request that it became, and the week for which.
    result, day
        None while it waits.
    note
        The evidence of what passed, or the reason of what did not.
    """

    finding: int
    request: str
    week: Week
    ordered: dt.datetime
    result: Result | None
    day: dt.date | None
    note: str


@dataclass(frozen=True, slots=True)
class PenaltyEntry:
    """
    What a department proposes.

    Parameters
    ----------
    visit, department
        Uid and id.
    basis
        Title and article of the law.
    finding
        Id of the finding that it punishes, if it is about one.
    fen
        Of a fine, if it is known yet.
    """

    visit: str
    department: str
    kind: PenaltyKind
    basis: str
    finding: int | None = None
    fen: int | None = None


@dataclass(frozen=True, slots=True)
class Penalty:
    """
    A penalty case from its proposal to its end.

    Parameters
    ----------
    fen
        Amount of a fine or of what was confiscated, or None.
    number, decided_on
        Of the decision; empty and None before it.
    dropped
        Why it was given up, or empty.
    """

    id: int
    visit: str
    department: str
    kind: PenaltyKind
    basis: str
    finding: int | None
    fen: int | None
    number: str
    decided_on: dt.date | None
    closed_on: dt.date | None
    dropped: str
    state: PenaltyState

    @property
    def is_settled(self) -> bool:
        """Whether nothing is left to do."""
        return self.state in (PenaltyState.CLOSED, PenaltyState.DROPPED)


@dataclass(frozen=True, slots=True)
class CoerciveEntry:
    """
    What a department enters of a coercive measure (clause 3.2.3).

    Parameters
    ----------
    target
        What is sealed, seized or frozen.
    impact
        What the measure does to the enterprise's work.
    reserved, why_not
        Whether working capital and the current account are left to it; else why not.
    closure_ordered
        Whether it was lawfully ordered to close, which frees from leaving them.
    begun, until
        First and last day.
    """

    visit: str
    department: str
    kind: CoerciveKind
    target: str
    basis: str
    impact: str
    reviewer: str
    begun: dt.date
    until: dt.date
    reserved: bool = True
    why_not: str = ""
    closure_ordered: bool = False


@dataclass(frozen=True, slots=True)
class CoerciveMeasure:
    """
    A coercive measure.

    Parameters
    ----------
    entry
        As it was entered, with its present last day.
    first_until, why_extended
        The last day before it was extended, and why it was.
    lifted_on, why_lifted
        When and why it ended.
    """

    id: int
    entry: CoerciveEntry
    state: CoerciveState
    first_until: dt.date | None
    why_extended: str
    lifted_on: dt.date | None
    why_lifted: str

    def is_overdue(self, day: dt.date) -> bool:
        """Whether it should have been lifted before a day."""
        return self.state is not CoerciveState.LIFTED and self.entry.until < day


@dataclass(frozen=True, slots=True)
class Step:
    """
    Something that was done at a visit or after it.

    Parameters
    ----------
    case
        Of what, such as ``"finding:7"``.
    department
        Id of whose it is, or empty.
    """

    moment: dt.datetime
    case: str
    act: str
    department: str


@dataclass(frozen=True, slots=True)
class Part:
    """
    How far one department of a visit is.

    Parameters
    ----------
    attendance
        How it came, or None where that is not told.
    closed
        Whether its procedure is: nothing found is left open, no penalty case runs.
    left
        What it has still to do before the visit can be closed, in words.
    """

    department: str
    attendance: Attendance | None
    findings: tuple[Finding, ...]
    penalties: tuple[Penalty, ...]
    measures: tuple[CoerciveMeasure, ...]
    closed: bool
    left: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """
    How a visit goes on, as one reader may see it (clause 3.3.3).

    Parameters
    ----------
    parts
        Of each department: the lead, who was planned, who joined on the day.
    steps
        Oldest first.
    """

    visit: str
    state: VisitState
    lead: str
    parts: tuple[Part, ...]
    steps: tuple[Step, ...]
