"""Coercive measures on the command line."""

import datetime as dt
import json

import pytest

from tests.tracker.onsite import LATER, NINE
from tests.web.commands.onsite import FIRE, TAX, enter

DAY = NINE.date()
FACTS = ("--basis", "法", "--impact", "无", "--reviewer", "某某", "--begun", DAY, "--until", DAY)


@pytest.fixture
def measure(published: str) -> int:
    """What TAX has frozen at the visit, until the same day."""
    enter("visits", "attend", published, "TAX", "on-time", *TAX)
    enter("coercive", "take", published, "freeze", "账户", *FACTS, *TAX)
    (one,) = json.loads(enter("coercive", "list", "--visit", published, "--json").stdout)
    assert one["entry"]["reserved"]
    return one["id"]


def test_a_measure_is_listed_extended_and_lifted(measure: int):
    told = enter("coercive", "list", *FIRE).stdout
    assert all(word in told for word in ("冻结", "账户", "实施中", str(DAY)))

    week = DAY + dt.timedelta(7)
    longer = enter("coercive", "extend", measure, week, "--reason", "复杂", *TAX)
    ended = enter("coercive", "lift", measure, DAY, "--reason", "已整改", *TAX, now=LATER)

    assert longer.stdout == f"强制措施 {measure}：已延期\n"
    assert ended.stdout == f"强制措施 {measure}：已解除\n"


def test_what_ran_out_is_listed(measure: int):
    assert "账户" not in enter("coercive", "list", "--overdue").stdout
    assert "账户" in enter("coercive", "list", "--overdue", now=NINE + dt.timedelta(1)).stdout


@pytest.mark.parametrize("words", [("--nothing-left", "涉案"), ("--closure-ordered",)])
def test_what_is_not_left_is_said(published: str, words: tuple[str, ...]):
    enter("visits", "attend", published, "TAX", "on-time", *TAX)

    enter("coercive", "take", published, "seal", "仓库", *FACTS, *words, *TAX)

    (one,) = json.loads(enter("coercive", "list", "--json").stdout)
    assert not one["entry"]["reserved"]


def test_what_cannot_be_done_is_told(measure: int, published: str):
    for words, fault in (
        (("lift", measure, DAY, "--reason", "x", *FIRE), "不能登记该部门的强制措施"),
        (("lift", 999_999, DAY, "--reason", "x", *TAX), "没有强制措施"),
        (("extend", measure, DAY, "--reason", "x", *TAX), "截止日期："),
        (("take", published, "burn", "x", *FACTS, *TAX), "is none of seal, seize, freeze"),
    ):
        told = enter("coercive", *words)
        assert (told.exit_code, told.stdout) == (2, "")
        assert fault in told.stderr
