"""What happens in every week of the park: planned, published, answered, held, closed."""

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field

from tests.journeys.four_weeks_cast import PARAMS, at, messages_since, readers, visit_at
from tests.tracker.builders import COMMITTEE, OPERATOR, officer
from tracker import (
    attendance,
    clock,
    deadlines,
    findings,
    outbox,
    planning,
    responses,
    versions,
    visit_cases,
    visits,
    weeks,
)
from tracker.records import (
    Attendance,
    Finding,
    FindingEntry,
    Outcome,
    PlanVersion,
    Presence,
    Publication,
    Severity,
    Visit,
)
from tracker.week import Week

Seat = tuple[str, str]
"""An enterprise and a department that was to come, or came, to it."""


@dataclass(frozen=True)
class Oddities:
    """What does not go as planned at the visits of a week; everything else does."""

    silent: Collection[str] = ()
    declined: Mapping[Seat, str] = field(default_factory=dict)
    late: Mapping[Seat, int] = field(default_factory=dict)
    absent: Mapping[Seat, str] = field(default_factory=dict)
    joined: Mapping[Seat, str] = field(default_factory=dict)
    missed: Mapping[str, str] = field(default_factory=dict)


FIRST = Oddities(
    silent=("UM",),
    declined={("E036", "HRSS"): "另有任务"},
    late={("C001", "SAMR"): 25},
    absent={("C001", "TRANS"): "车辆故障"},
    joined={("E040", "UM"): "顺路查看门前秩序"},
    missed={"W004": "台风"},
)
SECOND = Oddities(late={("E024", "SAMR"): 15})
THIRD = Oddities(silent=("NR",))
FOURTH = Oddities(late={("C003", "PSB"): 20}, absent={("F005", "EEB"): "应急任务"})
"""How each of the four weeks is held."""

ORDER = (Severity.GENERAL, Outcome.ORDER)
"""What most findings are, and end in."""


@dataclass
class Chronicle:
    """What later chapters know from earlier ones."""

    found: dict[str, Finding] = field(default_factory=dict)
    cases: dict[str, int] = field(default_factory=dict)


def plan(week: Week) -> PlanVersion:
    """The committee plans a week; fewest unplanned and fewest visits are proven."""
    version = planning.plan(week, PARAMS, by=COMMITTEE).version
    assert version.run.status == "optimal"
    return version


def publish(week: Week, number: int) -> Publication:
    """The committee publishes the draft that it looked at; whom it concerns is told once."""
    before, known = len(outbox.unsent()), {one.uid: one for one in standing(week)}
    done = versions.publish(week, by=COMMITTEE, number=number)
    told = messages_since(before)
    fresh = {*done.new, *done.changed, *done.cancelled}
    expected = [
        who
        for one in done.version.visits
        if one.uid in fresh
        for who in {*_public(one), *_public(known.get(one.uid, one))}
    ]
    assert readers(told) == sorted(expected)
    assert versions.publish(week, by=COMMITTEE).stood
    assert len(messages_since(before)) == len(told)
    return done


def _public(visit: Visit) -> Iterator[str]:
    yield from (f"department:{one.id}" for one in visit.departments)
    if visit.announced:
        yield f"enterprise:{visit.enterprise.id}"


def standing(week: Week) -> tuple[Visit, ...]:
    """The visits of a week as they are published now."""
    return tuple(one for one in visits.list_visits(week, by=COMMITTEE) if not one.cancelled)


def answer(week: Week, odd: Oddities) -> None:
    """Who is to join a visit says so to its lead, or that it cannot come; some say nothing."""
    for visit in standing(week):
        for office in visit.departments[1:]:
            reason = odd.declined.get((visit.enterprise.id, office.id))
            by = officer(office.id)
            if reason:
                responses.decline(visit.uid, office.id, reason, by=by)
            elif office.id not in odd.silent:
                responses.acknowledge(visit.uid, office.id, by=by)


def hold(week: Week, day: int, odd: Oddities) -> None:
    """One day of a running week: reminders in the morning, then every visit as it comes."""
    with at(week, day, "07:00"):
        deadlines.tick(by=OPERATOR)
    steps = [step for visit in _of_day(week, day) for step in _steps(visit, odd)]
    for moment, step in sorted(steps, key=lambda one: one[0]):
        with clock.fixed(moment):
            step()


def _of_day(week: Week, day: int) -> list[Visit]:
    return [one for one in standing(week) if one.start.date() == week.date(day)]


def _steps(visit: Visit, odd: Oddities) -> Iterator[tuple[dt.datetime, Callable[[], object]]]:
    by = officer(visit.lead.id)
    if visit.enterprise.id in odd.missed:
        reason = odd.missed[visit.enterprise.id]
        yield visit.end, lambda: visit_cases.miss(visit.uid, reason, by=by)
        return
    yield visit.start + dt.timedelta(minutes=30), lambda: _attend(visit, odd)
    yield visit.end, lambda: visit_cases.end(visit.uid, by=by)


def _attend(visit: Visit, odd: Oddities) -> None:
    firm = visit.enterprise.id
    for office in visit.departments:
        entry = _presence(visit, (firm, office.id), odd)
        attendance.attend(entry, by=officer(office.id))
    for (where, office_id), reason in odd.joined.items():
        if where == firm:
            entry = Attendance(visit.uid, office_id, Presence.ON_TIME, 0, reason, unplanned=True)
            attendance.attend(entry, by=officer(visit.lead.id))


def _presence(visit: Visit, seat: Seat, odd: Oddities) -> Attendance:
    reason = odd.absent.get(seat) or odd.declined.get(seat)
    if reason:
        return Attendance(visit.uid, seat[1], Presence.ABSENT, reason=reason)
    minutes = odd.late.get(seat, 0)
    how = Presence.LATE if minutes else Presence.ON_TIME
    arrived = visit.start + dt.timedelta(minutes=minutes)
    return Attendance(visit.uid, seat[1], how, minutes, arrived=arrived)


def find(
    visit: Visit,
    office: str,
    item: str,
    how: tuple[Severity, Outcome],
    due: dt.date | None = None,
) -> Finding:
    """A department records what it found at a visit."""
    entry = FindingEntry(visit.uid, office, item, f"{item}不符合要求", *how, due=due)
    return findings.record(entry, by=officer(office))


def close_held(week: Week, odd: Oddities, but: Collection[str] = ()) -> int:
    """The leads close the visits of a week at which nothing is left to do; how many."""
    done = [
        one for one in standing(week) if one.uid not in but and one.enterprise.id not in odd.missed
    ]
    for visit in done:
        visit_cases.close(visit.uid, by=officer(visit.lead.id))
    return len(done)


def seen_again_together(week: Week, offices: list[str], odd: Oddities) -> None:
    """The re-inspection comes into the published plan as one visit more, and disturbs no other."""
    before_that = len(outbox.unsent())
    done = publish(week, plan(week).number)
    visit = visit_at(week, "C001", *offices)
    assert (done.new, done.changed, done.cancelled) == ((visit.uid,), (), ())
    assert [one.id for one in visit.departments] == offices
    assert readers(messages_since(before_that)) == [
        *(f"department:{one}" for one in offices),
        "enterprise:C001",
    ]
    answer(week, odd)


def start(week: Week) -> None:
    """The first visits of a week go out."""
    with at(week, 0, "06:30"):
        weeks.start(week, by=COMMITTEE)
