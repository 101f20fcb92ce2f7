"""One process fills a folder of machine code, and folders go that nobody uses any more."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import PIPE, Popen
from threading import Event, Thread

import pytest

from optimizer.compiled import shelf
from optimizer.compiled.shelf import AGE, filling, remove_old, use
from tests.house.tree import ROOT

FILLS = "with shelf.filling(folder): stay()"
USES = "shelf.use(folder); stay()"


@contextmanager
def another(act: str, folder: Path) -> Iterator[Popen[bytes]]:
    """A process that does something to a folder and stays there until it is killed."""
    code = f"""
import sys
from pathlib import Path
from optimizer.compiled import shelf
folder = Path(sys.argv[1])
def stay():
    print("there", flush=True)
    sys.stdin.read()
{act}
"""
    command = [sys.executable, "-c", code, str(folder)]
    with Popen(command, cwd=ROOT, stdin=PIPE, stdout=PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"there\n"
        yield process
        process.kill()


def version(place: Path, name: str, *, unused: int = AGE + 60) -> Path:
    """A folder of machine code that nobody has used for so many seconds."""
    folder = place / name
    (folder / "compiled_1f").mkdir(parents=True)
    (folder / "compiled_1f" / "ruin.nbc").touch()
    (folder / "ready").touch()
    then = place.stat().st_mtime - unused
    os.utime(folder, (then, then))
    return folder


@pytest.fixture
def newest(tmp_path: Path) -> Path:
    return version(tmp_path, "f" * 16, unused=0)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return version(tmp_path, "0" * 16)


def test_who_comes_second_waits_until_the_first_is_dead(newest: Path):
    let_in = Event()

    def fill() -> None:
        with filling(newest):
            let_in.set()

    second = Thread(target=fill)
    with another(FILLS, newest) as first:
        second.start()
        assert not let_in.wait(0.3)
        first.kill()
        assert let_in.wait(10)
    second.join()


def test_a_folder_that_nobody_used_for_long_goes(old: Path, newest: Path):
    remove_old(newest)

    assert not old.exists()
    assert (newest / "ready").exists()


def test_a_folder_that_was_used_lately_stays(tmp_path: Path, newest: Path):
    folder = version(tmp_path, "1" * 16, unused=AGE - 60)

    remove_old(newest)

    assert folder.exists()


def test_a_folder_that_is_used_now_and_then_stays(old: Path, newest: Path):
    with another(USES, old):
        pass

    remove_old(newest)

    assert old.exists()


def test_a_folder_stays_while_a_process_uses_it_however_long(old: Path, newest: Path):
    with another(USES, old):
        os.utime(old, (0, 0))
        remove_old(newest)
        assert old.exists()

    remove_old(newest)
    assert not old.exists()


@pytest.mark.parametrize("name", ["notes", "0" * 15, "0" * 17, "A" * 16])
def test_a_folder_of_another_name_stays(name: str, tmp_path: Path, newest: Path):
    folder = version(tmp_path, name)

    remove_old(newest)

    assert folder.exists()


def test_a_folder_that_holds_something_else_stays(old: Path, newest: Path):
    (old / "letter.txt").touch()
    os.utime(old, (0, 0))

    remove_old(newest)

    assert old.exists()


def test_a_link_and_a_file_stay(tmp_path: Path, old: Path, newest: Path):
    old.rename(tmp_path / "elsewhere")
    old.symlink_to(tmp_path / "elsewhere")
    (tmp_path / ("2" * 16)).touch()
    os.utime(tmp_path / ("2" * 16), (0, 0))

    remove_old(newest)

    assert (old / "ready").exists()
    assert (tmp_path / ("2" * 16)).exists()


def test_a_folder_of_another_user_stays(old: Path, newest: Path, monkeypatch: pytest.MonkeyPatch):
    mine = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: mine + 1)

    remove_old(newest)

    assert old.exists()


def test_a_folder_that_cannot_go_hinders_nobody(
    tmp_path: Path, old: Path, newest: Path, monkeypatch: pytest.MonkeyPatch
):
    other, removed = version(tmp_path, "3" * 16), shutil.rmtree

    def some(folder: Path, *, ignore_errors: bool) -> None:
        removed(folder if folder == other else folder / "none", ignore_errors=ignore_errors)

    monkeypatch.setattr(shutil, "rmtree", some)

    remove_old(newest)

    assert (old.exists(), other.exists()) == (True, False)


def test_where_the_system_has_no_locks_folders_are_filled_and_stay(
    old: Path, newest: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(shelf, "_fcntl", None)

    use(newest)
    with filling(newest):
        remove_old(newest)

    assert old.exists()
