"""What waits after a visit: evidence, what is seen again, reports; and entries before one."""

from collections.abc import Collection
from typing import Any

from peewee import SQL, NodeList

from tracker.approvals import LIMIT as APPROVAL
from tracker.followups import LIMIT as REPORT
from tracker.inboxes.found import Found, Source, beginning, own_department
from tracker.models import (
    ApprovalRow,
    DeadlineRow,
    DirectRow,
    EnterpriseRow,
    FindingRow,
    RectificationRow,
    ReInspectionRow,
    ReportRow,
    RequestRow,
    VisitRow,
    WeekRow,
)
from tracker.records import ApprovalState, FindingState, Person, ReportState
from tracker.records.inboxes import WaitingKind
from tracker.week import Week, local

DIRECT = "direct:"
"""How the case of a direct inspection begins."""


def entries(by: Person) -> Source:
    """Entries that the head approves: before they begin, or until the limit that makes up."""
    limit = (DeadlineRow.case == _named("entry", ApprovalRow.id)) & (DeadlineRow.kind == APPROVAL)
    columns = (ApprovalRow.id, ApprovalRow.purpose, ApprovalRow.asked, ApprovalRow.begins)
    own, waits = ApprovalRow.department == own_department(by), ApprovalState.ASKED.value
    query: Any = ApprovalRow.select(*columns, DeadlineRow.due).left_outer_join(
        DeadlineRow, on=limit
    )
    rows = query.where(own, ApprovalRow.state == waits).order_by(ApprovalRow.id)
    for number, purpose, asked, begins, limited in rows.tuples():
        since, due = local(asked).date(), limited or local(begins).date()
        kind, title = WaitingKind.ENTRY_TO_APPROVE, beginning(purpose)
        yield Found(kind, f"entry:{number}", title, since, due)


def reports(by: Person) -> Source:
    """Reports that the person's department owes."""
    limit = (DeadlineRow.case == _named("report", ReportRow.id)) & (DeadlineRow.kind == REPORT)
    own, waits = ReportRow.department == own_department(by), ReportState.DUE.value
    columns = (ReportRow.id, ReportRow.visit, ReportRow.subject, ReportRow.trigger)
    query: Any = ReportRow.select(*columns, DeadlineRow.due).join(DeadlineRow, on=limit)
    rows = list(query.where(own, ReportRow.state == waits).order_by(ReportRow.id).tuples())
    names = _enterprises({visit or subject for _, visit, subject, _, _ in rows})
    for number, visit, subject, day, due in rows:
        title = names.get(visit or subject, subject)
        yield Found(WaitingKind.REPORT_DUE, f"report:{number}", title, day, due)


def _enterprises(cases: Collection[str]) -> dict[str, str]:
    """Names of the enterprises, by the uid of a visit or the case of a direct inspection."""
    visits: Any = VisitRow.select(VisitRow.uid, EnterpriseRow.name).join(EnterpriseRow)
    found = dict(visits.where(VisitRow.uid.in_(list(cases))).distinct().tuples())
    numbers = [int(one.removeprefix(DIRECT)) for one in cases if one.startswith(DIRECT)]
    directs: Any = DirectRow.select(DirectRow.id, EnterpriseRow.name).join(EnterpriseRow)
    rows = directs.where(DirectRow.id.in_(numbers)).tuples()
    return found | {f"{DIRECT}{number}": name for number, name in rows}


def _named(kind: str, number: Any) -> Any:
    """The case of a row, for the database."""
    return NodeList((SQL(f"'{kind}:' ||"), number))


def findings(by: Person) -> Source:
    """Evidence that the department accepts or rejects, and what it sees again."""
    own = FindingRow.department == own_department(by)
    offered = (RectificationRow.finding == FindingRow.id) & (RectificationRow.verdict == "")
    rows: Any = (
        FindingRow.select(FindingRow.id, FindingRow.item, FindingRow.due, RectificationRow.offered)
        .join(RectificationRow, on=offered)
        .where(own, FindingRow.state == FindingState.RECTIFIED.value)
        .order_by(FindingRow.id)
    )
    for number, item, due, moment in rows.tuples():
        since, kind = local(moment).date(), WaitingKind.RECTIFICATION_TO_DECIDE
        yield Found(kind, f"finding:{number}", item, since, due)
    yield from _seen_again(own)


def _seen_again(own: Any) -> Source:
    ordered = (ReInspectionRow.finding == FindingRow.id) & (ReInspectionRow.result == "")
    rows: Any = (
        FindingRow.select(FindingRow.id, FindingRow.item, WeekRow.name, ReInspectionRow.ordered)
        .join_from(FindingRow, RequestRow)
        .join(WeekRow)
        .join_from(FindingRow, ReInspectionRow, on=ordered)
        .where(own, FindingRow.state == FindingState.RE_INSPECTION.value)
        .order_by(FindingRow.id)
    )
    for number, item, week, moment in rows.tuples():
        since, last = local(moment).date(), Week.parse(week).date(6)
        yield Found(WaitingKind.REINSPECTION_DUE, f"finding:{number}", item, since, last)
