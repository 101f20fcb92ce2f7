"""
What the responsible department does: take a matter up, propose a plan, propose a result.

The plan is the matter's list: what is done, and by when. Nothing of it reaches the enterprise
before the head has approved (clause 3.1.3).
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from tracker import clock, history, outbox, settings
from tracker.appeals import clocks, words
from tracker.appeals.rows import advance, case_of, legal, own, record_of, state_of
from tracker.database import transaction
from tracker.errors import Fault, FaultCode, Rejected, WrongState
from tracker.models import AppealRow, ProposalRow
from tracker.permissions import Act
from tracker.records import AT_DEPARTMENT, Appeal, Person, ProposalKind, ResultKind, Task


def take_up(appeal: int, *, by: Person) -> Appeal:
    """
    Begin to handle a matter; who does is responsible from now on.

    Raises
    ------
    Rejected
        If the person has received the matter or watches over it.
    """
    with transaction():
        row = own(appeal, Act.HANDLE_APPEAL, by)
        _refuse_part(row, by)
        row.responsible = by.login
        advance(row, "take up", by, {"responsible": by.login})
        clocks.stop(row, "acknowledge", by=by)
        return record_of(row, by)


def take_over(appeal: int, *, by: Person) -> Appeal:
    """Be responsible in a colleague's place; who is already changes nothing."""
    with transaction():
        row = own(appeal, Act.HANDLE_APPEAL, by)
        if not row.responsible or state_of(row) not in AT_DEPARTMENT:
            raise WrongState("appeal", row.id, state=row.state, act="take over", legal=legal(row))
        _refuse_part(row, by)
        if row.responsible != by.login:
            row.responsible = by.login
            row.save()
            history.record(case_of(row), "take over", by, {"responsible": by.login})
        return record_of(row, by)


def _refuse_part(row: AppealRow, by: Person) -> None:
    for part in ("receiver", "supervisor"):
        if getattr(row, part) == by.login:
            raise Rejected([Fault("responsible", FaultCode.SAME_PERSON, by.login, part)])


def propose_plan(appeal: int, text: str, tasks: Sequence[Task], *, by: Person) -> Appeal:
    """
    Say how a matter is to be solved, step by step, for the head to approve.

    Raises
    ------
    Rejected
        With every fault: no words, no task, a task that is due after the matter.
    """
    with transaction():
        row = own(appeal, Act.HANDLE_APPEAL, by)
        problems = [*_plan_faults(row, text, tasks)]
        if problems:
            raise Rejected(problems)
        steps = [{"text": one.text.strip(), "due": str(one.due)} for one in tasks]
        facts = {"tasks": len(steps), "digest": history.digest([text.strip(), steps])}
        advance(row, "propose a plan", by, facts)
        clocks.stop(row, "plan", by=by)
        _for_review(row, ProposalKind.PLAN, by, text=text.strip(), steps=steps, result="")
        return record_of(row, by)


def _plan_faults(row: AppealRow, text: str, tasks: Sequence[Task]) -> Iterator[Fault]:
    yield from words.faults("text", text)
    if not tasks:
        yield Fault("tasks", FaultCode.MISSING)
    most = settings.number("appeal.most_tasks")
    if len(tasks) > most:
        yield Fault("tasks", FaultCode.OUT_OF_RANGE, str(len(tasks)), f"1-{most}")
    limit = clocks.running(row, "solve")
    for one in tasks:
        yield from words.faults("tasks", one.text)
        if one.due < clock.today():
            yield Fault("tasks", FaultCode.PAST, str(one.due))
        elif limit is not None and one.due > max(limit.due, clock.today()):
            yield Fault("tasks", FaultCode.TOO_LATE, str(one.due), str(limit.due))


def propose_result(
    appeal: int,
    text: str,
    result: ResultKind,
    *,
    again_on: dt.date | None = None,
    by: Person,
) -> Appeal:
    """
    Say what came of a matter, for the head to approve; the text is what the enterprise gets.

    Parameters
    ----------
    again_on
        When a deferred matter is looked at again.

    Raises
    ------
    Rejected
        With every fault: no words, no day for a deferred matter, a day for another one.
    """
    with transaction():
        row = own(appeal, Act.HANDLE_APPEAL, by)
        problems = [*_result_faults(text, result, again_on)]
        if problems:
            raise Rejected(problems)
        facts = {"result": result.value, "digest": history.digest(text.strip())}
        facts |= {"again_on": str(again_on)} if again_on else {}
        advance(row, "propose a result", by, facts)
        told = text.strip()
        _for_review(
            row,
            ProposalKind.RESULT,
            by,
            text=told,
            steps=[],
            result=result.value,
            again_on=again_on,
        )
        return record_of(row, by)


def _result_faults(text: str, result: ResultKind, again_on: dt.date | None) -> Iterator[Fault]:
    yield from words.faults("text", text)
    if result is ResultKind.DEFERRED:
        if again_on is None:
            yield Fault("again_on", FaultCode.MISSING)
        elif again_on <= clock.today():
            yield Fault("again_on", FaultCode.PAST, str(again_on))
        else:
            most = settings.number("appeal.most_deferred_days")
            last = clock.today() + dt.timedelta(days=most)
            if again_on > last:
                yield Fault("again_on", FaultCode.TOO_LATE, str(again_on), str(last))
    elif again_on is not None:
        yield Fault("again_on", FaultCode.NOT_ALONE, str(again_on), result.value)


def _for_review(row: AppealRow, kind: ProposalKind, by: Person, **fields: object) -> None:
    assert row.department is not None
    office = row.department.code
    found = ProposalRow.create(
        appeal=row,
        kind=kind.value,
        author=by.login,
        moment=clock.now(),
        verdict="",
        reviewer="",
        delegation="",
        reason="",
        **fields,
    )
    limit = "appeal.review_working_days"
    clocks.start(row, "review", owner=f"department:{office}", limit=limit, by=by)
    key = f"{case_of(row)}:review:{found.id}"
    told = {"appeal": row.id, "kind": kind.value}
    outbox.write(key, "appeal-review", f"head:{office}", told)
