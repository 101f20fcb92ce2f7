"""How long the park's week takes from the departments' workbooks to calendars and notices."""

import os
import sys
import tempfile
from pathlib import Path
from subprocess import DEVNULL, run
from time import perf_counter

from scenarios import YUANCHENG

PROMISED = 20.0
"""Seconds."""


def demo(runs: int) -> list[float]:
    """Seconds of `onevisit demo` into an empty database, so many times."""
    return [_once() for _ in range(runs)]


def _once() -> float:
    with tempfile.TemporaryDirectory() as folder:
        settings = {
            **os.environ,
            "ONEVISIT_DATABASE_URL": f"sqlite:///{folder}/onevisit.db",
            "ONEVISIT_OUT_DIR": f"{folder}/out",
        }
        onevisit = Path(sys.executable).parent / "onevisit"
        began = perf_counter()
        run([onevisit, "demo", YUANCHENG], env=settings, check=True, stdout=DEVNULL)
        return round(perf_counter() - began, 2)
