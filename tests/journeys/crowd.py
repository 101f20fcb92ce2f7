"""64 people who act at the same moment: four programs with sixteen threads each."""

import datetime as dt
import multiprocessing
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from threading import Barrier
from typing import Any

from tracker import clock, database
from tracker.errors import TrackerError

PROGRAMS, THREADS = 4, 16
PEOPLE = PROGRAMS * THREADS
PATIENCE = 120.0
"""Seconds until somebody who does not come is given up."""

Act = Callable[..., object]
"""What somebody does, by a number of their own and what all of them know."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one person was told, and after how many seconds."""

    said: str
    words: str
    ours: bool
    seconds: float


@dataclass(frozen=True, slots=True)
class Order:
    """What everybody is to do, when by the park's clock, and in which database."""

    url: str
    moment: dt.datetime
    act: Act
    facts: tuple[Any, ...]


_together: list[Barrier] = []
"""In each program: where its threads wait for all the others."""


def _enter(barrier: Barrier) -> None:
    _together.append(barrier)


def _carry_out(order: Order, first: int) -> list[Answer]:
    """One program's share, by as many threads as it has people."""
    database.connect(order.url)
    with clock.fixed(order.moment), ThreadPoolExecutor(THREADS) as threads:
        return list(threads.map(partial(_one, order), range(first, first + THREADS)))


def _one(order: Order, number: int) -> Answer:
    _together[0].wait(PATIENCE)
    begun = time.monotonic()
    try:
        with database.session():
            said, words, ours = str(order.act(number, *order.facts)), "", True
    except Exception as fault:
        said, words, ours = type(fault).__name__, str(fault), isinstance(fault, TrackerError)
    return Answer(said, words, ours, time.monotonic() - begun)


class Crowd:
    """The people, who come once and then act as often as they are asked to."""

    def __init__(self, programs: ProcessPoolExecutor, url: str) -> None:
        self.programs, self.url = programs, url

    def __call__(self, act: Act, *facts: Any) -> tuple[Answer, ...]:
        """Let everybody do it at the present moment of the park's clock."""
        order = Order(self.url, clock.now(), act, facts)
        shares = [
            self.programs.submit(_carry_out, order, first) for first in range(0, PEOPLE, THREADS)
        ]
        return tuple(one for share in shares for one in share.result(PATIENCE))


@contextmanager
def programs() -> Iterator[ProcessPoolExecutor]:
    """The programs, which take their time to come and are therefore asked more than once."""
    own = multiprocessing.get_context("spawn")
    barrier = own.Barrier(PEOPLE)
    with ProcessPoolExecutor(PROGRAMS, own, initializer=_enter, initargs=(barrier,)) as found:
        yield found


def told(answers: tuple[Answer, ...]) -> Counter[str]:
    """How many were told what; a failure if somebody met an error that is not the tracker's."""
    raw = [one for one in answers if not one.ours or "locked" in one.words]
    assert raw == []
    return Counter(one.said for one in answers)
