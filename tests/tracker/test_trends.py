"""What merging has saved, week by week."""

import datetime as dt

import pytest

from tests.tracker import past
from tests.tracker.appeals.counting import questions
from tests.tracker.builders import (
    COMMITTEE,
    OPERATOR,
    WEEK,
    ask,
    line,
    officer,
    person,
    plan,
    publish,
    publish_plan,
)
from tracker import requests, trends, versions
from tracker.errors import NotAllowed
from tracker.people import NOBODY, of_enterprise
from tracker.records import Role
from tracker.records.trends import WeekTrend
from tracker.week import Week

LAST = Week.parse("2026-W52")


def test_a_week_tells_what_was_asked_and_what_came_of_it(park: str):
    publish_plan(
        line(),
        line(item="用电"),
        line("TAX"),
        line("EMB", enterprise="E2"),
        line("TAX", enterprise="E3", windows=("Sun 09:00-12:00",)),
    )

    (week,) = trends.weekly(LAST, 10, by=COMMITTEE)

    assert week == WeekTrend(
        WEEK, lines=5, requests=4, separate=3, visits=2, joint=1, unplanned=1, enterprises=2, once=2
    )
    assert week.saved == 1


def test_the_figures_are_those_of_the_version_itself(park: str):
    publish_plan(line(), line("TAX"), line("EMB"), line("EMB", enterprise="E2"))
    version = versions.show(WEEK, by=COMMITTEE)

    (week,) = trends.weekly(WEEK, 1, by=COMMITTEE)

    assert (week.separate, week.visits) == (version.separate, len(version.standing))
    assert week.unplanned == len(version.unplanned)


def test_an_enterprise_that_is_visited_twice_is_not_visited_once(park: str):
    publish_plan(line(), line("TAX", windows=("Thu 09:00-12:00",)), line("EMB", enterprise="E2"))

    (week,) = trends.weekly(WEEK, 1, by=COMMITTEE)

    assert (week.visits, week.enterprises, week.once, week.saved) == (3, 2, 1, 0)


def test_only_what_is_published_and_stands_counts(park: str):
    ask(line(), line("TAX"))
    plan()
    assert trends.weekly(LAST, 10, by=COMMITTEE) == ()

    publish()
    ask(line(enterprise="E2"))
    plan()
    requests.withdraw("TAX-1", "改期", by=officer("TAX"))
    (week,) = trends.weekly(LAST, 10, by=COMMITTEE)
    assert (week.visits, week.separate) == (1, 2)
    publish()

    (week,) = trends.weekly(LAST, 10, by=COMMITTEE)
    standing = versions.show(WEEK, by=COMMITTEE).standing
    assert week.visits == len(standing)
    assert week.enterprises == len({one.enterprise.id for one in standing})


def weeks_before(count: int) -> list[str]:
    """So many weeks with a visit each, before the week; their names in order."""
    days = [WEEK.date(1) - dt.timedelta(days=7 * nth) for nth in range(1, count + 1)]
    for day in days:
        past.visit(day, ("FIRE", "消防"), ("TAX", "发票"))
        past.visit(day, ("EMB", "燃气"), enterprise="E2", cancelled=True)
    return sorted(str(Week.of(day)) for day in days)


def test_weeks_come_in_order_of_time_up_to_the_last(park: str):
    names = weeks_before(4)

    def found(last: str, count: int) -> list[str]:
        return [str(one.week) for one in trends.weekly(Week.parse(last), count, by=COMMITTEE)]

    assert found("2026-W52", 10) == names
    assert found("2026-W52", 2) == names[-2:]
    assert found(names[1], 10) == names[:2]
    assert found("2025-W01", 10) == found("2026-W52", 0) == found("2026-W52", -5) == []
    assert {one.visits for one in trends.weekly(LAST, 10, by=COMMITTEE)} == {1}


def test_it_takes_as_many_questions_for_one_week_as_for_many(park: str, monkeypatch):
    weeks_before(6)
    one, many = (
        questions(monkeypatch, lambda count=count: trends.weekly(LAST, count, by=COMMITTEE))
        for count in (1, 6)
    )

    assert one == many <= 6


def test_only_committee_and_supervision_look_at_them(park: str):
    assert trends.weekly(LAST, 1, by=person(Role.SUPERVISION)) == ()
    for by in (OPERATOR, officer("FIRE"), person(Role.SERVICE_CENTRE), of_enterprise("E1"), NOBODY):
        with pytest.raises(NotAllowed):
            trends.weekly(LAST, 1, by=by)
