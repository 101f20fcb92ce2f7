"""
The one register at the service centre: what comes in, what is accepted, what is refused and why.

Every channel ends here (clauses 3.1.1 and 3.1.2). A refusal is an answer, with its reason.
"""

import dataclasses
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from tracker import clock, history, outbox, permissions, registers, settings
from tracker.appeals import clocks, words
from tracker.appeals.leaving import leave
from tracker.appeals.rows import (
    advance,
    case_of,
    legal,
    own,
    raised,
    record_of,
    row_of,
    state_of,
)
from tracker.database import transaction
from tracker.errors import (
    Conflict,
    ConflictCode,
    Fault,
    FaultCode,
    NotAllowed,
    Rejected,
    WrongState,
)
from tracker.models import AppealRow, EnterpriseRow
from tracker.permissions import Act
from tracker.records import (
    SUB_CATEGORIES,
    UNANSWERED,
    Appeal,
    AppealEntry,
    AppealSeverity,
    AppealState,
    Category,
    Channel,
    Level,
    Matter,
    Person,
    Role,
    ServiceMode,
)
from tracker.week import local

TITLE = words.LINE
"""Characters of a title: a line of a list."""


@dataclass(frozen=True, slots=True)
class Classes:
    """
    How a matter is to be classified; what is None stays as it is.

    Parameters
    ----------
    sub
        Empty for none; one that does not belong to a new category goes with the old one.
    """

    category: Category | None = None
    sub: str | None = None
    matter: Matter | None = None
    level: Level | None = None
    severity: AppealSeverity | None = None
    mode: ServiceMode | None = None


def enter(entry: AppealEntry, *, by: Person) -> Appeal:
    """
    Enter a matter: an enterprise its own, the service centre anybody's.

    A matter with the number of another register is entered once; again with equal facts changes
    nothing.

    Raises
    ------
    NotAllowed
        If the person has no account: nobody could follow the matter.
    Rejected
        With every fault at its field.
    Conflict
        If another matter has the same number in the same channel.
    """
    permissions.require(by, Act.RAISE_APPEAL, enterprise=entry.enterprise or by.enterprise)
    if by.role is Role.ANONYMOUS:
        raise NotAllowed(by.role, "raise an appeal without a code")
    return keep(_as_told(entry, by), by)


def _as_told(entry: AppealEntry, by: Person) -> AppealEntry:
    """What an appellant may tell; how it is classified is the service centre's."""
    if by.role is Role.SERVICE_CENTRE:
        return entry
    return dataclasses.replace(
        entry,
        enterprise=by.enterprise or entry.enterprise,
        channel=Channel.WEB,
        source="",
        received=None,
        level=Level.PARK,
        severity=AppealSeverity.GENERAL,
        mode=ServiceMode.NONE,
    )


def keep(entry: AppealEntry, by: Person, digest: str | None = None) -> Appeal:
    """Store a matter, for services that have checked rights; `digest` is of its tracking code."""
    problems = [*faults(entry)]
    if problems:
        raise Rejected(problems)
    with transaction():
        known = _same_source(entry)
        if known is not None:
            return _equal(known, entry, by)
        row = AppealRow.create(digest=digest, **_facts(entry))
        told = {
            "channel": row.channel,
            "source": row.source or "",
            "enterprise": entry.enterprise,
            "category": row.category,
            "sub": row.sub,
            "matter": row.matter,
            "level": row.level,
            "severity": row.severity,
            "confidential": row.confidential,
            "digest": history.digest([row.title, row.text]),
        }
        history.record(case_of(row), "receive", by, told)
        day = raised_on(row)
        for kind in ("accept", "route"):
            limit = f"appeal.{kind}_working_days"
            clocks.start(row, kind, owner=clocks.CENTRE, limit=limit, day=day, by=by)
        outbox.write(f"{case_of(row)}:receive", "appeal", clocks.CENTRE, {"appeal": row.id})
        return record_of(row_of(row.id), by)


def faults(entry: AppealEntry) -> Iterator[Fault]:
    """Every fault of a matter, at its field; needs the database."""
    yield from words.faults("title", entry.title, line=True)
    yield from words.faults("text", entry.text)
    for field in ("contact", "phone", "source"):
        yield from words.faults(field, getattr(entry, field), needed=False, line=True)
    yield from _sub_faults(entry.category, entry.sub)
    if entry.received is not None:
        yield from _moment_faults(entry.received)
    if entry.enterprise and not words.is_known(EnterpriseRow, entry.enterprise):
        yield Fault("enterprise", FaultCode.UNKNOWN, entry.enterprise)
    if entry.phone and sum(sign.isdigit() for sign in entry.phone) < LEAST_DIGITS:
        yield Fault("phone", FaultCode.WRONG_FORM, entry.phone, "0762-1234567")


def _moment_faults(received: dt.datetime) -> Iterator[Fault]:
    told = f"{received:%Y-%m-%d %H:%M}"
    if received.tzinfo is None:
        yield Fault("received", FaultCode.WRONG_FORM, told, f"{told}+08:00")
        return
    first = clock.now() - dt.timedelta(days=settings.number("appeal.oldest_days"))
    if received > clock.now():
        yield Fault("received", FaultCode.FUTURE, told)
    elif received < first:
        yield Fault("received", FaultCode.OUT_OF_RANGE, told, f">= {first:%Y-%m-%d}")


def _sub_faults(category: Category, sub: str) -> Iterator[Fault]:
    known = SUB_CATEGORIES[category]
    if sub and sub not in known:
        yield Fault("sub", FaultCode.UNKNOWN, sub, ", ".join(known) or "-")


LEAST_DIGITS = 5
"""Of a telephone number: 12345 is one."""


def _same_source(entry: AppealEntry) -> AppealRow | None:
    if not entry.source.strip():
        return None
    found: AppealRow | None = AppealRow.get_or_none(
        channel=entry.channel.value, source=entry.source.strip()
    )
    return found


def _equal(row: AppealRow, entry: AppealEntry, by: Person) -> Appeal:
    if (row.title, row.text) != (entry.title.strip(), entry.text.strip()):
        raise Conflict(ConflictCode.TAKEN, kind="appeal", name=entry.source)
    return record_of(row_of(row.id), by)


def _facts(entry: AppealEntry) -> dict[str, object]:
    firm = registers.row_of(EnterpriseRow, entry.enterprise) if entry.enterprise else None
    same = ("confidential", "sub")
    classes = ("channel", "category", "matter", "level", "severity", "mode")
    return {
        **{name: getattr(entry, name) for name in same},
        **{name: getattr(entry, name).value for name in classes},
        **dict.fromkeys(("receiver", "responsible", "supervisor", "refusal"), ""),
        **dict.fromkeys(("result", "answer"), ""),
        **dict.fromkeys(("returns", "reopened"), 0),
        "final": False,
        "source": entry.source.strip() or None,
        "contact": entry.contact.strip(),
        "phone": entry.phone.strip(),
        "enterprise": firm,
        "title": entry.title.strip(),
        "text": entry.text.strip(),
        "received": entry.received or clock.now(),
        "state": AppealState.RECEIVED.value,
    }


def accept(appeal: int, *, seen: int | None = None, by: Person) -> Appeal:
    """
    Take a matter on; whoever does keeps it until it is closed.

    Raises
    ------
    Rejected
        If the person watches over it already.
    """
    with transaction():
        row = own(appeal, Act.KEEP_APPEALS, by)
        problems = [*receiver_faults(row, by)]
        if problems:
            raise Rejected(problems)
        row.receiver = by.login
        advance(row, "accept", by, {}, seen=seen)
        clocks.stop(row, "accept", by=by)
        tell(row, "accept")
        return record_of(row, by)


def receiver_faults(row: AppealRow, by: Person) -> Iterator[Fault]:
    """What keeps a person from receiving a matter: watching over it (clause 3.1)."""
    if row.supervisor == by.login:
        yield Fault("receiver", FaultCode.SAME_PERSON, by.login, "supervisor")


def refuse(appeal: int, why: str, *, seen: int | None = None, by: Person) -> Appeal:
    """
    Do not take a matter on, with the reason that the appellant gets (clause 2.1: 合理诉求).

    Raises
    ------
    Rejected
        If no reason is given.
    """
    with transaction():
        row = own(appeal, Act.KEEP_APPEALS, by)
        need(why, "why")
        row.refusal = why.strip()
        advance(row, "refuse", by, {"why": history.digest(row.refusal)}, seen=seen)
        clocks.stop(row, "accept", "route", by=by)
        tell(row, "refuse")
        return record_of(row, by)


def reconsider(appeal: int, why: str, *, by: Person) -> Appeal:
    """Look anew at a matter that was refused; its clocks run anew."""
    with transaction():
        row = own(appeal, Act.SUPERVISE_APPEALS, by)
        need(why, "why")
        row.refusal = ""
        advance(row, "reconsider", by, {"why": history.digest(why.strip())})
        for kind in ("accept", "route"):
            limit = f"appeal.{kind}_working_days"
            clocks.start(row, kind, owner=clocks.CENTRE, limit=limit, by=by)
        return record_of(row, by)


def classify(
    appeal: int, classes: Classes, why: str, *, seen: int | None = None, by: Person
) -> Appeal:
    """
    Put a matter into other classes while nobody has answered it (分层分级分类); its limits run on.

    Classes that it has already change nothing.

    Raises
    ------
    Rejected
        With every fault: no reason, a sub-category of another category.
    WrongState
        If it was answered, or has left the mechanism.
    """
    with transaction():
        row = own(appeal, Act.KEEP_APPEALS, by)
        if state_of(row) not in UNANSWERED:
            raise WrongState("appeal", row.id, state=row.state, act="classify", legal=legal(row))
        told = _told_classes(row, classes)
        changed = {name: one for name, one in told.items() if one != getattr(row, name)}
        if changed:
            problems = [*words.faults("why", why)]
            problems += _sub_faults(Category(told["category"]), told["sub"])
            if problems:
                raise Rejected(problems)
            facts: dict[str, object] = {
                name: {"from": getattr(row, name), "to": one} for name, one in changed.items()
            }
            facts["why"] = history.digest(why.strip())
            AppealRow.update(changed).where(AppealRow.id == row.id).execute()
            history.record(case_of(row), "classify", by, facts, seen=seen)
        return record_of(row_of(appeal), by)


def _told_classes(row: AppealRow, classes: Classes) -> dict[str, str]:
    """What a matter's classes are to be."""
    names = [one.name for one in dataclasses.fields(Classes)]
    wanted = {name: getattr(classes, name) for name in names}
    told = {name: getattr(row, name) if one is None else one for name, one in wanted.items()}
    if classes.sub is None and row.sub not in SUB_CATEGORIES[Category(told["category"])]:
        told["sub"] = ""
    return {name: str(one) for name, one in told.items()}


def withdraw(appeal: int, why: str, *, by: Person) -> Appeal:
    """
    The appellant does not want it any more: the own enterprise says so, or the service centre
    for it; it stays in the register.
    """
    with transaction():
        row = raised(appeal, by) if by.enterprise else own(appeal, Act.KEEP_APPEALS, by)
        take_back(row, why, by)
        return record_of(row, by)


def take_back(row: AppealRow, why: str, by: Person) -> None:
    """What `withdraw` does, for services that have checked rights."""
    need(why, "why")
    advance(row, "withdraw", by, {"why": history.digest(why.strip())})
    leave(row, "withdrawn", by)
    if row.department:
        office = f"department:{row.department.code}"
        outbox.write(f"{case_of(row)}:withdraw", "appeal", office, {"appeal": row.id})


def need(told: str, field: str) -> None:
    """Rejected if nothing is said, too much, or what is no text."""
    words.refuse(field, told)


def tell(row: AppealRow, what: str) -> None:
    """Let the enterprise know what became of its matter; who has a code looks for itself."""
    if row.enterprise and row.digest is None:
        key = f"{case_of(row)}:{what}:{history.last(case_of(row))}"
        to = f"enterprise:{row.enterprise.code}"
        outbox.write(key, "appeal", to, {"appeal": row.id, "what": what, "state": row.state})


def raised_on(row: AppealRow) -> dt.date:
    """The day in the park on which a matter was raised."""
    return local(row.received).date()
