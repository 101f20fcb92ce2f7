"""Appeals: what is entered, and what whoever works on one, raised one or supervises sees."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from tracker.records.appeal_words import (
    AppealSeverity,
    AppealState,
    CallMethod,
    Category,
    Channel,
    EscalationKind,
    LegalKind,
    Level,
    Matter,
    ProposalKind,
    ResultKind,
    Ruling,
    Satisfaction,
    ServiceMode,
)
from tracker.records.log import Deadline
from tracker.records.registers import Department, Enterprise


@dataclass(frozen=True, slots=True)
class AppealEntry:
    """
    What is told when a matter comes in.

    Parameters
    ----------
    enterprise
        Id; empty if the appellant does not say.
    contact, phone
        Whom to call back; never in the log.
    confidential
        Whether the departments that handle it must not learn who raised it.
    sub
        One of `SUB_CATEGORIES`, or empty.
    source
        Number that it has where it comes from; once in a channel.
    received
        When it was raised; None for now.
    """

    title: str
    text: str
    category: Category
    channel: Channel = Channel.WEB
    enterprise: str = ""
    contact: str = ""
    phone: str = ""
    confidential: bool = False
    sub: str = ""
    matter: Matter = Matter.HELP
    level: Level = Level.PARK
    severity: AppealSeverity = AppealSeverity.GENERAL
    mode: ServiceMode = ServiceMode.NONE
    source: str = ""
    received: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Appeal:
    """
    A matter as the register keeps it.

    Parameters
    ----------
    enterprise, contact, phone
        None and empty for departments where the appeal is confidential.
    receiver, responsible, supervisor
        Logins of three different people; empty while nobody has the part.
    department
        Whose it is now; None while it is the service centre's.
    returns
        How often a department has said that it is not its own.
    final
        Whether the committee has assigned it; it cannot be returned then.
    again_on
        When a deferred matter is looked at again.
    into
        The appeal that it was merged into.
    by_code
        Whether it is followed by a tracking code.
    """

    id: int
    channel: Channel
    source: str
    enterprise: Enterprise | None
    contact: str
    phone: str
    confidential: bool
    category: Category
    sub: str
    matter: Matter
    level: Level
    severity: AppealSeverity
    mode: ServiceMode
    title: str
    text: str
    received: dt.datetime
    state: AppealState
    receiver: str
    responsible: str
    supervisor: str
    department: Department | None
    returns: int
    final: bool
    reopened: int
    refusal: str
    result: ResultKind | None
    answer: str
    again_on: dt.date | None
    answered: dt.datetime | None
    closed: dt.datetime | None
    into: int | None
    by_code: bool


@dataclass(frozen=True, slots=True)
class Assignment:
    """A department has the matter, alone responsible (`leads`) or beside it."""

    department: Department
    leads: bool
    due: dt.date
    final: bool
    moment: dt.datetime
    ended: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Return:
    """A department said that it is not its own, and whose it should be."""

    department: str
    why: str
    proposed: str
    asked: dt.datetime
    verdict: Ruling
    reason: str
    decided: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Consultation:
    """Departments talked it over; `conclusion` is empty while they still do."""

    participants: tuple[str, ...]
    day: dt.date
    conclusion: str
    agreed: dt.date | None
    concluded: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Task:
    """One line of the list of a matter: what is to be done, and by when."""

    text: str
    due: dt.date


@dataclass(frozen=True, slots=True)
class Proposal:
    """
    A plan or a result, and what the head made of it.

    Parameters
    ----------
    delegation
        The document on which somebody signed in the head's place; empty for the head.
    """

    id: int
    kind: ProposalKind
    text: str
    steps: tuple[Task, ...]
    result: ResultKind | None
    again_on: dt.date | None
    author: str
    moment: dt.datetime
    verdict: Ruling
    reviewer: str
    delegation: str
    reason: str
    decided: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Extension:
    """More time was asked for."""

    id: int
    why: str
    until: dt.date
    author: str
    asked: dt.datetime
    verdict: Ruling
    reason: str
    decided: dt.datetime | None


@dataclass(frozen=True, slots=True)
class CallBackEntry:
    """
    What the appellant said.

    Parameters
    ----------
    confirmed
        Whether the outcome is as the answer says.
    spoken_to
        Who it was; never in the log.
    """

    day: dt.date
    method: CallMethod
    confirmed: bool
    satisfaction: Satisfaction
    spoken_to: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class CallBack:
    """A call-back, or an attempt that reached nobody."""

    day: dt.date
    method: CallMethod
    reached: bool
    confirmed: bool
    satisfaction: Satisfaction
    spoken_to: str
    note: str
    actor: str
    moment: dt.datetime


@dataclass(frozen=True, slots=True)
class Escalation:
    """What the business-environment office decides, or has decided."""

    id: int
    appeal: int
    kind: EscalationKind
    why: str
    moment: dt.datetime
    decision: str
    decided: dt.datetime | None


@dataclass(frozen=True, slots=True)
class LegalTransfer:
    """To which organ a matter went that is none of the mechanism's."""

    kind: LegalKind
    organ: str
    day: dt.date
    why: str


@dataclass(frozen=True, slots=True)
class SupervisionNotice:
    """The one notice about a matter (督办单)."""

    appeal: int
    department: str
    demand: str
    actor: str
    moment: dt.datetime
    escalated: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Note:
    """A message between those who work on a matter."""

    actor: str
    moment: dt.datetime
    text: str


@dataclass(frozen=True, slots=True)
class Delegation:
    """Somebody may sign in the head's place."""

    id: int
    department: str
    login: str
    document: str
    since: dt.date
    until: dt.date
    revoked: dt.datetime | None


@dataclass(frozen=True, slots=True)
class AppealFile:
    """
    One matter, one list, one result: everything there is about it (clause 3.1.4).

    Parameters
    ----------
    legal
        Acts that are legal where it stands, whoever does them.
    seen
        Number of its last event: what somebody has seen who has read this.
    names
        Who is behind each login in it.
    """

    appeal: Appeal
    assignments: tuple[Assignment, ...]
    returns: tuple[Return, ...]
    consultations: tuple[Consultation, ...]
    proposals: tuple[Proposal, ...]
    extensions: tuple[Extension, ...]
    call_backs: tuple[CallBack, ...]
    escalations: tuple[Escalation, ...]
    transfer: LegalTransfer | None
    notice: SupervisionNotice | None
    notes: tuple[Note, ...]
    deadlines: tuple[Deadline, ...]
    legal: tuple[str, ...]
    seen: int
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Followed:
    """
    What the appellant sees of the own matter.

    Parameters
    ----------
    departments
        Names of who has it in hand.
    due
        By when it is to be solved; None while no department has it.
    answer, result
        As soon as it is answered.
    organ
        Who has it now, if it went to another organ.
    """

    id: int
    category: Category
    sub: str
    matter: Matter
    title: str
    text: str
    received: dt.datetime
    state: AppealState
    departments: tuple[str, ...]
    due: dt.date | None
    refusal: str
    result: ResultKind | None
    answer: str
    again_on: dt.date | None
    answered: dt.datetime | None
    closed: dt.datetime | None
    organ: str
    saved: bool
