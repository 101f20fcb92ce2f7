"""Refusals at visits that nobody has answered, and other times that nobody has decided on."""

from typing import Any

from tracker.inboxes.found import Found, Source
from tracker.inboxes.visits import load
from tracker.models import (
    EnterpriseRow,
    PlanVersionRow,
    RefusalRow,
    TimeProposalRow,
    VisitRow,
)
from tracker.records import Person
from tracker.records.inboxes import WaitingKind
from tracker.records.proposals import TimeProposalState
from tracker.sight import PUBLISHED
from tracker.week import local


def refusals(by: Person) -> Source:
    """What was not let in, with the enterprise at whose gate it was."""
    query: Any = (
        RefusalRow.select(RefusalRow.id, RefusalRow.moment, EnterpriseRow.name)
        .join(VisitRow, on=VisitRow.uid == RefusalRow.uid)
        .join(PlanVersionRow)
        .join_from(VisitRow, EnterpriseRow)
        .where(PUBLISHED, RefusalRow.answered.is_null())
        .order_by(RefusalRow.id)
    )
    for number, moment, firm in query.tuples():
        since = local(moment).date()
        yield Found(WaitingKind.REFUSAL_TO_ANSWER, f"refusal:{number}", firm, since)


def proposals(by: Person) -> Source:
    """Other times for visits that have not begun, with the enterprise that proposes them."""
    known = {one.uid: one for one in load(VisitRow.uid.in_(_proposed(TimeProposalRow.uid)))}
    for number, uid, made in _proposed(*COLUMNS).order_by(TimeProposalRow.id).tuples():
        visit = known.get(uid)
        if visit is not None and visit.is_to_come:
            since, due = local(made).date(), visit.start.date()
            kind = WaitingKind.PROPOSAL_TO_DECIDE
            yield Found(kind, f"proposal:{number}", visit.enterprise, since, due)


COLUMNS = (TimeProposalRow.id, TimeProposalRow.uid, TimeProposalRow.made)


def _proposed(*columns: Any) -> Any:
    is_open = TimeProposalRow.state == TimeProposalState.OPEN.value
    return TimeProposalRow.select(*columns).where(is_open)
