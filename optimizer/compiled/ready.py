"""
Whether the loop's machine code is there; where it is not, a process of its own makes it.

Nobody waits for that: until it is ready the search goes its plain way.
"""

import os
import subprocess
import sys
from pathlib import Path

from optimizer.board import Board
from optimizer.bounds import minimum
from optimizer.compiled.dual import Dual
from optimizer.compiled.hunter import Hunter
from optimizer.compiled.jit import cache_folder
from optimizer.layout import Layout
from optimizer.problem import Department, Enterprise, Problem, Request, Window


def mark() -> Path:
    """The file that says that everything is compiled."""
    return cache_folder() / "ready"


def ready() -> bool:
    """Whether the loop can be used at once."""
    return mark().exists()


def warm() -> None:
    """Compile everything, half a minute, and keep it for the runs to come."""
    layout = Layout(Board(_week()))
    minima = [minimum(one) for one in layout.board.sites]
    hunter = Hunter(layout, minima, seed=1)
    hunter.fill()
    hunter.run(20, lambda: False)
    hunter.run(20, lambda: False)
    Dual(hunter.plot, range(len(minima))).improve(2, 10, 0, lambda: False)
    mark().parent.mkdir(parents=True, exist_ok=True)
    mark().touch()


def warm_beside() -> None:
    """Have a process of its own compile everything; it ends by itself."""
    root = str(Path(__file__).parents[2])
    subprocess.Popen(
        [sys.executable, "-m", "optimizer.compiled"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": root, "PYTHONSAFEPATH": "1"},
    )


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
