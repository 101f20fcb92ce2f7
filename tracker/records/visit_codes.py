"""What a visit code opens, and what was told by it: who came, what was refused, how it was."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from tracker.records.plans import Visit


class ScanState(StrEnum):
    """Whether a code still counts: its visit may be called off, or be long over."""

    VALID = "valid"
    CALLED_OFF = "called off"
    EXPIRED = "expired"


class ScanKind(StrEnum):
    """What is confirmed by the clock."""

    ARRIVED = "arrived"
    LEFT = "left"


class RefusalKind(StrEnum):
    """What is not on the notice, and so need not be let in."""

    NO_CERTIFICATE = "no-certificate"
    ITEM = "item"
    DEPARTMENT = "department"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Holder:
    """An officer as somebody at the gate may know them: most of the certificate is hidden."""

    name: str
    certificate: str


@dataclass(frozen=True, slots=True)
class Comers:
    """
    Who may come for a department.

    Parameters
    ----------
    named
        Whether they are named for this visit; else they are all who may inspect on its day.
    """

    department: str
    named: bool
    officers: tuple[Holder, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """
    What was not let in at a visit, as it was told by its code.

    Parameters
    ----------
    answer, answered
        What became of it, and when that was said; empty and None before.
    actor
        The login of who answered.
    """

    id: int
    visit: str
    kind: RefusalKind
    text: str
    moment: dt.datetime
    answer: str = ""
    answered: dt.datetime | None = None
    actor: str = ""


@dataclass(frozen=True, slots=True)
class Rating:
    """How a visit was, from 1 (bad) to 5 (good), as it was told by its code."""

    id: int
    visit: str
    stars: int
    text: str
    moment: dt.datetime


@dataclass(frozen=True, slots=True)
class Scan:
    """A confirmation by the code; one that was taken back is told of no more."""

    id: int
    visit: str
    kind: ScanKind
    moment: dt.datetime


@dataclass(frozen=True, slots=True)
class Scanned:
    """
    What the page of a code says.

    Parameters
    ----------
    ends
        The last day of the code.
    comers
        For each department, in the order of the visit.
    rated
        When it was rated; how it was rated the page does not say.
    may
        Names of what can be told now: ``arrive``, ``leave``, ``take_back``, ``refuse``, ``rate``.
    """

    visit: Visit
    state: ScanState
    ends: dt.date
    comers: tuple[Comers, ...]
    arrived: dt.datetime | None
    left: dt.datetime | None
    refusals: tuple[Refusal, ...]
    rated: dt.datetime | None
    may: frozenset[str]
