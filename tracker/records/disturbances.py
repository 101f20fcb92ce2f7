"""Disturbances of enterprises, and what each reader gets to know of one (clause 2.2)."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from tracker.records.log import Deadline
from tracker.records.registers import Department, Enterprise


class DisturbanceKind(StrEnum):
    """The eight kinds of clause 2.2."""

    ARBITRARY_CHARGES = "arbitrary charges"
    ARBITRARY_INSPECTION = "arbitrary inspection"
    COERCIVE_MEASURE = "coercive measure"
    APPRAISAL = "appraisal"
    MATERIAL_DEMAND = "material demand"
    FORCED_MEMBERSHIP = "forced membership"
    SURVEY = "survey"
    OTHER_DISTURBANCE = "other disturbance"


class DisturbanceChannel(StrEnum):
    """Who entered it."""

    ENTERPRISE = "enterprise"
    SERVICE_CENTRE = "service centre"
    ANONYMOUS = "anonymous"


class DisturbanceState(StrEnum):
    """How far the supervision has come with it."""

    RECEIVED = "received"
    UNDER_REVIEW = "under review"
    RELEASED = "released"
    ANSWERED = "answered"
    UPHELD = "upheld"
    NOT_UPHELD = "not upheld"
    TRANSFERRED = "transferred"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class DisturbanceEntry:
    """
    What is reported.

    Parameters
    ----------
    day
        On which it happened.
    text, evidence
        What happened, and where the proof lies.
    enterprise
        Its id; None only where nobody says who reports.
    name, phone
        Of the reporter, or empty; neither ever enters the log.
    confidential
        Whether the accused department must not learn which enterprise it is about.
    visit, direct, demand
        Uid of a visit, numbers of a direct inspection and of a demand that it is about.
    """

    kind: DisturbanceKind
    department: str
    day: dt.date
    text: str
    evidence: str = ""
    enterprise: str | None = None
    name: str = ""
    phone: str = ""
    confidential: bool = False
    visit: str = ""
    direct: int | None = None
    demand: int | None = None


@dataclass(frozen=True, slots=True)
class DisturbanceDecision:
    """
    What the supervision decided.

    Parameters
    ----------
    outcome
        Upheld, not upheld or transferred.
    consequence
        What follows, where it is upheld.
    receiving
        The organ to which it was transferred.
    """

    outcome: DisturbanceState
    reasons: str
    consequence: str
    receiving: str
    decided: dt.datetime


@dataclass(frozen=True, slots=True)
class Disturbance:
    """
    A disturbance as those see it who reported, received or decide it.

    Parameters
    ----------
    unplanned
        Whether the inspection was neither planned nor entered as direct when it was reported;
        None for whoever reports, since it would tell of visits that are not announced.
    statement
        What the department gets to read, or empty before it is released.
    reason
        Why it was refused or withdrawn, or empty.
    notes
        The supervision's own; empty for whoever reports.
    """

    id: int
    entry: DisturbanceEntry
    department: Department
    enterprise: Enterprise | None
    channel: DisturbanceChannel
    state: DisturbanceState
    entered: dt.datetime
    unplanned: bool | None
    statement: str
    answer: str
    answered: dt.datetime | None
    decision: DisturbanceDecision | None
    reason: str
    notes: tuple[str, ...]
    limits: tuple[Deadline, ...]


@dataclass(frozen=True, slots=True)
class Accusation:
    """
    What the accused department gets to know, once it is released.

    Parameters
    ----------
    enterprise
        None where the reporter asked for confidentiality, or named none.
    statement
        What the supervision has written for the department.
    limit
        By when it answers.
    """

    id: int
    kind: DisturbanceKind
    department: str
    day: dt.date
    enterprise: Enterprise | None
    state: DisturbanceState
    statement: str
    answer: str
    limit: Deadline
    decision: DisturbanceDecision | None


@dataclass(frozen=True, slots=True)
class DecidedDisturbance:
    """What the committee gets to know, once it is decided: nothing that the reporter wrote."""

    id: int
    kind: DisturbanceKind
    department: Department
    enterprise: Enterprise | None
    day: dt.date
    unplanned: bool
    statement: str
    answer: str
    decision: DisturbanceDecision


@dataclass(frozen=True, slots=True)
class UnplannedInspection:
    """
    A department was at an enterprise without plan and without exemption on a day.

    Parameters
    ----------
    enterprise
        None where the reader must not know.
    disturbances
        Numbers of the reports about it that the reader may know of.
    visits
        Uids of the visits that it joined without being planned.
    logged_on
        The day on which a direct inspection was entered afterwards, or None.
    """

    department: str
    enterprise: Enterprise | None
    day: dt.date
    disturbances: tuple[int, ...]
    visits: tuple[str, ...]
    logged_on: dt.date | None
