"""What a person may do to an appeal now: names of services of `tracker.appeals`."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping

from tracker import clock, permissions, settings
from tracker.appeals import clocks, delegations, routing, rows
from tracker.appeals.register import raised_on
from tracker.database import reading
from tracker.errors import NotFound
from tracker.models import (
    AppealRow,
    EscalationRow,
    ExtensionRow,
    ProposalRow,
    SupervisionNoticeRow,
)
from tracker.permissions import Act
from tracker.records import (
    AT_DEPARTMENT,
    OPEN,
    UNANSWERED,
    Appeal,
    AppealState,
    EscalationKind,
    Followed,
    Person,
    Ruling,
)
from tracker.week import local

CENTRE: Mapping[str, str] = {
    "register.accept": "accept",
    "register.refuse": "refuse",
    "register.withdraw": "withdraw",
    "answering.on_the_spot": "answer on the spot",
    "answering.consult": "consult",
    "answering.conclude": "conclude",
    "answering.hand_on": "hand on",
    "routing.refuse_return": "refuse the return",
    "call_backs.call_back": "call back",
    "call_backs.not_reached": "try to call back",
    "escalations.escalate": "escalate",
    "organs.transfer": "transfer to an organ",
    "duplicates.merge": "merge",
    "duplicates.part": "part again",
}
"""Services of whoever keeps the register, and the acts of the machine that they do."""

OFFICERS: Mapping[str, str] = {
    "handling.take_up": "take up",
    "handling.propose_plan": "propose a plan",
    "handling.propose_result": "propose a result",
    "routing.ask_to_return": "ask to return",
}
"""Services of whoever works on it in the department, and the acts that they do."""


def for_appeal(appeal: Appeal | Followed | int, *, by: Person) -> frozenset[str]:
    """
    Names of services that refuse neither the person nor the moment, such as
    ``"handling.propose_plan"``; none for whoever may not know of the appeal.

    Parameters
    ----------
    appeal
        As the person sees it, or its number; where it stands is looked up.
    """
    number = appeal if isinstance(appeal, int) else appeal.id
    with reading():
        try:
            row = rows.raised(number, by) if by.enterprise else rows.visible(number, by)
        except NotFound:
            return frozenset()
        sources = (_appellants,) if by.enterprise else _SOURCES
        return frozenset(name for source in sources for name in source(row, by))


def _appellants(row: AppealRow, by: Person) -> Iterator[str]:
    if "withdraw" in rows.legal(row):
        yield "register.withdraw"
    if rows.state_of(row) is AppealState.ANSWERED:
        yield "judging.judge"
    yield from _papers(row)
    yield from _reopening(row)


def _everybodys(row: AppealRow, by: Person) -> Iterator[str]:
    yield "files.note"
    yield from _papers(row)


def _papers(row: AppealRow) -> Iterator[str]:
    if rows.state_of(row) in OPEN:
        yield "papers.attach"


def _reopening(row: AppealRow) -> Iterator[str]:
    if row.closed is None:
        return
    days = dt.timedelta(days=settings.number("appeal.reopen_days"))
    if clock.now() <= local(row.closed) + days:
        yield "call_backs.reopen"


def _centres(row: AppealRow, by: Person) -> Iterator[str]:
    if not permissions.may(by, Act.KEEP_APPEALS):
        return
    legal = rows.legal(row)
    yield from (
        name
        for name, act in CENTRE.items()
        if act in legal and not (name in _HINDERED and _HINDERED[name](row, by))
    )
    yield from ("notices.watch", "papers.remove")
    if rows.state_of(row) in UNANSWERED:
        yield "register.classify"
    yield from _reopening(row)
    state = rows.state_of(row)
    if state in AT_DEPARTMENT and state is not AppealState.RETURN_ASKED and _asked(row):
        yield from ("extensions.grant", "extensions.refuse")


def _asked(row: AppealRow) -> bool:
    waits = (ExtensionRow.appeal == row) & (ExtensionRow.verdict == "")
    return bool(ExtensionRow.select().where(waits).exists())


def _watches(row: AppealRow, by: Person) -> bool:
    """Whoever watches over a matter does not receive it."""
    return bool(row.supervisor) and row.supervisor == by.login


def _is_of_yesterday(row: AppealRow, by: Person) -> bool:
    return raised_on(row) != clock.today() or (not row.receiver and _watches(row, by))


def _is_returned_out(row: AppealRow, by: Person) -> bool:
    return row.returns >= settings.number("appeal.most_returns")


def _has_part(row: AppealRow, by: Person) -> bool:
    return by.login in (row.receiver, row.supervisor)


def _is_kept(row: AppealRow, by: Person) -> bool:
    return row.final or clock.today() > routing.return_until(row)


_HINDERED: Mapping[str, Callable[[AppealRow, Person], bool]] = {
    "register.accept": _watches,
    "answering.on_the_spot": _is_of_yesterday,
    "routing.refuse_return": _is_returned_out,
    "routing.ask_to_return": _is_kept,
    "handling.take_up": _has_part,
}
"""Where a person or a day stands in the way of an act that is legal."""


def _dispatch(row: AppealRow, by: Person) -> Iterator[str]:
    final = row.returns >= settings.number("appeal.most_returns")
    act = Act.ASSIGN_FINALLY if final else Act.KEEP_APPEALS
    if "dispatch" in rows.legal(row) and permissions.may(by, act):
        yield "routing.dispatch"


def _officers(row: AppealRow, by: Person) -> Iterator[str]:
    office = row.department.code if row.department else None
    if not permissions.may(by, Act.HANDLE_APPEAL, department=office):
        return
    legal = rows.legal(row)
    yield from (
        name
        for name, act in OFFICERS.items()
        if act in legal and not (name in _HINDERED and _HINDERED[name](row, by))
    )
    if rows.state_of(row) not in AT_DEPARTMENT:
        return
    if row.responsible not in ("", by.login) and not _has_part(row, by):
        yield "handling.take_over"
    if _may_last_longer(row):
        yield "extensions.ask"


def _may_last_longer(row: AppealRow) -> bool:
    limit = clocks.running(row, "solve")
    if limit is None or clock.today() > limit.due:
        return False
    asked = ExtensionRow.select().where(
        ExtensionRow.appeal == row, ExtensionRow.limit == limit.kind
    )
    verdicts = [one.verdict for one in asked]
    most = settings.number("appeal.most_extensions")
    return Ruling.WAITING.value not in verdicts and verdicts.count(Ruling.YES.value) < most


def _signers(row: AppealRow, by: Person) -> Iterator[str]:
    waits = ProposalRow.get_or_none(ProposalRow.appeal == row, ProposalRow.verdict == "")
    if waits is None or waits.author == by.login or row.department is None:
        return
    office = row.department.code
    signs = permissions.may(by, Act.SIGN_APPEAL, department=office)
    if signs or delegations.document_of(by, office) is not None:
        yield from ("signing.approve", "signing.reject")


def _supervisors(row: AppealRow, by: Person) -> Iterator[str]:
    if not permissions.may(by, Act.SUPERVISE_APPEALS):
        return
    if "reconsider" in rows.legal(row):
        yield "register.reconsider"
    if rows.state_of(row) not in AT_DEPARTMENT:
        return
    notice = SupervisionNoticeRow.get_or_none(SupervisionNoticeRow.appeal == row)
    if notice is None and _watches(row, by):
        yield "notices.notify"
    if notice is not None and notice.escalated is None:
        yield "notices.escalate_notice"


def _deciders(row: AppealRow, by: Person) -> Iterator[str]:
    if not permissions.may(by, Act.DECIDE_ESCALATION):
        return
    waits = (EscalationRow.appeal == row) & EscalationRow.decided.is_null()
    found = EscalationRow.select().where(waits).order_by(EscalationRow.id.desc()).first()
    if found is None:
        return
    yield "escalations.decide"
    if found.kind == EscalationKind.GLOBAL.value:
        yield "escalations.answer"


_SOURCES = (
    _everybodys,
    _centres,
    _dispatch,
    _officers,
    _signers,
    _supervisors,
    _deciders,
)
