"""Penalty cases on the command line."""

import json

import pytest

from tests.tracker.onsite import LATER, NINE
from tests.web.commands.onsite import FIRE, TAX, enter

DAY = NINE.date()


@pytest.fixture
def case(published: str) -> int:
    """A fine of TAX at the visit."""
    enter("visits", "attend", published, "TAX", "on-time", *TAX)
    enter("penalties", "propose", published, "fine", "税收征管法", "--amount", "12.50", *TAX)
    (one,) = json.loads(enter("penalties", "list", "--visit", published, "--json").stdout)
    return one["id"]


def test_a_case_goes_its_way_and_is_listed_in_yuan(case: int):
    decided = enter("penalties", "decide", case, "税罚1号", DAY, "--amount", 5000, *TAX, now=LATER)
    closed = enter("penalties", "close", case, DAY, *TAX, now=LATER)

    assert decided.stdout == f"处罚案件 {case}：已决定\n"
    assert closed.stdout == f"处罚案件 {case}：已结案\n"
    told = enter("penalties", "list", *FIRE).stdout
    assert all(word in told for word in ("罚款", "5000.00", "税罚1号", "已结案"))


def test_a_case_is_dropped(case: int):
    told = enter("penalties", "drop", case, "--reason", "证据不足", *TAX)

    assert told.stdout == f"处罚案件 {case}：不予处罚\n"
    assert "证据不足" in enter("penalties", "list", *TAX).stdout


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (("close", "CASE", DAY, *TAX), "不能结案"),
        (("drop", "CASE", "--reason", "x", *FIRE), "不能办理该部门的行政处罚"),
        (("decide", "CASE", "1", DAY, "--amount", "much", *TAX), "is no amount"),
        (("decide", "CASE", "1", DAY, "--amount", "1.005", *TAX), "is no amount"),
        (("decide", "CASE", "1", DAY, "--amount", "Infinity", *TAX), "is no amount"),
        (("decide", "CASE", "1", DAY, "--amount", "-5", *TAX), "金额（分）：-500 超出范围"),
        (("drop", 999_999, "--reason", "x", *TAX), "没有行政处罚"),
    ],
)
def test_what_cannot_be_done_is_told(case: int, words: tuple[object, ...], fault: str):
    told = enter("penalties", *(case if word == "CASE" else word for word in words))

    assert (told.exit_code, told.stdout) == (2, "")
    assert fault in told.stderr
