"""The two commands of the README set everything up, once, and say what is missing."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.house.tree import ROOT, files

TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
PROMISED = {
    *("setup", "warm", "demo", "serve", "test", "test-long", "bench", "lint", "lock", "clean"),
}


def unknown_targets(root: Path) -> list[str]:
    """Make commands that documents name, but the Makefile does not know."""
    found = []
    for path in files(root, "*.md"):
        for target in re.findall(r"\bmake ([a-z][a-z-]*)\b", "\n".join(_code(path))):
            if target not in TARGETS:
                found.append(f"{path.relative_to(root)}: make {target}")
    return found


def _code(path: Path) -> list[str]:
    return re.findall(r"```.*?```|`[^`]+`", path.read_text(encoding="utf-8"), re.DOTALL)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project that is set up, as far as make can tell."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    lists = (f"requirements/{one}.txt" for one in ("run", "dev", "bench"))
    for name in (*lists, "pyproject.toml"):
        write(tmp_path / name, age=60)
    write(tmp_path / ".venv/bin/python", age=50)
    write(tmp_path / ".venv/run.stamp", age=10)
    write(tmp_path / ".venv/dev.stamp", age=10)
    write(tmp_path / ".venv/bench.stamp", age=10)
    return tmp_path


def write(path: Path, *, age: float) -> None:
    """An empty file that was written so many seconds ago."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    moment = path.stat().st_mtime - age
    os.utime(path, (moment, moment))


def make(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """What make does, or with -n would do."""
    return subprocess.run(
        ["make", "--no-print-directory", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_promised_commands_exist():
    assert PROMISED <= TARGETS


def test_documents_name_only_commands_that_exist():
    assert unknown_targets(ROOT) == []


def test_a_command_that_does_not_exist_is_noticed(tmp_path: Path):
    (tmp_path / "README.md").write_text("To make sure, `make coffee`, then\n```sh\nmake demo\n```")

    assert unknown_targets(tmp_path) == ["README.md: make coffee"]


@pytest.mark.parametrize(
    "target", ["warm", "demo", "serve", "test", "test-long", "bench", "lint", "lock"]
)
def test_a_second_run_installs_nothing(project: Path, target: str):
    assert "pip " not in make(project, "-n", target).stdout.replace("uv pip", "")


@pytest.mark.parametrize(
    ("changed", "target"),
    [
        ("requirements/run.txt", "demo"),
        ("requirements/dev.txt", "test"),
        ("requirements/bench.txt", "bench"),
        ("pyproject.toml", "demo"),
        ("pyproject.toml", "test"),
    ],
)
def test_a_changed_list_is_installed_again(project: Path, changed: str, target: str):
    write(project / changed, age=0)

    assert "pip" in make(project, "-n", target).stdout


def test_the_demo_installs_what_users_need_and_no_more(project: Path):
    (project / ".venv/run.stamp").unlink()
    (project / ".venv/dev.stamp").unlink()

    said = make(project, "-n", "demo").stdout

    assert "--require-hashes -r requirements/run.txt" in said
    assert "dev.txt" not in said


@pytest.mark.parametrize("target", ["test", "test-long", "bench"])
def test_the_loop_is_compiled_before_many_processes_want_it(project: Path, target: str):
    lines = make(project, "-n", target).stdout.splitlines()
    warmed = lines.index(".venv/bin/python -m optimizer.compiled")

    assert any("-m pytest" in one or "tests.benchmarks" in one for one in lines[warmed:])
    assert not any("-m pytest" in one or "tests.benchmarks" in one for one in lines[:warmed])


def test_the_loop_can_be_compiled_alone(project: Path):
    assert "-m optimizer.compiled" in make(project, "-n", "warm").stdout


def test_what_only_the_bench_wants_keeps_neither_it_nor_the_tests_from_running(project: Path):
    write(project / "requirements/bench.txt", age=0)
    fails = project / ".venv/bin/python"
    fails.write_text('#!/bin/sh\ncase "$*" in *pip*) exit 1;; *) echo "ran $*";; esac\n')
    fails.chmod(0o755)
    write(fails, age=50)

    done = make(project, "bench", "QUICK=1")

    assert "bench.txt" not in make(project, "-n", "test").stdout
    assert done.returncode == 0
    assert "measuring without it" in done.stderr
    assert "ran -m tests.benchmarks --quick" in done.stdout


def test_a_machine_without_python_is_told_what_is_missing(project: Path):
    shutil.rmtree(project / ".venv")

    done = make(project, "setup", "PATH=/nonexistent")

    assert done.returncode == 2
    assert "no Python >= 3.11 with the venv module found" in done.stderr
    assert not (project / ".venv").exists()


def test_every_test_is_in_one_of_the_parts_that_run(project: Path):
    runs = [one for one in make(project, "-n", "test").stdout.splitlines() if "-m pytest" in one]

    told = [re.sub(r".* -m pytest ", "", one) for one in runs]
    assert len(told) == 2
    assert told[0].replace("--part counted", "--part rest") == told[1]
    assert told[0] != told[1]
