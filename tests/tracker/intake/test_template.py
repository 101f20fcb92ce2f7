import io
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.tracker.intake.builders import CIRCUITS, FIRE, FOODS, GOOD, KEYS, WEEK, checked
from tracker.intake.faults import Fault, Remark
from tracker.intake.template import FIRST_ROW, template
from tracker.intake.when import Hours
from tracker.records import Enterprise
from tracker.week import Week


def blank() -> bytes:
    return template(FIRE, [CIRCUITS, FOODS], WEEK)


def filled(*lines: dict[str, Any]) -> bytes:
    workbook = openpyxl.load_workbook(io.BytesIO(blank()))
    sheet = workbook["检查计划"]
    for number, line in enumerate(lines, FIRST_ROW + 1):
        for column, key in enumerate(KEYS, 1):
            if key in line:
                sheet.cell(number, column).value = line[key]
    workbook["部门情况"]["B4"] = "周二上午 1组"
    made = io.BytesIO()
    workbook.save(made)
    return made.getvalue()


@pytest.fixture
def plan() -> Worksheet:
    sheet = openpyxl.load_workbook(io.BytesIO(blank())).worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


def rules(sheet: Worksheet) -> dict[str, Any]:
    return {str(one.sqref).split(":")[0]: one for one in sheet.data_validations.dataValidation}


def test_a_filled_template_comes_back_as_lines():
    content = filled(
        GOOD, GOOD | {"item": "乙", "when": "12月3日（周四）上午", "minutes": "1.5小时"}
    )
    found = checked(content, department=None)
    assert [(one.row, one.minutes) for one in found.accepted()] == [(4, 90), (5, 90)]
    assert found.department == "FIRE"
    assert found.facts.teams == 3
    assert found.facts.away == ((1, (1950, 2160)),)


def test_the_example_row_is_left_out_and_told():
    found = checked(blank())
    assert [one.code for one in found.problems] == [Fault.NO_LINES]
    assert [(one.code, one.place.row) for one in found.notes] == [(Remark.EXAMPLE_IGNORED, 3)]


def test_every_offered_time_can_be_read():
    lists = openpyxl.load_workbook(io.BytesIO(blank()))["字典"]
    offered = [cell.value for cell in lists["C"] if cell.value]
    assert len(offered) == 16
    lines = [GOOD | {"item": f"第{number}项", "when": one} for number, one in enumerate(offered)]
    problems = [
        one for one in checked(filled(*lines)).problems if one.code is not Fault.LINES_TOO_LONG
    ]
    assert problems == []


def test_the_credit_code_is_text(plan: Worksheet):
    assert plan.cell(FIRST_ROW + 1, 2).number_format == "@"
    assert plan.cell(300, 2).number_format == "@"


def test_drop_down_lists_stand_on_a_hidden_sheet(plan: Worksheet):
    assert rules(plan)["A4"].formula1 == "字典!$A$1:$A$2"
    assert rules(plan)["K4"].formula1 == "字典!$D$1:$D$2"
    assert rules(plan)["E4"].formula1 == "字典!$B$1:$B$3"
    assert openpyxl.load_workbook(io.BytesIO(blank()))["字典"].sheet_state == "hidden"


def test_cells_say_what_belongs_into_them(plan: Worksheet):
    assert "文本格式" in rules(plan)["B4"].prompt
    assert rules(plan)["B4"].type == "textLength"
    assert rules(plan)["H4"].formula1 == "2"


def test_the_header_stays_in_sight(plan: Worksheet):
    assert plan.freeze_panes == "B3"
    assert plan["A1"].value == "源城区消防救援大队2026年第49周涉企检查计划"


def test_equal_arguments_give_equal_bytes():
    assert blank() == blank()


def test_a_name_that_looks_like_a_formula_stays_a_name():
    evil = Enterprise("e3", '=HYPERLINK("http://x")', "91441602XG0000868X")
    workbook = openpyxl.load_workbook(io.BytesIO(template(FIRE, [evil], WEEK)))
    assert workbook["字典"]["A1"].data_type == "s"


def test_a_holiday_week_offers_its_own_days():
    week = Week.parse("2026-W40")
    content = template(FIRE, [], week, Hours.of(week, days=(0, 1, 2, 5)))
    offered = [cell.value for cell in openpyxl.load_workbook(io.BytesIO(content))["字典"]["C"]]
    assert "10月3日（周六）上午" in offered
    assert "10月1日（周四）上午" not in offered
