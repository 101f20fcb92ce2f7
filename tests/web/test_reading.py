import pytest

from tracker import people, weeks
from tracker.errors import NotFound
from tracker.week import Week
from web import reading


def test_only_published_weeks_are_read(story):
    assert reading.published_weeks() == ("2026-W49",)


def test_a_board_names_what_the_records_number(story):
    board = reading.board("2026-W49")

    joint = next(visit for visit in board.visits if visit.joint)
    assert [one.short for one in joint.departments] == ["应急", "消防"]
    assert joint.lines[0].items[0].file == "应急.csv"
    assert joint.number == "C001-1"
    assert board.park.demo


def test_without_secrets_unannounced_visits_are_left_out_but_counted(story):
    whole, open_ = reading.board("2026-W49"), reading.board("2026-W49", secrets=False)

    assert len(whole.visits) == 2
    assert [visit.enterprise.id for visit in open_.visits] == ["C001"]
    assert open_.separate == whole.separate


def test_an_unknown_week_is_not_found(records):
    with pytest.raises(NotFound):
        reading.board("2026-W49")


def test_an_unknown_visit_is_none(story):
    assert reading.visit("nobody") is None


def test_a_week_that_is_only_collected_has_no_board(records):
    weeks.open_week(Week(2026, 49), by=people.COMMITTEE)

    assert reading.published_weeks() == ()
    with pytest.raises(NotFound, match="published"):
        reading.board("2026-W49")
