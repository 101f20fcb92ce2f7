"""
The head reviews plan and result of every matter that was dispatched (clause 3.1.3).

What cannot be done, now or at all, is answered only with the principal head's signature (clause
3.1.2). Nobody approves what they wrote themselves.
"""

from tracker import clock, history, outbox, permissions
from tracker.appeals import clocks, delegations
from tracker.appeals.register import need, tell
from tracker.appeals.rows import advance, case_of, legal, record_of, visible
from tracker.database import transaction
from tracker.errors import Fault, FaultCode, NotAllowed, Rejected, WrongState
from tracker.models import AppealRow, ProposalRow
from tracker.permissions import Act
from tracker.records import Appeal, Person, ProposalKind, Ruling


def approve(appeal: int, *, by: Person) -> Appeal:
    """
    Sign the plan or the result that waits; a result then goes to the enterprise.

    Raises
    ------
    NotAllowed
        If the person is not the principal head and holds no written delegation.
    Rejected
        If the person wrote it.
    WrongState
        If nothing waits.
    """
    with transaction():
        row, proposal, delegation = _reviewing(appeal, "approve", by)
        plan = proposal.kind == ProposalKind.PLAN.value
        if not plan:
            row.result, row.answer = proposal.result, proposal.text
            row.again_on, row.answered = proposal.again_on, clock.now()
        facts = {"kind": proposal.kind, "result": proposal.result, "delegation": delegation}
        advance(row, "approve", by, facts)
        _decide(row, proposal, Ruling.YES, "", delegation, by)
        if not plan:
            clocks.stop(row, "plan", "solve", "notice", by=by)
            start_call_back(row, by)
            tell(row, "answer")
        return record_of(row, by)


def reject(appeal: int, reason: str, *, by: Person) -> Appeal:
    """Send back the plan or the result that waits, with what is missing."""
    with transaction():
        row, proposal, delegation = _reviewing(appeal, "reject", by)
        need(reason, "reason")
        facts = {"kind": proposal.kind, "reason": history.digest(reason.strip())}
        advance(row, "reject", by, facts)
        _decide(row, proposal, Ruling.NO, reason.strip(), delegation, by)
        key = f"{case_of(row)}:rejected:{proposal.id}"
        told = {"appeal": row.id, "kind": proposal.kind}
        outbox.write(key, "appeal-rejected", clocks.owner_of(row), told)
        return record_of(row, by)


def start_call_back(row: AppealRow, by: Person) -> None:
    """From the answer on the service centre has to ask whether it is true and satisfies."""
    limit = "appeal.call_back_working_days"
    clocks.start(row, "call back", owner=clocks.CENTRE, limit=limit, by=by)


def _reviewing(appeal: int, act: str, by: Person) -> tuple[AppealRow, ProposalRow, str]:
    """The appeal, what waits there, and the delegation on which the person signs, or nothing."""
    row = visible(appeal, by)
    office = row.department.code if row.department else ""
    delegation = ""
    if not permissions.may(by, Act.SIGN_APPEAL, department=office):
        found = delegations.document_of(by, office)
        if found is None:
            raise NotAllowed(by.role, Act.SIGN_APPEAL, office)
        delegation = found
    proposal = ProposalRow.get_or_none(ProposalRow.appeal == row, ProposalRow.verdict == "")
    if proposal is None:
        raise WrongState("appeal", row.id, state=row.state, act=act, legal=legal(row))
    if proposal.author == by.login:
        raise Rejected([Fault("reviewer", FaultCode.SAME_PERSON, by.login, "author")])
    return row, proposal, delegation


def _decide(
    row: AppealRow, proposal: ProposalRow, verdict: Ruling, reason: str, document: str, by: Person
) -> None:
    proposal.verdict, proposal.reason = verdict.value, reason
    proposal.reviewer, proposal.delegation = by.login, document
    proposal.decided = clock.now()
    proposal.save()
    clocks.stop(row, "review", by=by)
