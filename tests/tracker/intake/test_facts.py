from typing import Any

import pytest

from tests.tracker.intake.builders import WEEK, book, checked, faults, row, rows
from tracker.intake.faults import Fault
from tracker.intake.when import Hours


def with_facts(*pairs: tuple[str, Any], title: str = "") -> bytes:
    def draw(workbook: Any, _: object) -> None:
        sheet = workbook.add_worksheet("部门情况")
        for number, pair in enumerate(pairs):
            sheet.write_row(number, 0, pair)

    plan = rows(row())
    return book([[title], *plan] if title else plan, draw)


def test_the_facts_sheet_says_teams_absences_and_contact():
    content = with_facts(
        ("部门名称", "源城区消防救援大队"),
        ("部门代码", "FIRE"),
        ("检查组数", 3),
        ("不在岗", "周二上午 1组"),
        ("不在岗：", "周五下午 2 组"),
        ("联系人", "蓝一楠"),
        ("空白", ""),
    )
    found = checked(content, department=None)
    assert found.problems == ()
    assert found.department == "FIRE"
    assert found.facts.teams == 3
    assert found.facts.away == ((1, (1950, 2160)), (2, (6630, 6810)))
    assert found.facts.contact == "蓝一楠"


@pytest.mark.parametrize(
    ("key", "value"), [("检查组数", "若干"), ("不在岗", "改天 1组"), ("不在岗", "12月8日 1组")]
)
def test_a_fact_that_cannot_be_read_is_told_with_its_row(key: str, value: str):
    (problem,) = checked(with_facts(("部门代码", "FIRE"), (key, value))).problems
    assert problem.code is Fault.UNKNOWN_FACT
    assert (problem.place.sheet, problem.place.cell) == ("部门情况", "B2")


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (with_facts(("部门名称", "源城区消防救援大队")), "a.xlsx"),
        (with_facts(("部门代码", "fire")), "a.xlsx"),
        (with_facts(title="源城区消防救援大队2026年第49周涉企检查计划"), "a.xlsx"),
        (with_facts(), "消防.xlsx"),
    ],
)
def test_the_department_is_known_by_facts_title_or_name(content: bytes, name: str):
    found = checked(content, name, department=None)
    assert (found.department, found.problems) == ("FIRE", ())
    assert found.lines[0].department == "FIRE"


def test_a_plan_of_nobody_is_refused_with_the_departments_there_are():
    (problem,) = checked(with_facts(), "计划.xlsx", department=None).problems
    assert problem.code is Fault.NO_DEPARTMENT
    assert "源城区消防救援大队 (FIRE)" in problem.expected


@pytest.mark.parametrize(
    ("content", "sent_for"),
    [(with_facts(("部门名称", "源城区消防大队")), "FIRE"), (with_facts(), "FYRE")],
)
def test_an_unknown_department_is_told_with_those_that_are_like_it(content: bytes, sent_for: str):
    (problem,) = checked(content, department=sent_for).problems
    assert problem.code is Fault.UNKNOWN_DEPARTMENT
    assert "源城区消防救援大队 (FIRE)" in problem.expected


@pytest.mark.parametrize(
    "content",
    [
        with_facts(("部门代码", "TAX")),
        with_facts(("部门代码", "FIRE"), ("部门名称", "国家税务总局源城区税务局")),
        with_facts(title="国家税务总局源城区税务局涉企检查计划"),
    ],
)
def test_a_plan_of_another_department_is_refused(content: bytes):
    assert faults(content) == [(Fault.CONFLICTING_DEPARTMENT, None)]


def test_a_title_that_names_another_week_is_refused():
    content = with_facts(title="源城区消防救援大队2026年第48周涉企检查计划")
    (problem,) = checked(content).problems
    assert (problem.code, problem.place.row) == (Fault.OUTSIDE_WEEK, 1)
    assert (problem.found, problem.expected) == ("2026年第48周", "2026-W49")


def test_the_hours_of_the_park_decide_what_a_morning_is():
    hours = Hours.of(WEEK, sessions=((540, 690), (840, 1020)))
    found = checked(with_facts(("不在岗", "周二上午")), hours=hours)
    assert found.facts.away == ((1, (1980, 2130)),)
