"""
Whether the loop's machine code is there; where it is not, a process of its own makes it.

Nobody waits for that: until it is ready the search goes its plain way. Where no folder can keep
machine code it goes that way altogether.
"""

import logging
import os
import subprocess
import sys
from pathlib import Path
from threading import Event

from optimizer.board import Board
from optimizer.bounds import minimum
from optimizer.compiled.dual import Dual
from optimizer.compiled.hunter import Hunter
from optimizer.compiled.jit import FOLDER, OPEN
from optimizer.compiled.shelf import filling, remove_old, use
from optimizer.layout import Layout
from optimizer.problem import Department, Enterprise, Problem, Request, Window

MARK = FOLDER / "ready"
"""The file that says that everything is compiled."""

_log = logging.getLogger(__name__)
_compiled = Event()
_beside: list[subprocess.Popen[bytes]] = []


def ready() -> bool:
    """Whether the loop can be used at once."""
    if not (_compiled.is_set() or OPEN) and MARK.exists():
        use(MARK.parent)
        _compiled.set()
    return _compiled.is_set()


def warm() -> None:
    """
    Compile everything, a minute or two, and keep it for the runs to come where that can be.

    Where another process is at it already, what that one makes is waited for.
    """
    if OPEN:
        _compile()
    else:
        use(MARK.parent)
        with filling(MARK.parent):
            if not MARK.exists():
                _compile()
                MARK.touch()
                remove_old(MARK.parent)
    _compiled.set()


def _compile() -> None:
    layout = Layout(Board(_week()))
    minima = [minimum(one) for one in layout.board.sites]
    hunter = Hunter(layout, minima, seed=1)
    hunter.fill()
    hunter.run(20, lambda: False)
    hunter.run(20, lambda: False)
    Dual(hunter.plot, range(len(minima))).improve(2, 10, 0, lambda: False)


def warm_beside() -> None:
    """Have a process of its own compile everything; it ends by itself."""
    if OPEN:
        _log.warning("large weeks are planned without machine code: %s", OPEN)
        return
    if any(one.poll() is None for one in _beside):
        return
    root = str(Path(__file__).parents[2])
    process = subprocess.Popen(
        [sys.executable, "-m", "optimizer.compiled"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": root, "PYTHONSAFEPATH": "1"},
    )
    _beside[:] = [process]


def _week() -> Problem:
    """Two enterprises that want the only team at the same hour."""
    nine = (Window(540, 600),)
    return Problem(
        week="2026-W49",
        departments=(Department("fire", teams=1), Department("tax", teams=1)),
        enterprises=(Enterprise("e1", zone="z1"), Enterprise("e2", zone="z2")),
        requests=tuple(
            Request(f"{department}-{enterprise}", department, enterprise, 60, nine)
            for department in ("fire", "tax")
            for enterprise in ("e1", "e2")
        ),
    )
