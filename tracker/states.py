"""State machines as data: from where, by which act, to where. Nothing else changes a state."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from tracker.errors import WrongState
from tracker.records import (
    AT_DEPARTMENT,
    UNANSWERED,
    AnnualState,
    AppealState,
    ApprovalState,
    CoerciveState,
    DirectState,
    DrawState,
    FindingState,
    MeasureState,
    ObservationState,
    PenaltyState,
    ReportState,
    RunState,
    SiteRecordState,
    VisitState,
    WeekState,
)
from tracker.records.demands import DemandState
from tracker.records.disturbances import DisturbanceState
from tracker.records.mail import MailState
from tracker.records.preparations import PreparationState
from tracker.records.publicity import StoryState

State = TypeVar("State", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Move(Generic[State]):
    """In this state this act leads there."""

    source: State
    act: str
    target: State


@dataclass(frozen=True, slots=True)
class Machine(Generic[State]):
    """How one kind of thing goes through its states; `kind` is what errors call it."""

    kind: str
    moves: tuple[Move[State], ...]

    def legal(self, state: State) -> tuple[str, ...]:
        """The acts that are legal in a state."""
        return tuple(move.act for move in self.moves if move.source is state)

    def after(self, key: object, state: State, act: str) -> State:
        """The state that an act leads to; WrongState, with what would be legal, if it is not."""
        for move in self.moves:
            if (move.source, move.act) == (state, act):
                return move.target
        raise WrongState(self.kind, key, state=state, act=act, legal=self.legal(state))


WEEK = Machine(
    "week",
    (
        Move(WeekState.COLLECTING, "submit", WeekState.COLLECTING),
        Move(WeekState.COLLECTING, "plan", WeekState.PLANNING),
        Move(WeekState.PLANNING, "submit late", WeekState.PLANNING),
        Move(WeekState.PLANNING, "plan", WeekState.PLANNING),
        Move(WeekState.PLANNING, "publish", WeekState.PUBLISHED),
        Move(WeekState.PUBLISHED, "submit late", WeekState.PUBLISHED),
        Move(WeekState.PUBLISHED, "plan", WeekState.PUBLISHED),
        Move(WeekState.PUBLISHED, "publish", WeekState.PUBLISHED),
        Move(WeekState.PUBLISHED, "start", WeekState.RUNNING),
        Move(WeekState.RUNNING, "submit late", WeekState.RUNNING),
        Move(WeekState.RUNNING, "plan", WeekState.RUNNING),
        Move(WeekState.RUNNING, "publish", WeekState.RUNNING),
        Move(WeekState.RUNNING, "close", WeekState.CLOSED),
    ),
)
"""How a week goes from collecting plans to its end."""

RUN = Machine(
    "run",
    (
        Move(RunState.QUEUED, "begin", RunState.RUNNING),
        Move(RunState.QUEUED, "stop", RunState.STOPPED),
        Move(RunState.QUEUED, "fail", RunState.FAILED),
        Move(RunState.RUNNING, "finish", RunState.FINISHED),
        Move(RunState.RUNNING, "stop", RunState.STOPPED),
        Move(RunState.RUNNING, "fail", RunState.FAILED),
        Move(RunState.RUNNING, "queue again", RunState.QUEUED),
    ),
)
"""How an attempt to plan goes on; whoever carried it out may have died."""

PREPARATION = Machine(
    "preparation",
    (
        Move(PreparationState.WAITING, "begin", PreparationState.UNDER_WAY),
        Move(PreparationState.WAITING, "stop", PreparationState.STOPPED),
        Move(PreparationState.UNDER_WAY, "finish", PreparationState.READY),
        Move(PreparationState.UNDER_WAY, "stop", PreparationState.STOPPED),
        Move(PreparationState.UNDER_WAY, "fail", PreparationState.FAILED),
        Move(PreparationState.UNDER_WAY, "queue again", PreparationState.WAITING),
        Move(PreparationState.STOPPED, "ask again", PreparationState.WAITING),
        Move(PreparationState.FAILED, "ask again", PreparationState.WAITING),
    ),
)
"""How something that is prepared beside a page goes on."""

MAIL = Machine(
    "mail",
    (
        Move(MailState.WAITING, "send", MailState.SENT),
        Move(MailState.WAITING, "postpone", MailState.WAITING),
        Move(MailState.WAITING, "fail", MailState.FAILED),
        Move(MailState.WAITING, "overtake", MailState.OVERTAKEN),
        Move(MailState.WAITING, "put aside", MailState.UNSERVED),
        Move(MailState.WAITING, "bounce", MailState.BOUNCED),
        Move(MailState.SENT, "bounce", MailState.BOUNCED),
        Move(MailState.OVERTAKEN, "send", MailState.SENT),
        Move(MailState.WAITING, "send again", MailState.WAITING),
        Move(MailState.SENT, "send again", MailState.WAITING),
        Move(MailState.FAILED, "send again", MailState.WAITING),
        Move(MailState.BOUNCED, "send again", MailState.WAITING),
        Move(MailState.UNDELIVERABLE, "send again", MailState.WAITING),
        Move(MailState.UNSERVED, "send again", MailState.WAITING),
    ),
)
"""The way of a letter; one that was overtaken may have left just before."""

DIRECT = Machine(
    "direct inspection",
    (
        Move(DirectState.OPEN, "go on site", DirectState.OPEN),
        Move(DirectState.OPEN, "complete", DirectState.COMPLETED),
        Move(DirectState.OPEN, "void", DirectState.VOID),
        Move(DirectState.COMPLETED, "close", DirectState.CLOSED),
    ),
)
"""An inspection without a plan; once it was on site to its end, its report is owed."""

REPORT = Machine(
    "report",
    (
        Move(ReportState.DUE, "submit", ReportState.SUBMITTED),
        Move(ReportState.DUE, "waive", ReportState.WAIVED),
        Move(ReportState.SUBMITTED, "supplement", ReportState.SUBMITTED),
    ),
)
"""A report that is owed comes in, or is waived with a reason; it never vanishes."""

VISIT = Machine(
    "visit",
    (
        Move(VisitState.PLANNED, "answer", VisitState.PLANNED),
        Move(VisitState.PLANNED, "arrange", VisitState.PLANNED),
        Move(VisitState.PLANNED, "attend", VisitState.UNDER_WAY),
        Move(VisitState.PLANNED, "miss", VisitState.MISSED),
        Move(VisitState.PLANNED, "cancel", VisitState.CANCELLED),
        Move(VisitState.CANCELLED, "announce", VisitState.PLANNED),
        Move(VisitState.UNDER_WAY, "attend", VisitState.UNDER_WAY),
        Move(VisitState.UNDER_WAY, "find", VisitState.UNDER_WAY),
        Move(VisitState.UNDER_WAY, "punish", VisitState.UNDER_WAY),
        Move(VisitState.UNDER_WAY, "coerce", VisitState.UNDER_WAY),
        Move(VisitState.UNDER_WAY, "end", VisitState.HELD),
        Move(VisitState.UNDER_WAY, "miss", VisitState.MISSED),
        Move(VisitState.HELD, "attend", VisitState.HELD),
        Move(VisitState.HELD, "find", VisitState.HELD),
        Move(VisitState.HELD, "punish", VisitState.HELD),
        Move(VisitState.HELD, "coerce", VisitState.HELD),
        Move(VisitState.HELD, "close", VisitState.CLOSED),
    ),
)
"""A published visit, from its announcement to its closed loop."""

FINDING = Machine(
    "finding",
    (
        Move(FindingState.OPEN, "rectify", FindingState.RECTIFIED),
        Move(FindingState.OPEN, "order re-inspection", FindingState.RE_INSPECTION),
        Move(FindingState.OPEN, "withdraw", FindingState.WITHDRAWN),
        Move(FindingState.RECTIFIED, "accept", FindingState.CLOSED),
        Move(FindingState.RECTIFIED, "reject", FindingState.OPEN),
        Move(FindingState.RECTIFIED, "order re-inspection", FindingState.RE_INSPECTION),
        Move(FindingState.RE_INSPECTION, "pass", FindingState.CLOSED),
        Move(FindingState.RE_INSPECTION, "fail", FindingState.OPEN),
        Move(FindingState.RE_INSPECTION, "put off", FindingState.RE_INSPECTION),
    ),
)
"""A finding is closed by evidence that was accepted or by a re-inspection that was passed."""

PENALTY = Machine(
    "penalty",
    (
        Move(PenaltyState.PROPOSED, "decide", PenaltyState.DECIDED),
        Move(PenaltyState.PROPOSED, "drop", PenaltyState.DROPPED),
        Move(PenaltyState.DECIDED, "close", PenaltyState.CLOSED),
        Move(PenaltyState.DECIDED, "drop", PenaltyState.DROPPED),
    ),
)
"""A penalty case goes from its proposal over a decision with a number to its end (结案)."""

COERCIVE = Machine(
    "coercive measure",
    (
        Move(CoerciveState.IN_FORCE, "extend", CoerciveState.EXTENDED),
        Move(CoerciveState.IN_FORCE, "lift", CoerciveState.LIFTED),
        Move(CoerciveState.EXTENDED, "lift", CoerciveState.LIFTED),
    ),
)
"""A coercive measure is extended once at most, and lifted."""

APPROVAL = Machine(
    "entry",
    (
        Move(ApprovalState.ASKED, "approve", ApprovalState.APPROVED),
        Move(ApprovalState.ASKED, "refuse", ApprovalState.REFUSED),
        Move(ApprovalState.ASKED, "withdraw", ApprovalState.WITHDRAWN),
        Move(ApprovalState.APPROVED, "withdraw", ApprovalState.WITHDRAWN),
    ),
)
"""An entry is decided once, by the own head."""

OBSERVATION = Machine(
    "observation period",
    (
        Move(ObservationState.RUNNING, "end", ObservationState.ENDED),
        Move(ObservationState.RUNNING, "revoke", ObservationState.REVOKED),
    ),
)
"""An observation period runs to its last day, or is revoked before."""

SITE_RECORD = Machine(
    "paper",
    (
        Move(SiteRecordState.DRAFT, "complete", SiteRecordState.DRAFT),
        Move(SiteRecordState.DRAFT, "sign", SiteRecordState.SIGNED),
        Move(SiteRecordState.DRAFT, "refuse", SiteRecordState.REFUSED),
    ),
)
"""A paper of a visit is frozen once it is signed, or refused by the enterprise."""

ANNUAL = Machine(
    "annual plan",
    (
        Move(AnnualState.DRAFT, "put in force", AnnualState.IN_FORCE),
        Move(AnnualState.DRAFT, "supersede", AnnualState.SUPERSEDED),
        Move(AnnualState.IN_FORCE, "supersede", AnnualState.SUPERSEDED),
    ),
)
"""A version of a year's joint plan; one draft and one in force at most."""

DISTURBANCE = Machine(
    "disturbance",
    (
        Move(DisturbanceState.RECEIVED, "accept", DisturbanceState.UNDER_REVIEW),
        Move(DisturbanceState.RECEIVED, "refuse", DisturbanceState.REFUSED),
        Move(DisturbanceState.RECEIVED, "withdraw", DisturbanceState.WITHDRAWN),
        Move(DisturbanceState.UNDER_REVIEW, "release", DisturbanceState.RELEASED),
        Move(DisturbanceState.UNDER_REVIEW, "refuse", DisturbanceState.REFUSED),
        Move(DisturbanceState.UNDER_REVIEW, "dismiss", DisturbanceState.NOT_UPHELD),
        Move(DisturbanceState.UNDER_REVIEW, "transfer", DisturbanceState.TRANSFERRED),
        Move(DisturbanceState.UNDER_REVIEW, "withdraw", DisturbanceState.WITHDRAWN),
        Move(DisturbanceState.RELEASED, "answer", DisturbanceState.ANSWERED),
        Move(DisturbanceState.RELEASED, "uphold", DisturbanceState.UPHELD),
        Move(DisturbanceState.RELEASED, "dismiss", DisturbanceState.NOT_UPHELD),
        Move(DisturbanceState.RELEASED, "transfer", DisturbanceState.TRANSFERRED),
        Move(DisturbanceState.RELEASED, "withdraw", DisturbanceState.WITHDRAWN),
        Move(DisturbanceState.ANSWERED, "uphold", DisturbanceState.UPHELD),
        Move(DisturbanceState.ANSWERED, "dismiss", DisturbanceState.NOT_UPHELD),
        Move(DisturbanceState.ANSWERED, "transfer", DisturbanceState.TRANSFERRED),
        Move(DisturbanceState.ANSWERED, "withdraw", DisturbanceState.WITHDRAWN),
    ),
)
"""A disturbance is upheld only after the department could answer it."""

DEMAND = Machine(
    "demand",
    (
        Move(DemandState.IN_FORCE, "end", DemandState.ENDED),
        Move(DemandState.IN_FORCE, "withdraw", DemandState.WITHDRAWN),
    ),
)
"""A demand of a department stands until it ends or is taken back."""

DRAW = Machine(
    "draw",
    (
        Move(DrawState.ANNOUNCED, "draw", DrawState.DRAWN),
        Move(DrawState.ANNOUNCED, "void", DrawState.VOID),
    ),
)
"""What is drawn stays drawn."""

STORY = Machine(
    "case study",
    (
        Move(StoryState.DRAFT, "change", StoryState.DRAFT),
        Move(StoryState.DRAFT, "publish", StoryState.PUBLISHED),
        Move(StoryState.DRAFT, "withdraw", StoryState.WITHDRAWN),
        Move(StoryState.PUBLISHED, "change", StoryState.DRAFT),
        Move(StoryState.PUBLISHED, "withdraw", StoryState.WITHDRAWN),
    ),
)
"""Whoever changes the text of a case study takes it back to where it must be decided on."""

_DEPARTMENTS_WORK = (
    Move(AppealState.DISPATCHED, "take up", AppealState.HANDLING),
    Move(AppealState.DISPATCHED, "ask to return", AppealState.RETURN_ASKED),
    Move(AppealState.RETURN_ASKED, "refuse the return", AppealState.DISPATCHED),
    Move(AppealState.RETURN_ASKED, "dispatch", AppealState.DISPATCHED),
    Move(AppealState.HANDLING, "propose a plan", AppealState.PLAN_REVIEW),
    Move(AppealState.PLAN_REVIEW, "approve", AppealState.SOLVING),
    Move(AppealState.PLAN_REVIEW, "reject", AppealState.HANDLING),
    Move(AppealState.SOLVING, "propose a result", AppealState.RESULT_REVIEW),
    Move(AppealState.RESULT_REVIEW, "approve", AppealState.ANSWERED),
    Move(AppealState.RESULT_REVIEW, "reject", AppealState.SOLVING),
)

APPEAL = Machine(
    "appeal",
    (
        Move(AppealState.RECEIVED, "accept", AppealState.ACCEPTED),
        Move(AppealState.RECEIVED, "refuse", AppealState.REFUSED),
        Move(AppealState.RECEIVED, "answer on the spot", AppealState.CLOSED),
        Move(AppealState.RECEIVED, "merge", AppealState.MERGED),
        Move(AppealState.REFUSED, "reconsider", AppealState.RECEIVED),
        Move(AppealState.ACCEPTED, "answer on the spot", AppealState.CLOSED),
        Move(AppealState.ACCEPTED, "merge", AppealState.MERGED),
        Move(AppealState.ACCEPTED, "consult", AppealState.CONSULTING),
        Move(AppealState.ACCEPTED, "dispatch", AppealState.DISPATCHED),
        Move(AppealState.CONSULTING, "conclude", AppealState.ANSWERED),
        Move(AppealState.CONSULTING, "hand on", AppealState.DISPATCHED),
        *_DEPARTMENTS_WORK,
        *(
            Move(one, "escalate", AppealState.ESCALATED)
            for one in (AppealState.ACCEPTED, AppealState.CONSULTING, *AT_DEPARTMENT)
        ),
        Move(AppealState.ESCALATED, "decide", AppealState.ACCEPTED),
        Move(AppealState.ESCALATED, "answer", AppealState.ANSWERED),
        Move(AppealState.ANSWERED, "try to call back", AppealState.ANSWERED),
        Move(AppealState.ANSWERED, "call back", AppealState.CLOSED),
        *(
            Move(one, act, target)
            for one in (AppealState.ANSWERED, AppealState.CLOSED)
            for act, target in (
                ("reopen at the department", AppealState.HANDLING),
                ("reopen", AppealState.ACCEPTED),
            )
        ),
        *(Move(one, "transfer to an organ", AppealState.TRANSFERRED_LEGAL) for one in UNANSWERED),
        *(Move(one, "withdraw", AppealState.WITHDRAWN) for one in UNANSWERED),
        Move(AppealState.MERGED, "part again", AppealState.RECEIVED),
    ),
)
"""An appeal from the register to its verified answer (clause 3.1)."""

MEASURE = Machine(
    "measure",
    (
        Move(MeasureState.SUGGESTED, "issue", MeasureState.ISSUED),
        Move(MeasureState.SUGGESTED, "dismiss", MeasureState.DISMISSED),
        Move(MeasureState.ISSUED, "answer", MeasureState.ANSWERED),
    ),
)
"""A rule suggests a measure; a person issues or dismisses it, and the department answers."""
