"""The weeks of the story: plans come in, are planned and published, visits are held, all closes."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from tracker import arrangements, attendance, planning, responses, versions, visit_cases, weeks
from tracker.errors import NotFound
from tracker.records import Attendance, Presence, Visit
from tracker.week import Week
from web.demos import script, sheets
from web.demos.stage import PARAMS, Stage

ARRIVAL, PLANNING, PUBLICATION = dt.time(16), dt.time(8), dt.time(8, 15)
ANSWER, MORNING, EVENING = dt.time(11), dt.time(6, 30), dt.time(18, 30)
LATE = dt.time(16, 30)

ON_SITE = dt.timedelta(minutes=20)
"""After the beginning of a visit it is told who came."""

Seats = Mapping[tuple[int, int], Presence]
"""Who does not come on time: the place among the joint visits of a week, and among its offices."""

ODD: Seats = {(0, 1): Presence.LATE, (1, -1): Presence.ABSENT}


def enter(stage: Stage) -> None:
    """Note all weeks; what lies beyond the present day is not told."""
    days = stage.days
    for week in (days.earlier, days.last, days.this, days.following):
        if not _is_published(stage, week):
            _prepare(stage, week)
    for week in (days.earlier, days.last, days.this):
        _run(stage, week)
    stage.diary.note(days.at(-1, LATE), lambda: _draft(stage, days.following))
    if not _is_published(stage, days.later):
        stage.diary.note(days.at(-1, ARRIVAL), lambda: sheets.collect(stage, days.later, 2))


def _is_published(stage: Stage, week: Week) -> bool:
    """Whether the week was told before, by the story of the park's own week."""
    try:
        return weeks.show_week(week, by=stage.committee).published is not None
    except NotFound:
        return False


def _prepare(stage: Stage, week: Week) -> None:
    """In the week before a week it is planned on the first working day, published on the next."""
    days, note = stage.days, stage.diary.note
    before = days.before(week)
    working = days.working(before)
    second = working[min(1, len(working) - 1)]
    friday = days.working_until(before.date(-3))
    note(days.moment(friday, ARRIVAL), lambda: sheets.collect(stage, week))
    note(days.moment(working[0], PLANNING), lambda: plan(stage, week), long=True)
    note(days.moment(second, PUBLICATION), lambda: publish(stage, week))
    note(days.moment(second, ANSWER), lambda: answer(stage, week))


def plan(stage: Stage, week: Week) -> None:
    """The committee plans a week."""
    planning.plan(week, PARAMS, by=stage.committee)


def publish(stage: Stage, week: Week) -> None:
    """The committee publishes the latest draft."""
    versions.publish(week, by=stage.committee)


def standing(stage: Stage, week: Week) -> tuple[Visit, ...]:
    """The published visits of a week in order of time."""
    try:
        found = weeks.show_week(week, by=stage.committee)
    except NotFound:
        return ()
    if found.published is None:
        return ()
    return versions.show(week, found.published, by=stage.committee).standing


def joint(stage: Stage, week: Week) -> tuple[Visit, ...]:
    """Those of several departments, of the enterprises with an account first."""
    firms = [one.id for one in stage.cast.firms[:2]]
    found = [one for one in standing(stage, week) if len(one.departments) > 1]
    return tuple(sorted(found, key=lambda one: one.enterprise.id not in firms))


def answer(stage: Stage, week: Week) -> None:
    """Who is to join a visit says so; one cannot, and one does not say anything."""
    words = script.page("rounds")
    for place, visit in enumerate(joint(stage, week)):
        if place % 3 == 0:
            steps = [*words.texts("steps"), *(one.items[0] for one in visit.requests)]
            by = stage.cast.officer(visit.lead.id)
            arrangements.arrange(visit.uid, words.text("method"), steps, by=by)
        for office in visit.departments[1:]:
            by = stage.cast.officer(office.id)
            if place == 1:
                responses.decline(visit.uid, office.id, words.text("declined"), by=by)
            elif place != 2:
                responses.acknowledge(visit.uid, office.id, by=by)


def _run(stage: Stage, week: Week) -> None:
    days, note = stage.days, stage.diary.note
    working = days.working(week)
    note(days.moment(working[0], MORNING), lambda: _start(stage, week))
    note(days.moment(working[-1], EVENING), lambda: weeks.close(week, by=stage.committee))


def _start(stage: Stage, week: Week) -> None:
    """The week begins; from now on its visits happen by themselves."""
    weeks.start(week, by=stage.committee)
    together = [one.uid for one in joint(stage, week)]
    for visit in standing(stage, week):
        place = together.index(visit.uid) if visit.uid in together else -1
        _hold(stage, visit, place)


def _hold(stage: Stage, visit: Visit, place: int) -> None:
    by = stage.cast.officer(visit.lead.id)
    stage.diary.note(visit.start + ON_SITE, lambda: _attend(stage, visit, place))
    stage.diary.note(visit.end, lambda: visit_cases.end(visit.uid, by=by))


def presence(visit: Visit, place: int) -> dict[str, Presence]:
    """How the departments come to a visit that has a place among the joint ones, or -1."""
    count = len(visit.departments)
    return {
        office.id: ODD.get((place, seat)) or ODD.get((place, seat - count)) or Presence.ON_TIME
        for seat, office in enumerate(visit.departments)
    }


def _attend(stage: Stage, visit: Visit, place: int) -> None:
    words = script.page("rounds")
    for office, how in presence(visit, place).items():
        entry = Attendance(visit.uid, office, how, arrived=visit.start)
        if how is Presence.LATE:
            later = visit.start + dt.timedelta(minutes=15)
            entry = replace(entry, minutes_late=15, arrived=later, reason=words.text("late"))
        elif how is Presence.ABSENT:
            entry = replace(entry, arrived=None, reason=words.text("absent"))
        attendance.attend(entry, by=stage.cast.officer(office))


def close_held(stage: Stage, week: Week, but: set[str]) -> None:
    """The leads close the visits at which nothing is left to do."""
    for visit in standing(stage, week):
        if visit.uid not in but:
            visit_cases.close(visit.uid, by=stage.cast.officer(visit.lead.id))


def _draft(stage: Stage, week: Week) -> None:
    """A line comes late for a week that is published; the new plan waits for the committee."""
    line = sheets.one_more(stage, week) if _is_published(stage, week) else None
    if line is None:
        return
    sheets.hand_in(stage, week, line.department, (line,), script.page("rounds").text("extra"))
    again = stage.days.at(-1, LATE) + dt.timedelta(minutes=10)
    stage.diary.note(again, lambda: plan(stage, week), long=True)
