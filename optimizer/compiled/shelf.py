"""
The shelf of machine code, a folder for each version: one process fills a folder, many use it, and
old ones go.

Locks end with the process that holds them, however it ends. Where the system has none, processes
fill a folder side by side, and no folder goes.
"""

import os
import re
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

AGE = 30 * 24 * 3600
"""Seconds after its last use in which a folder stays."""

NAME = 16 * "[0-9a-f]"
"""What folders are called; with what they hold it tells them from those of numba's other users."""

HELD = re.compile("ready|filling|compiled_.*")
"""What lies in a folder: a mark, a lock, and numba's own folders of this room and of its tests."""

_fcntl: Any = import_module("fcntl") if find_spec("fcntl") else None
_used: list[int | None] = []


def use(folder: Path) -> None:
    """Keep a folder from going while this process lives, and for a time after that."""
    with suppress(OSError):
        os.utime(folder)
    _used.append(_locked(folder, alone=False))


@contextmanager
def filling(folder: Path) -> Iterator[None]:
    """Have a folder to oneself; who comes meanwhile waits until this is over, or its process."""
    lock = _locked(folder / "filling", alone=True)
    try:
        yield
    finally:
        _free(lock)


def remove_old(newest: Path) -> None:
    """Remove the folders beside one that nobody has used for long; what cannot go stays."""
    for folder in newest.parent.glob(NAME):
        with suppress(OSError):
            if _is_ours(folder) and _is_old(folder, newest):
                lock = _locked(folder, alone=True, wait=False)
                if lock is not None:
                    shutil.rmtree(folder, ignore_errors=True)
                _free(lock)


def _is_ours(folder: Path) -> bool:
    found = folder.lstat()
    return (
        stat.S_ISDIR(found.st_mode)
        and found.st_uid == os.getuid()
        and all(HELD.fullmatch(one.name) for one in folder.iterdir())
    )


def _is_old(folder: Path, newest: Path) -> bool:
    return newest.stat().st_mtime - folder.stat().st_mtime > AGE


def _locked(path: Path, *, alone: bool, wait: bool = True) -> int | None:
    """A lock on a folder or file, to be freed; None where it cannot be had."""
    if _fcntl is None:
        return None
    kind = _fcntl.LOCK_EX if alone else _fcntl.LOCK_SH
    found = None
    try:
        found = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR | os.O_CREAT, 0o600)
        _fcntl.flock(found, kind if wait else kind | _fcntl.LOCK_NB)
    except OSError:
        _free(found)
        return None
    return found


def _free(lock: int | None) -> None:
    if lock is not None:
        os.close(lock)
