"""Refusals at visits that nobody has answered."""

from typing import Any

from tracker.inboxes.found import Found, Source
from tracker.models import EnterpriseRow, PlanVersionRow, RefusalRow, VisitRow
from tracker.records import Person
from tracker.records.inboxes import WaitingKind
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
