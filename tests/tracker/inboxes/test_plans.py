"""Plans that are missing: for the department that owes one, and for the committee."""

import datetime as dt

from tests.tracker.builders import COMMITTEE, WEEK, line, officer, submit
from tests.tracker.inboxes.read import keys, kinds, only
from tests.tracker.onsite import LATER, at
from tracker import clock, weeks
from tracker.records import Light
from tracker.records.inboxes import WaitingKind as Kind


def test_a_plan_is_missing_until_it_has_come(park: str) -> None:
    submit(line())

    assert keys(Kind.PLAN_MISSING, COMMITTEE) == [f"week:{WEEK}:EMB", f"week:{WEEK}:TAX"]
    assert Kind.PLAN_TO_SUBMIT not in kinds(officer("FIRE"))
    waiting = only(Kind.PLAN_TO_SUBMIT, officer("TAX"))
    assert (waiting.key, waiting.title) == (f"week:{WEEK}:TAX", str(WEEK))


def test_the_friday_before_the_last_is_the_last_day(park: str) -> None:
    friday = WEEK.monday - dt.timedelta(days=10)
    waiting = only(Kind.PLAN_TO_SUBMIT, officer("TAX"))

    assert (waiting.due, waiting.light) == (friday, Light.YELLOW)
    with at(WEEK.moment(0) - dt.timedelta(days=9)):
        assert only(Kind.PLAN_TO_SUBMIT, officer("TAX")).light is Light.RED


def test_nothing_is_missing_once_a_week_is_planned_or_over(park: str) -> None:
    with at(LATER + dt.timedelta(days=7)):
        assert Kind.PLAN_MISSING not in kinds(COMMITTEE)
    weeks.start_planning(WEEK, by=COMMITTEE)

    assert clock.today() < WEEK.monday
    assert Kind.PLAN_MISSING not in kinds(COMMITTEE)
