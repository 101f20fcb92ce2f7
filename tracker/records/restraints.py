"""What restrains inspections: the catalogue, credit, quiet and observation periods."""

import datetime as dt
from collections.abc import Mapping
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


class CheckCode(StrEnum):
    """What speaks against an inspection."""

    UNAPPROVED = "not-approved"
    NO_CATALOGUE = "catalogue-missing"
    UNKNOWN_ITEM = "item-unknown"
    UNPUBLISHED_ITEM = "item-unpublished"
    CAP_REACHED = "cap-reached"
    SELF_CHECK = "self-check-instead"
    OFF_SITE = "off-site-instead"
    OFTEN = "tier-frequency"
    QUIET = "quiet-period"
    OBSERVED = "observation-period"
    MANY_A_DAY = "many-a-day"
    MANY_A_WEEK = "many-a-week"
    MANY_A_MONTH = "many-a-month"
    REPEATED = "repeated"


class CheckSeverity(StrEnum):
    """Whether an inspection may not take place, or a person should look at it first."""

    BLOCKING = "blocking"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Override:
    """
    A finding of the checks that the committee set aside, and why.

    Parameters
    ----------
    key
        Id of the request, or key of the line.
    withdrawn
        When it was taken back, or None while it holds.
    """

    code: CheckCode
    key: str
    reason: str
    actor: str
    moment: dt.datetime
    withdrawn: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class CheckLine:
    """
    One item that a department wishes to see at an enterprise, as the checks read it.

    Parameters
    ----------
    department, enterprise
        Their ids.
    item
        Id or name from the catalogue.
    stretches
        When it may begin and end, in aware moments.
    exempt
        Code of the exemption that it rests on (E1 to E7, D1 to D6), or empty.
    request, visit
        Id of its request and uid of its published visit, or empty: they do not count against it.
    caused
        Whether it follows from an earlier visit, as a re-inspection does.
    approved
        Whether it names the approval of the department's own head.
    """

    department: str
    enterprise: str
    item: str
    stretches: tuple[tuple[dt.datetime, dt.datetime], ...]
    exempt: str = ""
    request: str = ""
    visit: str = ""
    caused: bool = False
    approved: bool = True

    @property
    def days(self) -> tuple[dt.date, ...]:
        """Days on which it may take place, in order; the end of a stretch is not in it."""
        found: set[dt.date] = set()
        for start, end in self.stretches:
            last = (end - dt.timedelta(microseconds=1)).date()
            count = (last - start.date()).days + 1
            found.update(start.date() + dt.timedelta(days=number) for number in range(count))
        return tuple(sorted(found))

    @property
    def key(self) -> str:
        """The key under which a finding about this line alone is overridden."""
        first = f"{self.days[0]:%G-W%V}" if self.stretches else ""
        return "/".join((first, self.department, self.enterprise, self.item))


@dataclass(frozen=True, slots=True)
class CheckFinding:
    """
    Something that speaks against a line.

    Parameters
    ----------
    request, key
        Id of the request, or empty, and key of the line: what an override names.
    facts
        What was counted and what was allowed; no words for readers.
    overridable
        Whether the committee may set it aside with a reason.
    override
        Who did so and why, or None.
    """

    code: CheckCode
    severity: CheckSeverity
    department: str
    enterprise: str
    item: str
    request: str
    key: str
    facts: Mapping[str, object]
    overridable: bool
    override: Override | None = None

    @property
    def blocks(self) -> bool:
        """Whether it keeps the line from being planned as things stand."""
        return self.severity is CheckSeverity.BLOCKING and self.override is None
