"""The catalogue at the terminal."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tracker import item_sheet
from tracker.records import InspectionItem

Type = Callable[..., Result]

EXITS = InspectionItem("FIRE-01", "FIRE", "疏散通道", "消防法", cap=2)


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "事项.csv"
    path.write_bytes(item_sheet.write_csv([EXITS]))
    return path


def test_a_catalogue_is_taken_listed_and_written(type_in: Type, sheet: Path, tmp_path: Path):
    assert type_in("items", "import", sheet).stdout == "检查事项：新增 1，变更 0，未变 0\n"
    assert type_in("items", "import", sheet).stdout == "检查事项：新增 0，变更 0，未变 1\n"

    (item,) = json.loads(type_in("items", "list", "--department", "FIRE", "--json").stdout)
    assert (item["id"], item["cap"], item["risk"]) == ("FIRE-01", 2, "medium")
    assert "疏散通道" in type_in("items", "list").stdout
    copy = tmp_path / "copy.csv"
    assert "1 个检查事项" in type_in("items", "export", copy).stdout
    assert copy.read_bytes() == sheet.read_bytes()


def test_faults_of_a_sheet_are_told_line_by_line(type_in: Type, tmp_path: Path):
    path = tmp_path / "事项.csv"
    path.write_bytes(
        item_sheet.write_csv([EXITS]).replace(b",2,", b",x,").replace("中".encode(), b"?")
    )

    told = type_in("items", "import", path)

    assert told.exit_code == 2
    assert len(told.stderr.splitlines()) == 2
    assert json.loads(type_in("items", "list", "--json").stdout) == []
