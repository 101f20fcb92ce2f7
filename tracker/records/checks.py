"""What speaks against inspections, and what the committee sets aside."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


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
    number
        One of its own, by which pages of a list are told apart.
    """

    code: CheckCode
    key: str
    reason: str
    actor: str
    moment: dt.datetime
    withdrawn: dt.datetime | None = None
    number: int = 0


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
    days: tuple[dt.date, ...] = field(init=False, compare=False, repr=False)
    """Days on which it may take place, in order; the end of a stretch is not in it."""

    def __post_init__(self) -> None:
        found: set[dt.date] = set()
        for start, end in self.stretches:
            last = (end - dt.timedelta(microseconds=1)).date()
            count = (last - start.date()).days + 1
            found.update(start.date() + dt.timedelta(days=number) for number in range(count))
        object.__setattr__(self, "days", tuple(sorted(found)))

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
