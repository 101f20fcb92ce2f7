"""Wrong rows come back with their reasons and can be sent again."""

import io
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from tests.tracker.intake.builders import CIRCUITS, FIRE, FOODS, HEADER, TAX, WEEK, book, row, rows
from tracker.intake.check import Checked, check
from web import marked


def checked(path: Path) -> Checked:
    return check(path, week=WEEK, departments=[FIRE, TAX], enterprises=[CIRCUITS, FOODS])


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """A sheet of FIRE: a good row, a row without minutes, a row with two faults."""
    path = tmp_path / "消防.xlsx"
    bad = row(item="+1+1", minutes=0, approved_on="昨天")
    lines = [["消防2026年第49周"], HEADER, row(), row(item="油烟", minutes=None), bad]
    path.write_bytes(book(lines))
    return path


def given_back(path: Path) -> list[list[object]]:
    content = marked.marked(path, checked(path), FIRE.name, "zh")
    (page,) = openpyxl.load_workbook(io.BytesIO(content)).worksheets
    return [[cell.value for cell in one] for one in page.iter_rows()]


def test_only_wrong_rows_come_back_under_the_file_s_own_heading(sheet: Path):
    sender, title, header, first, second = given_back(sheet)

    assert sender[0] == f"{FIRE.name} 更正表"
    assert title[0] == "消防2026年第49周"
    assert header == [*HEADER, "问题"]
    assert [first[2], second[2]] == ["油烟", "+1+1"]


def test_every_fault_stands_beside_its_row_in_words(sheet: Path):
    *_, first, second = given_back(sheet)

    assert str(first[-1]).count("\n") == 0
    assert "预计时长" in str(first[-1])
    assert len(str(second[-1]).split("\n")) == 2


def test_what_a_stranger_typed_never_becomes_a_formula(tmp_path: Path):
    path = tmp_path / "消防.csv"
    typed = [HEADER, row(item="=1+1", minutes="很久")]
    path.write_text("\n".join(",".join(str(cell or "") for cell in one) for one in typed))

    content = marked.marked(path, checked(path), FIRE.name, "zh")

    (page,) = openpyxl.load_workbook(io.BytesIO(content)).worksheets
    assert page.cell(3, 3).value == "=1+1"
    assert page.cell(3, 3).data_type == "s"


def test_wrong_cells_are_coloured_and_right_ones_are_not(sheet: Path):
    content = marked.marked(sheet, checked(sheet), FIRE.name, "zh")
    (page,) = openpyxl.load_workbook(io.BytesIO(content)).worksheets

    minutes = HEADER.index("预计时长(分钟)*") + 1
    assert page.cell(4, minutes).fill.fgColor.rgb == "FFF8D7DA"
    assert page.cell(4, 1).fill.fgColor.rgb != "FFF8D7DA"


def test_what_was_put_right_is_taken(sheet: Path, tmp_path: Path):
    content = marked.marked(sheet, checked(sheet), FIRE.name, "zh")
    workbook = openpyxl.load_workbook(io.BytesIO(content))
    page = workbook.active
    minutes, day = HEADER.index("预计时长(分钟)*") + 1, HEADER.index("批准日期*") + 1
    for number in (4, 5):
        page.cell(number, minutes).value = 60
        page.cell(number, day).value = "2026-11-20"
    again = tmp_path / "改好.xlsx"
    workbook.save(again)

    found = checked(again)

    assert found.problems == ()
    assert found.correction
    assert not checked(sheet).correction
    assert [(one.item, one.minutes) for one in found.lines] == [("油烟", 60), ("+1+1", 60)]


def test_a_text_file_comes_back_as_a_workbook(tmp_path: Path):
    path = tmp_path / "消防.csv"
    cells = [HEADER, row(), row(minutes="很久")]
    path.write_text(
        "\n".join(",".join(str(cell or "") for cell in one) for one in cells), encoding="utf-8"
    )

    _, header, wrong = given_back(path)

    assert header[-1] == "问题"
    assert wrong[HEADER.index("预计时长(分钟)*")] == "很久"


def test_good_rows_are_those_without_any_fault(sheet: Path):
    found = checked(sheet)

    assert [one.item for one in found.good] == ["消防安全监督检查"]


def test_a_row_that_stands_twice_is_not_good(tmp_path: Path):
    path = tmp_path / "消防.xlsx"
    path.write_bytes(book(rows(row(), row(), row(item="油烟", minutes=None))))

    found = checked(path)

    assert [one.row for one in found.good] == [2]


def test_of_a_file_that_cannot_be_read_nothing_is_good(tmp_path: Path):
    path = tmp_path / "消防.xlsx"
    path.write_bytes(book(rows(row(), header=HEADER[:5])))

    assert checked(path).problems
    assert checked(path).good == ()


def test_sheets_are_named_as_every_program_takes_it():
    told = ["一" * 40, "一" * 40, "a[1]:b", "A_1__B", "'x'", "History"]
    taken: list[str] = []

    for one in told:
        taken.append(marked._name(one, taken))

    with xlsxwriter.Workbook(io.BytesIO(), {"in_memory": True}) as book:
        for one in taken:
            book.add_worksheet(one)
    assert len({one.casefold() for one in taken}) == len(told)


def test_a_sheet_with_a_name_that_others_refuse_is_given_back(tmp_path: Path):
    path = tmp_path / "消防.xlsx"
    content = book([HEADER, row(minutes=None)])
    workbook = openpyxl.load_workbook(io.BytesIO(content))
    with pytest.warns(UserWarning, match="more than 31"):
        workbook.worksheets[0].title = "名" * 40
    workbook.save(path)

    (page,) = openpyxl.load_workbook(
        io.BytesIO(marked.marked(path, checked(path), FIRE.name, "zh"))
    ).worksheets

    assert page.title == "名" * 31
