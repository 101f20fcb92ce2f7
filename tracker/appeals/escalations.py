"""
Global matters go to the business-environment office, and its decision comes back into the matter.

So does what a supervision notice has not moved; the department goes on with it meanwhile.
"""

from collections.abc import Sequence

from tracker import clock, history, outbox
from tracker.appeals import clocks, words
from tracker.appeals.answering import answer_now
from tracker.appeals.leaving import end_assignments, end_talks
from tracker.appeals.register import need, tell
from tracker.appeals.rows import advance, case_of, own, record_of, visible
from tracker.database import reading, transaction
from tracker.errors import Fault, FaultCode, Rejected, WrongState
from tracker.models import AppealRow, EscalationRow
from tracker.permissions import Act, require
from tracker.records import (
    SIGNED_RESULTS,
    Appeal,
    AppealSeverity,
    Escalation,
    EscalationKind,
    Person,
    ResultKind,
)
from tracker.week import local


def escalate(appeal: int, why: str, *, by: Person) -> Appeal:
    """
    Ask the business-environment office to decide a global matter (clause 3.1.2).

    Raises
    ------
    Rejected
        If no reason is given or the matter is not classified as global.
    """
    with transaction():
        row = own(appeal, Act.KEEP_APPEALS, by)
        problems = [*words.faults("why", why)]
        if row.severity != AppealSeverity.GLOBAL.value:
            problems.append(
                Fault("severity", FaultCode.UNKNOWN, row.severity, AppealSeverity.GLOBAL.value)
            )
        if problems:
            raise Rejected(problems)
        row.department, row.responsible = None, ""
        advance(row, "escalate", by, {"why": history.digest(why.strip())})
        clocks.stop(row, "route", "consult", by=by)
        end_talks(row)
        clocks.drop(row, *clocks.DEPARTMENTS, why="escalated", by=by)
        end_assignments(row)
        open_escalation(row, EscalationKind.GLOBAL, why, by)
        tell(row, "escalate")
        return record_of(row, by)


def open_escalation(row: AppealRow, kind: EscalationKind, why: str, by: Person) -> EscalationRow:
    """Put a question to the business-environment office, inside the caller's transaction."""
    found = EscalationRow.create(
        appeal=row, kind=kind.value, why=why.strip(), moment=clock.now(), decision=""
    )
    limit = "appeal.decide_working_days"
    clocks.start(row, "decide", owner=clocks.SUPERVISION, limit=limit, by=by)
    told = {"appeal": row.id, "kind": kind.value}
    outbox.write(
        f"{case_of(row)}:escalation:{found.id}", "appeal-escalated", clocks.SUPERVISION, told
    )
    return found


def decide(appeal: int, decision: str, *, by: Person) -> Appeal:
    """
    Say what is to be done: a global matter goes back to the service centre with it, one that a
    notice has not moved stays where it is.
    """
    with transaction():
        row, found = _open(appeal, "decide", by)
        need(decision, "decision")
        facts = {"kind": found.kind, "decision": history.digest(decision.strip())}
        if found.kind == EscalationKind.GLOBAL.value:
            advance(row, "decide", by, facts)
            limit = "appeal.route_working_days"
            clocks.start(row, "route", owner=clocks.CENTRE, limit=limit, by=by)
        else:
            history.record(case_of(row), "decide on the notice", by, facts)
        _close(row, found, decision, by)
        return record_of(row, by)


def answer(
    appeal: int, decision: str, text: str, result: ResultKind = ResultKind.SOLVED, *, by: Person
) -> Appeal:
    """
    Decide a global matter with what is the answer to it at the same time.

    Raises
    ------
    Rejected
        If words are missing, or the answer is that it cannot be done: a head signs that.
    WrongState
        If it is not a global matter that waits.
    """
    with transaction():
        row, found = _open(appeal, "answer", by)
        if found.kind != EscalationKind.GLOBAL.value:
            raise WrongState("appeal", row.id, state=row.state, act="answer", legal=["decide"])
        problems = [*words.faults("decision", decision), *words.faults("answer", text)]
        if result in SIGNED_RESULTS:
            problems.append(Fault("result", FaultCode.NOT_ALONE, result.value, "escalation"))
        if problems:
            raise Rejected(problems)
        answer_now(row, "answer", text, result, {"decision": decision.strip()}, by)
        _close(row, found, decision, by)
        return record_of(row, by)


def _open(appeal: int, act: str, by: Person) -> tuple[AppealRow, EscalationRow]:
    row = visible(appeal, by)
    require(by, Act.DECIDE_ESCALATION)
    found = (
        EscalationRow.select()
        .where(EscalationRow.appeal == row, EscalationRow.decided.is_null())
        .order_by(EscalationRow.id.desc())
        .first()
    )
    if found is None:
        raise WrongState("appeal", row.id, state=row.state, act=act)
    return row, found


def _close(row: AppealRow, found: EscalationRow, decision: str, by: Person) -> None:
    found.decision, found.decided = decision.strip(), clock.now()
    found.save()
    if (
        not EscalationRow.select()
        .where(EscalationRow.appeal == row, EscalationRow.decided.is_null())
        .exists()
    ):
        clocks.stop(row, "decide", by=by)
    told = {"appeal": row.id, "kind": found.kind}
    outbox.write(f"{case_of(row)}:decided:{found.id}", "appeal-decided", clocks.owner_of(row), told)


def list_escalations(*, by: Person, waiting: bool = True) -> Sequence[Escalation]:
    """What the business-environment office has to decide, the oldest first; or has decided too."""
    require(by, Act.SUPERVISE_APPEALS)
    with reading():
        rows = EscalationRow.select().order_by(EscalationRow.id)
        if waiting:
            rows = rows.where(EscalationRow.decided.is_null())
        return tuple(record_of_escalation(row) for row in rows)


def record_of_escalation(row: EscalationRow) -> Escalation:
    """The record of a row."""
    return Escalation(
        id=row.id,
        appeal=row.__data__["appeal"],
        kind=EscalationKind(row.kind),
        why=row.why,
        moment=local(row.moment),
        decision=row.decision,
        decided=local(row.decided) if row.decided else None,
    )
