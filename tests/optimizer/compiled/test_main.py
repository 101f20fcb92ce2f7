"""The command that compiles ahead says where the code lies, or why it cannot."""

import os
import subprocess
import sys
from pathlib import Path

from optimizer.compiled.ready import MARK
from tests.house.tree import ROOT


def warmed(**environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "optimizer.compiled"],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_command_says_where_the_machine_code_lies():
    done = warmed()

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"ready: {MARK.parent}\n"
    assert MARK.exists()


def test_where_nothing_can_be_kept_the_command_fails_and_says_why(tmp_path: Path):
    (tmp_path / "file").touch()

    done = warmed(NUMBA_CACHE_DIR=str(tmp_path / "file"))

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("machine code cannot be kept: ")
    assert "cannot be made" in done.stderr
