"""What reviews count of visits is what the visits themselves say, read in few questions."""

import dataclasses
import datetime as dt
from collections.abc import Iterator
from functools import partial

import pytest

from tests.benchmarks import year
from tests.benchmarks.year import TINY
from tests.tracker.appeals.counting import questions
from tests.tracker.builders import COMMITTEE, officer
from tracker import approvals, attendance, cases, clock, direct, held, reviews, visits
from tracker.records import DirectState

FIRST, LAST = TINY.week(0).date(0), TINY.week(TINY.weeks - 1).date(6)
MIDDLE = TINY.week(1).date(2), TINY.week(3).date(1)


@pytest.fixture
def filled(tracker: str) -> Iterator[None]:
    with clock.fixed(TINY.now):
        year.fill(TINY)
        yield


@pytest.mark.parametrize(("since", "until"), [(FIRST, LAST), MIDDLE, (MIDDLE[0], MIDDLE[0])])
def test_a_period_holds_its_visits_but_for_those_that_were_cancelled(filled: None, since, until):
    every = [held.of(one) for one in visits.list_visits(by=COMMITTEE) if not one.cancelled]
    expected = [one for one in every if since <= one.day <= until]

    bare = [(one.uid, one.day, one.enterprise, one.offices) for one in expected]
    found = [(one.uid, one.day, one.enterprise, one.offices) for one in held.between(since, until)]
    assert sorted(found) == sorted(bare)
    assert len(expected) > 2


def test_what_is_looked_at_is_told_where_an_exempt_entry_may_be_carried_out(filled: None):
    every = visits.list_visits(by=COMMITTEE)
    (one, *others) = (held.of(each) for each in every if not each.cancelled)
    wish = approvals.list_entries(by=COMMITTEE)[0].wish
    begins = dt.datetime.combine(one.day, dt.time(), TINY.now.tzinfo)
    facts = {"department": one.offices[-1], "enterprises": (one.enterprise,), "begins": begins}
    mine = dataclasses.replace(wish, **facts, last=one.day)

    found = {each.uid: each for each in held.between(FIRST, LAST, [mine])}

    assert found[one.uid] == one
    assert {each.uid for each in found.values() if each.items} < {each.uid for each in others} | {
        one.uid
    }


def test_a_period_holds_what_was_done_without_a_plan_on_a_day_of_it(filled: None):
    since, until = MIDDLE
    expected = [
        held.of_direct(one)
        for one in direct.list_inspections(by=COMMITTEE)
        if one.state is not DirectState.VOID and any(since <= day <= until for day in one.days)
    ]

    assert list(held.directly(since, until, by=COMMITTEE)) == expected
    assert 0 < len(expected) < len(direct.list_inspections(by=COMMITTEE))
    assert {one.department for one in held.directly(FIRST, LAST, by=officer("TAX"))} == {"TAX"}


def test_how_departments_came_is_what_is_told_of_each_visit(filled: None):
    uids = [one.uid for one in held.between(FIRST, LAST)]

    found = held.told(uids)

    assert sorted(found) == sorted(
        (uid, one.department, one.presence) for uid in uids for one in attendance.attendance_of(uid)
    )
    came = {uid: set(cases.came(visits.published(uid))) for uid in uids}
    assert {
        uid: set(those) for uid, those in reviews.arrived(held.between(FIRST, LAST)).items()
    } == came


@pytest.mark.parametrize("review", [reviews.by_enterprise, reviews.by_department])
def test_a_longer_period_takes_no_more_questions(filled: None, review, monkeypatch):
    short, long = (
        questions(monkeypatch, partial(review, *period, by=COMMITTEE))
        for period in (MIDDLE, (FIRST, LAST))
    )

    assert short == long


def test_a_week_in_figures_takes_few_questions_whatever_its_visits(filled: None, monkeypatch):
    week = TINY.week(1)

    asked = questions(monkeypatch, partial(reviews.week_summary, week, by=COMMITTEE))

    # What nothing is named by is not asked for; each visit by itself would be ten times as many.
    assert len(visits.list_visits(week, by=COMMITTEE)) > 5
    assert asked <= 22
