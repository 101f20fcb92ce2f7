"""What waits for a person, across everything."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from tracker.records.log import Light


class WaitingKind(StrEnum):
    """What a person is to do."""

    ENTRY_TO_APPROVE = "entry-to-approve"
    PAPER_TO_SIGN = "paper-to-sign"
    APPEAL_TO_SIGN = "appeal-to-sign"
    """A plan or a result, for the head or whoever holds a written delegation."""
    VISIT_TO_ANSWER = "visit-to-answer"
    """The department joins it and has not said whether it comes."""
    ATTENDANCE_TO_TELL = "attendance-to-tell"
    VISIT_TO_END = "visit-to-end"
    """Its time is over, and the lead has not said that everybody has left."""
    REPORT_DUE = "report-due"
    RECTIFICATION_TO_DECIDE = "rectification-to-decide"
    REINSPECTION_DUE = "reinspection-due"
    PLAN_TO_SUBMIT = "plan-to-submit"
    ACCUSATION_TO_ANSWER = "accusation-to-answer"
    MEASURE_TO_ANSWER = "measure-to-answer"
    APPEAL_TO_TAKE_UP = "appeal-to-take-up"
    APPEAL_TO_PLAN = "appeal-to-plan"
    APPEAL_TO_SOLVE = "appeal-to-solve"
    APPEAL_TO_ACCEPT = "appeal-to-accept"
    APPEAL_TO_ROUTE = "appeal-to-route"
    CONSULTATION_TO_CONCLUDE = "consultation-to-conclude"
    APPEAL_TO_CALL_BACK = "appeal-to-call-back"
    EXTENSION_TO_DECIDE = "extension-to-decide"
    RETURN_TO_DECIDE = "return-to-decide"
    APPEAL_TO_ASSIGN = "appeal-to-assign"
    """It came back so often that the committee assigns it finally."""
    ESCALATION_TO_DECIDE = "escalation-to-decide"
    MEASURE_TO_DECIDE = "measure-to-decide"
    DISTURBANCE_TO_ACCEPT = "disturbance-to-accept"
    DISTURBANCE_TO_DECIDE = "disturbance-to-decide"
    PROPOSAL_TO_DECIDE = "proposal-to-decide"
    REFUSAL_TO_ANSWER = "refusal-to-answer"
    PLAN_MISSING = "plan-missing"
    VISIT_UNANSWERED = "visit-unanswered"
    VISIT_ANNOUNCED = "visit-announced"
    FINDING_TO_RECTIFY = "finding-to-rectify"
    APPEAL_TO_JUDGE = "appeal-to-judge"
    QUIET_DAYS_TO_CHOOSE = "quiet-days-to-choose"


@dataclass(frozen=True, slots=True)
class Waiting:
    """
    One thing that waits for a person.

    Parameters
    ----------
    key
        What it is about, such as ``"appeal:17"``, ``"visit:2026-W49-E1-1"``,
        ``"week:2026-W49:FIRE"``, ``"paper:2026-W49-E1-1:FIRE:approval form"``.
    title
        A name or words that the person may read: of a matter, an enterprise, a department.
    since
        The day from which on it waits.
    due
        The last day for it, or None where nothing limits it.
    """

    kind: WaitingKind
    key: str
    title: str
    since: dt.date
    due: dt.date | None
    light: Light


@dataclass(frozen=True, slots=True)
class Inbox:
    """
    What waits for a person now.

    Parameters
    ----------
    waiting
        The most urgent first, no more than were asked for.
    counts
        How many of each kind wait, shown or not; kinds of which none waits are left out.
    """

    waiting: tuple[Waiting, ...]
    counts: Mapping[WaitingKind, int]

    @property
    def count(self) -> int:
        """How many things wait."""
        return sum(self.counts.values())
