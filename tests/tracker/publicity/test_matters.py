"""Figures of appeals that anybody may know: by category, without names, never of a few."""

import datetime as dt
import logging

import pytest

from tests.tracker.appeals import builders as calls
from tests.tracker.builders import COMMITTEE, person
from tracker import settings
from tracker.appeals import call_backs, organs
from tracker.models import AppealRow
from tracker.publicity import matters, statistics
from tracker.records import Category, LegalKind, Role, Satisfaction
from tracker.records.publicity import PublicAppeals

WATER = {"category": Category.OPERATION}


@pytest.fixture(autouse=True)
def staff(park: str):
    calls.staff()


def answer(working_days: int, satisfaction: Satisfaction | None = None) -> int:
    """A matter of today whose answer comes so many working days later."""
    appeal = calls.solving(**WATER)
    with calls.at(working_days):
        calls.handling.propose_result(
            appeal, "已恢复供电", calls.ResultKind.SOLVED, by=calls.OFFICER
        )
        calls.signing.approve(appeal, by=calls.HEAD)
        if satisfaction:
            call_backs.call_back(appeal, calls.said(satisfaction), by=calls.CLERK)
    return appeal


def test_nothing_is_told_where_nothing_came_in():
    assert matters.of_categories() == ()


def test_a_category_is_told_from_five_matters_on():
    for number in range(4):
        calls.received(title=f"停电 {number}")
    assert matters.of_categories() == ()

    calls.received(title="停电 4")

    assert matters.of_categories() == (PublicAppeals("OPERATION", 5, None, None, None),)


def test_answers_are_counted_by_their_day_and_by_what_appellants_said():
    satisfied = Satisfaction.SATISFIED
    for days in (0, 1, 2, 5, 6):
        answer(days, Satisfaction.FAIR if days == 2 else satisfied)
    calls.received(title="尚未答复")

    assert matters.of_categories() == (PublicAppeals("OPERATION", 6, 80, 80, 2),)


def test_a_share_of_a_few_is_not_told_beside_a_count_of_many():
    for days in (0, 1, 2, 3):
        answer(days)
    calls.received(title="尚未答复")

    (told,) = matters.of_categories()

    assert told == PublicAppeals("OPERATION", 5, None, None, None)


def test_an_answer_in_time_is_in_time_although_it_was_taken_up_late():
    for number in range(5):
        appeal = calls.dispatched(title=f"停电 {number}")
        with calls.at(2):
            calls.handling.take_up(appeal, by=calls.OFFICER)
            task = calls.Task("检修", calls.day(3))
            calls.handling.propose_plan(appeal, "检修", [task], by=calls.OFFICER)
            calls.signing.approve(appeal, by=calls.HEAD)
            calls.handling.propose_result(
                appeal, "已恢复", calls.ResultKind.SOLVED, by=calls.OFFICER
            )
            calls.signing.approve(appeal, by=calls.HEAD)

    assert [one.in_time for one in matters.of_categories()] == [100]


def test_a_weekend_does_not_count():
    for _ in range(5):
        answer(2)

    (told,) = matters.of_categories()

    assert calls.day(2) - calls.TODAY == dt.timedelta(4)
    assert told.median_days == 2


def test_matters_of_law_and_those_that_were_another_one_are_not_counted():
    found = [calls.dispatched(title=f"停电 {number}") for number in range(6)]
    organs.transfer(found[0], LegalKind.LAW, "法院", calls.TODAY, by=calls.CLERK)
    AppealRow.update(state="merged").where(AppealRow.id == found[1]).execute()
    assert matters.of_categories() == ()

    AppealRow.update(state="received").where(AppealRow.id == found[1]).execute()

    assert [one.received for one in matters.of_categories()] == [5]


def test_how_few_are_too_few_is_a_setting():
    calls.received()
    settings.write("public.least_appeals", 1, "决定", by=COMMITTEE)

    assert [one.received for one in matters.of_categories()] == [1]


def test_the_public_reads_them_without_names_in_the_order_of_the_clause():
    for category in (Category.FINANCE, Category.GOV_SERVICE):
        for number in range(5):
            calls.received(category=category, sub="", title=f"事项 {number}")

    told = statistics.figures(by=person(Role.ANONYMOUS)).appeals

    assert [one.category for one in told] == ["GOV_SERVICE", "FINANCE"]
    assert "E1" not in str(told)


def test_it_takes_as_many_steps_for_few_matters_as_for_many(caplog: pytest.LogCaptureFixture):
    def steps() -> int:
        caplog.clear()
        with caplog.at_level(logging.DEBUG, "peewee"):
            matters.of_categories()
        return len(caplog.records)

    few = steps()
    for days in (0, 1, 2, 3, 4):
        answer(days, Satisfaction.SATISFIED)

    assert steps() == few <= 6
