"""What reviews lead to: somebody does something by a day, and something came of it."""

import datetime as dt

import pytest

from tests.tracker.builders import COLLECTING, COMMITTEE, WEEK, officer
from tracker import history, improvements
from tracker.errors import NotAllowed, NotFound, Rejected, WrongState

FIRST, LAST = WEEK.date(0), WEEK.date(6)
FRIDAY = WEEK.date(4)
YESTERDAY = COLLECTING.date() - dt.timedelta(days=1)


def test_a_review_leads_to_actions_that_are_finished_with_a_result(park: str):
    one = improvements.improve(FIRST, LAST, "FIRE", "减少重复入企", FRIDAY, by=COMMITTEE)
    assert improvements.list_improvements(by=COMMITTEE, waiting=True) == (one,)

    with pytest.raises(Rejected, match="result: missing"):
        improvements.finish(one.id, " ", by=COMMITTEE)
    done = improvements.finish(one.id, "合并检查", by=COMMITTEE)

    assert done.result == "合并检查"
    assert improvements.list_improvements(by=COMMITTEE, waiting=True) == ()
    assert improvements.list_improvements(by=COMMITTEE) == (done,)
    with pytest.raises(WrongState):
        improvements.finish(one.id, "再来", by=COMMITTEE)
    assert history.audit() == ()


def test_an_action_without_words_owner_or_time_is_refused(park: str):
    with pytest.raises(Rejected) as wrong:
        improvements.improve(FIRST, LAST, "WATER", "", YESTERDAY, by=COMMITTEE)

    assert len(wrong.value.problems) == 3
    with pytest.raises(NotFound):
        improvements.finish(9, "x", by=COMMITTEE)


def test_what_is_due_first_stands_first(park: str):
    late = improvements.improve(FIRST, LAST, "committee", "合并模板", LAST, by=COMMITTEE)
    soon = improvements.improve(FIRST, LAST, "TAX", "提前报计划", FRIDAY, by=COMMITTEE)

    assert improvements.list_improvements(by=COMMITTEE) == (soon, late)


def test_only_the_committee_changes_and_reads_them(park: str):
    for act in (
        lambda: improvements.list_improvements(by=officer()),
        lambda: improvements.improve(FIRST, LAST, "FIRE", "x", FRIDAY, by=officer()),
        lambda: improvements.finish(1, "x", by=officer()),
    ):
        with pytest.raises(NotAllowed):
            act()
