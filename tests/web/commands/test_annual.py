"""The annual joint plan on the command line."""

import json
from pathlib import Path

import pytest

from tests.tracker.builders import PLANNING
from tests.web.commands.onsite import FIRE, enter
from tracker.intake.annual import TITLES

ROW = ("1", "冬季抽查", "消防安全", "全部企业3户", "50%", "A类不抽", "全年", "FIRE 局", "TAX 局",
       "现场检查", "TAX 局")  # fmt: skip


def written(path: Path, *rows: tuple[str, ...]) -> Path:
    lines = [",".join(cells) for cells in (tuple(TITLES.values()), *rows)]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture
def file(published: str, tmp_path: Path) -> Path:
    """A plan with one line."""
    return written(tmp_path / "plan.csv", ROW)


def test_a_plan_comes_in_is_put_in_force_and_shown(file: Path):
    taken = enter("annual", "import", 2026, file, now=PLANNING)
    holds = enter("annual", "enforce", 2026, 1, now=PLANNING, ONEVISIT_LANGUAGE="en")

    assert taken.stdout == "2026年度联合检查计划第 1 版：草案，共 1 项\n"
    assert holds.stdout == "annual joint plan of 2026, version 1: in force, lines: 1\n"
    shown = enter("annual", "show", 2026, *FIRE).stdout
    for word in ("施行中", "冬季抽查", "全部企业3户", "50%", "A类不抽", "全年", "FIRE", "TAX"):
        assert word in shown
    (one,) = json.loads(enter("annual", "show", 2026, "--json").stdout)
    assert (one["state"], one["lines"][0]["lead"]) == ("in force", "TAX")
    listed = enter("annual", "list").stdout
    assert all(word in listed for word in ("plan.csv", "施行中", "2026-11-23 09:00"))


@pytest.mark.parametrize("name", ["again.csv", "again.xlsx"])
def test_what_is_exported_is_imported_again_without_a_change(file: Path, tmp_path: Path, name: str):
    enter("annual", "import", 2026, file, now=PLANNING)

    out = enter("annual", "export", 2026, tmp_path / name)
    again = enter("annual", "import", 2026, tmp_path / name, now=PLANNING)

    assert str(tmp_path / name) in out.stdout
    assert "第 1 版" in again.stdout
    assert len(json.loads(enter("annual", "list", "--json").stdout)) == 1


def test_an_older_version_is_shown_and_exported_too(file: Path, tmp_path: Path):
    enter("annual", "import", 2026, file, now=PLANNING)
    other = written(tmp_path / "other.csv", (*ROW[:2], "其他", *ROW[3:]))
    enter("annual", "import", 2026, other, now=PLANNING)

    assert "已被取代" in enter("annual", "show", 2026, "--version", 1).stdout
    enter("annual", "export", 2026, tmp_path / "old.csv", "--version", 1)
    assert "消防安全" in (tmp_path / "old.csv").read_text(encoding="utf-8-sig")


def test_coverage_is_told_line_by_line(file: Path):
    enter("annual", "import", 2026, file, now=PLANNING)
    enter("annual", "enforce", 2026, 1, now=PLANNING)

    (one,) = json.loads(enter("annual", "coverage", 2026, "--json", *FIRE).stdout)

    assert (one["target"], one["arranged"], one["held"], one["joint"]) == (2, 1, 0, 0)
    assert "冬季抽查" in enter("annual", "coverage", 2026).stdout


def test_every_fault_of_a_file_is_told_by_row_and_nothing_is_kept(file: Path, tmp_path: Path):
    wrong = written(tmp_path / "wrong.csv", (*ROW[:6], "适时", *ROW[7:]), (*ROW[:7], "x", *ROW[8:]))

    told = enter("annual", "import", 2026, wrong)

    assert (told.exit_code, told.stdout) == (2, "")
    assert "第 2 行" in told.stderr
    assert "看不懂实施时间" in told.stderr
    assert "第 3 行" in told.stderr
    assert "没有这个部门" in told.stderr
    assert json.loads(enter("annual", "list", "--json").stdout) == []


def test_rows_that_are_no_lines_are_told(file: Path, tmp_path: Path):
    told = enter("annual", "import", 2026, written(tmp_path / "sum.csv", ROW, ("合计", "1")))

    assert "共 1 项" in told.stdout
    assert "合计" in told.stderr


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (("import", 2026, "FILE", *FIRE), "不能维护年度检查计划"),
        (("import", 26, "FILE"), "26 is not in the range"),
        (("import", 2026, "NOWHERE"), "No such file"),
        (("show", 2026), "没有"),
        (("enforce", 2026, 1), "没有"),
        (("export", 2026, "plan.pdf"), "neither .xlsx nor .csv"),
        (("export", 2026, "plan.csv"), "没有"),
        (("coverage", 2026), "没有"),
    ],
)
def test_what_cannot_be_done_is_told(file: Path, words: tuple[object, ...], fault: str):
    named = {"FILE": file, "NOWHERE": file.with_name("no.csv")}

    told = enter("annual", *(named.get(str(word), word) for word in words))

    assert (told.exit_code, told.stdout) == (2, "")
    assert fault in told.stderr
