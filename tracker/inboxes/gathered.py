"""All sources of a role's inbox in one list, the most urgent first."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Collection, Mapping

from tracker.appeals.lists import light_of, next_day
from tracker.database import reading
from tracker.inboxes import afterwards, appeals, disturbances, firms, gates, plans, visits
from tracker.inboxes.found import Found, Source
from tracker.records import Person, Role
from tracker.records.inboxes import Inbox, Waiting

MOST = 50
"""Things that a page shows."""

Sources = tuple[Callable[[Person], Source], ...]

DEPARTMENT: Sources = (
    visits.of_department,
    afterwards.findings,
    afterwards.reports,
    disturbances.accusations,
    appeals.issued_measures,
    plans.to_submit,
)
"""What waits for everybody who speaks for a department."""

SOURCES: Mapping[Role, Sources] = {
    Role.OFFICER: (*DEPARTMENT, appeals.of_officer),
    Role.HEAD: (*DEPARTMENT, appeals.of_head, afterwards.entries),
    Role.SERVICE_CENTRE: (appeals.of_centre,),
    Role.SUPERVISION: (
        appeals.of_supervision,
        appeals.suggested_measures,
        disturbances.decisions,
        gates.refusals,
    ),
    Role.COMMITTEE: (
        appeals.of_committee,
        appeals.suggested_measures,
        plans.missing,
        visits.unanswered,
        gates.proposals,
        gates.refusals,
    ),
    Role.ENTERPRISE: (visits.announced, firms.findings, firms.appeals, firms.quiet_days),
}
"""Whose inbox is made of what; who is not named has an empty one."""


def inbox(*, by: Person, most: int = MOST) -> Inbox:
    """
    What waits for a person now, what is due first before the rest.

    Parameters
    ----------
    most
        At most so many are shown; the counts tell of all.
    """
    with reading():
        found = [one for source in SOURCES.get(by.role, ()) for one in source(by)]
        shown = sorted(found, key=_urgency)[: max(0, most)]
        return Inbox(_waiting(shown, by), Counter(one.kind for one in found))


def _urgency(one: Found) -> tuple[dt.date, dt.date, str, str]:
    return one.due or dt.date.max, one.since, one.kind, one.key


def _waiting(shown: Collection[Found], by: Person) -> tuple[Waiting, ...]:
    if not shown:
        return ()
    soon = next_day()
    called = appeals.titles([one.key for one in shown if one.title is None], by)
    return tuple(
        Waiting(
            kind=one.kind,
            key=one.key,
            title=called[one.key] if one.title is None else one.title,
            since=one.since,
            due=one.due,
            light=light_of(one.due, soon),
        )
        for one in shown
    )
