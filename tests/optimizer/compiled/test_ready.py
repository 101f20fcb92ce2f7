"""Large weeks never wait for machine code, unless they count work; nor do they need any."""

import json
import logging
import os
import subprocess
import sys
import time
from pathlib import Path
from threading import Event, Thread

import pytest

from optimizer import dump_problem, load_plan, violations
from optimizer.compiled import ready
from optimizer.compiled.shelf import filling
from tests.house.tree import ROOT
from tests.optimizer.compiled.plots import crowded

WEEK = crowded(1, 160)


@pytest.fixture(autouse=True)
def nothing_compiled_yet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine that has compiled nothing, for this process."""
    monkeypatch.setattr(ready, "MARK", tmp_path / "ready")
    monkeypatch.setattr(ready, "_compiled", Event())
    monkeypatch.setattr(ready, "_beside", [])


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The processes that were started instead of being started."""
    found: list[list[str]] = []

    class Running:
        def __init__(self, command: list[str], **_: object) -> None:
            found.append(command)

        def poll(self) -> int | None:
            return None

    monkeypatch.setattr(subprocess, "Popen", Running)
    return found


def elsewhere(folder: Path) -> dict[str, str]:
    return {**os.environ, "NUMBA_CACHE_DIR": str(folder)}


def planned(folder: Path, path: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """The command line's plan of the week, with its machine code in a folder."""
    path.write_text(json.dumps(dump_problem(WEEK)), encoding="utf-8")
    command = [sys.executable, "-m", "optimizer", "plan", str(path), "--quiet", *options]
    return subprocess.run(
        command, cwd=ROOT, env=elsewhere(folder), capture_output=True, text=True, check=True
    )


def test_the_loop_is_ready_once_its_mark_is_there():
    assert not ready.ready()

    ready.MARK.touch()

    assert ready.ready()


def test_a_mark_where_others_may_write_says_nothing(monkeypatch: pytest.MonkeyPatch):
    ready.MARK.touch()
    monkeypatch.setattr(ready, "OPEN", "it is open to other users")

    assert not ready.ready()


def test_what_was_compiled_here_is_ready_also_where_it_cannot_be_kept(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(ready, "OPEN", "it cannot be written")

    ready.warm()

    assert ready.ready()
    assert not ready.MARK.exists()


def test_compiling_leaves_a_mark():
    ready.warm()

    assert ready.MARK.exists()


def test_a_run_waits_for_another_that_compiles_and_compiles_nothing(
    monkeypatch: pytest.MonkeyPatch,
):
    made: list[str] = []
    monkeypatch.setattr(ready, "Hunter", lambda *_, **__: made.append("twice"))
    second = Thread(target=ready.warm)

    with filling(ready.MARK.parent):
        second.start()
        second.join(0.3)
        assert second.is_alive()
        ready.MARK.touch()
    second.join(10)

    assert ready.ready()
    assert made == []


def test_compiling_a_version_removes_those_that_nobody_uses(tmp_path: Path):
    old = tmp_path.parent / ("0" * 16)
    old.mkdir()
    os.utime(old, (0, 0))

    ready.warm()

    assert not old.exists()


def test_one_process_compiles_however_often_it_is_asked_for(started: list[list[str]]):
    ready.warm_beside()
    ready.warm_beside()

    assert started == [[sys.executable, "-m", "optimizer.compiled"]]


def test_where_nothing_can_be_kept_no_process_is_started_and_the_log_says_so(
    started: list[list[str]], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    monkeypatch.setattr(ready, "OPEN", "its folder cannot be made")

    with caplog.at_level(logging.WARNING):
        ready.warm_beside()

    assert started == []
    assert "without machine code: its folder cannot be made" in caplog.text


def test_a_large_week_is_planned_where_nothing_can_be_kept(tmp_path: Path):
    (tmp_path / "file").touch()

    done = planned(tmp_path / "file", tmp_path / "week.json", "--time-limit", "4")

    assert violations(WEEK, load_plan(json.loads(done.stdout), WEEK)) == ()
    assert done.stderr.count("large weeks are planned without machine code") == 1


@pytest.mark.long
def test_a_cold_machine_plans_at_once_and_has_compiled_a_minute_later(tmp_path: Path):
    folder = tmp_path / "cache"
    began = time.monotonic()
    done = planned(folder, tmp_path / "week.json", "--time-limit", "4")
    taken = time.monotonic() - began

    assert violations(WEEK, load_plan(json.loads(done.stdout), WEEK)) == ()
    assert not list(folder.glob("*/ready"))
    assert taken < 15
    while not list(folder.glob("*/ready")):
        assert time.monotonic() - began < 250
        time.sleep(0.5)


@pytest.mark.long
def test_a_run_that_counts_work_finds_the_same_on_a_cold_machine(tmp_path: Path):
    options = "--work-limit", "300", "--workers", "1", "--time-limit", "1000"
    cold, warm = (
        json.loads(planned(tmp_path / "cache", tmp_path / "week.json", *options).stdout)
        for _ in range(2)
    )

    assert list((tmp_path / "cache").glob("*/ready"))
    assert {**cold, "seconds": 0} == {**warm, "seconds": 0}
