"""The park's files are those that the script makes."""

import csv
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from scenarios import YUANCHENG
from scenarios.yuancheng import sheets, write
from scenarios.yuancheng.workbooks import Grid

BOOKS = dict(sheets())


def cells(path: Path) -> dict[str, list[list[object]]]:
    """Every cell of every sheet."""
    if path.suffix == ".csv":
        return {"": [list(row) for row in csv.reader(path.read_text("gbk").splitlines())]}
    book = CalamineWorkbook.from_path(str(path))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The park's files, made anew."""
    folder = tmp_path_factory.mktemp("yuancheng")
    write(folder)
    return folder


def test_no_file_is_missing_or_left_over(made: Path):
    kept = {one.name for one in YUANCHENG.iterdir()}

    assert kept == {one.name for one in made.iterdir()} == {"park.json", *BOOKS}


@pytest.mark.parametrize("name", BOOKS)
def test_the_kept_workbook_has_the_cells_that_the_script_makes(made: Path, name: str):
    assert cells(YUANCHENG / name) == cells(made / name)


def test_the_kept_park_is_the_one_that_the_script_makes(made: Path):
    assert (YUANCHENG / "park.json").read_bytes() == (made / "park.json").read_bytes()


def test_making_twice_gives_the_same_bytes(made: Path, tmp_path: Path):
    write(tmp_path)

    assert all((tmp_path / one.name).read_bytes() == one.read_bytes() for one in made.iterdir())


def plan_sheet(name: str) -> Grid:
    """The sheet of plan lines as it was meant."""
    return BOOKS[name][0]


@pytest.mark.parametrize("name", [one for one in BOOKS if one.endswith(".xlsx")])
def test_a_workbook_says_what_was_meant(name: str):
    """Cells come back as they were written: blanks as "", whole numbers as floats."""
    found = cells(YUANCHENG / name)[plan_sheet(name).sheet]

    for row, meant in zip(found, plan_sheet(name).rows, strict=True):
        assert row == [
            *("" if one is None else one for one in meant),
            *[""] * (len(row) - len(meant)),
        ]


def test_one_department_sends_a_text_file_in_gbk():
    rows = cells(YUANCHENG / "统计.csv")[""]

    assert rows[0] == ["源城区统计局2026年第49周涉企检查计划"]
    assert len(rows) == 5


def test_the_land_office_writes_a_real_date_for_a_whole_day():
    found = cells(YUANCHENG / "自然资源.xlsx")["检查计划"]

    assert date(2026, 12, 2) in [row[4] for row in found]


def test_a_hidden_row_is_hidden_and_a_merged_name_is_merged():
    environment = load_workbook(YUANCHENG / "生态.xlsx")["检查计划"]
    market = load_workbook(YUANCHENG / "市监.xlsx")["检查计划"]

    assert environment.row_dimensions[2].hidden
    assert any(
        one.min_row > 1 and one.max_row - one.min_row == 1 for one in market.merged_cells.ranges
    )
