"""What happened at an enterprise, as one reader may know it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class HappeningKind(StrEnum):
    """What a happening is about."""

    REQUEST = "request"
    VISIT = "visit"
    DIRECT = "direct"
    FINDING = "finding"
    RECTIFICATION = "rectification"
    REINSPECTION = "reinspection"
    PENALTY = "penalty"
    COERCIVE = "coercive"
    REPORT = "report"
    OBSERVATION = "observation"
    QUIET = "quiet"
    CREDIT = "credit"
    APPEAL = "appeal"
    DISTURBANCE = "disturbance"
    DEMAND = "demand"
    MESSAGE = "message"


@dataclass(frozen=True, slots=True)
class Happening:
    """
    One line of an enterprise's timeline.

    Parameters
    ----------
    moment
        When it happened; of a visit, when it begins.
    key
        What it happened to, such as ``"visit:2026-W49-E1-1"``.
    number
        Its place among the happenings of the key that the reader sees; tells nothing of others.
    facts
        Codes, ids, days: no sentences and nothing that people wrote.
    """

    moment: dt.datetime
    kind: HappeningKind
    key: str
    act: str
    number: int = 0
    facts: Mapping[str, object] = field(default_factory=dict)

    @property
    def mark(self) -> str:
        """Where it stands in the timeline: the next page is what lies before it."""
        return f"{self.moment.isoformat()}/{self.number}/{self.key}"
