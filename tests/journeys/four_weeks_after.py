"""After the visits: findings put right or seen again, penalties, reports, direct inspections."""

import datetime as dt

import pytest

from tests.journeys.four_weeks_cast import head
from tests.tracker.builders import COMMITTEE, officer
from tracker import (
    direct,
    followups,
    history,
    outbox,
    penalties,
    rectifications,
    reinspections,
    requests,
    site_records,
)
from tracker.errors import Conflict, Rejected, WrongState
from tracker.records import (
    DirectEntry,
    DirectReason,
    Finding,
    Penalty,
    PenaltyEntry,
    PenaltyKind,
    Report,
    Request,
    SiteRecordKind,
    Verdict,
    Visit,
)


def put_right(finding: Finding, evidence: str = "整改照片") -> Finding:
    """Evidence comes in and the department accepts it."""
    by = officer(finding.department.id)
    rectifications.rectify(finding.id, evidence, by=by)
    return rectifications.accept(finding.id, by=by)


def reject_once(finding: Finding) -> None:
    """Nothing closes a finding but evidence, and evidence that is not enough opens it again."""
    by, case = officer(finding.department.id), f"finding:{finding.id}"
    with pytest.raises(WrongState) as early:
        rectifications.accept(finding.id, by=by)
    assert early.value.legal == ("rectify", "order re-inspection", "withdraw")
    seen = history.last(case)
    rectifications.rectify(finding.id, "照片模糊", seen=seen, by=by)
    with pytest.raises(Conflict, match="since rectify by"):
        rectifications.reject(finding.id, "看不清", seen=seen, by=by)
    rectifications.reject(finding.id, "看不清", by=by)
    put_right(finding, "清晰照片")
    verdicts = [one.verdict for one in rectifications.list_rectifications(finding.id, by=by)]
    assert verdicts == [Verdict.REJECTED, Verdict.ACCEPTED]


def see_again(finding: Finding, day: dt.date) -> Request:
    """A department orders a re-inspection; its request of the next week comes by itself."""
    office = finding.department.id
    with pytest.raises(Rejected, match="approver: missing"):
        reinspections.order(finding.id, approver="", approved_on=day, by=officer(office))
    found = reinspections.order(
        finding.id, approver=f"{office} 局长", approved_on=day, by=officer(office)
    )
    return requests.show(found.request, by=COMMITTEE)


def punish(visit: Visit, finding: Finding) -> Penalty:
    """A department proposes a fine for what it found; a closed case would not be legal yet."""
    office = finding.department.id
    entry = PenaltyEntry(
        *(visit.uid, office, PenaltyKind.FINE, "固体废物污染环境防治法第一百一十二条"),
        finding=finding.id,
        fen=2_000_000,
    )
    found = penalties.propose(entry, by=officer(office))
    with pytest.raises(WrongState) as early:
        penalties.close(found.id, visit.start.date(), by=officer(office))
    assert early.value.legal == ("decide", "drop")
    return found


def report_of(subject: str) -> Report:
    """The report that is owed for a case."""
    (found,) = [one for one in followups.list_reports(by=COMMITTEE) if one.subject == subject]
    return found


def submit(report: Report) -> Report:
    """The department that owes a report hands it in."""
    office = report.department.id
    return followups.submit(report.id, "已完成, 情况见附件", by=officer(office))


def reminders(report: Report) -> list[str]:
    """What a department was reminded of about a report, in order."""
    return [
        str(one.facts["stage"])
        for one in outbox.unsent()
        if one.kind == "limit" and one.facts["case"] == f"report:{report.id}"
    ]


def inspect_directly(office: str, firm: str, reason: DirectReason, item: str, day: dt.date) -> int:
    """A department goes to an enterprise without a plan; its number."""
    entry = DirectEntry(office, firm, reason, "接举报", (item,), day, evidence="12345-1130")
    return direct.enter(entry, by=officer(office)).id


def write_papers(visit: Visit) -> None:
    """EMB's approval form before the visit; once it began the head could not sign it so."""
    form = SiteRecordKind.APPROVAL_FORM
    values = {"officers": ("温某 粤P0001", "骆某 粤P0002"), "opinion": "同意"}
    site_records.complete(visit.uid, "EMB", form, values, by=officer("EMB"))
    assert site_records.sign(visit.uid, "EMB", form, by=head("EMB")).missing == ()


def write_site_record(visit: Visit, office: str, refusal: str = "") -> None:
    """The on-site record of a department is signed, or the enterprise refuses to."""
    kind, by = SiteRecordKind.ON_SITE_RECORD, officer(office)
    values = {
        "left": f"{visit.end:%Y-%m-%d %H:%M}",
        "persons_present": ("某厂长",),
        "certificates_shown": ("粤P0001", "粤P0002"),
        "facts": "见检查情况",
    }
    site_records.complete(visit.uid, office, kind, values, by=by)
    if refusal:
        site_records.refuse(visit.uid, office, kind, refusal, by=by)
    else:
        site_records.sign(visit.uid, office, kind, by=by)
    with pytest.raises(WrongState) as frozen:
        site_records.complete(visit.uid, office, kind, values, by=by)
    assert frozen.value.legal == ()
