"""
Who handles a matter: dispatch with a due day, returns, and the committee's last word.

The clock starts at the dispatch. A department that says it is not the right one stays responsible
until somebody else is (首接负责); after two returns the committee assigns finally.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from tracker import clock, contacts, history, outbox, people, registers, settings, working_days
from tracker.appeals import clocks, words
from tracker.appeals.leaving import end_assignments
from tracker.appeals.register import need, tell
from tracker.appeals.rows import advance, case_of, expect, own, record_of, visible
from tracker.database import transaction
from tracker.errors import Fault, FaultCode, NotAllowed, NotFound, Rejected, WrongState
from tracker.models import AppealRow, AssignmentRow, DepartmentRow, ReturnRow
from tracker.permissions import Act, require
from tracker.records import Appeal, AppealState, ContactPost, Person, Role, Ruling

SUPERVISORS = (Role.SERVICE_CENTRE, Role.SUPERVISION, Role.COMMITTEE)
"""Who may watch over a matter; never the person that received it (clause 3.1)."""


@dataclass(frozen=True, slots=True)
class Order:
    """
    Whose a matter becomes.

    Parameters
    ----------
    department, due
        Id, and the day by which it is solved; neither may be missing (明确办结时限).
    supervisor
        Login of who watches over it; empty to leave that as it is.
    beside
        Ids of departments that help.
    """

    department: str = ""
    due: dt.date | None = None
    supervisor: str = ""
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dispatched:
    """What a dispatch did, and which posts the department's contact card lacks."""

    appeal: Appeal
    missing_posts: tuple[ContactPost, ...]


def suggest_due(appeal: int, *, by: Person) -> dt.date:
    """The usual due day of a matter if it is dispatched today, by category, matter, severity."""
    return clocks.usual_due(visible(appeal, by))


def dispatch(appeal: int, order: Order, *, seen: int | None = None, by: Person) -> Dispatched:
    """
    Give a matter to a department until a day; its clocks start now.

    After two returns only the committee does, and what it assigns cannot be returned.

    Raises
    ------
    Rejected
        With every fault: no department, no due day or one that is over, too late or not a working
        day, nobody who supervises or the person that received it.
    """
    with transaction():
        row = visible(appeal, by)
        final = row.returns >= settings.number("appeal.most_returns")
        require(by, Act.ASSIGN_FINALLY if final else Act.KEEP_APPEALS)
        problems = [*_faults(row, order, final=final)]
        if problems:
            raise Rejected(problems)
        return assign(row, "dispatch", order, final=final, seen=seen, by=by)


def assign(
    row: AppealRow,
    act: str,
    order: Order,
    *,
    final: bool = False,
    seen: int | None = None,
    by: Person,
) -> Dispatched:
    """Store an order without faults, inside the transaction of who has checked rights."""
    assert order.due is not None
    row.department = registers.row_of(DepartmentRow, order.department)
    row.supervisor = order.supervisor or row.supervisor
    row.final, row.responsible = final, ""
    facts = {
        "department": order.department,
        "due": str(order.due),
        "beside": list(order.beside),
        "supervisor": row.supervisor,
        "final": final,
    }
    advance(row, act, by, facts, seen=seen)
    _answer_return(row, Ruling.YES, "")
    clocks.stop(row, "route", by=by)
    clocks.drop(row, *clocks.DEPARTMENTS, why="dispatched anew", by=by)
    end_assignments(row)
    for code in (order.department, *order.beside):
        AssignmentRow.create(
            appeal=row,
            department=registers.row_of(DepartmentRow, code),
            leads=code == order.department,
            due=order.due,
            final=final,
            actor=by.login,
            moment=clock.now(),
        )
        key = f"{case_of(row)}:dispatch:{history.last(case_of(row))}:{code}"
        told = {"appeal": row.id, "due": str(order.due), "leads": code == order.department}
        outbox.write(key, "appeal-dispatched", f"department:{code}", told)
    clocks.to_department(row, order.department, order.due, by)
    tell(row, "dispatch")
    card = contacts.card(order.department, by=by)
    return Dispatched(record_of(row, by), card.missing)


def _faults(row: AppealRow, order: Order, *, final: bool) -> Iterator[Fault]:
    yield from order_faults(row, order)
    returned = row.state == AppealState.RETURN_ASKED.value and not final
    if returned and row.department and order.department == row.department.code:
        yield Fault("department", FaultCode.TWICE, order.department)


def order_faults(row: AppealRow, order: Order) -> Iterator[Fault]:
    """Every fault of an order, at its field."""
    if not order.department:
        yield Fault("department", FaultCode.MISSING)
    for field, codes in (("department", [order.department]), ("beside", order.beside)):
        for code in codes:
            missing = field == "department" and not code
            if not missing and not words.is_known(DepartmentRow, code):
                yield Fault(field, FaultCode.UNKNOWN, code)
    named = [order.department, *order.beside]
    for code in dict.fromkeys(one for one in named if one and named.count(one) > 1):
        yield Fault("beside", FaultCode.TWICE, code)
    if order.due is None:
        yield Fault("due", FaultCode.MISSING)
    else:
        today = clock.today()
        latest = clocks.latest_due(today)
        yield from clocks.due_faults("due", order.due, after=today, latest=latest)
    yield from supervisor_faults(row, order.supervisor or row.supervisor)


def supervisor_faults(row: AppealRow, login: str) -> Iterator[Fault]:
    """
    What keeps somebody from watching over a matter: unknown, gone, another role, its receiver or
    whoever is responsible.
    """
    if not login:
        yield Fault("supervisor", FaultCode.MISSING)
        return
    if not _may_supervise(login):
        yield Fault("supervisor", FaultCode.UNKNOWN, login)
    for part in ("receiver", "responsible"):
        if getattr(row, part) == login:
            yield Fault("supervisor", FaultCode.SAME_PERSON, login, part)


def _may_supervise(login: str) -> bool:
    if login == people.COMMITTEE.login:
        return True
    try:
        return words.is_plain(login) and people.acting(login).role in SUPERVISORS
    except (NotFound, WrongState):
        return False


def ask_to_return(appeal: int, why: str, proposed: str, *, by: Person) -> Appeal:
    """
    Say that a matter is not the own department's, and whose it is.

    Raises
    ------
    Rejected
        If the reason or the proposed department is missing, or the time for it is over.
    WrongState
        If the committee has assigned it, or it was taken up.
    """
    with transaction():
        row = own(appeal, Act.HANDLE_APPEAL, by)
        expect(row, "ask to return")
        if row.final:
            state = "assigned finally by the committee"
            raise WrongState("appeal", row.id, state=state, act="return", legal=["take up"])
        problems = [*_return_faults(row, why, proposed)]
        if problems:
            raise Rejected(problems)
        row.returns += 1
        told = history.digest(why.strip())
        facts = {"proposed": proposed, "why": told, "returns": row.returns}
        advance(row, "ask to return", by, facts)
        ReturnRow.create(
            appeal=row,
            department=row.department,
            why=why.strip(),
            proposed=registers.row_of(DepartmentRow, proposed),
            asked=clock.now(),
            verdict="",
            reason="",
        )
        final = row.returns >= settings.number("appeal.most_returns")
        to = "committee" if final else clocks.CENTRE
        key = f"{case_of(row)}:return:{row.returns}"
        outbox.write(key, "appeal-returned", to, {"appeal": row.id, "proposed": proposed})
        return record_of(row, by)


def _return_faults(row: AppealRow, why: str, proposed: str) -> Iterator[Fault]:
    yield from words.faults("why", why)
    if not proposed:
        yield Fault("proposed", FaultCode.MISSING)
    elif not words.is_known(DepartmentRow, proposed):
        yield Fault("proposed", FaultCode.UNKNOWN, proposed)
    elif row.department and proposed == row.department.code:
        yield Fault("proposed", FaultCode.TWICE, proposed)
    last = return_until(row)
    if clock.today() > last:
        yield Fault("return", FaultCode.TOO_LATE, str(clock.today()), str(last))


def return_until(row: AppealRow) -> dt.date:
    """The last day on which the department that has a matter may return it."""
    limit = clocks.running(row, "solve")
    assert limit is not None
    count = settings.number("appeal.return_working_days")
    return working_days.add_working_days(limit.start, count).day


def refuse_return(appeal: int, reason: str, *, by: Person) -> Appeal:
    """
    The matter stays where it is; the department's clocks have run on.

    Raises
    ------
    NotAllowed
        If it was returned so often that the committee assigns it finally.
    """
    with transaction():
        row = own(appeal, Act.KEEP_APPEALS, by)
        expect(row, "refuse the return")
        need(reason, "reason")
        if row.returns >= settings.number("appeal.most_returns"):
            raise NotAllowed(by.role, "refuse the last return")
        told = history.digest(reason.strip())
        advance(row, "refuse the return", by, {"reason": told})
        _answer_return(row, Ruling.NO, reason.strip())
        assert row.department is not None
        key = f"{case_of(row)}:return-refused:{row.returns}"
        to = f"department:{row.department.code}"
        outbox.write(key, "appeal-return-refused", to, {"appeal": row.id})
        return record_of(row, by)


def _answer_return(row: AppealRow, verdict: Ruling, reason: str) -> None:
    ReturnRow.update(verdict=verdict.value, reason=reason, decided=clock.now()).where(
        ReturnRow.appeal == row, ReturnRow.verdict == ""
    ).execute()
