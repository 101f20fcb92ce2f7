"""The week and how far it has come."""

import datetime as dt

import pytest

from tests.tracker import builders
from tests.tracker.builders import COMMITTEE, WEEK, line, publish_plan, submit
from tracker import history, weeks
from tracker.errors import NotAllowed, NotFound, WrongState
from tracker.records import Role, WeekState
from tracker.week import Week


def test_an_open_week_collects(park: str):
    found = weeks.show_week(WEEK, by=COMMITTEE)

    assert found.state is WeekState.COLLECTING
    assert found.days == (0, 1, 2, 3, 4)
    assert not found.provisional
    assert (found.requests, found.runs, found.visits, found.published) == (0, 0, 0, None)


def test_opening_a_week_again_changes_nothing(park: str):
    publish_plan(line())
    before = history.seal()

    found = weeks.open_week(WEEK, by=COMMITTEE)

    assert found.state is WeekState.PUBLISHED
    assert history.seal() == before


def test_plans_are_due_at_the_end_of_friday_of_the_week_before_the_last(park: str):
    assert weeks.cut_off(WEEK).isoformat() == "2026-11-21T00:00:00+08:00"
    assert weeks.cut_off(WEEK) - dt.timedelta(minutes=1) < weeks.cut_off(WEEK)


def test_a_week_counts_what_was_asked_and_planned(park: str):
    submit(line(item="a"), line(item="b"), line(enterprise="E2"), line(enterprise="E3"))
    submit(line(item="a"), line(item="b"), line(enterprise="E2"))
    publish_plan(line("TAX"), line("TAX", enterprise="E2", windows=("Sat 09:00-12:00",)))

    found = weeks.show_week(WEEK, by=COMMITTEE)

    assert (found.departments, found.enterprises) == (2, 2)
    assert (found.lines, found.requests, found.late) == (5, 4, 0)
    assert (found.runs, found.visits, found.published) == (1, 2, 1)


def test_a_week_that_reaches_into_an_unknown_year_says_so(park: str):
    found = weeks.open_week(Week.parse("2026-W53"), by=COMMITTEE)

    assert found.provisional
    assert found.days == (0, 1, 2, 3, 4)


def test_weeks_are_listed_the_latest_first(park: str):
    weeks.open_week(Week.parse("2026-W50"), by=COMMITTEE)

    assert [str(one.week) for one in weeks.list_weeks(by=COMMITTEE)] == ["2026-W50", "2026-W49"]


def test_a_week_goes_its_way_to_the_end(park: str):
    publish_plan(line())

    assert weeks.start(WEEK, by=COMMITTEE).state is WeekState.RUNNING
    assert weeks.close(WEEK, by=COMMITTEE).state is WeekState.CLOSED
    acts = [one.act for one in history.events("week:2026-W49", by=COMMITTEE)]
    assert acts == [
        "open",
        "submit",
        "queue run",
        "begin run",
        "plan",
        "finish run",
        "draft",
        "publish",
        "publish version",
        "start",
        "close",
    ]


@pytest.mark.parametrize("act", [weeks.start, weeks.close])
def test_a_week_does_not_skip_a_step(park: str, act):
    with pytest.raises(WrongState) as fault:
        act(WEEK, by=COMMITTEE)

    assert fault.value.legal == ("submit", "plan")
    assert "which is collecting; legal now: submit or plan" in str(fault.value)


def test_an_unknown_week_is_told(park: str):
    with pytest.raises(NotFound, match="there is no week '2026-W50'"):
        weeks.show_week(Week.parse("2026-W50"), by=COMMITTEE)


@pytest.mark.parametrize("act", [weeks.start_planning, weeks.start, weeks.close])
def test_a_department_does_not_move_a_week(park: str, act):
    with pytest.raises(NotAllowed):
        act(WEEK, by=builders.officer())


def test_a_department_does_not_open_a_week(park: str):
    with pytest.raises(NotAllowed):
        weeks.open_week(Week.parse("2026-W50"), by=builders.officer(role=Role.HEAD))


def test_published_weeks_are_told_without_counts(park: str):
    publish_plan(line())
    weeks.open_week(Week.parse("2026-W50"), by=COMMITTEE)

    found = weeks.list_published(by=COMMITTEE)

    every = weeks.list_weeks(by=COMMITTEE)
    assert found == tuple(one.week for one in every if one.published is not None) == (WEEK,)
