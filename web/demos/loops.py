"""After the visits: what was found, how it is put right, what is punished and reported."""

import datetime as dt
from collections.abc import Callable
from functools import partial

from tracker import (
    findings,
    followups,
    penalties,
    rectifications,
    reinspections,
)
from tracker.records import (
    Department,
    Finding,
    FindingEntry,
    Outcome,
    PenaltyEntry,
    PenaltyKind,
    Presence,
    Severity,
    Visit,
)
from tracker.week import Week
from web.demos import rounds, script
from web.demos.days import Days
from web.demos.stage import Stage

FIRST_HOUR, NEXT_MORNING, EVENING = dt.time(6, 45), dt.time(10), dt.time(17, 50)
BEFORE_CLOSING = dt.time(18, 20)
SOON = dt.timedelta(minutes=5)

ORDER = (Severity.GENERAL, Outcome.ORDER)
FINE = (Severity.MAJOR, Outcome.PENALTY)

Then = Callable[[Finding], object]


def enter(stage: Stage) -> None:
    """Note what is looked at on the first morning of each week that is held."""
    days = stage.days
    for week, scene in (
        (days.earlier, _earlier_week),
        (days.last, _last_week),
        (days.this, _this_week),
    ):
        first = days.moment(days.working(week)[0], FIRST_HOUR)
        stage.diary.note(first, partial(_look, stage, week, scene))


def _look(stage: Stage, week: Week, scene: "Callable[[Loop], None]") -> None:
    scene(Loop(stage, week))


class Loop:
    """
    The visits of a week at which something is found.

    Those of enterprises and departments with an account come first, so that whoever signs in has
    something to do.
    """

    def __init__(self, stage: Stage, week: Week) -> None:
        self.stage, self.week = stage, week
        together = [one.uid for one in rounds.joint(stage, week)]
        standing = rounds.standing(stage, week)
        self.came = {one.uid: self._came(one, together) for one in standing}
        self.visits = sorted(standing, key=lambda one: self._rank(one, together))
        self.open: set[str] = set()

    def _came(self, visit: Visit, together: list[str]) -> tuple[Department, ...]:
        """The departments that come to a visit."""
        place = together.index(visit.uid) if visit.uid in together else -1
        how = rounds.presence(visit, place)
        came = [one for one in visit.departments if how[one.id] is not Presence.ABSENT]
        return tuple(sorted(came, key=lambda one: one.id not in self._shown))

    @property
    def _shown(self) -> set[str]:
        return {one.department for one in self.stage.cast.shown if one.department}

    def _rank(self, visit: Visit, together: list[str]) -> tuple[bool, bool, bool]:
        firms = {one.enterprise for one in self.stage.cast.shown if one.enterprise}
        shown = any(one.id in self._shown for one in self.came[visit.uid])
        return visit.enterprise.id not in firms, not shown, visit.uid not in together

    @property
    def days(self) -> Days:
        """The days of the story."""
        return self.stage.days

    def find(self, place: int, seat: int, how: tuple[Severity, Outcome], then: Then) -> None:
        """Let a department find something at the visit of a place, and something follow."""
        if place >= len(self.visits):
            return
        visit = self.visits[place]
        came = self.came[visit.uid]
        office = came[seat % len(came)]
        self.open.add(visit.uid)
        at = visit.end + SOON
        self.stage.diary.note(at, lambda: then(self._record(visit, office, how)))

    def _record(self, visit: Visit, office: Department, how: tuple[Severity, Outcome]) -> Finding:
        words = script.page("loops").part("found")
        item = next(one.items[0] for one in visit.requests if one.department == office)
        text = words.text(office.id, words.text("any"))
        due = self.after(visit.end, 5, NEXT_MORNING).date()
        entry = FindingEntry(visit.uid, office.id, item, text, *how, due=due)
        by = self.stage.cast.officer(office.id)
        found = findings.record(entry, by=by)
        return findings.release(found.id, by=by)

    def after(self, moment: dt.datetime, count: int, hour: dt.time) -> dt.datetime:
        """An hour, so many working days after a moment."""
        return self.days.moment(self.days.calendar.add(moment.date(), count).day, hour)

    def last_day(self, hour: dt.time) -> dt.datetime:
        """An hour of the last working day of the week."""
        return self.days.moment(self.days.working(self.week)[-1], hour)

    def note(self, moment: dt.datetime, act: Callable[[], object]) -> None:
        """Let something happen later."""
        self.stage.diary.note(moment, act)

    def close_the_rest(self) -> None:
        """What has nothing left to do is closed on the evening of the last day."""
        act = partial(rounds.close_held, self.stage, self.week, self.open)
        self.note(self.last_day(BEFORE_CLOSING), act)


def _earlier_week(loop: Loop) -> None:
    """A finding is seen again a week later; two end in penalties, on which reports are owed."""
    loop.find(0, 0, ORDER, lambda found: _see_again(loop, found, loop.days.last))
    loop.find(1, 0, FINE, lambda found: _punish(loop, found, -5))
    loop.find(2, 0, FINE, lambda found: _punish(loop, found, -2))
    loop.close_the_rest()


def _last_week(loop: Loop) -> None:
    """One finding is put right, one waits to be seen again, one for its department's eyes."""
    loop.find(0, 0, ORDER, lambda found: _put_right(loop, found))
    loop.find(0, 1, ORDER, lambda found: _order(loop, found, loop.days.following))
    loop.find(1, 0, ORDER, lambda found: _rectify(loop, found, loop.last_day(EVENING)))
    loop.close_the_rest()
    for finding in reinspections.waiting(loop.week, by=loop.stage.committee):
        _pass(loop, finding)


def _this_week(loop: Loop) -> None:
    """What is found in the week that runs is still open."""
    loop.find(0, 0, ORDER, lambda found: found)


def _put_right(loop: Loop, found: Finding) -> None:
    at = loop.after(loop.last_day(EVENING), 0, EVENING)
    _rectify(loop, found, at)
    by = loop.stage.cast.officer(found.department.id)
    later = at + dt.timedelta(minutes=20)
    loop.note(later, lambda: rectifications.accept(found.id, by=by))


def _rectify(loop: Loop, found: Finding, at: dt.datetime) -> None:
    evidence = script.page("loops").text("evidence")
    by = loop.stage.cast.officer(found.department.id)
    loop.note(at, lambda: rectifications.rectify(found.id, evidence, by=by))


def _order(loop: Loop, found: Finding, week: Week) -> None:
    """The re-inspection is approved on the last day of the week, and planned with the other."""
    by, at = loop.stage.cast.officer(found.department.id), loop.last_day(EVENING)
    head = loop.stage.cast.head(found.department.id)

    def act() -> None:
        reinspections.order(found.id, approver=head.name, approved_on=at.date(), week=week, by=by)

    loop.note(at, act)


def _see_again(loop: Loop, found: Finding, week: Week) -> None:
    """It is ordered for a week that is published already, which is planned once more."""
    _order(loop, found, week)
    again = loop.last_day(EVENING)
    minute = dt.timedelta(minutes=1)
    loop.stage.diary.note(again + 2 * minute, lambda: rounds.plan(loop.stage, week), long=True)
    loop.note(again + 8 * minute, lambda: rounds.publish(loop.stage, week))


def _pass(loop: Loop, finding: Finding) -> None:
    """What waits for this week is in order when it is seen again, and is reported in time."""
    origin = f"visit:{finding.visit}"
    ends = [
        visit.end for visit in loop.visits if any(one.origin == origin for one in visit.requests)
    ]
    if not ends:
        return
    words, at = script.page("loops"), ends[0] + SOON
    by = loop.stage.cast.officer(finding.department.id)
    loop.note(at, lambda: reinspections.passed(finding.id, at.date(), words.text("passed"), by=by))
    loop.note(
        loop.after(at, 1, NEXT_MORNING),
        lambda: _submit(loop.stage, f"finding:{finding.id}", words.text("report")),
    )


def _submit(stage: Stage, subject: str, text: str) -> None:
    reports = followups.list_reports(by=stage.committee)
    for one in reports:
        if one.subject == subject:
            by = stage.cast.officer(one.department.id)
            followups.submit(one.id, text, by=by)


def _punish(loop: Loop, found: Finding, closed: int) -> None:
    """A fine is decided and its case closed so many days before today; the report is owed then."""
    words, days = script.page("loops").part("penalty"), loop.days
    by = loop.stage.cast.officer(found.department.id)
    entry = PenaltyEntry(
        found.visit,
        found.department.id,
        PenaltyKind.FINE,
        words.text("basis"),
        finding=found.id,
        fen=words.number("fen"),
    )
    case = penalties.propose(entry, by=by)
    _rectify(loop, found, loop.last_day(EVENING))
    decided = max(days.at(closed - 1, NEXT_MORNING), loop.last_day(EVENING))
    ends = max(days.at(closed, EVENING), decided + SOON)
    number = words.text("number").format(year=decided.year, number=case.id + 11)
    loop.note(decided, lambda: penalties.decide(case.id, number, decided.date(), by=by))
    loop.note(ends, lambda: penalties.close(case.id, ends.date(), by=by))
