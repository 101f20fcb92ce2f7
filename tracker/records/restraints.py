"""What restrains inspections: the catalogue, credit, quiet and observation periods."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

Days = tuple[int, int]
"""The first and the last day of a stretch within a month."""


class Risk(StrEnum):
    """How much harm what an item looks at may do."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class InspectionItem:
    """
    A matter of inspection from the catalogue.

    Parameters
    ----------
    id
        For good, such as ``"FIRE-01"``.
    basis
        The law that it rests on.
    cap
        How often the department may see it at one enterprise in a year; None: no cap.
    off_site
        Whether it can be done without a visit.
    published
        Whether the public has been told of it; an unpublished one may not be carried out.
    """

    id: str
    department: str
    name: str
    basis: str
    cap: int | None = None
    off_site: bool = False
    published: bool = True
    risk: Risk = Risk.MEDIUM


@dataclass(frozen=True, slots=True)
class ItemsImported:
    """How many items of a list were new, changed, left as they were."""

    new: int
    changed: int
    unchanged: int


class CreditKind(StrEnum):
    """The two inputs of supervision by credit (clause 3.2.2)."""

    RISK_CLASS = "credit-risk class"
    PUBLIC_GRADE = "public credit grade"


class RiskClass(StrEnum):
    """Class of credit risk; A is the most trustworthy."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


class PublicGrade(StrEnum):
    """Grade of the public credit evaluation: 优, 良, 中, 差."""

    EXCELLENT = "excellent"
    GOOD = "good"
    FAIR = "fair"
    POOR = "poor"


class Tier(StrEnum):
    """Tier of supervision; A is disturbed least."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


class Mode(StrEnum):
    """How a tier is inspected as a rule."""

    VISIT = "visit"
    SELF_CHECK = "self-check"
    OFF_SITE = "off-site"


@dataclass(frozen=True, slots=True)
class CreditGrade:
    """A grade that an enterprise was given: by whom, and from which day it holds."""

    enterprise: str
    kind: CreditKind
    grade: str
    day: dt.date
    source: str


@dataclass(frozen=True, slots=True)
class CreditStanding:
    """
    Both grades of an enterprise as they hold on a day, and the tier that they make.

    Parameters
    ----------
    tier
        None where neither grade is known: then nothing is eased and nothing tightened.
    """

    enterprise: str
    day: dt.date
    risk_class: CreditGrade | None
    public_grade: CreditGrade | None
    tier: Tier | None


@dataclass(frozen=True, slots=True)
class TierRule:
    """
    What a tier means for drawing and visiting.

    Parameters
    ----------
    percent
        The least and the most part of its enterprises that is drawn.
    visits, years
        At most so many visits in so many years; no visits: as needed.
    source
        Where the numbers come from.
    """

    tier: Tier
    percent: tuple[int, int]
    visits: int | None
    years: int
    mode: Mode
    source: str


class QuietShape(StrEnum):
    """How a quiet period says which days it closes."""

    DAYS_OF_MONTH = "days of the month"
    WEEKDAYS = "weekdays"
    CHOSEN_DAYS = "chosen days"
    JOINT_DAYS = "joint days"


class QuietScope(StrEnum):
    """Which class of enterprises a quiet period is for."""

    ALL = "all"
    ENTERPRISE = "enterprise"
    TIER = "tier"
    TRADE = "trade"
    PARK = "park"


@dataclass(frozen=True, slots=True)
class QuietEntry:
    """
    What the committee enters of a quiet period.

    Parameters
    ----------
    basis
        The decision that it rests on.
    days
        Stretches of days of the month: those that are closed, or, for joint days, the only ones
        that are open; a joint day on which nobody works moves to the next working day.
    weekdays
        0 is Monday.
    chosen
        How many days a month each enterprise may choose.
    of
        Which enterprise, tier, trade or park; empty for all.
    since, until
        First and last day on which it holds; no end: until it is withdrawn.
    exceptions
        Codes of exemption (E1 to E7) for which it does not hold.
    """

    shape: QuietShape
    basis: str
    since: dt.date
    until: dt.date | None = None
    days: tuple[Days, ...] = ()
    weekdays: tuple[int, ...] = ()
    chosen: int = 0
    scope: QuietScope = QuietScope.ALL
    of: str = ""
    exceptions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QuietPeriod:
    """A quiet period with its number; `withdrawn` is the day from which it does not hold."""

    id: int
    entry: QuietEntry
    withdrawn: dt.date | None = None


@dataclass(frozen=True, slots=True)
class QuietChoice:
    """The days of a month that an enterprise chose under a quiet period; the month as 2026-12."""

    period: int
    enterprise: str
    month: str
    days: tuple[int, ...]


class ObservationState(StrEnum):
    """How far an observation period has come."""

    RUNNING = "running"
    ENDED = "ended"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class ObservationEntry:
    """
    What a department gives to an enterprise with a new form of business (clause 3.2.3).

    Parameters
    ----------
    matter
        What is observed, in words.
    items
        Ids or names of the items that it covers; empty: all of the department.
    safe
        Whether no law forbids it and no safety, life or health is endangered; `safety` says why.
    days
        How long; None: as the setting says.
    """

    department: str
    enterprise: str
    matter: str
    basis: str
    start: dt.date
    safe: bool
    safety: str
    items: tuple[str, ...] = ()
    days: int | None = None


@dataclass(frozen=True, slots=True)
class ObservationPeriod:
    """An observation period; `end` is its last day, `reason` why it was revoked, or empty."""

    id: int
    entry: ObservationEntry
    end: dt.date
    state: ObservationState
    reason: str = ""

    def holds(self, day: dt.date) -> bool:
        """Whether a day lies in it; the caller knows that it was not ended before."""
        return self.entry.start <= day <= self.end
