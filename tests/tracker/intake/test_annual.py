"""Annual plans as files: every fault by row, and back again what was written."""

import csv
import io
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from tests.tracker.intake.builders import FIRE, TAX, book
from tracker.errors import Rejected
from tracker.intake import annual
from tracker.intake.annual import CheckedAnnual, check
from tracker.intake.faults import Fault, Remark
from tracker.records import AnnualLine, Department

EMB = Department("EMB", "源城区应急管理局", "应急", 2)
OFFICES = (FIRE, TAX, EMB)
HEADER = tuple(annual.TITLES.values())
GOOD: dict[str, Any] = {
    "number": 1,
    "title": "冬季安全联合抽查",
    "item": "消防安全监督检查",
    "objects": "食品生产企业24户",
    "rate": "5%，1次/年",
    "credit": "A类不抽",
    "period": "3-6月",
    "initiator": "源城区消防救援大队",
    "cooperating": "应急、税务",
    "mode": "现场检查",
    "lead": "应急",
}
LINE = AnnualLine(
    number=1,
    title="冬季安全联合抽查",
    item="消防安全监督检查",
    objects="食品生产企业24户",
    rate="5%,1次/年",
    credit="A类不抽",
    since=date(2027, 3, 1),
    until=date(2027, 6, 30),
    initiator="FIRE",
    cooperating=("EMB", "TAX"),
    mode="现场检查",
    lead="EMB",
)


def row(**changed: Any) -> list[Any]:
    return [(GOOD | changed)[key] for key in annual.TITLES]


def read(*rows: Sequence[Any], header: Sequence[Any] = HEADER, title: bool = True) -> CheckedAnnual:
    cells = [["2027年度联合检查计划"]] if title else []
    content = book([*cells, header, *rows], sheet="计划")
    return check(content, year=2027, departments=OFFICES, name="年度.xlsx")


def codes(checked: CheckedAnnual) -> list[tuple[Fault, int | None, str]]:
    return [(one.code, one.place.row, one.place.column) for one in checked.problems]


def test_a_line_is_read_with_every_column():
    checked = read(row())

    assert checked.accepted() == (LINE,)
    assert (checked.source.name, len(checked.source.sha256)) == ("年度.xlsx", 64)


def test_optional_columns_may_be_absent():
    keys = [key for key in annual.TITLES if key in annual.REQUIRED]
    cells = [GOOD[key] for key in keys]
    other = [*cells[:1], "另一事项", *cells[2:]]

    checked = read(cells, other, header=[annual.TITLES[key] for key in keys])

    first, second = checked.accepted()
    assert (first.number, second.number) == (1, 2)
    assert (first.credit, first.mode, first.lead) == ("", "", "")


def test_the_columns_are_known_by_other_names_and_in_another_order():
    names = {"title": "任务名称", "period": "抽查时间", "cooperating": "协同部门*", "number": "No."}
    keys = list(annual.TITLES)[::-1]

    checked = read(
        [GOOD[key] for key in keys], header=[names.get(k, annual.TITLES[k]) for k in keys]
    )

    assert checked.accepted() == (LINE,)


@pytest.mark.parametrize(
    ("changed", "fault", "column"),
    [
        ({"title": ""}, Fault.MISSING_VALUE, "抽查任务名称"),
        ({"item": None}, Fault.MISSING_VALUE, "抽查事项"),
        ({"item": "事" * 501}, Fault.TEXT_TOO_LONG, "抽查事项"),
        ({"rate": "按需"}, Fault.BAD_RATE, "抽查比例和频次"),
        ({"period": "适时"}, Fault.BAD_PERIOD, "实施时间"),
        ({"period": "2026年3-6月"}, Fault.BAD_PERIOD, "实施时间"),
        ({"initiator": "管委会"}, Fault.UNKNOWN_DEPARTMENT, "发起部门"),
        ({"cooperating": "应急、海关"}, Fault.UNKNOWN_DEPARTMENT, "配合部门"),
        ({"cooperating": "消防"}, Fault.NO_PARTNER, "配合部门"),
        ({"cooperating": ""}, Fault.MISSING_VALUE, "配合部门"),
        ({"cooperating": "应急", "lead": "税务"}, Fault.LEAD_OUTSIDE, "牵头部门"),
        ({"number": "甲"}, Fault.BAD_NUMBER, "序号"),
        ({"number": 0}, Fault.BAD_NUMBER, "序号"),
    ],
)
def test_a_fault_is_told_with_its_row_and_column(
    changed: dict[str, Any], fault: Fault, column: str
):
    checked = read(row(number=9, item="其他"), row(**changed))

    assert (fault, 4, column) in codes(checked)
    assert [one.number for one in checked.lines] == [9]
    with pytest.raises(Rejected, match="row 4"):
        checked.accepted()


def test_all_faults_of_all_rows_are_told_at_once():
    checked = read(row(rate="x", period="x"), row(initiator="x"), row(title="", lead="税务税务"))

    assert [(fault, number) for fault, number, _ in codes(checked)] == [
        (Fault.BAD_RATE, 3),
        (Fault.BAD_PERIOD, 3),
        (Fault.UNKNOWN_DEPARTMENT, 4),
        (Fault.SAME_LINE, 4),
        (Fault.MISSING_VALUE, 5),
        (Fault.UNKNOWN_DEPARTMENT, 5),
        (Fault.SAME_LINE, 5),
    ]


@pytest.mark.parametrize(
    "written",
    ["应急、税务", "应急，税务", "应急;税务", "应急 税务", "应急\n税务、", "EMB/TAX、消防、EMB"],
)
def test_cooperating_departments_are_parted_in_many_ways(written: str):
    (one,) = read(row(cooperating=written)).accepted()

    assert one.cooperating == ("EMB", "TAX")


def test_a_blank_may_belong_to_the_name_of_a_department():
    spaced = Department("TAX", "Tax Office", "", 2)
    good = row(number=2, item="其他", cooperating="应急、Tax Office", lead="tax office")
    cells = [["计划"], HEADER, row(cooperating="应急 Tax Office", lead=""), good]

    checked = check(book(cells), year=2027, departments=(FIRE, EMB, spaced), name="x.xlsx")

    assert [one.cooperating for one in checked.lines] == [("EMB", "TAX")]
    assert {one.place.row for one in checked.problems} == {3}


def test_a_line_that_stands_twice_is_told_with_the_first():
    checked = read(row(), row(number=2, credit="另有要求"), row(number=1, item="其他"))

    assert codes(checked) == [(Fault.SAME_LINE, 4, "抽查事项"), (Fault.SAME_LINE, 5, "序号")]
    assert "计划!3" in checked.problems[0].found


def test_the_same_item_in_another_period_is_another_line():
    assert len(read(row(), row(number=2, period="9月")).accepted()) == 2


def test_totals_and_notes_below_are_no_lines():
    checked = read(row(), ["合计", 1], [None, "填表人：某某"], [])

    assert checked.accepted() == (LINE,)
    assert [one.code for one in checked.notes] == [Remark.ROW_IGNORED] * 2


def test_merged_cells_count_for_every_row_below():
    def merge(workbook: Any, sheet: Any) -> None:
        sheet.merge_range(2, 7, 3, 7, "消防")

    cells = [["计划"], HEADER, row(initiator=None), row(number=2, item="其他", initiator=None)]
    checked = check(book(cells, merge), year=2027, departments=OFFICES, name="x.xlsx")

    assert [one.initiator for one in checked.accepted()] == ["FIRE", "FIRE"]


def test_a_file_without_the_columns_says_which_ones():
    assert [one.code for one in read(["a", "b"], header=["x", "y"]).problems] == [Fault.NO_HEADER]
    missing = read(row()[:5], header=HEADER[:5])
    assert [(one.code, one.expected or one.found) for one in missing.problems] == [
        (Fault.MISSING_COLUMN, title) for title in ("实施时间", "发起部门", "配合部门")
    ]
    twice = read([*row(), "x"], header=[*HEADER, "事项"])
    assert (Fault.DUPLICATE_COLUMN, 2, "事项") in codes(twice)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", Fault.EMPTY_FILE),
        (b"\x89PNG\r\n\x1a\n\x00", Fault.WRONG_TYPE),
        (b"PK\x03\x04broken", Fault.DAMAGED),
        ("、".join(HEADER).encode(), Fault.NO_HEADER),
        (",".join(HEADER).encode(), Fault.NO_LINES),
    ],
)
def test_what_is_no_plan_gets_one_clear_problem(content: bytes, fault: Fault):
    checked = check(content, year=2027, departments=OFFICES, name="x")

    assert [one.code for one in checked.problems] == [fault]


def test_an_error_of_the_spreadsheet_program_is_told():
    def wrong(workbook: Any, sheet: Any) -> None:
        sheet.write_formula(2, 4, "=1/0", None, "#DIV/0!")

    checked = check(
        book([["计划"], HEADER, row()], wrong), year=2027, departments=OFFICES, name="x.xlsx"
    )

    assert (Fault.ERROR_VALUE, 3, "抽查比例和频次") in codes(checked)


RISKY = AnnualLine(
    number=7,
    title="=HYPERLINK(1)",
    item="@事项",
    objects='有"引号",逗号\n和换行',
    rate="5%",
    since=date(2027, 1, 1),
    until=date(2027, 12, 31),
    initiator="TAX",
    cooperating=("FIRE",),
)


def test_what_is_written_is_read_again():
    lines = (LINE, RISKY)

    for content in (annual.as_csv(lines, OFFICES), annual.as_xlsx(2027, lines, OFFICES)):
        checked = check(content, year=2027, departments=OFFICES, name="x")
        assert checked.accepted() == lines


def test_a_csv_opens_in_a_spreadsheet_program_and_calculates_nothing():
    content = annual.as_csv((RISKY,), OFFICES)

    assert content.startswith(b"\xef\xbb\xbf")
    (_, cells) = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert cells[1:3] == ["'=HYPERLINK(1)", "'@事项"]


def test_equal_lines_make_equal_files():
    assert annual.as_xlsx(2027, (LINE,), OFFICES) == annual.as_xlsx(2027, (LINE,), OFFICES)
