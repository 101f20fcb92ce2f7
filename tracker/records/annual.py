"""The annual joint inspection plan (clause 3.3.2)."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class AnnualState(StrEnum):
    """How far a version of a year's plan has come."""

    DRAFT = "draft"
    IN_FORCE = "in force"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class AnnualLine:
    """
    One line of an annual joint plan; the words stand as the file says them.

    Parameters
    ----------
    number
        In the file's first column, or counted.
    title
        What the line is called as a whole.
    objects
        The range of enterprises, such as ``"食品生产企业24户"``.
    rate
        Proportion and frequency, such as ``"5%，1次/年"``.
    credit
        What is required of credit risk, or empty.
    since, until
        The period, both days included.
    initiator, cooperating
        Ids of the department that initiates it and of those that come along.
    lead
        Id of the one that the plan names as lead, or empty: then the other rules decide.
    """

    number: int
    title: str
    item: str
    objects: str
    rate: str
    since: dt.date
    until: dt.date
    initiator: str
    cooperating: tuple[str, ...]
    credit: str = ""
    mode: str = ""
    lead: str = ""

    @property
    def departments(self) -> tuple[str, ...]:
        """All that take part, who initiates it first."""
        return (self.initiator, *self.cooperating)


@dataclass(frozen=True, slots=True)
class AnnualPlan:
    """
    A version of the plan of a year.

    Parameters
    ----------
    file, sha256
        Where it came from.
    decided
        When it came into force, or None.
    """

    year: int
    version: int
    state: AnnualState
    lines: tuple[AnnualLine, ...]
    file: str
    sha256: str
    made: dt.datetime
    decided: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """
    What a line of the plan in force has come to.

    Parameters
    ----------
    target
        Visits that the line means, or None where it does not say how many enterprises it is for.
    arranged, held
        Visits about its item within its period that are published, and those that took place.
    joint
        Of those that took place, how many had every department of the line.
    """

    line: AnnualLine
    target: int | None
    arranged: int
    held: int
    joint: int
