"""Who may enter an enterprise and why: approvals, and exemptions from asking first."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from tracker.records.registers import Department


class EntryKind(StrEnum):
    """What a department enters for, or needs the enterprise's time for (clause 3.2.1)."""

    INSPECTION = "inspection"
    SURVEY = "survey"
    APPRAISAL = "appraisal"
    ASSESSMENT = "assessment"
    OTHER = "other"


class ExemptReason(StrEnum):
    """
    Why an entry may be approved afterwards (clause 3.2.1).

    E1 national security, E2 public safety, E3 safety of food and drugs, E4 work safety and what
    else touches life and property directly, E5 public health and other emergencies, E6 a
    complaint or report, E7 assigned by a superior.
    """

    NATIONAL_SECURITY = "E1"
    PUBLIC_SAFETY = "E2"
    FOOD_AND_DRUGS = "E3"
    WORK_SAFETY = "E4"
    EMERGENCY = "E5"
    COMPLAINT = "E6"
    SUPERIOR_ASSIGNED = "E7"


class ApprovalState(StrEnum):
    """How far the own head has decided."""

    ASKED = "asked"
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class EntryWish:
    """
    What a department asks its head for.

    Parameters
    ----------
    enterprises
        Their ids.
    begins, last
        The first moment on site and the last day.
    exempt
        Why it may be approved afterwards, or None; `why` and `evidence` are mandatory then.
    """

    department: str
    kind: EntryKind
    purpose: str
    basis: str
    enterprises: tuple[str, ...]
    items: tuple[str, ...]
    begins: dt.datetime
    last: dt.date
    exempt: ExemptReason | None = None
    why: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class EntryApproval:
    """
    An entry that was asked for, and what the principal head decided.

    Parameters
    ----------
    decided
        When, or None.
    reason
        Why it was refused or withdrawn, or empty.
    late
        Whether an exempt entry was approved after its limit, or still waits beyond it.
    """

    id: int
    wish: EntryWish
    department: Department
    state: ApprovalState
    asked: dt.datetime
    approver: str
    decided: dt.datetime | None
    reason: str
    late: bool = False


@dataclass(frozen=True, slots=True)
class Exemption:
    """
    One use of an exemption: an inspection without a plan, or an entry approved afterwards.

    Parameters
    ----------
    code
        D1 to D6, or E1 to E7.
    case
        Where it stands, such as ``"direct:4"``.
    """

    code: str
    department: str
    enterprises: tuple[str, ...]
    day: dt.date
    why: str
    evidence: str
    case: str


@dataclass(frozen=True, slots=True)
class ExemptionCount:
    """
    How often a department used which exemption; facts to talk about, no ranking.

    Parameters
    ----------
    planned, direct
        Requests that it planned, and inspections without a plan.
    """

    department: str
    uses: Mapping[str, int]
    planned: int
    direct: int

    @property
    def share(self) -> float:
        """Part of its inspections that had no plan, 0 to 1."""
        return self.direct / max(1, self.planned + self.direct)
