"""Rows as officers write them, through the front door."""

from datetime import date
from typing import Any

import pytest

from tests.tracker.intake import builders
from tests.tracker.intake.builders import CIRCUITS, FOODS, book, checked, faults, row, rows
from tracker.intake.faults import Fault, Remark
from tracker.intake.when import Hours
from tracker.records import InspectionType, PlanLine


def remarks(content: bytes) -> list[tuple[Remark, int | None, str]]:
    return [(one.code, one.place.row, one.found) for one in checked(content).notes]


def test_a_row_becomes_a_plan_line():
    content = book(rows(row(inspectors=3, teams=2, may_lead="否", announced="否", priority="重要",
                            joint_key=" 复查-2026-017 ", note="飞行\n检查",
                            inspection_type="个案检查",
                            officers="林溪 粤P00001；陈立")))  # fmt: skip
    (line,) = checked(content).accepted()
    assert line == PlanLine(
        department="FIRE",
        enterprise=CIRCUITS.uscc,
        item="消防安全监督检查",
        basis="《中华人民共和国消防法》第五十三条",
        windows=((1950, 2160), (3750, 3930)),
        minutes=90,
        inspectors=3,
        teams=2,
        may_lead=False,
        announced=False,
        priority=3,
        approver="屈向原",
        approved_on=date(2026, 11, 20),
        joint_key="复查-2026-017",
        note="飞行 检查",
        inspection_type=InspectionType.CASE,
        officers=("林溪 粤P00001", "陈立"),
        file="消防.xlsx",
        sheet="检查计划",
        row=2,
    )


def test_empty_optional_cells_take_the_defaults():
    (line,) = checked(book(rows(row()))).accepted()
    assert (line.inspectors, line.teams, line.may_lead, line.announced) == (2, 1, True, True)
    assert (line.priority, line.joint_key, line.note) == (1, "", "")
    assert (line.inspection_type, line.officers) == (InspectionType.ROUTINE, ())


@pytest.mark.parametrize("key", ["enterprise", "code", "item", "when", "minutes", "approver"])
def test_a_required_cell_must_be_filled(key: str):
    assert faults(book(rows(row(**{key: "  "})))) == [(Fault.MISSING_VALUE, 2)]


def test_a_row_may_come_before_its_approval_but_not_with_half_of_it():
    (line,) = checked(book(rows(row(approver=" ", approved_on=None)))).accepted()
    assert (line.approver, line.approved_on, line.is_approved) == ("", None, False)
    for key in ("approver", "approved_on"):
        assert faults(book(rows(row(**{key: None})))) == [(Fault.MISSING_VALUE, 2)]


@pytest.mark.parametrize(
    ("changed", "code", "cell"),
    [
        ({"code": 9.14416e17}, Fault.ROUNDED_CODE, "B2"),
        ({"code": "9.14416E+17"}, Fault.ROUNDED_CODE, "B2"),
        ({"code": "91441602XG0000034X"}, Fault.WRONG_CHECK_DIGIT, "B2"),
        ({"code": "91441602"}, Fault.BAD_CODE, "B2"),
        ({"code": FOODS.uscc}, Fault.WRONG_ENTERPRISE, "A2"),
        ({"enterprise": "广州某某集团"}, Fault.WRONG_ENTERPRISE, "A2"),
        ({"inspection_type": "飞行检查"}, Fault.BAD_INSPECTION_TYPE, "E2"),
        ({"when": "12月8日"}, Fault.OUTSIDE_WEEK, "F2"),
        ({"when": date(2026, 12, 8)}, Fault.OUTSIDE_WEEK, "F2"),
        ({"when": "周六上午"}, Fault.NOT_A_WORKING_DAY, "F2"),
        ({"when": "再议"}, Fault.UNREADABLE_TIME, "F2"),
        ({"when": "周二 08:30-09:30"}, Fault.WINDOW_TOO_SHORT, "F2"),
        ({"minutes": "半天"}, Fault.BAD_MINUTES, "G2"),
        ({"inspectors": 1}, Fault.BAD_NUMBER, "H2"),
        ({"teams": 0}, Fault.BAD_NUMBER, "I2"),
        ({"officers": "甲" * 501}, Fault.TEXT_TOO_LONG, "J2"),
        ({"may_lead": "看情况"}, Fault.BAD_YES_NO, "K2"),
        ({"announced": "?"}, Fault.BAD_YES_NO, "L2"),
        ({"priority": 10}, Fault.BAD_PRIORITY, "M2"),
        ({"approved_on": "上周"}, Fault.BAD_DATE, "O2"),
        ({"note": "长" * 501}, Fault.TEXT_TOO_LONG, "Q2"),
    ],
)
def test_a_wrong_cell_is_told_with_its_place(changed: dict[str, Any], code: Fault, cell: str):
    def draw(workbook: Any, sheet: Any) -> None:
        if isinstance(changed.get("when"), date):
            style = workbook.add_format({"num_format": "yyyy-mm-dd"})
            sheet.write_datetime("F2", changed["when"], style)

    plain = {key: None if isinstance(value, date) else value for key, value in changed.items()}
    (problem,) = checked(book(rows(row(**plain)), draw)).problems
    assert problem.code is code
    assert (problem.place.file, problem.place.sheet, problem.place.row) == (
        "消防.xlsx",
        "检查计划",
        2,
    )
    assert problem.place.cell == cell
    assert "row 2" in problem.message


def test_the_problems_of_a_row_are_told_from_left_to_right():
    wrong = row(code="坏", when="再议", minutes="半天", inspectors=1, approved_on="上周")
    cells = [one.place.cell for one in checked(book(rows(wrong))).problems]
    assert cells == ["B2", "F2", "G2", "H2", "O2"]


def test_a_rounded_code_is_told_with_the_code_that_the_name_has():
    (problem,) = checked(book(rows(row(code=9.14416e17)))).problems
    assert problem.found == "914416000000000000"
    assert "set the column to text" in problem.message
    assert problem.expected == f"{CIRCUITS.name} {CIRCUITS.uscc}"


def test_a_window_shorter_than_the_visit_names_both_lengths():
    (problem,) = checked(book(rows(row(when="周二 08:30-09:30", minutes=90)))).problems
    assert (problem.found, problem.expected) == ("60 min", "≥ 90 min")


def test_a_window_that_holds_the_visit_only_off_the_grid_is_too_short():
    content = book(rows(row(when="周二 08:40-10:10")))
    (problem,) = checked(content).problems
    assert (problem.found, problem.expected) == ("85 min", "≥ 90 min")
    fine = Hours.of(builders.WEEK, grid=5)
    assert checked(content, hours=fine).problems == ()


def test_one_of_several_windows_may_be_too_short_and_is_told():
    found = checked(book(rows(row(when="周二 08:30-09:30；周三上午"))))
    assert len(found.lines) == 1
    (note,) = found.notes
    assert (note.code, note.found, note.expected) == (
        Remark.WINDOW_UNUSABLE,
        "周二 08:30-09:30: 60 min",
        "≥ 90 min",
    )


def test_an_unknown_enterprise_is_told_with_those_that_are_like_it():
    content = book(rows(row(enterprise="河源市榕汀线路板公司", code="91441602XG00004397")))
    (problem,) = checked(content).problems
    assert problem.code is Fault.UNKNOWN_ENTERPRISE
    assert CIRCUITS.name in problem.expected


def test_the_code_decides_when_the_name_is_written_another_way():
    found = checked(book(rows(row(enterprise="榕汀线路板"))))
    assert found.lines[0].enterprise == CIRCUITS.uscc
    (note,) = found.notes
    assert (note.code, note.expected) == (Remark.NAME_DIFFERS, CIRCUITS.name)


def test_full_width_digits_and_no_break_blanks_are_read():
    content = book(
        rows(
            row(
                enterprise="河源市榕汀线路板有限公司\u00a0",
                code="９１４４１６０２ＸＧ０００００３３Ｘ",
                when="１２月１日　０８：３０－１２：００",
                minutes="９０",
            )
        )
    )
    (line,) = checked(content).accepted()
    assert (line.enterprise, line.windows, line.minutes) == (CIRCUITS.uscc, ((1950, 2160),), 90)


def test_merged_cells_are_filled_down_and_told():
    def draw(_: object, sheet: Any) -> None:
        for column, key in enumerate(("enterprise", "code")):
            sheet.merge_range(1, column, 3, column, builders.GOOD[key])

    empty = {"enterprise": None, "code": None}
    lines = [
        row(**empty, item=item, when=f"周{day}上午")
        for item, day in zip("甲乙丙", "一二三", strict=True)
    ]
    content = book(rows(*lines), draw)
    assert [(one.enterprise, one.row) for one in checked(content).accepted()] == [
        (CIRCUITS.uscc, 2),
        (CIRCUITS.uscc, 3),
        (CIRCUITS.uscc, 4),
    ]
    assert remarks(content) == [
        (Remark.MERGED_FILLED, 2, "A2:A4"),
        (Remark.MERGED_FILLED, 2, "B2:B4"),
    ]


def test_a_row_with_nothing_but_a_merged_cell_is_blank():
    def draw(_: object, sheet: Any) -> None:
        sheet.merge_range("A2:A5", CIRCUITS.name)

    assert len(checked(book(rows(row()), draw)).accepted()) == 1


def test_ditto_marks_take_the_value_above():
    second = row(enterprise="同上", code="〃", item="消防设施检查", when="周四上午")
    content = book(rows(row(), second))
    assert [one.enterprise for one in checked(content).accepted()] == [CIRCUITS.uscc] * 2
    assert [one[:2] for one in remarks(content)] == [(Remark.DITTO_FILLED, 3)] * 2


def test_hidden_rows_are_left_out_and_told():
    def draw(_: object, sheet: Any) -> None:
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_row(4, None, None, {"hidden": True})

    content = book(rows(row(), row(item="乙"), row(item="丙", when="周四"), row(code="坏")), draw)
    assert [one.row for one in checked(content).accepted()] == [2, 4]
    assert remarks(content) == [(Remark.HIDDEN_ROWS, 3, "3, 5")]


def test_totals_explanations_examples_and_blank_rows_are_no_lines():
    content = book(
        rows(
            row(enterprise="（示例）河源市样品有限公司"),
            row(),
            [],
            ["合计", None, "共1项"],
            builders.HEADER,
            row(item="乙", when="周四上午"),
            ["填表说明："],
            ["1. 请如实填写"],
            ["本表一式两份"],
            [None] * 14 + ["仅有备注"],
        )
    )
    assert [one.row for one in checked(content).accepted()] == [3, 7]
    assert [one[:2] for one in remarks(content)] == [
        (Remark.EXAMPLE_IGNORED, 2),
        (Remark.ROW_IGNORED, 5),
        (Remark.ROW_IGNORED, 6),
        (Remark.ROW_IGNORED, 8),
        (Remark.ROW_IGNORED, 9),
        (Remark.ROW_IGNORED, 10),
        (Remark.ROW_IGNORED, 11),
    ]


def test_a_half_filled_line_is_not_mistaken_for_an_explanation():
    found = checked(book(rows(row(), [CIRCUITS.name])))
    assert {one.code for one in found.problems} == {Fault.MISSING_VALUE}
    assert {one.place.row for one in found.problems} == {3}


def test_a_total_in_the_column_of_numbers_is_no_line():
    numbered = [["序号", *builders.HEADER], [1, *row()], ["合计", *[None] * 3, "共1项"]]
    assert [one.row for one in checked(book(numbered)).accepted()] == [2]


def test_formulas_without_a_value_are_told_also_in_the_last_row():
    def draw(_: object, sheet: Any) -> None:
        sheet.write_formula("B3", "=B2", None, "")
        sheet.write_formula("G3", "=G2", None, 90)
        sheet.write_formula("H3", "=1/0", None, "#DIV/0!")
        sheet.write_formula("A5", "=A2", None, "")

    second = row(item="乙", when="周四上午", code=None, minutes=None)
    found = checked(book(rows(row(), second), draw))
    assert [(one.code, one.place.cell) for one in found.problems if one.place.row == 3] == [
        (Fault.UNCALCULATED_FORMULA, "B3"),
        (Fault.ERROR_VALUE, "H3"),
    ]
    assert (Fault.UNCALCULATED_FORMULA, "A5") in [
        (one.code, one.place.cell) for one in found.problems
    ]
    assert [(one.code, one.found) for one in found.notes] == [(Remark.FORMULA_VALUE, "90")]


def test_ragged_rows_are_read_as_far_as_they_go():
    short = row(item="乙", when="周四上午")[:13]
    text = builders.text(rows(row(), short)) + "\r\n,,\r\n"
    assert [one.row for one in checked(text.encode(), "消防.csv").accepted()] == [2, 3]


def test_a_bare_duration_under_a_header_of_hours_means_hours():
    header = ["预计时长(小时)" if "时长" in one else one for one in builders.HEADER]
    (line,) = checked(book(rows(row(minutes=1.5), header=header))).accepted()
    assert line.minutes == 90


def test_a_missing_column_is_told_once_and_no_row_is_blamed_for_it():
    header = [None if "代码" in one or "批准人" in one else one for one in builders.HEADER]
    found = checked(book(rows(row(), row(item="乙"), header=header)))
    assert [(one.code, one.expected, one.place.row) for one in found.problems] == [
        (Fault.MISSING_COLUMN, "统一社会信用代码", 1),
        (Fault.MISSING_COLUMN, "批准人", 1),
    ]
    assert found.lines == ()


def test_unknown_and_double_columns_are_told():
    header = [*builders.HEADER, "所在片区", "时间窗"]
    found = checked(book(rows(row(), header=header)))
    assert [(one.code, one.found) for one in found.problems] == [
        (Fault.DUPLICATE_COLUMN, "可检查时间*, 时间窗")
    ]
    assert [(one.code, one.place.cell) for one in found.notes] == [(Remark.UNKNOWN_COLUMN, "R1")]
