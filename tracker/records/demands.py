"""What departments ask of enterprises: materials, forms, appraisals, surveys (clause 3.2.1)."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from tracker.records.approvals import ExemptReason
from tracker.records.registers import Department, Enterprise


class DemandKind(StrEnum):
    """What is asked for."""

    MATERIALS = "materials"
    FORM = "form"
    QUESTIONNAIRE = "questionnaire"
    APPRAISAL = "appraisal"
    ASSESSMENT = "assessment"
    SURVEY = "survey"
    MEETING = "meeting"


class Frequency(StrEnum):
    """How often it is asked for."""

    ONCE = "once"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    YEARLY = "yearly"


TIMES_A_YEAR: Mapping[Frequency, int] = MappingProxyType(
    {Frequency.ONCE: 1, Frequency.MONTHLY: 12, Frequency.QUARTERLY: 4, Frequency.YEARLY: 1}
)
"""How often a demand comes within a year."""


class DemandState(StrEnum):
    """Whether a demand stands."""

    IN_FORCE = "in force"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class DemandEntry:
    """
    What a department registers.

    Parameters
    ----------
    fields
        How many fields or pages an enterprise has to fill each time.
    everybody
        Whether it is asked of every enterprise; `enterprises` is empty then.
    due
        The day by which it is due, the first time.
    approval
        Number of the entry that the own head has approved, or None.
    exempt, why
        Why none is needed, and in words.
    """

    department: str
    kind: DemandKind
    title: str
    basis: str
    fields: int
    frequency: Frequency
    due: dt.date
    enterprises: tuple[str, ...] = ()
    everybody: bool = False
    approval: int | None = None
    exempt: ExemptReason | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Demand:
    """
    A demand as it stands in the register.

    Parameters
    ----------
    entry
        As it was registered; a reading enterprise finds none but itself in it.
    reason
        Why it was withdrawn, or empty.
    """

    id: int
    entry: DemandEntry
    department: Department
    state: DemandState
    registered: dt.datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Load:
    """
    What an enterprise is asked for; facts to talk about, no ranking.

    Parameters
    ----------
    demands
        How many are in force.
    times, fields
        How often something is due within a year, and fields or pages in all.
    """

    enterprise: Enterprise
    demands: int
    times: int
    fields: int
