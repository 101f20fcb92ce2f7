"""What a change notice tells where the committee gave no reason."""

import datetime as dt
from dataclasses import replace

import pytest

from tests.web.builders import EMB, HUASHENG, line
from tests.web.notices import week
from tests.web.notices.week import CONFIG, paper
from tracker.records import NoticeKind
from web import papers
from web.notices.change import Changed, fields


@pytest.fixture(autouse=True)
def published(records):
    week.publish_first()
    week.publish_second()


def told(board, before, now, kind=NoticeKind.CHANGE, language="zh"):
    unsaid = replace(paper(kind), why="")
    letter = papers.letter_of(board, CONFIG, language)
    return fields(board, Changed(unsaid, before, before, now), letter)


def why(found):
    blocks = found["blocks"]
    place = next(at for at, one in enumerate(blocks) if one["kind"] == "heading")
    return blocks[place + 1]["lines"]


def test_who_left_and_who_joined_is_the_reason_where_none_was_given(board):
    now = board.visits[0]
    before = replace(now, lines=tuple(one for one in now.lines if one.department != EMB))

    assert why(told(board, now, before)) == ["源城区应急管理局不再参加本次检查。"]
    assert why(told(board, before, now)) == ["源城区应急管理局的检查并入本次，不再另行到访。"]


def test_a_visit_that_only_moved_was_planned_anew(board):
    before = board.visits[0]
    now = replace(before, start=before.start + dt.timedelta(hours=1))

    assert "重新统筹安排" in why(told(board, before, now))[0]


def test_the_columns_stand_side_by_side_and_what_did_not_change_says_so(board):
    before = board.visits[0]
    more = (*before.lines, line("EMB-9", EMB, HUASHENG, "有限空间作业"))

    rows = told(board, before, replace(before, lines=more))["blocks"][1]["rows"]

    assert [row[2] == "不变" for row in rows] == [True, True, True, True, False]
    assert rows[4][2].endswith("有限空间作业")


def test_it_speaks_english_too(board):
    before = board.visits[0]

    found = told(board, before, before, language="en")

    assert found["title"] == "Notice of a changed inspection"
    assert found["number"] == "Yuancheng Park Joint Inspection, change [2026] 1"
