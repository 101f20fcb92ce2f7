"""Runs a command and notes what it says when, how long it takes and how much memory its tree."""

import os
import signal
import subprocess
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter, sleep
from typing import IO

EVERY = 0.02
"""Seconds between two looks at the memory."""

Said = list[tuple[float, str]]
"""Lines with the seconds from the start of the command."""


@dataclass(slots=True)
class Ran:
    """
    A command that has ended.

    Parameters
    ----------
    status
        Exit status; None where it was killed for lasting too long.
    memory
        Peak of the resident sets of the command and everything it started, MiB; pages that
        several processes share count in each.
    """

    seconds: float = 0.0
    status: int | None = None
    memory: float = 0.0
    output: Said = field(default_factory=list)
    errors: Said = field(default_factory=list)


def run(command: Sequence[str | Path], most: float, keep: int | None = None) -> Ran:
    """
    Run a command for at most so many seconds.

    With `keep`, only the first and so many of the last lines of its output are kept.
    """
    ran = Ran()
    began = perf_counter()
    child = subprocess.Popen(
        [str(one) for one in command],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert child.stdout is not None
    assert child.stderr is not None
    readers = [
        threading.Thread(target=_listen, args=(child.stdout, ran.output, began, keep)),
        threading.Thread(target=_listen, args=(child.stderr, ran.errors, began, None)),
    ]
    for one in readers:
        one.start()
    ran.status = _watch(child, began + most, ran)
    ran.seconds = perf_counter() - began
    for one in readers:
        one.join()
    return ran


def _listen(stream: IO[str], said: Said, began: float, keep: int | None) -> None:
    with stream:
        for line in stream:
            said.append((perf_counter() - began, line))
            if keep is not None and len(said) > keep + 1:
                del said[1]


def _watch(child: subprocess.Popen[str], end: float, ran: Ran) -> int | None:
    while child.poll() is None:
        ran.memory = max(ran.memory, resident(child.pid) / 2**20)
        if perf_counter() > end:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()
            return None
        sleep(EVERY)
    return child.returncode


def resident(root: int) -> int:
    """Bytes resident in a process and its descendants; 0 where there is no /proc."""
    parents: dict[int, list[int]] = {}
    # A pattern of two parts would look into each folder, and fail where a process has just ended.
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        parents.setdefault(int(fields[1]), []).append(int(folder.name))
    waiting, total = [root], 0
    while waiting:
        one = waiting.pop()
        waiting.extend(parents.get(one, ()))
        total += _pages(one) * os.sysconf("SC_PAGE_SIZE")
    return total


def _pages(process: int) -> int:
    try:
        return int(Path(f"/proc/{process}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0
