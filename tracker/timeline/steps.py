"""Which acts of a case are told, under which name, and with which facts of the log."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tracker.records import Event
from tracker.records.timeline import HappeningKind as Kind


@dataclass(frozen=True, slots=True)
class Step:
    """
    An act of the log that is told.

    Parameters
    ----------
    act
        How it is told, if by another name than in the log.
    named
        Facts of the event that are told with it: codes, ids and days only.
    only
        A fact that the event must have, or it is not told.
    """

    kind: Kind
    act: str = ""
    named: tuple[str, ...] = ()
    only: tuple[str, str] | None = None

    def fits(self, event: Event) -> bool:
        """Whether it tells of an event."""
        return self.only is None or event.facts.get(self.only[0]) == self.only[1]


Steps = Mapping[str, Step]
"""By the act of the log; what is not named is not told."""


@dataclass(frozen=True, slots=True)
class Subject:
    """
    A case of the log that a reader may know of.

    Parameters
    ----------
    facts
        Told with each of its happenings.
    """

    case: str
    steps: Steps
    facts: Mapping[str, object] = field(default_factory=dict)


def steps(kind: Kind, *acts: str, **named: tuple[str, ...]) -> dict[str, Step]:
    """Acts that are told as they are; of those that are named, with facts of the event."""
    found = {act: Step(kind) for act in acts}
    return found | {act.replace("_", " "): Step(kind, named=one) for act, one in named.items()}


def but(given: Steps, *left_out: str) -> Steps:
    """All but some."""
    return {act: step for act, step in given.items() if act not in left_out}


REQUEST = steps(Kind.REQUEST, "submit", "change", "withdraw", "re-inspect")

COURSE = steps(
    Kind.VISIT,
    *("arrange", "end", "miss", "close"),
    answer=("department", "answer"),
    attend=("department", "presence"),
)
"""How a visit goes on, for those who may know what happened there."""

DIRECT = steps(
    Kind.DIRECT, "complete", "void", "close", enter=("day",), go_on_site=("day",), replace=()
)

ORDERS = ("order re-inspection", "put off")
"""Steps of a finding that announce somebody."""

FINDING: Steps = {
    **steps(Kind.FINDING, "record", "release", "withdraw"),
    **steps(Kind.RECTIFICATION, "rectify", "accept", "reject"),
    **dict.fromkeys(ORDERS, Step(Kind.REINSPECTION, named=("week",))),
    **steps(Kind.REINSPECTION, fail=("day",)),
    "pass": Step(Kind.REINSPECTION, named=("day",)),
}

PENALTY = steps(Kind.PENALTY, "propose", "drop", decide=("day",), close=("day",))
COERCIVE = steps(Kind.COERCIVE, take=("begun", "until"), extend=("until",), lift=("day",))
REPORT = steps(Kind.REPORT, "owe", "submit", "supplement", "waive")
OBSERVATION = steps(Kind.OBSERVATION, "give", "revoke", "end")
DEMAND = steps(Kind.DEMAND, "register", "end", "withdraw")
CREDIT = steps(Kind.CREDIT, grade=("kind", "grade", "day"))


def quiet(enterprise: str) -> Steps:
    """Of a quiet period only what one enterprise chose."""
    told, only = ("month", "days"), ("enterprise", enterprise)
    return {"choose": Step(Kind.QUIET, named=told, only=only)}


_ANSWERS = {
    act: Step(Kind.APPEAL, "answer", ("result",))
    for act in ("answer", "answer on the spot", "conclude")
}

APPEAL_TO_APPELLANT: Steps = {
    **steps(Kind.APPEAL, "receive", "accept", "refuse", "reconsider", "withdraw"),
    **_ANSWERS,
    "approve": Step(Kind.APPEAL, "answer", ("result",), ("kind", "result")),
    "call back": Step(Kind.APPEAL, "close"),
    **dict.fromkeys(("reopen", "reopen at the department"), Step(Kind.APPEAL, "reopen")),
    **steps(Kind.APPEAL, "transfer to an organ"),
}
"""What becomes of a matter outwardly."""

APPEAL: Steps = {
    **APPEAL_TO_APPELLANT,
    **steps(Kind.APPEAL, "merge", "part again", "consult", "escalate", "decide", "send a notice"),
    **dict.fromkeys(("dispatch", "hand on"), Step(Kind.APPEAL, "dispatch", ("department", "due"))),
}
"""The same with what is done about it inside."""

_DECISIONS = ("uphold", "dismiss", "transfer")

DISTURBANCE = steps(
    Kind.DISTURBANCE,
    *("enter", "accept", "release", "answer", "refuse", "withdraw", *_DECISIONS),
)
DISTURBANCE_TO_ACCUSED = but(DISTURBANCE, "enter", "accept")
"""From its release on; when it was reported could tell by whom."""

DISTURBANCE_DECIDED = steps(Kind.DISTURBANCE, *_DECISIONS)

MESSAGES = (
    *("visit-new", "visit-changed", "visit-cancelled"),
    *("finding-released", "observation", "appeal", "disturbance-decided"),
)
"""Kinds of messages that have words of their own; others are told as ``message``."""

MESSAGE_FACTS = ("visit", "finding", "observation", "appeal", "disturbance", "what", "state")

PLANNED, CANCELLED = "come", "cancel"
"""What a timeline tells of a visit at the hour for which it is published."""

ACTS: tuple[tuple[Kind, str], ...] = tuple(
    dict.fromkeys(
        [
            *(
                (step.kind, step.act or act)
                for given in (
                    *(REQUEST, COURSE, DIRECT, FINDING, PENALTY, COERCIVE, REPORT, OBSERVATION),
                    *(DEMAND, CREDIT, quiet(""), APPEAL, DISTURBANCE),
                )
                for act, step in given.items()
            ),
            *((Kind.VISIT, act) for act in (PLANNED, CANCELLED)),
            *((Kind.MESSAGE, act) for act in (*MESSAGES, "message")),
        ]
    )
)
"""Every act that a timeline may tell of: each has its words."""
