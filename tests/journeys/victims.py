"""
Programs that are there to be killed: the worker as it is, and a writer without end.

They are forked from one that has everything imported, so that twenty deaths take seconds.
"""

import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import optimizer
from optimizer import Plan
from tests.tracker import builders
from tracker import enterprises
from tracker.planning import work
from web import storage
from web.commands import main
from web.config import Config

OWN = get_context("forkserver")
OWN.set_forkserver_preload([__name__])

BEAT = 0.05
"""Seconds between two signs of life, of which many are begun and not finished so."""

LIFE = 60.0
"""Seconds that nobody lives here, nor waits for."""


@dataclass
class Program:
    """A program that runs, as its killer sees it."""

    process: Any

    def end(self, how: signal.Signals = signal.SIGKILL) -> int:
        """Signal it with all that it started, and wait; how it ended."""
        if self.process.exitcode is None:
            os.killpg(self.process.pid, how)
        self.process.join(LIFE)
        return int(self.process.exitcode)


def start(program: Callable[..., None], url: str, log: Path, *facts: Any) -> Program:
    """Start one of the programs below on a database."""
    process = OWN.Process(target=_begin, args=(program, url, log, facts), daemon=True)
    process.start()
    return Program(process)


def _begin(program: Callable[..., None], url: str, log: Path, facts: tuple[Any, ...]) -> None:
    os.setsid()
    os.dup2(os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND), 2)
    os.environ["ONEVISIT_DATABASE_URL"] = url
    program(*facts)


def solving_worker(answer: Plan) -> None:
    """A worker who gives signs of life and no answer."""
    work.BEATS = BEAT
    optimizer.solve = partial(_solve_on, answer)
    main(["work"])


def _solve_on(answer: Plan, *_: Any, stop: Callable[[], bool], **__: Any) -> Plan:
    until = time.monotonic() + LIFE
    while time.monotonic() < until:
        stop()
        time.sleep(BEAT)
    return answer


def storing_worker(answer: Plan) -> None:
    """A worker who has the answer at once and has written all of it, but not stored it."""
    optimizer.solve = lambda *_, **__: answer
    work.adopt = partial(_hesitate, work.adopt)
    main(["work"])


def _hesitate(adopt: Callable[..., Any], *facts: Any) -> Any:
    found = adopt(*facts)
    time.sleep(LIFE)
    return found


def sleepy_worker(answer: Plan, alarm: Any) -> None:
    """A worker who gives no sign of life until the alarm, and then answers."""
    optimizer.solve = partial(_solve_asleep, answer, alarm)
    main(["work"])


def _solve_asleep(answer: Plan, alarm: Any, *_: Any, **__: Any) -> Plan:
    alarm.wait(LIFE)
    return answer


def writer(told: Connection) -> None:
    """Write without end, and tell what was acknowledged."""
    storage.connect(Config.from_env())
    number = 0
    while True:
        firm = replace(builders.enterprise("E1"), address=f"No. {number}")
        enterprises.register(firm, by=builders.OPERATOR)
        told.send(number)
        number += 1
