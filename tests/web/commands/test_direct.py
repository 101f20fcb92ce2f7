"""Inspections without a plan on the command line."""

import json

import pytest

from tests.tracker.builders import COMMITTEE, PLANNING, WEEK
from tests.tracker.onsite import NINE
from tests.web.commands.onsite import FIRE, TAX, enter
from tracker import database, requests

DAY = NINE.date()
FIRES = ("direct", "enter", "E1", "D5", "仓库起烟", "--item", "消防安全")


@pytest.fixture
def inspection(published: str) -> int:
    """One of FIRE at E1, on the day of the planned visit but before it."""
    enter(*FIRES, "--day", DAY, *FIRE, now=PLANNING)
    (one,) = json.loads(enter("direct", "list", "--json").stdout)
    return one["id"]


def test_an_inspection_goes_its_way_to_the_report_that_it_owes(inspection: int):
    more = enter("direct", "day", inspection, "2026-12-02", *FIRE)
    later = NINE.replace(day=3)
    done = enter("direct", "complete", inspection, *FIRE, now=later)

    assert more.stdout == f"径直检查 {inspection}：进行中\n"
    assert f"径直检查 {inspection}：已完成；报告" in done.stdout
    assert "最迟 2026-12-07 报管委会" in done.stdout
    told = enter("direct", "list", "--state", "completed", "--department", "FIRE").stdout
    for word in ("E1 公司", "D5", "3.3.1", "仓库起烟", "消防安全", "2026-12-02", "待报告"):
        assert word in told
    assert "E1 公司" not in enter("direct", "list", "--enterprise", "E2").stdout


def test_it_says_what_it_makes_superfluous_and_a_person_withdraws_that(inspection: int):
    told = enter("direct", "superfluous", inspection, *FIRE, now=PLANNING).stdout
    assert all(word in told for word in ("FIRE-1", "2026年第49周", "消防安全"))

    gone = enter("direct", "replace", inspection, "FIRE-1", *FIRE, now=PLANNING)

    assert f"径直检查 {inspection}：请求 FIRE-1 已撤回" in gone.stdout
    with database.session():
        assert "FIRE-1" not in [one.id for one in requests.list_requests(WEEK, by=COMMITTEE)]
    assert enter("direct", "superfluous", inspection, "--json", now=PLANNING).stdout == "[]\n"


def test_what_was_entered_by_mistake_is_void(inspection: int):
    told = enter("direct", "void", inspection, "--reason", "误录", *FIRE)

    assert told.stdout == f"径直检查 {inspection}：作废\n"


def test_a_department_lists_its_own(inspection: int):
    assert "仓库起烟" in enter("direct", "list", *FIRE).stdout
    assert "仓库起烟" not in enter("direct", "list", *TAX).stdout


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ((*FIRES, "--day", DAY, "--officers", 1, *FIRE), "执法人员：只有 1 个，至少要 2 个"),
        ((*FIRES, "--day", DAY), "不能登记该部门的径直检查"),
        (("direct", "enter", "E1", "D9", "x", "--day", DAY, *FIRE), "D1, D2, D3, D4, D5, D6"),
        (("direct", "enter", "E1", "D5", "x", "--day", DAY, *FIRE), "检查事项：未填写"),
        (("direct", "enter", "E9", "D5", "x", "--item", "y", "--day", DAY, *FIRE), "没有企业 E9"),
        (("direct", "complete", "ID", *TAX), "没有径直检查"),
        (("direct", "replace", "ID", "TAX-1", *FIRE), "检查计划：没有“TAX-1”"),
        (("direct", "void", "ID", *FIRE), "--reason"),
    ],
)
def test_what_cannot_be_done_is_told(inspection: int, words: tuple[object, ...], fault: str):
    told = enter(*(inspection if word == "ID" else word for word in words), now=PLANNING)

    assert (told.exit_code, told.stdout) == (2, "")
    assert fault in told.stderr
