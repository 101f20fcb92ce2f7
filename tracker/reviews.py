"""
Looking back: the week in figures, and a period by enterprise and by department.

Enterprises and departments stand in the register's order. Nothing here adds up inspections or
fines to a score, sorts by them or compares departments: quotas are forbidden.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TypeVar

from tracker import (
    cases,
    exemption_shares,
    findings,
    followups,
    held,
    permissions,
    requests,
    responses,
    settings,
    versions,
)
from tracker.database import reading
from tracker.errors import Fault, FaultCode, NotFound, Rejected
from tracker.followups import Owed
from tracker.held import Direct, Held
from tracker.models import DepartmentRow, EnterpriseRow
from tracker.permissions import Act
from tracker.records import (
    Answer,
    DepartmentReview,
    EnterpriseReview,
    EntryWish,
    Person,
    Presence,
    ReportState,
    WeekSummary,
)
from tracker.week import Week

One = TypeVar("One")


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
        uids = [one.uid for one in standing]
        answers = responses.to_visits(standing)
        told = held.told(uids)
        found = findings.at_visits(uids, by=by)
        on_days = held.directly(week.date(0), week.date(6), by=by)
        reports = _reports(by, uids, on_days)
        late = sum(bool(one.late) for one in requests.list_requests(week, by=by))
    fresh = [one.answer for each in answers.values() for one in each if not one.stale]
    presence = Counter(one.value for _, _, one in told)
    silent = [responses.not_heard(one, answers[one.uid]) for one in standing]
    return WeekSummary(
        week=week,
        separate=version.separate,
        visits=len(standing),
        joint=sum(len(one.departments) > 1 for one in standing),
        departments_per_visit=_mean(len(one.departments) for one in standing),
        unplanned=len(version.unplanned),
        late_requests=late,
        presence=dict(sorted(presence.items())),
        declined=fresh.count(Answer.DECLINED),
        unanswered=sum(map(len, silent)),
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


def _is_in(report: Owed) -> bool:
    return report.state is ReportState.SUBMITTED


def _reports(by: Person, uids: Collection[str], on_days: Sequence[Direct]) -> tuple[Owed, ...]:
    return followups.owed(uids, [f"direct:{one.id}" for one in on_days], by=by)


def _period(
    by: Person, since: dt.date, until: dt.date, entries: Sequence[EntryWish]
) -> tuple[Held, ...]:
    """The visits of the days from the first to the last, missed ones among them."""
    permissions.require(by, Act.REVIEW)
    if since > until:
        raise Rejected([Fault("until", FaultCode.TOO_EARLY, str(until), str(since))])
    return held.between(since, until, entries)


def _came(planned: Iterable[Held]) -> tuple[Held, ...]:
    """Without those that were missed: nobody was disturbed."""
    missed = cases.missed()
    return tuple(one for one in planned if one.uid not in missed)


def by_enterprise(since: dt.date, until: dt.date, *, by: Person) -> tuple[EnterpriseReview, ...]:
    """How often each enterprise was disturbed; those who were not are left out."""
    with reading():
        entries = exemption_shares.entries(since, until, by=by)
        visits = _came(_period(by, since, until, entries))
        on_days = held.directly(since, until, by=by)
        firms = [row.code for row in EnterpriseRow.select().order_by(EnterpriseRow.id)]
        came = arrived(visits)
        near = dt.timedelta(days=settings.number("review.repeat_days"))
    inspected = exemption_shares.inspections(visits, on_days, entries)
    here = _grouped(inspected, lambda one: one.enterprise)
    own = _grouped(visits, lambda one: one.enterprise)
    direct_here = _grouped(on_days, lambda one: one.enterprise)
    return tuple(
        EnterpriseReview(
            enterprise=firm,
            visits=len(own.get(firm, ())),
            joint=sum(len(one.offices) > 1 for one in own.get(firm, ())),
            direct=len(direct_here.get(firm, ())),
            repeats=_repeats(own.get(firm, ()), came, direct_here.get(firm, ()), near),
            exempt=exemption_shares.share_of(here[firm]),
        )
        for firm in firms
        if firm in here
    )


def _grouped(found: Iterable[One], key: Callable[[One], str]) -> dict[str, list[One]]:
    groups: dict[str, list[One]] = {}
    for one in found:
        groups.setdefault(key(one), []).append(one)
    return groups


def arrived(visits: Iterable[Held]) -> dict[str, tuple[str, ...]]:
    """Departments of each visit but those that were absent, as `cases.came`."""
    offices = {one.uid: dict.fromkeys(one.offices) for one in visits}
    told = held.told(list(offices))
    for uid, office, _ in told:
        offices[uid].setdefault(office)
    for uid, office, presence in told:
        if presence is Presence.ABSENT:
            offices[uid].pop(office, None)
    return {uid: tuple(those) for uid, those in offices.items()}


def _repeats(
    own: Iterable[Held],
    came: Mapping[str, Sequence[str]],
    direct_here: Iterable[Direct],
    near: dt.timedelta,
) -> tuple[str, ...]:
    """Departments with two arrivals nearer to each other than the setting allows."""
    days: dict[str, list[dt.date]] = {}
    for visit in own:
        for office in came[visit.uid]:
            days.setdefault(office, []).append(visit.day)
    for one in direct_here:
        days.setdefault(one.department, []).append(one.days[0])
    return tuple(
        office
        for office, arrivals in sorted(days.items())
        if any(later - earlier < near for earlier, later in pairwise(sorted(arrivals)))
    )


def by_department(since: dt.date, until: dt.date, *, by: Person) -> tuple[DepartmentReview, ...]:
    """How each department's inspections went, every department of the register among them."""
    with reading():
        entries = exemption_shares.entries(since, until, by=by)
        planned = _period(by, since, until, entries)
        uids = [one.uid for one in planned]
        on_days = held.directly(since, until, by=by)
        reports = _reports(by, uids, on_days)
        visited = _came(planned)
        came = Counter((office, presence) for _, office, presence in held.told(uids))
        offices = [row.code for row in DepartmentRow.select().order_by(DepartmentRow.id)]
    inspected = exemption_shares.inspections(visited, on_days, entries)
    here = _grouped(inspected, lambda one: one.department)
    parts = Counter(office for one in visited for office in one.offices)
    joint = Counter(office for one in visited if len(one.offices) > 1 for office in one.offices)
    return tuple(
        DepartmentReview(
            department=office,
            visits=parts[office],
            joint=joint[office],
            direct=sum(one.department == office for one in on_days),
            on_time=came[office, Presence.ON_TIME],
            late=came[office, Presence.LATE],
            absent=came[office, Presence.ABSENT],
            reports_late=sum(one.department == office and one.is_late for one in reports),
            exempt=exemption_shares.share_of(here.get(office, ())),
        )
        for office in offices
    )
