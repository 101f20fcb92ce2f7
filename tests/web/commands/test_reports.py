"""The reports within three working days on the command line."""

import json

import pytest

from tests.tracker.builders import PLANNING
from tests.tracker.onsite import NINE
from tests.web.commands.onsite import FIRE, TAX, enter

LONG_AFTER = NINE.replace(day=20)


@pytest.fixture
def report(published: str) -> int:
    """Report B of FIRE, due on the Thursday of the week of planning."""
    words = ("direct", "enter", "E2", "D6", "气味异常", "--item", "消防安全")
    enter(*words, "--day", PLANNING.date(), *FIRE, now=PLANNING)
    (inspection,) = json.loads(enter("direct", "list", "--json").stdout)
    enter("direct", "complete", inspection["id"], *FIRE, now=PLANNING)
    (one,) = json.loads(enter("reports", "list", "--json").stdout)
    return one["id"]


def test_a_report_is_handed_in_and_supplemented(report: int):
    submitted = enter("reports", "submit", report, "已整改", *FIRE, now=PLANNING)
    more = enter("reports", "supplement", report, "照片已归档", *FIRE, now=LONG_AFTER)

    assert submitted.stdout == more.stdout == f"报告 {report}：已报告\n"
    (one,) = json.loads(enter("reports", "list", "--in-time", "--json").stdout)
    assert one["text"] == "已整改\n\n照片已归档"


def test_a_late_report_is_called_late_for_good(report: int):
    told = enter("reports", "submit", report, "已整改", *FIRE, now=LONG_AFTER)

    assert told.stdout == f"报告 {report}：已报告（逾期）\n"
    assert "（逾期）" in enter("reports", "list", "--late").stdout
    assert json.loads(enter("reports", "list", "--in-time", "--json").stdout) == []


def test_the_list_says_to_whom_by_when_and_on_which_clause(report: int):
    told = enter("reports", "list", "--state", "due", "--department", "FIRE").stdout

    for word in ("FIRE", "管委会", "径直检查完成", "3.3.4", "2026-11-26", "待报告"):
        assert word in told
    assert "管委会" not in enter("reports", "list", *TAX).stdout


def test_the_committee_waives_a_report_with_a_reason(report: int):
    told = enter("reports", "waive", report, "--reason", "企业已关闭")

    assert told.stdout == f"报告 {report}：免报（逾期）\n"
    assert "企业已关闭" in enter("reports", "list").stdout


def test_punctuality_is_counted_by_department(report: int):
    enter("reports", "submit", report, "已整改", *FIRE, now=PLANNING)

    (one,) = json.loads(enter("reports", "punctuality", "--json", *FIRE).stdout)
    assert (one["department"], one["on_time"], one["overdue"]) == ("FIRE", 1, 0)
    assert "按期" in enter("reports", "punctuality").stdout


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (("submit", "ID", " ", *FIRE), "内容：未填写"),
        (("submit", "ID", "x", *TAX), "没有报告"),
        (("submit", "ID", "x"), "不能提交该部门的报告"),
        (("supplement", "ID", "x", *FIRE), "不能补充"),
        (("waive", "ID", "--reason", "x", *FIRE), "不能免报"),
        (("submit", 999_999, "x", *FIRE), "没有报告"),
    ],
)
def test_what_cannot_be_done_is_told(report: int, words: tuple[object, ...], fault: str):
    told = enter("reports", *(report if word == "ID" else word for word in words), now=PLANNING)

    assert (told.exit_code, told.stdout) == (2, "")
    assert fault in told.stderr
