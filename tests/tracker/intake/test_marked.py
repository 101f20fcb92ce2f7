import io

import openpyxl
import pytest

from tests.tracker.intake import builders
from tests.tracker.intake.builders import book, checked, row, rows
from tracker.intake.faults import Fault, Place, Problem, Refused
from tracker.intake.marked import marked

WRONG = rows(row(), row(item="乙", when="周六上午", minutes="很久"))
RED = "FFFF9999"


def test_wrong_cells_come_back_red_with_a_comment():
    content = book(WRONG)
    made = marked(content, checked(content).problems)
    sheet = openpyxl.load_workbook(io.BytesIO(made))["检查计划"]
    assert sheet["F3"].fill.fgColor.rgb == RED
    assert sheet["F3"].comment is not None
    assert "not a working day" in sheet["F3"].comment.text
    assert sheet["G3"].fill.fgColor.rgb == RED
    assert sheet["F2"].comment is None
    assert sheet["F2"].value == builders.GOOD["when"]


def test_the_caller_chooses_the_words():
    content = book(WRONG)
    made = marked(content, checked(content).problems, words=lambda one: f"错误：{one.found}")
    sheet = openpyxl.load_workbook(io.BytesIO(made))["检查计划"]
    assert sheet["F3"].comment is not None
    assert sheet["F3"].comment.text == "错误：2026-12-05 周六"


def test_problems_without_a_cell_stand_at_their_row_or_at_the_top():
    problems = [
        Problem(Place("a", "检查计划", 3), "乙", "x", Fault.DUPLICATE_LINE),
        Problem(Place("a"), "甲", "x", Fault.NO_DEPARTMENT),
        Problem(Place("a", "没有", 1, "", "ZZZ1"), "丙", "x", Fault.BAD_DATE),
    ]
    made = marked(book(WRONG), problems)
    sheet = openpyxl.load_workbook(io.BytesIO(made))["检查计划"]
    assert sheet["A3"].comment is not None
    assert sheet["A1"].comment is not None
    assert "'甲'" in sheet["A1"].comment.text
    assert "'丙'" in sheet["A1"].comment.text


def test_a_text_comes_back_as_a_workbook_in_which_no_formula_runs():
    content = builders.text([*WRONG, ["=1+1"]]).encode("gbk")
    made = marked(content, checked(content, "消防.csv").problems, name="消防.csv")
    (sheet,) = openpyxl.load_workbook(io.BytesIO(made)).worksheets
    assert sheet["F3"].comment is not None
    assert (sheet["A4"].value, sheet["A4"].data_type) == ("=1+1", "s")


@pytest.mark.parametrize("content", [b"", book(WRONG)[:900], b"PK\3\4"])
def test_what_cannot_be_opened_cannot_be_marked(content: bytes):
    with pytest.raises(Refused):
        marked(content, [])


def test_painting_itself_needs_no_cage():
    from tracker.intake.child import answer

    content = book(WRONG)
    for kind, source in (("xlsx", content), ("csv", builders.text(WRONG).encode())):
        marks = [("检查计划", "E3", "甲"), ("", "", "乙"), ("", "E3", "丙")]
        made = answer({"kind": kind, "marks": marks}, source)
        sheet = openpyxl.load_workbook(io.BytesIO(made)).worksheets[0]
        assert sheet["E3"].comment is not None
        assert sheet["E3"].comment.text == "甲\n丙"
        assert sheet["A1"].fill.fgColor.rgb == RED
