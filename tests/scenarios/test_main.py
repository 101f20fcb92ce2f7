"""The command line shows and draws weeks, and says what it did not understand."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from optimizer import load_problem
from scenarios import names
from scenarios.__main__ import main
from scenarios.generator import draw
from scenarios.towns import town


def test_list_names_every_week(capsys: pytest.CaptureFixture[str]):
    assert main(["list"]) == 0

    listed = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert tuple(listed) == names()


def test_show_prints_the_week_file(capsys: pytest.CaptureFixture[str]):
    assert main(["show", "quiet-period"]) == 0

    assert json.loads(capsys.readouterr().out)["format"] == "onevisit/week/1"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["show", "nothing"], "scenario 'nothing' is unknown; known are all-windows-meet"),
        (["draw", "--town", "metropolis"], "town 'metropolis' is unknown; known are hamlet, park"),
        (["draw", "--enterprises", "0"], "enterprises: found 0, expected 1 or more"),
        (["draw", "--load", "-1"], "load: found -1, expected more than 0"),
        (["draw", "-o", "/nowhere/week.json"], "/nowhere/week.json"),
    ],
)
def test_what_cannot_be_is_one_line_and_status_2(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
):
    assert main(arguments) == 2

    fault = capsys.readouterr().err
    assert said in fault
    assert len(fault.splitlines()) == 1


def test_draw_writes_the_week_that_the_seed_gives(tmp_path: Path):
    file = tmp_path / "week.json"

    assert main(["draw", "--town", "hamlet", "--seed", "7", "-o", str(file)]) == 0

    assert load_problem(file.read_bytes()) == draw(town("hamlet"), 7)


def test_draw_prints_without_a_file(capsys: pytest.CaptureFixture[str]):
    assert main(["draw", "--town", "hamlet", "--enterprises", "3"]) == 0

    assert len(json.loads(capsys.readouterr().out)["enterprises"]) == 3


def test_a_planted_week_tells_its_optimum(capsys: pytest.CaptureFixture[str]):
    assert main(["draw", "--town", "hamlet", "--planted"]) == 0

    said = capsys.readouterr()
    assert said.err.startswith("fewest visits: ")
    assert load_problem(said.out).requests


def test_yuancheng_names_the_files_that_it_wrote(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    assert main(["yuancheng", str(tmp_path / "park")]) == 0

    written = capsys.readouterr().out.splitlines()
    assert sorted(written) == sorted(str(one) for one in (tmp_path / "park").iterdir())


def test_a_reader_who_has_seen_enough_is_no_fault():
    command = [sys.executable, "-m", "scenarios", "show", "city-median"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as shown:
        assert shown.stdout
        assert shown.stderr
        assert shown.stdout.readline() == b"{\n"
        shown.stdout.close()
        said = shown.stderr.read()

    assert (shown.returncode, said) == (0, b"")
