"""
Findings that have to be seen again enter the next week's plan by themselves, jointly (3.3.3).

Each department's findings of one visit make one request; those of all departments share a visit
or none is planned, and who led before is to lead again.
"""

import datetime as dt
from collections.abc import Iterator

from tracker import (
    clock,
    findings,
    followups,
    history,
    parks,
    settings,
    states,
    visits,
    weeks,
    working_days,
)
from tracker.database import reading, transaction
from tracker.direct import LEAST_OFFICERS
from tracker.errors import Fault, FaultCode, Rejected, WrongState, missing
from tracker.models import FindingRow, LineRow, ParkRow, ReInspectionRow, RequestRow, WeekRow
from tracker.records import (
    Finding,
    FindingState,
    InspectionType,
    Park,
    Person,
    ReInspection,
    ReportEvent,
    Result,
    Visit,
    WeekState,
)
from tracker.week import DAY, Week, local

PUT_OFF = "put off"

JOINT = "复查"
"""Begins the key by which the requests of one re-inspection find each other."""


def order(
    finding: int,
    *,
    approver: str,
    approved_on: dt.date,
    week: Week | None = None,
    seen: int | None = None,
    by: Person,
) -> Finding:
    """
    Let a finding be seen again, with what else of the visit is to be seen again.

    It becomes a request of the week in which the visit's other re-inspections wait, else of the
    next one. What waits already can be ordered for a later week once its week is over or its
    request was withdrawn: it was put off then.

    Parameters
    ----------
    approver, approved_on
        The department's own head, who approves every entry (clause 3.2.1).
    week
        Another one than that.
    seen
        Number of the finding's last event that the person had seen.

    Raises
    ------
    Conflict
        If the finding has moved on since.
    Rejected
        If nobody has approved it, or the week is not after today's.
    WrongState
        If the finding is settled or waits for its re-inspection, or the week is closed.
    """
    with transaction():
        row = findings.own(finding, by)
        act = _act(row)
        visit = visits.published(row.uid)
        wanted = week or _shared_week(visit) or _next_open(visit)
        problems = [*_faults(approver, approved_on, wanted)]
        if problems:
            raise Rejected(problems)
        into = weeks.row_or_open(wanted, by)
        late = "" if weeks.receive(into, by) else "re-inspection"
        request = _request(row, visit, into, late)
        _line(row, request, approver, approved_on)
        if act == PUT_OFF:
            _end(row, Result.PUT_OFF, clock.today(), "")
        row.request = request
        facts = {"request": request.code, "week": str(wanted)}
        findings.step(row, act, by, facts, seen=seen)
        ReInspectionRow.create(
            finding=row, request=request, ordered=clock.now(), result="", note=""
        )
        told = {"revision": request.revision, "finding": finding, "joint": request.joint_key}
        history.record(f"request:{request.code}", "re-inspect", by, told)
        return findings.record_of(row)


def can_be_ordered(finding: int) -> bool:
    """Whether `order` would be legal where a finding stands; the reader's rights are not asked."""
    try:
        return bool(_act(FindingRow.get_by_id(finding)))
    except WrongState:
        return False


def _act(row: FindingRow) -> str:
    """What ordering is now; WrongState where the finding waits for a request that still stands."""
    state = FindingState(row.state)
    waits = state is FindingState.RE_INSPECTION
    gone = row.request is not None and (
        row.request.withdrawn
        or row.request.week.state == WeekState.CLOSED.value
        or Week.parse(row.request.week.name) < Week.of(clock.today())
    )
    act = PUT_OFF if waits and gone else "order re-inspection"
    states.FINDING.after(row.id, state, act)
    return act


def _end(row: FindingRow, result: Result, day: dt.date, note: str) -> None:
    """Write down how the re-inspection that a finding waits for ended."""
    waits = (ReInspectionRow.finding == row) & (ReInspectionRow.result == "")
    told = {"result": result.value, "day": day, "note": note}
    ReInspectionRow.update(told).where(waits).execute()


def _shared_week(visit: Visit) -> Week | None:
    """The week after today's in which other findings of the visit wait to be seen again."""
    rows = (
        RequestRow.select(RequestRow, WeekRow)
        .join(WeekRow)
        .where(RequestRow.origin == f"visit:{visit.uid}", ~RequestRow.withdrawn)
        .where(WeekRow.state != WeekState.CLOSED.value)
        .order_by(WeekRow.name)
    )
    weeks_ahead = [Week.parse(row.week.name) for row in rows]
    return next((one for one in weeks_ahead if one.monday > clock.today()), None)


def _faults(approver: str, approved_on: dt.date, week: Week) -> Iterator[Fault]:
    yield from missing(approver=approver)
    if approved_on > clock.today():
        yield Fault("approved_on", FaultCode.FUTURE, str(approved_on))
    if week.monday <= clock.today():
        yield Fault("week", FaultCode.PAST, str(week))


def _next_open(visit: Visit) -> Week:
    """The first week after the visit's and after today's that is not closed."""
    after = max(visit.week, Week.of(clock.today()))
    while True:
        after = Week.of(after.date(7))
        row = WeekRow.get_or_none(WeekRow.name == str(after))
        if row is None or row.state != WeekState.CLOSED.value:
            return after


def _request(row: FindingRow, visit: Visit, week: WeekRow, late: str) -> RequestRow:
    """The department's request for this re-inspection, made at need; it grows by a line."""
    origin = f"visit:{visit.uid}"
    known: RequestRow | None = RequestRow.get_or_none(
        RequestRow.week == week,
        RequestRow.department == row.department,
        RequestRow.origin == origin,
        ~RequestRow.withdrawn,
    )
    if known is not None:
        known.revision += 1
        longer = known.minutes + settings.number("reinspection.minutes")
        known.minutes = min(longer, _longest_session(visit))
        known.save()
        return known
    own = [one for one in visit.requests if one.department.id == row.department.code]
    number = RequestRow.select().where(RequestRow.department == row.department).count() + 1
    return RequestRow.create(
        code=f"{row.department.code}-{number}",
        week=week,
        department=row.department,
        enterprise=_firm(visit),
        windows=_windows(Week.parse(week.name)),
        minutes=min(settings.number("reinspection.minutes"), _longest_session(visit)),
        # Who joined on the day had no request; nobody inspects alone.
        inspectors=max((one.inspectors for one in own), default=LEAST_OFFICERS),
        teams=max((one.teams for one in own), default=1),
        may_lead=any(one.may_lead for one in own) or row.department.code == visit.lead.id,
        announced=visit.announced,
        priority=max((5, *(one.priority for one in own))),
        joint_key=f"{JOINT}-{visit.uid}",
        revision=1,
        withdrawn=False,
        late=late,
        origin=origin,
        former_lead=visit.lead.id,
    )


def _longest_session(visit: Visit) -> int:
    """Minutes that a visit may last: a request that asks for more could never be planned."""
    row = ParkRow.get_or_none(ParkRow.code == visit.enterprise.park)
    park = parks.record_of(row) if row else Park("", "")
    return max(end - start for start, end in park.sessions)


def _firm(visit: Visit) -> int:
    row = RequestRow.get(RequestRow.code == visit.requests[0].id)
    firm: int = row.__data__["enterprise"]
    return firm


def _windows(week: Week) -> list[tuple[int, int]]:
    days = working_days.working_days(week).days
    numbers = [(day - week.monday).days for day in days]
    return [(number * DAY, (number + 1) * DAY) for number in numbers]


def _line(row: FindingRow, request: RequestRow, approver: str, approved_on: dt.date) -> None:
    LineRow.create(
        request=request,
        position=LineRow.select().where(LineRow.request == request).count(),
        item=f"{JOINT} {row.id}: {row.item}",
        basis="",
        minutes=settings.number("reinspection.minutes"),
        inspectors=request.inspectors,
        teams=request.teams,
        may_lead=request.may_lead,
        priority=request.priority,
        inspection_type=InspectionType.CASE.value,
        approver=approver.strip(),
        approved_on=approved_on,
        note="",
        file="",
        sheet="",
        row=0,
    )


def passed(
    finding: int, day: dt.date, evidence: str, *, seen: int | None = None, by: Person
) -> Finding:
    """
    The re-inspection was passed: the finding is closed, and report A is owed from that day.

    Raises
    ------
    Rejected
        If there is no evidence, the day has not come yet, or it lies before the visit.
    WrongState
        Unless a re-inspection was ordered.
    """
    with transaction():
        row = findings.own(finding, by)
        problems = [*missing(evidence=evidence)]
        problems += _faults_of_day(row, day)
        if problems:
            raise Rejected(problems)
        row.evidence, row.closed_on = evidence.strip(), day
        told = {"day": str(day), "evidence": history.digest(row.evidence)}
        findings.step(row, "pass", by, told, seen=seen)
        _end(row, Result.PASSED, day, row.evidence)
        case, event = findings.case_of(row), ReportEvent.REINSPECTION_PASSED
        followups.owe_to_lead(row.uid, row.department.code, event, case, day, by=by)
        return findings.record_of(row)


def failed(finding: int, day: dt.date, why: str, *, seen: int | None = None, by: Person) -> Finding:
    """
    The re-inspection was not passed: the finding is open again, and another can be ordered.

    Raises
    ------
    Rejected
        If there is no reason, the day has not come yet, or it lies before the visit.
    WrongState
        Unless a re-inspection was ordered.
    """
    with transaction():
        row = findings.own(finding, by)
        problems = [*_faults_of_day(row, day)]
        problems += missing(why=why)
        if problems:
            raise Rejected(problems)
        findings.step(row, "fail", by, {"day": str(day), "why": why.strip()}, seen=seen)
        _end(row, Result.FAILED, day, why.strip())
        return findings.record_of(row)


def _faults_of_day(row: FindingRow, day: dt.date) -> Iterator[Fault]:
    if day > clock.today():
        yield Fault("day", FaultCode.FUTURE, str(day))
    begun = visits.published(row.uid).start.date()
    if day < begun:
        yield Fault("day", FaultCode.TOO_EARLY, str(day), str(begun))


def list_reinspections(finding: int, *, by: Person) -> tuple[ReInspection, ...]:
    """
    The orders to see a finding again, in order; NotFound as `findings.show`.

    An enterprise learns of unannounced ones when they are over.
    """
    with reading():
        findings.show(finding, by=by)
        rows = (
            ReInspectionRow.select(ReInspectionRow, RequestRow, WeekRow)
            .join(RequestRow)
            .join(WeekRow)
            .where(ReInspectionRow.finding == finding)
            .order_by(ReInspectionRow.id)
        )
        told = by.enterprise is None
        return tuple(_record_of(row) for row in rows if told or row.request.announced or row.result)


def _record_of(row: ReInspectionRow) -> ReInspection:
    return ReInspection(
        finding=row.__data__["finding"],
        request=row.request.code,
        week=Week.parse(row.request.week.name),
        ordered=local(row.ordered),
        result=Result(row.result) if row.result else None,
        day=row.day,
        note=row.note,
    )


def waiting(week: Week, *, by: Person) -> tuple[Finding, ...]:
    """The findings that wait for a week to be seen again, of those that the person may see."""
    with reading():
        rows = (
            FindingRow.select(FindingRow)
            .join(RequestRow)
            .join(WeekRow)
            .where(WeekRow.name == str(week), FindingRow.state == FindingState.RE_INSPECTION.value)
        )
        keys = {row.id for row in rows}
    return tuple(one for one in findings.list_findings(by=by) if one.id in keys)
