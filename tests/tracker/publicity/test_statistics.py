"""Figures that anybody may know tell nothing of enterprises and of who comes unannounced."""

import datetime as dt
import logging

import pytest

from tests.benchmarks import year
from tests.benchmarks.year import TINY
from tests.tracker.builders import COMMITTEE, WEEK, ask, line, person, plan, publish, publish_plan
from tests.tracker.onsite import NINE, at
from tracker import clock, visits
from tracker.errors import NotAllowed
from tracker.people import of_feed
from tracker.publicity import statistics
from tracker.records import Role
from tracker.records.publicity import PublicDay, PublicFigures

NOBODY = person(Role.ANONYMOUS)


@pytest.fixture(autouse=True)
def in_the_week(park: str):
    with at(NINE):
        yield


def test_an_empty_park_has_nothing_to_show():
    assert statistics.figures(by=NOBODY) == PublicFigures(0, 0, 0, 0, WEEK, ())


def test_a_published_week_is_summed_up_without_names():
    publish_plan(line(), line("TAX"), line("EMB", "E2", windows=("Wed 09:00-12:00",)))

    told = statistics.figures(by=NOBODY)

    assert told == PublicFigures(
        weeks=1,
        visits=2,
        joint=1,
        saved=1,
        week=WEEK,
        days=(
            PublicDay(WEEK.date(1), 1, ("FIRE 局", "TAX 局")),
            PublicDay(WEEK.date(2), 1, ("EMB 局",)),
        ),
    )
    assert "E1" not in str(told)


def test_unannounced_work_appears_in_no_figure():
    publish_plan(line())
    before = statistics.figures(by=NOBODY)

    ask(line(), line("TAX", "E3", announced=False), line("EMB", "E3", announced=False))
    plan()
    publish()

    assert statistics.figures(by=NOBODY) == before


def test_what_is_only_planned_or_was_cancelled_does_not_appear():
    ask(line())
    plan()
    assert statistics.figures(by=NOBODY).visits == 0

    publish()
    ask(line("FIRE", "E2"))
    plan()
    publish()

    told = statistics.figures(by=NOBODY)
    assert (told.weeks, told.visits) == (1, 1)


def test_another_week_is_counted_and_its_days_are_not_shown():
    publish_plan(line())

    with at(NINE + dt.timedelta(days=7)):
        told = statistics.figures(by=NOBODY)

    assert (told.visits, told.days) == (1, ())


def test_it_takes_as_many_steps_for_one_visit_as_for_many(caplog: pytest.LogCaptureFixture):
    def steps() -> int:
        caplog.clear()
        with caplog.at_level(logging.DEBUG, "peewee"):
            statistics.figures(by=NOBODY)
        return len(caplog.records)

    publish_plan(line())
    one = steps()
    publish_plan(line(), line("TAX", "E2"), line("EMB", "E3"))

    assert steps() == one > 1


def test_the_reader_of_a_feed_reads_the_feed():
    with pytest.raises(NotAllowed):
        statistics.figures(by=of_feed(department="FIRE"))


def test_a_year_is_summed_up_as_its_visits_say(tracker: str):
    with clock.fixed(TINY.now):
        year.fill(TINY)

        told = statistics.figures(by=NOBODY)

        every = visits.list_visits(by=COMMITTEE)
    open_ones = [one for one in every if one.announced and not one.cancelled]
    offices = [[one.department.id for one in visit.requests] for visit in open_ones]
    assert (told.visits, told.joint, told.saved) == (
        len(open_ones),
        sum(len(set(one)) > 1 for one in offices),
        sum(len(one) - 1 for one in offices),
    )
    now = [one for one in open_ones if one.week == told.week]
    assert sum(day.visits for day in told.days) == len(now) > 0
    assert {name for day in told.days for name in day.departments} == {
        one.department.name for visit in now for one in visit.requests
    }
