"""What the public is shown: the policy, what it means, cases worth copying, figures."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from tracker.week import Week


class PolicyStanding(StrEnum):
    """Where a day lies in the life of the policy."""

    IN_FORCE = "in-force"
    TRIAL_PASSED = "trial-passed"
    """It is in force, but the time for which it was tried out is over."""
    NOT_YET = "not-yet"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class PolicyEntry:
    """
    A version of the policy as it was issued.

    Parameters
    ----------
    valid_from, valid_to
        The first and the last day in force; `valid_to` is None where no end is known.
    trial_until
        The last day of the trial, or None.
    """

    title: str
    number: str
    organ: str
    issued: dt.date
    valid_from: dt.date
    valid_to: dt.date | None = None
    trial_until: dt.date | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Policy:
    """A version of the policy in the register."""

    id: int
    entry: PolicyEntry


@dataclass(frozen=True, slots=True)
class Banner:
    """What is to be said on every page: the policy, and since when its trial is over."""

    title: str
    standing: PolicyStanding
    trial_until: dt.date | None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Mechanism:
    """What the mechanism means for the public, in a version that a decision has published."""

    version: int
    sections: tuple[Section, ...]
    decision: str
    published: dt.datetime


class StoryState(StrEnum):
    """How far a case study has come."""

    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class StoryText:
    """What a case study says; none of it may tell who it is about."""

    title: str
    problem: str
    handling: str
    result: str
    lesson: str


@dataclass(frozen=True, slots=True)
class CaseStudy:
    """
    A case worth copying.

    Parameters
    ----------
    version
        Grows with each change of the text.
    side
        Who wrote it: ``"committee"``, ``"service-centre"`` or ``"department:FIRE"``.
    case, author
        What it was drawn from, and who wrote this version; empty for readers outside.
    why
        Why it was withdrawn, or empty; for those inside.
    """

    id: int
    version: int
    state: StoryState
    side: str
    text: StoryText
    case: str
    author: str
    published: dt.datetime | None
    why: str


@dataclass(frozen=True, slots=True)
class TemplateEntry:
    """
    Words for a reply, with placeholders such as ``{due}``.

    Parameters
    ----------
    category, occasion
        For which matters and when; empty for all.
    """

    category: str
    occasion: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class ReplyTemplate:
    """Words for a reply in the register; `retired` since when they are not offered any more."""

    id: int
    entry: TemplateEntry
    retired: dt.datetime | None


@dataclass(frozen=True, slots=True)
class PublicDay:
    """Announced visits of a day, and the names of the departments that come."""

    day: dt.date
    visits: int
    departments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PublicAppeals:
    """
    What became of the appeals of a category; None where too few tell of it.

    Parameters
    ----------
    received
        How many came in.
    in_time
        Percent of those answered that were answered by their day.
    satisfied
        Percent of appellants who said at the last call-back that they are satisfied.
    median_days
        Working days within which half of the answers came.
    """

    category: str
    received: int
    in_time: int | None
    satisfied: int | None
    median_days: float | None


@dataclass(frozen=True, slots=True)
class PublicFigures:
    """
    What anybody may know, of announced and published visits only.

    Parameters
    ----------
    weeks
        Weeks that were published.
    visits, joint
        Visits in them, and those of two or more departments.
    saved
        Visits that merging has saved.
    week, days
        The current week, and its days on which somebody comes.
    appeals
        Of each category of which enough came in.
    """

    weeks: int
    visits: int
    joint: int
    saved: int
    week: Week
    days: tuple[PublicDay, ...]
    appeals: tuple[PublicAppeals, ...] = ()


@dataclass(frozen=True, slots=True)
class Office:
    """A department as anybody knows it."""

    id: str
    name: str
