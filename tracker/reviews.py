"""
Looking back: the week in figures, and a period by enterprise and by department.

Enterprises and departments stand in the register's order. Nothing here adds up inspections or
fines to a score, sorts by them or compares departments: quotas are forbidden.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from tracker import (
    attendance,
    cases,
    direct,
    exemption_shares,
    findings,
    followups,
    permissions,
    requests,
    settings,
    versions,
    visit_cases,
    visits,
)
from tracker.database import reading
from tracker.errors import NotFound, Rejected
from tracker.models import DepartmentRow, EnterpriseRow
from tracker.permissions import Act
from tracker.records import (
    Answer,
    Attendance,
    DepartmentReview,
    DirectInspection,
    DirectState,
    EnterpriseReview,
    Person,
    Presence,
    Report,
    ReportState,
    Visit,
    WeekSummary,
)
from tracker.week import Week


def week_summary(week: Week, *, by: Person) -> WeekSummary:
    """
    A week in figures.

    Raises
    ------
    NotFound
        If nothing of it was published.
    """
    permissions.require(by, Act.REVIEW)
    with reading():
        version = versions.show(week, by=by)
        if version.published is None:
            raise NotFound("published week", week)
        standing = version.standing
        courses = [visit_cases.show(one.uid, by=by) for one in standing]
        found = [
            one for visit in standing for one in findings.list_findings(by=by, visit=visit.uid)
        ]
        on_days = _direct(by, week.date(0), week.date(6))
        reports = _reports(by, standing, on_days)
    answers = [one.answer for case in courses for one in case.responses if not one.stale]
    presence = Counter(one.presence.value for case in courses for one in case.attendance)
    return WeekSummary(
        week=week,
        separate=version.separate,
        visits=len(standing),
        joint=sum(len(one.departments) > 1 for one in standing),
        departments_per_visit=_mean(len(one.departments) for one in standing),
        unplanned=len(version.unplanned),
        late_requests=sum(bool(one.late) for one in requests.list_requests(week, by=by)),
        presence=dict(sorted(presence.items())),
        declined=answers.count(Answer.DECLINED),
        unanswered=sum(len(case.unanswered) for case in courses),
        findings=dict(sorted(Counter(one.severity.value for one in found).items())),
        settled=sum(one.is_settled for one in found),
        direct=len(on_days),
        reports_on_time=sum(_is_in(one) and not one.is_late for one in reports),
        reports_late=sum(one.is_late for one in reports),
        reports_waiting=sum(one.state is ReportState.DUE and not one.is_late for one in reports),
    )


def _mean(numbers: Iterable[int]) -> float:
    known = list(numbers)
    return round(sum(known) / len(known), 2) if known else 0.0


def _is_in(report: Report) -> bool:
    return report.state is ReportState.SUBMITTED


def _direct(by: Person, since: dt.date, until: dt.date) -> list[DirectInspection]:
    return [
        one
        for one in direct.list_inspections(by=by)
        if one.state is not DirectState.VOID and any(since <= day <= until for day in one.days)
    ]


def _reports(
    by: Person, held: Sequence[Visit], on_days: Sequence[DirectInspection]
) -> list[Report]:
    owed = {f"direct:{one.id}" for one in on_days}
    uids = {one.uid for one in held}
    return [
        one for one in followups.list_reports(by=by) if one.visit in uids or one.subject in owed
    ]


def _period(by: Person, since: dt.date, until: dt.date) -> tuple[Visit, ...]:
    """The visits of the days from the first to the last, missed ones among them."""
    permissions.require(by, Act.REVIEW)
    if since > until:
        raise Rejected([f"a period from {since} to {until} has no day"])
    found = visits.list_visits(by=by)
    return tuple(one for one in found if not one.cancelled and since <= one.start.date() <= until)


def _came(held: Iterable[Visit]) -> tuple[Visit, ...]:
    """Without those that were missed: nobody was disturbed."""
    missed = cases.missed()
    return tuple(one for one in held if one.uid not in missed)


def by_enterprise(since: dt.date, until: dt.date, *, by: Person) -> tuple[EnterpriseReview, ...]:
    """How often each enterprise was disturbed; those who were not are left out."""
    with reading():
        held, on_days = _came(_period(by, since, until)), _direct(by, since, until)
        entries = exemption_shares.entries(since, until, by=by)
        firms = [row.code for row in EnterpriseRow.select().order_by(EnterpriseRow.id)]
        came = {one.uid: cases.came(one) for one in held}
    inspected = exemption_shares.inspections(held, on_days, entries)
    found = []
    for firm in firms:
        own = [one for one in held if one.enterprise.id == firm]
        direct_here = [one for one in on_days if one.enterprise.id == firm]
        here = [one for one in inspected if one.enterprise == firm]
        if here:
            found.append(
                EnterpriseReview(
                    enterprise=firm,
                    visits=len(own),
                    joint=sum(len(one.departments) > 1 for one in own),
                    direct=len(direct_here),
                    repeats=_repeats(own, came, direct_here),
                    exempt=exemption_shares.share_of(here),
                )
            )
    return tuple(found)


def _repeats(
    own: Sequence[Visit],
    came: Mapping[str, Sequence[str]],
    direct_here: Sequence[DirectInspection],
) -> tuple[str, ...]:
    """Departments with two arrivals nearer to each other than the setting allows."""
    days: dict[str, list[dt.date]] = {}
    for visit in own:
        for office in came[visit.uid]:
            days.setdefault(office, []).append(visit.start.date())
    for one in direct_here:
        days.setdefault(one.department.id, []).append(one.days[0])
    near = dt.timedelta(days=settings.number("review.repeat_days"))
    return tuple(
        office
        for office, arrivals in sorted(days.items())
        if any(later - earlier < near for earlier, later in pairwise(sorted(arrivals)))
    )


def by_department(since: dt.date, until: dt.date, *, by: Person) -> tuple[DepartmentReview, ...]:
    """How each department's inspections went, every department of the register among them."""
    with reading():
        held, on_days = _period(by, since, until), _direct(by, since, until)
        reports = _reports(by, held, on_days)
        entries = exemption_shares.entries(since, until, by=by)
        visited = _came(held)
        came = [one for visit in held for one in attendance.attendance_of(visit.uid)]
        offices = [row.code for row in DepartmentRow.select().order_by(DepartmentRow.id)]
    inspected = exemption_shares.inspections(visited, on_days, entries)
    return tuple(
        DepartmentReview(
            department=office,
            visits=sum(_takes_part(one, office) for one in visited),
            joint=sum(_takes_part(one, office) and len(one.departments) > 1 for one in visited),
            direct=sum(one.department.id == office for one in on_days),
            on_time=_times(came, office, Presence.ON_TIME),
            late=_times(came, office, Presence.LATE),
            absent=_times(came, office, Presence.ABSENT),
            reports_late=sum(one.department.id == office and one.is_late for one in reports),
            exempt=exemption_shares.share_of(one for one in inspected if one.department == office),
        )
        for office in offices
    )


def _takes_part(visit: Visit, office: str) -> bool:
    return office in [one.id for one in visit.departments]


def _times(came: Sequence[Attendance], office: str, presence: Presence) -> int:
    return sum(one.department == office and one.presence is presence for one in came)
