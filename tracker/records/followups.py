"""What is done without a plan, and what is reported afterwards."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from tracker.records.log import Deadline
from tracker.records.registers import Department, Enterprise


class DirectReason(StrEnum):
    """
    Why an inspection needs no plan: D1 to D5 by clause 3.3.1, D6 by clause 3.3.4.

    D1 with a superior's supervision or inspection, D2 no time to plan, D3 reported for unlawful
    acts, D4 makes or sells substandard goods, D5 endangers life or property, D6 another urgent
    matter.
    """

    WITH_SUPERIOR = "D1"
    NO_TIME = "D2"
    REPORTED = "D3"
    SUBSTANDARD = "D4"
    DANGER = "D5"
    OTHER_URGENT = "D6"

    @property
    def clause(self) -> str:
        """Number of the clause that it rests on."""
        return "3.3.4" if self is DirectReason.OTHER_URGENT else "3.3.1"


class DirectState(StrEnum):
    """`CLOSED`: its report is in. `VOID`: entered by mistake."""

    OPEN = "open"
    COMPLETED = "completed"
    CLOSED = "closed"
    VOID = "void"


class ReportKind(StrEnum):
    """A: to the lead, from the closing of the procedure. B: to the committee, from the site."""

    A = "A"
    B = "B"


class ReportEvent(StrEnum):
    """What the report is about."""

    REINSPECTION_PASSED = "re-inspection passed"
    PENALTY_CASE_CLOSED = "penalty case closed"
    DIRECT_COMPLETED = "direct inspection completed"


class ReportState(StrEnum):
    """`WAIVED`: the committee does not need it, and says why."""

    DUE = "due"
    SUBMITTED = "submitted"
    WAIVED = "waived"


@dataclass(frozen=True, slots=True)
class DirectEntry:
    """
    What a department enters of an inspection without a plan.

    Parameters
    ----------
    department, enterprise
        Their ids.
    why, evidence
        In words, and where the proof lies.
    day
        The first on site.
    officers
        How many people come.
    """

    department: str
    enterprise: str
    reason: DirectReason
    why: str
    items: tuple[str, ...]
    day: dt.date
    officers: int = 2
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class DirectInspection:
    """
    An inspection without a plan (clauses 3.3.1 and 3.3.4).

    Parameters
    ----------
    why, evidence
        In words, and where the proof lies.
    days
        On site, in order.
    officers
        How many people came, 2 or more.
    """

    id: int
    department: Department
    enterprise: Enterprise
    reason: DirectReason
    why: str
    evidence: str
    items: tuple[str, ...]
    officers: int
    days: tuple[dt.date, ...]
    state: DirectState
    opened: dt.datetime

    @property
    def clause(self) -> str:
        """Number of the clause that it rests on."""
        return self.reason.clause


@dataclass(frozen=True, slots=True)
class Report:
    """
    A report within three working days (clauses 3.3.3 and 3.3.4).

    Parameters
    ----------
    addressee
        ``"committee"``, or ``"department:ID"`` for the lead of the visit.
    subject
        The case that it is about, such as ``"direct:4"`` or ``"finding:7"``.
    visit
        Uid of the visit that it belongs to, or empty.
    clause
        On which a direct inspection rests, or empty.
    trigger
        Day from which the working days count, itself not counted.
    deadline
        Due day, days counted, when it was met, whether late.
    waived
        Why nobody needs it, or empty.
    """

    id: int
    kind: ReportKind
    department: Department
    addressee: str
    event: ReportEvent
    subject: str
    visit: str
    clause: str
    trigger: dt.date
    state: ReportState
    text: str
    deadline: Deadline
    waived: str = ""

    @property
    def is_late(self) -> bool:
        """Whether it was not in by the end of its due day."""
        return self.deadline.overdue is not None


@dataclass(frozen=True, slots=True)
class Punctuality:
    """How a department's reports stand; for its own eyes and the committee's, never a ranking."""

    department: str
    on_time: int
    late: int
    waiting: int
    overdue: int
