"""Facts about the command line: what it prints, where, and the exit status."""

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from optimizer import console
from optimizer.__main__ import main
from optimizer.plan import Score
from optimizer.search import Progress
from tests.builders import week, wish

ROOT = Path(__file__).parents[2]
SMALL = week(requests=[wish(), wish("fire-2", windows=["Wed 09:00-12:00"])])


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A week file of two visits."""
    return written(tmp_path / "week.json", SMALL)


def written(path: Path, value: Any) -> Path:
    """A JSON file."""
    path.write_text(json.dumps(value), encoding="utf-8")
    return path


@pytest.fixture
def planned(small: Path, tmp_path: Path) -> Path:
    """A plan file of the small week."""
    path = tmp_path / "plan.json"
    assert main(["plan", str(small), "--quiet", "--workers", "1", "-o", str(path)]) == 0
    return path


def test_plan_writes_a_plan_that_check_finds_good(
    small: Path, planned: Path, capsys: pytest.CaptureFixture[str]
):
    assert main(["check", str(small), str(planned)]) == 0
    assert capsys.readouterr() == ("ok unplanned=0 visits=2\n", "")


def test_without_a_name_the_plan_goes_to_standard_output(
    small: Path, capfdbinary: pytest.CaptureFixture[bytes]
):
    arguments = ["--time-limit", "5", "--work-limit", "50", "--seed", "3", "--workers", "1"]
    assert main(["plan", str(small), *arguments]) == 0
    out, err = capfdbinary.readouterr()
    assert json.loads(out)["params"] == {
        "time_limit": 5.0,
        "workers": 1,
        "seed": 3,
        "work_limit": 50,
    }
    assert b"visits" in err


def test_quiet_says_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]):
    withdrawn = week(previous=[{"request": "gone", "start": "Tue 09:00"}])
    path = written(tmp_path / "week.json", withdrawn)
    assert main(["plan", str(path), "--quiet", "-o", str(tmp_path / "plan.json")]) == 0
    assert capfd.readouterr() == ("", "")


def test_warnings_go_to_standard_error(tmp_path: Path, capfd: pytest.CaptureFixture[str]):
    withdrawn = week(previous=[{"request": "gone", "start": "Tue 09:00"}])
    path = written(tmp_path / "week.json", withdrawn)
    assert main(["plan", str(path)]) == 0
    out, err = capfd.readouterr()
    assert "warning: previous[0].request: 'gone' is withdrawn" in err
    assert "gone" in json.loads(out)["warnings"][0]


def test_most_moved_is_taken_from_the_command_line(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
):
    before = [{"request": "fire-1", "start": "Wed 09:00"}]
    path = written(tmp_path / "week.json", week(previous=before))
    assert main(["plan", str(path), "--most-moved", "0", "--quiet"]) == 0
    assert json.loads(capfd.readouterr().out)["score"]["unplanned"] == 1


def test_bound_prints_the_pair_and_how_it_is_proven(small: Path, capfd: pytest.CaptureFixture[str]):
    assert main(["bound", str(small), "--workers", "1"]) == 0
    found = json.loads(capfd.readouterr().out)
    assert (found["unplanned"], found["visits"]) == (0, 2)
    assert set(found["proven"]) == {"unplanned", "visits"}


def test_a_broken_check_has_a_line_for_each_rule(
    small: Path, planned: Path, capsys: pytest.CaptureFixture[str]
):
    value = json.loads(planned.read_text())
    value["visits"][0]["minutes"] = 61
    value["score"]["travel"] = 3
    assert main(["check", str(small), str(written(planned, value))]) == 1
    rules = [one.split(":")[0] for one in capsys.readouterr().out.splitlines()]
    assert rules == [
        "lengths_are_right",
        "the_score_is_what_the_visits_add_up_to",
        "bounds_are_no_better_than_the_score",
    ]


def test_a_malformed_plan_is_unusable_input(
    small: Path, planned: Path, capsys: pytest.CaptureFixture[str]
):
    written(planned, {**json.loads(planned.read_text()), "status": "fine", "score": 1})
    assert main(["check", str(small), str(planned)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 2


def test_every_fault_of_a_week_goes_to_standard_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    path = written(tmp_path / "week.json", week(grid=7, requests=[wish(department="fyre")]))
    assert main(["plan", str(path)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == [
        "grid: expected a divisor of 1440, found 7",
        "requests[0].department: 'fyre' is unknown; known are 'fire'",
    ]


def test_what_cannot_be_read_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    gone = tmp_path / "gone.json"
    assert main(["plan", str(gone)]) == 2
    assert main(["plan", str(tmp_path)]) == 2
    assert main(["bound", "null\0byte"]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == f"{gone}: cannot be read: no such file or directory"
    assert lines[1] == f"{tmp_path}: cannot be read: is a directory"
    assert "cannot be read: embedded null byte" in lines[2]


def test_a_file_in_another_encoding_is_no_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    path = tmp_path / "week.json"
    path.write_bytes("一次查".encode("gbk"))
    assert main(["plan", str(path)]) == 2
    assert capsys.readouterr().err.startswith("expected UTF-8, found byte 0x")


def test_where_nothing_can_be_written_is_said_before_planning(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    assert main(["plan", str(small), "-o", str(tmp_path)]) == 2
    assert main(["plan", str(small), "-o", str(tmp_path / "gone" / "plan.json")]) == 2
    assert capsys.readouterr().err.splitlines() == [
        f"{tmp_path}: cannot be written: is a directory",
        f"{tmp_path}/gone/plan.json: cannot be written: its folder does not exist",
    ]


def test_standard_input_is_read_for_a_dash(
    small: Path, planned: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    class Fake:
        buffer = io.BytesIO(planned.read_bytes())

    monkeypatch.setattr(sys, "stdin", Fake())
    assert main(["check", str(small), "-"]) == 0
    assert main(["check", "-", "-"]) == 2
    assert "not both" in capsys.readouterr().err


def test_a_fault_of_ours_is_one_line(
    small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    def fail(*arguments: object, **options: object) -> None:
        raise RuntimeError("it broke\nbadly")

    monkeypatch.setattr("optimizer.__main__.solve", fail)
    assert main(["plan", str(small), "--quiet"]) == 3
    assert capsys.readouterr().err == (
        "a fault of the optimizer, not of the input: RuntimeError: it broke badly\n"
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ["plan"],
        ["plan", "week.json", "--time-limit", "-1"],
        ["plan", "week.json", "--time-limit", "inf"],
        ["plan", "week.json", "--workers", "0"],
        ["plan", "week.json", "--most-moved", "-1"],
        ["plan", "week.json", "--seed", "one"],
        ["dance"],
    ],
)
def test_unusable_options_end_with_status_2(arguments: list[str]):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--time-limit", "nan"], "expected seconds from 0, found 'nan'"),
        (["--workers", "0"], "expected a whole number from 1, found '0'"),
        (["--work-limit", "1.5"], "expected a whole number from 0, found '1.5'"),
    ],
)
def test_an_unusable_option_says_what_was_expected(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
):
    with pytest.raises(SystemExit):
        main(["plan", "week.json", *arguments])
    assert said in capsys.readouterr().err


def test_a_full_disk_behind_standard_output_is_said(small: Path):
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "optimizer", "plan", str(small), "--quiet"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == "standard output: cannot be written: no space left on device\n"


def test_an_interrupted_run_still_gives_a_plan():
    path = ROOT / "scenarios" / "benchmarks" / "city-median.json"
    command = [sys.executable, "-m", "optimizer", "plan", str(path), "--time-limit", "60"]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ
    ) as run:
        assert run.stderr is not None
        run.stderr.readline()
        began = time.monotonic()
        for _ in range(2):
            run.send_signal(signal.SIGINT)
            time.sleep(0.3)
        out, err = run.communicate(timeout=30)
    assert run.returncode == 0, err
    assert json.loads(out)["format"] == "onevisit/plan/1"
    assert time.monotonic() - began < 20


def test_a_program_that_is_interrupted_while_it_loads_says_nothing(tmp_path: Path):
    strike = "import os, signal; os.kill(os.getpid(), signal.SIGINT)"
    (tmp_path / "marshmallow.py").write_text(strike)
    done = subprocess.run(
        [sys.executable, "-m", "optimizer", "check", "week.json", "plan.json"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, b"", b"")


PROGRESS = Progress(Score(1, 30), Score(1, 28), 2.5)


def test_a_week_that_is_proven_at_once_loads_nothing_heavy(small: Path):
    command = (
        "import sys; from optimizer.__main__ import main; "
        f"main(['plan', {str(small)!r}, '--quiet', '-o', {os.devnull!r}]); "
        "print({'numpy', 'numba', 'ortools', 'rich'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", command], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "set()\n"


def test_a_line_of_progress_holds_plan_bound_and_gap():
    assert console.line(PROGRESS) == "   2.5 s  unplanned 1 (bound 1)  visits 30 (bound 28)  gap 2"
    left = Progress(Score(3, 30), Score(1, 28), 2.5)
    assert console.line(left).endswith("gap 2 unplanned")


def test_without_a_terminal_lines_are_sparse(capsys: pytest.CaptureFixture[str]):
    with console.shown(quiet=False) as show:
        for tenths in range(0, 120, 5):
            show(Progress(Score(), Score(), tenths / 10))
    assert len(capsys.readouterr().err.splitlines()) == 3


def test_without_a_terminal_a_proof_has_its_own_line(capsys: pytest.CaptureFixture[str]):
    with console.shown(quiet=False) as show:
        show(PROGRESS)
        show(Progress(Score(1, 29), Score(1, 28), 2.6))
        show(Progress(Score(1, 28), Score(1, 28), 2.7))
        show(Progress(Score(1, 28), Score(1, 28), 2.8))
    assert [one[:8] for one in capsys.readouterr().err.splitlines()] == ["   2.5 s", "   2.7 s"]


def test_in_a_terminal_one_line_lives(monkeypatch: pytest.MonkeyPatch):
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    with console.shown(quiet=False) as show:
        show(PROGRESS)
    assert "visits 30" in screen.getvalue()


def test_a_device_is_written_to_directly(small: Path):
    assert main(["plan", str(small), "--quiet", "-o", "/dev/null"]) == 0
    assert Path("/dev/null").is_char_device()


def test_a_plan_that_cannot_be_replaced_leaves_nothing_behind(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    target = tmp_path / "plan.json"
    assert main(["plan", str(small), "--quiet", "-o", str(target)]) == 2
    assert capsys.readouterr().err == f"{target}: cannot be written: permission denied\n"
    assert [one.name for one in tmp_path.iterdir()] == ["week.json"]


def test_a_reader_that_went_away_is_no_fault(small: Path, monkeypatch: pytest.MonkeyPatch):
    class Gone(io.StringIO):
        pass

    def broken(*arguments: object) -> None:
        raise BrokenPipeError

    monkeypatch.setattr(sys, "stderr", Gone())
    monkeypatch.setattr(console, "write", broken)
    assert main(["plan", str(small), "--quiet"]) == 0
