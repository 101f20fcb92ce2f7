"""Plans come in at the terminal: looked at first, whole or in part."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from tests.tracker.builders import COMMITTEE, PLANNING
from tests.tracker.past import SAFETY
from tests.web.builders import HEADER, TINGXIN, ZHIXI, sheet_row, small_park
from tracker import clock, database, items, requests
from tracker.week import Week
from web.commands import main

Type = Callable[..., Result]
WEEK = Week.parse("2026-W49")
LATE = ("--late", "收到较晚")


@pytest.fixture
def enter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Type:
    """Types a command where a small park is known and its week open."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ONEVISIT_DATABASE_URL", f"sqlite:///{tmp_path / 'onevisit.db'}")

    def one(*words: object) -> Result:
        with clock.fixed(PLANNING):
            return CliRunner().invoke(main, [str(word) for word in words])

    folder = small_park(tmp_path / "park")
    one("import", WEEK, folder / "park.json")
    one("import", WEEK, folder / "应急.csv", *LATE)
    return one


@pytest.fixture
def half_right(tmp_path: Path) -> Path:
    """A good row and a row without a usable time."""
    path = tmp_path / "消防.csv"
    good = sheet_row("河源市榕汀新材料有限公司", TINGXIN, "消防设施", "12月1日 上午")
    bad = sheet_row("河源市芷溪涂料有限公司", ZHIXI, "夜间值守", "改天")
    path.write_text("\n".join([HEADER, good, bad]) + "\n", encoding="utf-8")
    return path


def standing() -> list[tuple[str, str]]:
    with database.session():
        found = requests.list_requests(WEEK, by=COMMITTEE)
    return [(one.department.id, one.items[0]) for one in found]


def test_a_preview_tells_counts_and_faults_and_stores_nothing(enter: Type, half_right: Path):
    told = enter("import", WEEK, half_right, "--preview")

    assert told.exit_code == 0
    assert told.stdout == "某区消防救援大队：新增 1，变更 0，未变 0，撤回 0\n"
    assert "第 3 行" in told.stderr
    assert standing() == [("EMB", "粉尘防爆")]


def test_a_file_with_a_fault_is_refused_whole(enter: Type, half_right: Path):
    told = enter("import", WEEK, half_right, *LATE)

    assert (told.exit_code, told.stdout) == (2, "")
    assert "第 3 行" in told.stderr
    assert standing() == [("EMB", "粉尘防爆")]


def test_good_rows_are_taken_on_purpose_and_the_others_come_back(enter: Type, half_right: Path):
    told = enter("import", WEEK, half_right, "--good-rows", *LATE)

    assert told.exit_code == 0
    assert "消防-待改.xlsx" in told.stderr
    assert standing() == [("EMB", "粉尘防爆"), ("FIRE", "消防设施")]
    page = openpyxl.load_workbook(half_right.with_name("消防-待改.xlsx")).active
    assert [one[2].value for one in page.iter_rows(min_row=3)] == ["夜间值守"]

    page.cell(3, 5).value = "12月3日 上午"
    page.parent.save("消防-改好.xlsx")
    told = enter("import", WEEK, "消防-改好.xlsx", *LATE)
    assert (told.exit_code, told.stderr) == (0, "")
    assert told.stdout == "某区消防救援大队：新增 1，变更 0，未变 1，撤回 0\n"
    assert standing() == [("EMB", "粉尘防爆"), ("FIRE", "消防设施"), ("FIRE", "夜间值守")]


def test_where_no_row_is_good_nothing_is_taken(enter: Type, tmp_path: Path):
    path = tmp_path / "消防.csv"
    bad = sheet_row("河源市芷溪涂料有限公司", ZHIXI, "夜间值守", "改天")
    path.write_text("\n".join([HEADER, bad]) + "\n", encoding="utf-8")

    told = enter("import", WEEK, path, "--good-rows", *LATE)

    assert (told.exit_code, told.stdout) == (2, "")
    assert standing() == [("EMB", "粉尘防爆")]


def test_lines_that_the_checks_hold_back_are_named(enter: Type, half_right: Path):
    with database.session(), clock.fixed(PLANNING):
        items.register(replace(SAFETY, name="油烟"), by=COMMITTEE)

    told = enter("import", WEEK, half_right, "--good-rows", *LATE)

    assert told.exit_code == 0, told.stderr
    held = "  暂不编排：C001 消防设施：清单之外的事项（item-unknown FIRE-1）"
    assert told.stdout.splitlines()[1:] == [held]


def test_a_department_sends_its_own_plan(enter: Type, half_right: Path):
    enter("people", "add", "li", "李某", "officer", "--department", "FIRE")
    enter("people", "add", "wu", "吴某", "officer", "--department", "EMB")

    assert enter("import", WEEK, half_right, "--preview", "--as", "li").exit_code == 0
    told = enter("import", WEEK, half_right, "--good-rows", *LATE, "--as", "wu")
    assert told.exit_code == 2
    assert "不能报送该部门的检查计划" in told.stderr
    told = enter("import", WEEK, half_right, "--good-rows", *LATE, "--as", "li")
    assert "新增 1" in told.stdout


def test_a_park_tells_what_it_brought(enter: Type, tmp_path: Path):
    told = enter("import", WEEK, tmp_path / "park" / "park.json")

    assert told.exit_code == 0
    assert "：登记新增 0，变更 0，未变 " in told.stdout
