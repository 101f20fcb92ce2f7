"""What a department is told in the evening: its visits of the next working day, reports due."""

import datetime as dt
from collections.abc import Iterable, Mapping

from tracker import clock, departments, followups, outbox, people, settings, visits, working_days
from tracker.database import reading
from tracker.mail.queue import EVENING
from tracker.models import MessageRow
from tracker.records import Report, ReportState, Visit
from tracker.week import local, midnight

DAY = dt.timedelta(days=1)


def tick() -> int:
    """
    Tell each department what is before it, once on a working day from the hour of a setting on.

    Who has nothing before them is told nothing. How many were told; for a periodic job.
    """
    now = local(clock.now())
    if now.hour < settings.number("mail.evening_hour"):
        return 0
    with reading():
        today = now.date()
        if not working_days.load(today, today).is_working(today):
            return 0
        until = working_days.add_working_days(today, 1).day
        told = _ahead(today, until)
        keys = {f"department:{code}:evening:{today}": code for code in told}
        known = {row.key for row in MessageRow.select().where(MessageRow.key.in_(list(keys)))}
    return sum(
        outbox.write(key, EVENING, f"department:{code}", {"until": str(until), **told[code]})
        for key, code in keys.items()
        if key not in known
    )


def _ahead(today: dt.date, until: dt.date) -> Mapping[str, Mapping[str, object]]:
    """Of each department that has anything before it: its visits and its reports."""
    by, first, last = people.COMMITTEE, midnight(today + DAY), midnight(until + DAY)
    planned = visits.list_visits(by=by, since=first, until=last)
    coming = [one for one in planned if not one.cancelled and one.start >= first]
    owed = [
        one
        for one in followups.list_reports(by=by, state=ReportState.DUE)
        if one.deadline.due <= until
    ]
    found = {}
    for office in departments.list_departments(by=by):
        own = [one for one in coming if office.id in [each.id for each in one.departments]]
        due = [one for one in owed if one.department.id == office.id]
        if own or due:
            found[office.id] = {"visits": _visits(own, office.id), "reports": _reports(due)}
    return found


def _visits(found: Iterable[Visit], department: str) -> list[dict[str, object]]:
    return [
        {
            "uid": one.uid,
            "start": local(one.start).isoformat(),
            "minutes": one.minutes,
            "enterprise": one.enterprise.name,
            "leads": one.lead.id == department,
        }
        for one in found
    ]


def _reports(found: Iterable[Report]) -> list[dict[str, object]]:
    return [{"id": one.id, "subject": one.subject, "due": str(one.deadline.due)} for one in found]
