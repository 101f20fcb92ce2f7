"""Findings on the command line: recorded, put right, seen again."""

import json

import pytest

from tests.tracker.builders import WEEK
from tests.tracker.onsite import LATER, NINE
from tests.web.commands.onsite import FIRE, TAX, enter
from tracker.week import Week

ORDER = ("--approver", "局长", "--approved-on", NINE.date())


@pytest.fixture
def found(published: str) -> int:
    """A finding of TAX at the visit."""
    enter("visits", "attend", published, "TAX", "on-time", *TAX)
    enter("visits", "find", published, "账册", "账册不全", "--due", WEEK.date(9), *TAX)
    (one,) = json.loads(enter("visits", "findings", "--visit", published, "--json").stdout)
    return one["id"]


def test_a_finding_is_recorded_and_listed(found: int, published: str):
    told = enter("visits", "findings", *FIRE).stdout

    words = (published, "账册", "一般", "责令改正", "2026-12-09", "待整改")
    assert all(word in told for word in words)


def test_what_a_department_keeps_to_itself_is_not_listed_for_others(found: int, published: str):
    kind = ("--severity", "minor", "--outcome", "no-penalty-minor", "--own")
    told = enter("visits", "find", published, "发票", "少一张", *kind, *TAX)

    assert (told.stderr, told.stdout[-5:]) == ("", "：待整改\n")
    assert "发票" not in enter("visits", "findings", *FIRE).stdout
    assert "轻微免罚" in enter("visits", "findings", *TAX).stdout


@pytest.mark.parametrize(
    ("steps", "state"),
    [
        ([("rectify", "照片"), ("accept",)], "已销号"),
        ([("rectify", "照片"), ("reject", "--reason", "不清楚")], "待整改"),
        ([("withdraw", "--reason", "误录")], "已撤回"),
        ([("release",)], "待整改"),
        ([("reinspect", *ORDER), ("pass", NINE.date(), "照片")], "已销号"),
        ([("reinspect", *ORDER), ("fail", NINE.date(), "--reason", "未改")], "待整改"),
    ],
)
def test_a_finding_goes_its_way(found: int, steps: list[tuple[object, ...]], state: str):
    for verb, *rest in steps:
        told = enter("visits", verb, found, *rest, *TAX, now=LATER)
        assert told.exit_code == 0

    assert told.stdout == f"问题 {found}：{state}\n"


def test_an_order_says_which_week_and_request(found: int):
    told = enter("visits", "reinspect", found, *ORDER, *TAX, now=LATER, ONEVISIT_LANGUAGE="en")
    assert "request TAX-2" in told.stdout

    other = enter("visits", "reinspect", found, *ORDER, *TAX, now=LATER)
    assert (other.exit_code, other.stdout) == (2, "")
    assert "现在可以：复查通过、复查不通过" in other.stderr


def test_a_later_week_may_be_chosen(found: int):
    later = Week(2026, 51)

    told = enter("visits", "reinspect", found, *ORDER, "--week", later, *TAX, now=LATER)

    assert told.exit_code == 0
    assert "51" in told.stdout


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (("rectify", 999_999, "照片", *TAX), "没有检查发现"),
        (("rectify", "FOUND", "照片", *FIRE), "不能登记该部门发现的问题"),
        (("accept", "FOUND", *TAX), "不能认可整改"),
        (("reject", "FOUND", *TAX), "--reason"),
        (("reinspect", "FOUND", *TAX), "--approver"),
        (("pass", "FOUND", "tomorrow", "照片", *TAX), "is no day"),
    ],
)
def test_what_cannot_be_done_is_told(found: int, words: tuple[object, ...], fault: str):
    told = enter("visits", *(found if word == "FOUND" else word for word in words))

    assert (told.exit_code, told.stdout) == (2, "")
    assert fault in told.stderr


def test_what_a_week_sees_again_is_listed(published: str):
    told = enter("visits", "findings", "--seen-again-in", "2026-W50", "--json")

    assert json.loads(told.stdout) == []
    assert enter("visits", "findings", "--seen-again-in", "W50").exit_code == 2
    assert published
