"""Machine code lies where only its user can put it, apart for each version, and runs alike."""

import os
import subprocess
import sys
from pathlib import Path
from random import Random

import numpy as np
import pytest

from optimizer.compiled import jit
from optimizer.compiled.jit import cache_folder, closed_to_others, compiled, counted, lent, lowest
from tests.house.tree import ROOT
from tests.optimizer.compiled.plots import Pair, outcome


@compiled
def total(pair, times):
    pair, found = lent(pair), 0
    for _ in range(times):
        for one in range(len(pair.left)):
            found += pair.left[one] * pair.right[one]
    pair.right[0] = found
    return found


@compiled
def bits_of(pair):
    for one in range(len(pair.left)):
        pair.right[one] = 100 * lowest(pair.left[one]) + counted(pair.left[one])


def test_a_folder_of_the_user_is_made_and_closed_to_others(tmp_path: Path):
    folder = tmp_path / "cache" / "onevisit"

    assert closed_to_others(folder) == ""
    assert folder.stat().st_mode & 0o777 == 0o700
    assert closed_to_others(folder) == ""


def test_a_folder_that_others_may_write_to_is_not_used(tmp_path: Path):
    tmp_path.chmod(0o770)

    assert closed_to_others(tmp_path) == f"{tmp_path} is open to other users"


def test_a_folder_of_another_user_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    mine = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: mine + 1)

    assert closed_to_others(tmp_path / "new").endswith("is open to other users")


def test_a_link_to_a_folder_is_not_used(tmp_path: Path):
    (tmp_path / "there").mkdir(mode=0o700)
    (tmp_path / "link").symlink_to(tmp_path / "there")

    assert closed_to_others(tmp_path / "link").endswith("is no folder")


def test_a_folder_that_cannot_be_made_or_written_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "file").touch()

    assert "cannot be made" in closed_to_others(tmp_path / "file" / "cache")
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert "cannot be written" in closed_to_others(tmp_path / "cache")


def test_without_a_home_nothing_is_kept(monkeypatch: pytest.MonkeyPatch):
    for name in ("NUMBA_CACHE_DIR", "LOCALAPPDATA", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)

    assert "home is not known" in closed_to_others(cache_folder())


def test_machine_code_lies_in_the_users_cache_or_where_he_says(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    monkeypatch.delenv("NUMBA_CACHE_DIR", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", "/cache")
    usual = cache_folder()
    monkeypatch.setenv("NUMBA_CACHE_DIR", "/elsewhere")

    assert usual.parent == Path("/cache/onevisit")
    assert cache_folder() == Path("/elsewhere", usual.name)


@pytest.mark.parametrize("change", ["source", "numba", "processor", "interpreter"])
def test_each_version_has_a_folder_of_its_own(change: str, monkeypatch: pytest.MonkeyPatch):
    before = cache_folder()
    if change == "source":
        real = Path.read_bytes
        monkeypatch.setattr(Path, "read_bytes", lambda path: real(path) + b"# more")
    elif change == "numba":
        monkeypatch.setattr(jit.numba, "__version__", "999")
    elif change == "processor":
        monkeypatch.setattr(jit.llvmlite.binding, "get_host_cpu_name", lambda: "z80")
    else:
        monkeypatch.setattr(jit, "INTERPRETED", not jit.INTERPRETED)

    assert cache_folder() != before
    monkeypatch.undo()
    assert cache_folder() == before


def test_lent_arrays_are_read_and_written_as_if_owned():
    pair = Pair(np.arange(4), np.arange(4))

    assert total(pair, 2) == 28
    assert pair.right.tolist() == [28, 1, 2, 3]


def test_bits_are_found_and_counted_as_python_does():
    dice = Random(1)
    numbers = [1, 1 << 61, (1 << 62) - 1, 1 | 1 << 61]
    numbers += [dice.getrandbits(62) & dice.getrandbits(62) or 1 for _ in range(500)]
    numbers += [one & -one << dice.randrange(40) or 1 for one in numbers]
    pair = Pair(np.array(numbers), np.zeros(len(numbers), np.int64))

    bits_of(pair)

    assert pair.right.tolist() == [
        100 * ((one & -one).bit_length() - 1) + one.bit_count() for one in numbers
    ]


def test_of_a_day_with_all_bits_in_use_the_lowest_that_is_not_lies_behind_them():
    pair = Pair(np.array([~((1 << 62) - 1)]), np.zeros(1, np.int64))

    bits_of(pair)

    assert pair.right[0] // 100 == 62


def test_uncompiled_the_loop_finds_the_same():
    """Also what tells a debugger, and the measurement of coverage, what the loop does."""
    done = subprocess.run(
        [
            *(sys.executable, "-W", "ignore", "-c"),
            "from optimizer.compiled.jit import INTERPRETED\n"
            "from tests.optimizer.compiled.plots import outcome\n"
            "print(INTERPRETED, outcome())",
        ],
        cwd=ROOT,
        env={**os.environ, "NUMBA_DISABLE_JIT": "1"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == f"True {outcome()}\n"
