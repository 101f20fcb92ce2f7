"""What a search finds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class FoundKind(StrEnum):
    """What was found, in the order in which it is told."""

    WEEK = "week"
    ENTERPRISE = "enterprise"
    VISIT = "visit"
    REQUEST = "request"
    APPEAL = "appeal"
    DISTURBANCE = "disturbance"
    DIRECT = "direct"
    FINDING = "finding"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Found:
    """
    One thing that was found.

    Parameters
    ----------
    key
        What names it to the service that shows it: an id, a uid, a number, a week, a login.
    title
        A name or words that the person may read.
    facts
        Codes, names of departments, days: what a page tells beneath the title.
    """

    kind: FoundKind
    key: str
    title: str
    facts: Mapping[str, object] = field(default_factory=dict)
