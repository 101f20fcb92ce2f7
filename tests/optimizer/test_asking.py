"""Facts about `explain` and `whatif` at the command line: what they print and how they end."""

import json
from pathlib import Path
from typing import Any

import pytest

from optimizer.__main__ import main
from tests.builders import week, wish

NINE = ["Tue 09:00-10:00"]
FULL = week(
    enterprises=[{"id": "e1"}, {"id": "e2"}],
    requests=[wish(windows=NINE, priority=2), wish("fire-2", enterprise="e2", windows=NINE)],
)


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """A week file with one request too many, and its plan file."""
    return planned(tmp_path, FULL)


def planned(folder: Path, value: Any) -> list[str]:
    paths = [str(folder / "week.json"), str(folder / "plan.json")]
    Path(paths[0]).write_text(json.dumps(value))
    assert main(["plan", paths[0], "--quiet", "--workers", "1", "-o", paths[1]]) == 0
    return paths


def change(folder: Path, value: Any) -> str:
    path = folder / "change.json"
    path.write_text(value if isinstance(value, str) else json.dumps(value))
    return str(path)


def test_explain_prints_json_that_names_the_reason(
    files: list[str], capfd: pytest.CaptureFixture[str]
):
    assert main(["explain", *files, "fire-2"]) == 0
    answer = json.loads(capfd.readouterr().out)
    assert (answer["reason"], answer["with"]) == ("department-full", ["fire-1"])


def test_explain_prints_sentences(files: list[str], capsys: pytest.CaptureFixture[str]):
    assert main(["explain", *files, "e1@Tue 09:00", "--text"]) == 0
    out = capsys.readouterr().out
    assert out.splitlines()[0] == "fire leads e1@Tue 09:00: it is the only department there."


def test_an_unknown_name_ends_with_near_ones(files: list[str], capsys: pytest.CaptureFixture[str]):
    assert main(["explain", *files, "fire-3"]) == 2
    assert capsys.readouterr().err.startswith("'fire-3' is unknown; known are ")


def test_a_plan_of_another_week_is_not_explained(
    files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    other = tmp_path / "other.json"
    other.write_text(json.dumps({**FULL, "week": "2026-W49"}))
    assert main(["explain", str(other), files[1], "fire-2"]) == 2
    assert "2026-W48" in capsys.readouterr().err


def test_whatif_prints_both_scores(
    files: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
):
    team = {"kind": "team", "department": "fire", "when": "Tue 09:00-12:00"}
    assert main(["whatif", *files, change(tmp_path, team)]) == 0
    found = json.loads(capfd.readouterr().out)
    assert (found["before"]["unplanned"], found["after"]["unplanned"]) == (1, 0)
    assert found["difference"]["visits"] == 1
    assert found["added"] == ["fire-2"]


def test_fields_of_the_week_can_be_tried(
    files: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
):
    more = {"departments": [{"id": "fire", "teams": 2}]}
    assert main(["whatif", *files, change(tmp_path, more)]) == 0
    assert json.loads(capfd.readouterr().out)["after"]["unplanned"] == 0


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ({"kind": "team"}, "department: null is unknown"),
        ([1], "expected an object, found a list"),
        ("{", "expected JSON, but at line 1"),
    ],
)
def test_a_change_that_cannot_be_made_is_unusable(
    files: list[str],
    tmp_path: Path,
    value: Any,
    fault: str,
    capsys: pytest.CaptureFixture[str],
):
    assert main(["whatif", *files, change(tmp_path, value)]) == 2
    assert capsys.readouterr().err.startswith(fault)


def test_standard_input_is_one_file_only(files: list[str], capsys: pytest.CaptureFixture[str]):
    assert main(["whatif", "-", files[1], "-"]) == 2
    assert main(["explain", "-", "-", "fire-1"]) == 2
    assert capsys.readouterr().err.count("standard input") == 2
