"""
How a finding is put right: evidence comes in, its department accepts or rejects it (3.3.3).

Every attempt stays, with what became of it.
"""

from tracker import clock, findings, history
from tracker.database import reading, transaction
from tracker.errors import need
from tracker.models import FindingRow, RectificationRow
from tracker.records import Finding, Person, Rectification, Verdict
from tracker.week import local


def rectify(finding: int, evidence: str, *, seen: int | None = None, by: Person) -> Finding:
    """
    The enterprise has put it right; `evidence` says where the proof lies.

    Parameters
    ----------
    seen
        Number of the finding's last event that the person had seen.

    Raises
    ------
    Conflict
        If the finding has moved on since.
    Rejected
        If there is no evidence.
    WrongState
        Unless the finding is open.
    """
    with transaction():
        row = findings.own(finding, by)
        need(evidence=evidence)
        row.evidence = evidence.strip()
        findings.step(row, "rectify", by, {"evidence": history.digest(row.evidence)}, seen=seen)
        RectificationRow.create(
            finding=row, evidence=row.evidence, offered=clock.now(), verdict="", reason=""
        )
        return findings.record_of(row)


def accept(finding: int, *, seen: int | None = None, by: Person) -> Finding:
    """
    The department accepts the evidence, and the finding is closed.

    Raises
    ------
    WrongState
        Unless evidence has come in; nothing but evidence or a re-inspection closes a finding.
    """
    with transaction():
        row = findings.own(finding, by)
        row.closed_on = clock.today()
        findings.step(row, "accept", by, {}, seen=seen)
        _decide(row, Verdict.ACCEPTED, "")
        return findings.record_of(row)


def reject(finding: int, why: str, *, seen: int | None = None, by: Person) -> Finding:
    """The evidence is not enough; the finding is open again. Rejected without a reason."""
    with transaction():
        row = findings.own(finding, by)
        need(why=why)
        findings.step(row, "reject", by, {"why": why.strip()}, seen=seen)
        _decide(row, Verdict.REJECTED, why.strip())
        return findings.record_of(row)


def _decide(row: FindingRow, verdict: Verdict, reason: str) -> None:
    waits = (RectificationRow.finding == row) & (RectificationRow.verdict == "")
    told = {"verdict": verdict.value, "reason": reason, "decided": clock.now()}
    RectificationRow.update(told).where(waits).execute()


def list_rectifications(finding: int, *, by: Person) -> tuple[Rectification, ...]:
    """The attempts to put a finding right, in order; NotFound as `findings.show`."""
    with reading():
        findings.show(finding, by=by)
        rows = RectificationRow.select().where(RectificationRow.finding == finding)
        return tuple(_record_of(row) for row in rows.order_by(RectificationRow.id))


def _record_of(row: RectificationRow) -> Rectification:
    return Rectification(
        finding=row.__data__["finding"],
        evidence=row.evidence,
        offered=local(row.offered),
        verdict=Verdict(row.verdict) if row.verdict else None,
        reason=row.reason,
        decided=local(row.decided) if row.decided else None,
    )
