"""What a change notice tells where the committee gave no reason."""

import datetime as dt
from dataclasses import replace

import pytest

from tests.web.builders import EMB, HUASHENG, line
from tests.web.notices import week
from tests.web.notices.week import CONFIG, paper
from tracker.records import InspectionType, NoticeKind
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


def rows(board, before, now):
    return told(board, before, now)["blocks"][1]["rows"]


def with_items(visit, **facts):
    """The visit with its items saying something else."""
    lines = (
        replace(one, items=tuple(replace(item, **facts) for item in one.items))
        for one in visit.lines
    )
    return replace(visit, lines=tuple(lines))


def test_the_columns_stand_side_by_side_and_what_did_not_change_says_so(board):
    before = board.visits[0]
    more = (*before.lines, line("EMB-9", EMB, HUASHENG, "有限空间作业"))

    found = rows(board, before, replace(before, lines=more))

    assert [row[2] == "不变" for row in found[:5]] == [True, True, True, True, False]
    assert found[4][2].endswith("有限空间作业")
    assert [row[0] for row in found[5:]] == ["时长和人数"]


def test_a_visit_that_only_moved_tells_nothing_else(board):
    before = board.visits[0]

    found = rows(board, before, replace(before, start=before.start - dt.timedelta(hours=1)))

    assert [row[0] for row in found if row[2] != "不变"] == ["检查时间"]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"inspection_type": InspectionType.CASE}, ["检查类型", "日常检查", "个案检查"]),
        (
            {"basis": "消防法第五十四条"},
            ["检查依据", "《中华人民共和国消防法》第五十三条", "消防法第五十四条"],
        ),
    ],
)
def test_what_rarely_changes_is_told_where_it_did(board, facts, expected):
    before = board.visits[0]

    assert rows(board, before, with_items(before, **facts))[5:] == [expected]


def test_who_comes_longer_or_with_more_people_is_told(board):
    before = board.visits[0]
    now = replace(
        before, lines=(replace(before.lines[0], minutes=30, inspectors=4), *before.lines[1:])
    )

    ((name, was, told_now),) = rows(board, before, now)[5:]

    assert name == "时长和人数"
    assert was.startswith("源城区消防救援大队 60 分钟 2 人、")
    assert told_now.startswith("源城区消防救援大队 30 分钟 4 人、")


def test_it_speaks_english_too(board):
    before = board.visits[0]

    found = told(board, before, before, language="en")

    assert found["title"] == "Notice of a changed inspection"
    assert found["number"] == "Yuancheng Park Joint Inspection, change [2026] 1"
