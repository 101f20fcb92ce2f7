"""The vocabulary of appeals: categories, channels, states, verdicts (clauses 2.1 and 3.1)."""

from enum import StrEnum


class Category(StrEnum):
    """The nine categories of clause 2.1."""

    GOV_SERVICE = "GOV_SERVICE"
    OPERATION = "OPERATION"
    CONTRACT = "CONTRACT"
    SOCIAL_SECURITY = "SOCIAL_SECURITY"
    FINANCE = "FINANCE"
    LEGAL_AID = "LEGAL_AID"
    LIVING = "LIVING"
    POLICY_CONSULT = "POLICY_CONSULT"
    OTHER_COORDINATION = "OTHER_COORDINATION"


SUB_CATEGORIES: dict[Category, tuple[str, ...]] = {
    Category.GOV_SERVICE: (
        "market-access",
        "approval",
        "investment-approval",
        "annual-check",
        "qualification",
        "intellectual-property",
    ),
    Category.OPERATION: ("land", "water", "power", "gas", "work-safety", "environment"),
    Category.CONTRACT: ("promised-terms", "private-sector-measures"),
    Category.SOCIAL_SECURITY: (
        "housing-fund",
        "labour",
        "social-insurance",
        "medical-insurance",
    ),
    Category.FINANCE: (
        "loan",
        "guarantee",
        "risk-compensation",
        "credit-fund",
        "turnover-fund",
        "listing",
        "bond",
    ),
    Category.LEGAL_AID: ("department-aid", "judicial-aid"),
    Category.LIVING: ("medical-care", "schooling"),
    Category.POLICY_CONSULT: ("release", "interpretation", "push"),
    Category.OTHER_COORDINATION: (),
}
"""What each category names, in the order of the clause."""


class Channel(StrEnum):
    """How a matter came to the register (clauses 3.1.1 and 3.1.2)."""

    WINDOW = "window"
    PHONE = "phone"
    WEB = "web"
    VISIT = "visit"
    HOTLINE_12345 = "12345"
    HOTLINE_12348 = "12348"
    MEETING = "meeting"
    SUPERIOR = "superior"


class Matter(StrEnum):
    """What is wanted: 咨询, 求助, 投诉, 举报 (clause 3.1.3)."""

    CONSULT = "consult"
    HELP = "help"
    COMPLAINT = "complaint"
    REPORT = "report"


class Level(StrEnum):
    """On which level it has to be handled (分层)."""

    PARK = "park"
    DISTRICT = "district"
    CITY = "city"


class AppealSeverity(StrEnum):
    """How far it reaches (分级); what is global goes to the business-environment office."""

    GENERAL = "general"
    MAJOR = "major"
    GLOBAL = "global"


class ServiceMode(StrEnum):
    """How the service centre helps: 帮办, 代办, 跑办, 盯办; empty if it needs none."""

    NONE = ""
    HELP = "help-along"
    ON_BEHALF = "on-behalf"
    ERRAND = "errand"
    WATCH = "watch"


class AppealState(StrEnum):
    """Where a matter stands."""

    RECEIVED = "received"
    REFUSED = "refused"
    ACCEPTED = "accepted"
    CONSULTING = "consulting"
    DISPATCHED = "dispatched"
    RETURN_ASKED = "return asked"
    HANDLING = "handling"
    PLAN_REVIEW = "plan in review"
    SOLVING = "solving"
    RESULT_REVIEW = "result in review"
    ESCALATED = "escalated"
    ANSWERED = "answered"
    CLOSED = "closed"
    TRANSFERRED_LEGAL = "transferred to an organ"
    MERGED = "merged"
    WITHDRAWN = "withdrawn"


AT_DEPARTMENT = (
    AppealState.DISPATCHED,
    AppealState.RETURN_ASKED,
    AppealState.HANDLING,
    AppealState.PLAN_REVIEW,
    AppealState.SOLVING,
    AppealState.RESULT_REVIEW,
)
"""A department has the matter in its hands."""

UNANSWERED = (
    AppealState.RECEIVED,
    AppealState.ACCEPTED,
    AppealState.CONSULTING,
    AppealState.ESCALATED,
    *AT_DEPARTMENT,
)
"""Nobody has answered yet: what the headline figure counts."""

OPEN = (*UNANSWERED, AppealState.ANSWERED)
"""Something is still to be done."""


class ResultKind(StrEnum):
    """
    What came of it.

    `DEFERRED` (暂无法办理) and `NOT_POSSIBLE` (不能办理) need the principal head's signature.
    """

    SOLVED = "solved"
    EXPLAINED = "explained"
    DEFERRED = "deferred"
    NOT_POSSIBLE = "not possible"


SIGNED_RESULTS = (ResultKind.DEFERRED, ResultKind.NOT_POSSIBLE)
"""Clause 3.1.2: verified and signed by the principal head."""


class ProposalKind(StrEnum):
    """What the head reviews (clause 3.1.3)."""

    PLAN = "plan"
    RESULT = "result"


class Ruling(StrEnum):
    """What became of a question to somebody else; `WAITING` until it is decided."""

    WAITING = ""
    YES = "yes"
    NO = "no"


class CallMethod(StrEnum):
    """How the service centre spoke with the appellant; `CODE`: the appellant did it by code."""

    IN_PERSON = "in-person"
    PHONE = "phone"
    VISIT = "visit"
    MESSAGE = "message"
    CODE = "code"


class Satisfaction(StrEnum):
    """The answer to the call-back's question; `UNKNOWN` if nobody was reached."""

    UNKNOWN = ""
    VERY_SATISFIED = "very-satisfied"
    SATISFIED = "satisfied"
    FAIR = "fair"
    DISSATISFIED = "dissatisfied"
    VERY_DISSATISFIED = "very-dissatisfied"


DISSATISFIED = (Satisfaction.DISSATISFIED, Satisfaction.VERY_DISSATISFIED)
"""Reopens the matter."""


class EscalationKind(StrEnum):
    """Why the business-environment office decides."""

    GLOBAL = "global"
    FAILED_NOTICE = "failed notice"


class LegalKind(StrEnum):
    """涉法, 涉诉, 违法, 违纪 (clause 3.1.2)."""

    LAW = "law"
    LITIGATION = "litigation"
    ILLEGAL = "illegal"
    DISCIPLINE = "discipline"


class MeasureKind(StrEnum):
    """提醒, 调度, 通报 (clause 3.1.4), from the mildest on."""

    REMINDER = "reminder"
    DISPATCH = "dispatch"
    CIRCULAR = "circular"


class MeasureTrigger(StrEnum):
    """办理问题不实, 质量不高, 满意度较低 (clause 3.1.4)."""

    UNTRUE = "untrue"
    POOR_QUALITY = "poor-quality"
    LOW_SATISFACTION = "low-satisfaction"


class MeasureState(StrEnum):
    """`DISMISSED`: a person saw the suggestion and did not follow it, with a reason."""

    SUGGESTED = "suggested"
    DISMISSED = "dismissed"
    ISSUED = "issued"
    ANSWERED = "answered"
