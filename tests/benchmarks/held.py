"""
`onevisit` with its clock held at a moment: what was filled for a year is served within that year.

::

    HELD_AT=2026-12-16T10:00:00+08:00 python -m tests.benchmarks.held serve --alone

gunicorn reads this module as its settings too, because its processes are made anew.
"""

import datetime as dt
import os
from contextlib import ExitStack
from typing import Any

from tracker import clock

MOMENT = "HELD_AT"
_kept = ExitStack()
"""As long as the process lives; what nobody refers to would be let go of."""


def hold() -> None:
    """From now on it is the moment that the environment names."""
    _kept.enter_context(clock.fixed(dt.datetime.fromisoformat(os.environ[MOMENT])))


def post_fork(_server: Any, _worker: Any) -> None:
    """Called by gunicorn in each of its processes."""
    hold()


if __name__ == "__main__":
    from web.commands import main

    hold()
    main()
