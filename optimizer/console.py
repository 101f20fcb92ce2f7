"""
What the command line reads, writes and shows.
"""

import json
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from optimizer.search import Progress

EVERY = 5.0
"""Seconds between two lines of progress where there is no terminal."""


class Unusable(Exception):
    """A file that cannot be read or written; the message names it and says why."""


def read(name: str) -> bytes:
    """All bytes of a file, of standard input for ``-``."""
    try:
        return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except (OSError, ValueError) as error:
        raise Unusable(f"{name}: cannot be read: {_why(error)}") from None


def _why(error: OSError | ValueError) -> str:
    said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return said[:1].lower() + said[1:]


def writable(name: str | None) -> None:
    """Raises `Unusable` where a plan could not be written, before it is searched for."""
    if name is None or name == "-":
        return
    path = Path(name)
    if path.is_dir():
        raise Unusable(f"{name}: cannot be written: is a directory")
    if not path.absolute().parent.is_dir():
        raise Unusable(f"{name}: cannot be written: its folder does not exist")


def write(name: str | None, value: Mapping[str, object]) -> None:
    """
    Write a JSON value to a file, wholly or not at all, or to standard output.

    Raises
    ------
    Unusable
        If it cannot be written.
    """
    content = lines(value).encode()
    if name is None or name == "-":
        _pour(content)
        return
    path = Path(name)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(content)
            return
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise Unusable(f"{name}: cannot be written: {_why(error)}") from None


def _pour(content: bytes) -> None:
    """Write to standard output; a large write into a pipe is cut short by a signal's arrival."""
    held = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise Unusable(f"standard output: cannot be written: {_why(error)}") from None
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, held)


def lines(value: Mapping[str, object]) -> str:
    """
    JSON with a line for each field, and for each member of a list of objects.

    >>> print(lines({"week": "2026-W48", "visits": [{"a": 1}, {"a": 2}]}), end="")
    {
      "week": "2026-W48",
      "visits": [
        {"a": 1},
        {"a": 2}
      ]
    }
    """
    fields = [f"  {_json(key)}: {_field(one)}" for key, one in value.items()]
    return "{\n" + ",\n".join(fields) + "\n}\n"


def say(text: str) -> None:
    """One line on standard error."""
    sys.stderr.write(text + "\n")


def warn(warnings: Iterable[str]) -> None:
    """A line on standard error for each warning of a week."""
    for one in warnings:
        say(f"warning: {one}")


def _field(value: object) -> str:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n" + ",\n".join(f"    {_json(one)}" for one in value) + "\n  ]"
    return _json(value)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


@contextmanager
def interruptible() -> Iterator[Callable[[], bool]]:
    """A question that says yes from the first Ctrl-C on; further ones change nothing."""
    asked = False

    def ask(number: int, frame: FrameType | None) -> None:
        nonlocal asked
        asked = True

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield lambda: asked
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def shown(quiet: bool) -> Iterator[Callable[[Progress], None]]:
    """Shows progress on standard error: one live line in a terminal, else a line now and then."""
    if quiet:
        yield lambda progress: None
    elif sys.stderr.isatty():
        # Only a terminal loads rich.
        from rich.console import Console
        from rich.live import Live
        from rich.text import Text

        with Live(console=Console(stderr=True), transient=True) as live:
            yield lambda progress: live.update(Text(line(progress)))
    else:
        yield _Sparse()


class _Sparse:
    """A line at first, when the plan is proven, and else at most every `EVERY` seconds."""

    def __init__(self) -> None:
        self.next = 0.0
        self.proven = False

    def __call__(self, progress: Progress) -> None:
        plan, bound = progress.plan, progress.bound
        proven = (plan.unplanned, plan.visits) == (bound.unplanned, bound.visits)
        news = proven and not self.proven
        self.proven = proven
        if progress.seconds >= self.next or news:
            self.next = progress.seconds + EVERY
            sys.stderr.write(line(progress) + "\n")
            sys.stderr.flush()


def line(progress: Progress) -> str:
    """Plan, bound and gap of a run in one line."""
    plan, bound = progress.plan, progress.bound
    gap = f"gap {plan.visits - bound.visits}"
    if plan.unplanned != bound.unplanned:
        gap = f"gap {plan.unplanned - bound.unplanned} unplanned"
    return (
        f"{progress.seconds:6.1f} s  unplanned {plan.unplanned} (bound {bound.unplanned})  "
        f"visits {plan.visits} (bound {bound.visits})  {gap}"
    )
