"""What waits for an enterprise beside the visits that are announced to it."""

import datetime as dt

from tracker import clock, enterprises, quiet
from tracker.inboxes.found import Found, Source, day_of
from tracker.models import (
    AppealRow,
    EnterpriseRow,
    FindingRow,
    QuietChoiceRow,
    QuietRow,
    VisitRow,
)
from tracker.records import AppealState, FindingState, Person, QuietPeriod, QuietShape
from tracker.records.inboxes import WaitingKind
from tracker.week import local


def findings(by: Person) -> Source:
    """Findings that were told to the enterprise and are to be put right."""
    there = VisitRow.select(VisitRow.uid).join(EnterpriseRow)
    rows = FindingRow.select().where(
        FindingRow.state == FindingState.OPEN.value,
        FindingRow.released.is_null(is_null=False),
        FindingRow.uid.in_(there.where(EnterpriseRow.code == by.enterprise)),
    )
    for row in rows.order_by(FindingRow.id):
        since = day_of(row.released) or clock.today()
        key = f"finding:{row.id}"
        yield Found(WaitingKind.FINDING_TO_RECTIFY, key, row.item, since, row.due)


def appeals(by: Person) -> Source:
    """The enterprise's own appeals that were answered: is it true, and does it satisfy?"""
    rows = AppealRow.select().join(EnterpriseRow)
    own = (EnterpriseRow.code == by.enterprise) & AppealRow.digest.is_null()
    waits = AppealRow.state == AppealState.ANSWERED.value
    for row in rows.where(own, waits).order_by(AppealRow.id):
        since = local(row.answered or row.received).date()
        yield Found(WaitingKind.APPEAL_TO_JUDGE, f"appeal:{row.id}", row.title, since)


def quiet_days(by: Person) -> Source:
    """Periods of which the enterprise chooses the days, none of next month's chosen yet."""
    row = enterprises.rows().where(EnterpriseRow.code == by.enterprise).first()
    if row is None:
        return
    firm, first = enterprises.record_of(row), clock.today().replace(day=1)
    start = (first + dt.timedelta(days=32)).replace(day=1)
    last = (start + dt.timedelta(days=32)).replace(day=1) - dt.timedelta(days=1)
    month = f"{start:%Y-%m}"
    chosen = {
        one.__data__["period"]
        for one in QuietChoiceRow.select().where(
            QuietChoiceRow.enterprise == row, QuietChoiceRow.month == month
        )
        if one.days
    }
    for one in QuietRow.select().where(QuietRow.shape == QuietShape.CHOSEN_DAYS.value):
        period = quiet.record_of(one)
        if period.id in chosen or not _holds(period, start, last):
            continue
        if quiet.is_for(period.entry, firm, clock.today()):
            key, due = f"quiet:{period.id}:{month}", start - dt.timedelta(days=1)
            since = max(first, period.entry.since)
            yield Found(WaitingKind.QUIET_DAYS_TO_CHOOSE, key, month, min(since, due), due)


def _holds(period: QuietPeriod, first: dt.date, last: dt.date) -> bool:
    """Whether a period that stands holds on a day between the first and the last."""
    entry = period.entry
    ends = entry.until is None or first <= entry.until
    return period.withdrawn is None and entry.since <= last and ends
