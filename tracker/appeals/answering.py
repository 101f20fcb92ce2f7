"""
Answers of the service centre itself: on the spot, or after departments have talked it over.

On the spot is one step on the day the matter was raised: the appellant is there, hears the answer
and says whether it satisfies (clause 3.1.1).
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from tracker import clock, history, outbox
from tracker.appeals import clocks, register, words
from tracker.appeals.call_backs import faults, keep_call_back, method_faults
from tracker.appeals.register import raised_on, receiver_faults, tell
from tracker.appeals.routing import Dispatched, Order, assign, order_faults
from tracker.appeals.rows import advance, case_of, own, record_of, visible
from tracker.appeals.signing import start_call_back
from tracker.database import transaction
from tracker.errors import Fault, FaultCode, Rejected
from tracker.models import AppealRow, ConsultationRow, DepartmentRow
from tracker.permissions import Act, require
from tracker.records import (
    DISSATISFIED,
    SIGNED_RESULTS,
    Appeal,
    AppealEntry,
    AppealState,
    CallBackEntry,
    Person,
    ResultKind,
)
from tracker.week import local


def enter_answered(
    entry: AppealEntry,
    answer: str,
    said: CallBackEntry,
    result: ResultKind = ResultKind.SOLVED,
    *,
    by: Person,
) -> Appeal:
    """
    Enter a matter and answer it at once, for whoever stands at the window or is on the telephone.

    A matter with the number of another register that was answered equally changes nothing.

    Raises
    ------
    Rejected
        With every fault of both at its field; then nothing is entered either.
    """
    require(by, Act.KEEP_APPEALS)
    with transaction():
        day = local(entry.received or clock.now()).date()
        problems = [*register.faults(entry), *_spot_faults(day, answer, said, result)]
        if problems:
            raise Rejected(problems)
        found = register.enter(entry, by=by)
        same = (found.state, found.answer) == (AppealState.CLOSED, answer.strip())
        return found if same else on_the_spot(found.id, answer, said, result, by=by)


def on_the_spot(
    appeal: int,
    answer: str,
    said: CallBackEntry,
    result: ResultKind = ResultKind.SOLVED,
    *,
    by: Person,
) -> Appeal:
    """
    Solve, answer, ask and close a matter in one step, on the day it was raised.

    Parameters
    ----------
    said
        What the appellant says to the answer; one that does not satisfy is no such answer.

    Raises
    ------
    Rejected
        With every fault at its field.
    """
    with transaction():
        row = own(appeal, Act.KEEP_APPEALS, by)
        problems = [*_spot_faults(raised_on(row), answer, said, result)]
        problems += [] if row.receiver else receiver_faults(row, by)
        if problems:
            raise Rejected(problems)
        row.receiver = row.receiver or by.login
        row.result, row.answer = result.value, answer.strip()
        row.answered = row.closed = clock.now()
        facts = {
            "result": result.value,
            "answer": history.digest(row.answer),
            "method": said.method.value,
            "satisfaction": said.satisfaction.value,
        }
        advance(row, "answer on the spot", by, facts)
        clocks.stop(row, "accept", "route", by=by)
        keep_call_back(row, said, by)
        tell(row, "answer")
        return record_of(row, by)


def _spot_faults(
    raised: dt.date, answer: str, said: CallBackEntry, result: ResultKind
) -> Iterator[Fault]:
    yield from words.faults("answer", answer)
    if result in SIGNED_RESULTS:
        yield Fault("result", FaultCode.NOT_ALONE, result.value, "on the spot")
    if raised != clock.today():
        yield Fault("received", FaultCode.PAST, str(raised))
    yield from faults(said, answered=raised)
    yield from method_faults(said.method)
    if not said.confirmed:
        yield Fault("confirmed", FaultCode.NOT_ALONE, "-", "on the spot")
    if said.satisfaction in DISSATISFIED:
        yield Fault("satisfaction", FaultCode.NOT_ALONE, said.satisfaction.value, "on the spot")


def consult(appeal: int, participants: Sequence[str], day: dt.date, *, by: Person) -> Appeal:
    """
    Call departments together about a matter that cannot be answered at once.

    Parameters
    ----------
    participants
        Ids of departments, one at least.
    """
    with transaction():
        row = own(appeal, Act.KEEP_APPEALS, by)
        problems = [*_consult_faults(participants, day)]
        if problems:
            raise Rejected(problems)
        facts = {"participants": list(participants), "day": str(day)}
        advance(row, "consult", by, facts)
        clocks.stop(row, "route", by=by)
        limit = "appeal.consult_working_days"
        clocks.start(row, "consult", owner=clocks.CENTRE, limit=limit, by=by)
        found = ConsultationRow.create(
            appeal=row, participants=list(participants), day=day, conclusion=""
        )
        for code in participants:
            told = {"appeal": row.id, "day": str(day)}
            key = f"{case_of(row)}:consult:{found.id}:{code}"
            outbox.write(key, "appeal-consultation", f"department:{code}", told)
        return record_of(row, by)


def _consult_faults(participants: Sequence[str], day: dt.date) -> Iterator[Fault]:
    if not participants:
        yield Fault("participants", FaultCode.MISSING)
    for code in dict.fromkeys(participants):
        if not words.is_known(DepartmentRow, code):
            yield Fault("participants", FaultCode.UNKNOWN, code)
        elif participants.count(code) > 1:
            yield Fault("participants", FaultCode.TWICE, code)
    if day < clock.today():
        yield Fault("day", FaultCode.PAST, str(day))
    latest = clocks.latest_due(clock.today())
    if day > latest:
        yield Fault("day", FaultCode.TOO_LATE, str(day), str(latest))


def conclude(
    appeal: int,
    conclusion: str,
    answer: str,
    result: ResultKind = ResultKind.SOLVED,
    *,
    by: Person,
) -> Appeal:
    """Answer with what a consultation came to; the call-back follows."""
    with transaction():
        row = own(appeal, Act.KEEP_APPEALS, by)
        problems = [*_words(conclusion=conclusion, answer=answer)]
        if result in SIGNED_RESULTS:
            problems.append(Fault("result", FaultCode.NOT_ALONE, result.value, "consultation"))
        if problems:
            raise Rejected(problems)
        answer_now(row, "conclude", answer, result, {"conclusion": conclusion.strip()}, by)
        _conclude(row, conclusion, None, by)
        return record_of(row, by)


def hand_on(appeal: int, conclusion: str, order: Order, *, by: Person) -> Dispatched:
    """Give a matter to the department, and until the day, that a consultation agreed on."""
    with transaction():
        row = visible(appeal, by)
        require(by, Act.KEEP_APPEALS)
        problems = [*_words(conclusion=conclusion), *order_faults(row, order)]
        if problems:
            raise Rejected(problems)
        found = assign(row, "hand on", order, by=by)
        _conclude(row, conclusion, order.due, by)
        return found


def answer_now(
    row: AppealRow, act: str, answer: str, result: ResultKind, told: dict[str, str], by: Person
) -> None:
    """Let an answer go out that no department has proposed; the call-back is due from now on."""
    row.result, row.answer, row.answered = result.value, answer.strip(), clock.now()
    facts = {name: history.digest(one) for name, one in {"answer": answer.strip(), **told}.items()}
    advance(row, act, by, {"result": result.value, **facts})
    start_call_back(row, by)
    tell(row, "answer")


def _words(**said: str) -> Iterator[Fault]:
    for field, told in said.items():
        yield from words.faults(field, told)


def _conclude(row: AppealRow, conclusion: str, agreed: dt.date | None, by: Person) -> None:
    ConsultationRow.update(
        conclusion=conclusion.strip(), agreed=agreed, concluded=clock.now()
    ).where(ConsultationRow.appeal == row, ConsultationRow.concluded.is_null()).execute()
    clocks.stop(row, "consult", by=by)
