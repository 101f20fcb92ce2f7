"""How long a page of the appeals takes to be answered, over thousands of them, on each database."""

import math
import os
import tempfile
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from statistics import median, quantiles
from time import perf_counter
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from tests.benchmarks import year
from tests.tracker.appeals.builders import CLERK, HEAD, OBE, OFFICER
from tests.tracker.appeals.filled import fill
from tests.tracker.builders import COLLECTING
from tracker import clock, database, migrate
from tracker.appeals import ageing, desks, lists
from tracker.appeals.lists import Light, Wanted

PROMISED = 100.0
"""Milliseconds, of 95 in 100 pages."""

OPEN, CLOSED = 5_000, 5_000
MOST = 50
SERVER = "ONEVISIT_TEST_POSTGRES"

PAGES: Mapping[str, Callable[[], Any]] = {
    "register": partial(lists.list_appeals, by=CLERK, most=MOST),
    "register, from the middle": partial(
        lists.list_appeals, Wanted(before=OPEN), by=CLERK, most=MOST
    ),
    "register, overdue": partial(lists.list_appeals, Wanted(light=Light.RED), by=CLERK, most=MOST),
    "register, due soon": partial(
        lists.list_appeals, Wanted(light=Light.YELLOW), by=CLERK, most=MOST
    ),
    "register, late once": partial(lists.list_appeals, Wanted(late=True), by=CLERK, most=MOST),
    "register, a department's": partial(lists.list_appeals, by=OFFICER, most=MOST),
    "ageing list": partial(ageing.show, by=OBE),
    "head's desk": partial(desks.head, by=HEAD),
    "officer's desk": partial(desks.officer, by=OFFICER),
    "service centre's desk": partial(desks.centre, by=CLERK),
}


@dataclass(frozen=True, slots=True)
class Answered:
    """A page on a database: so many open and closed matters, milliseconds of so many answers."""

    page: str
    database: str
    open: int
    closed: int
    runs: int
    p50: float
    p95: float

    def plain(self) -> Mapping[str, Any]:
        """As JSON keeps it."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


def measured(runs: int, unfinished: int = OPEN, closed: int = CLOSED) -> list[Answered]:
    """Every page on every database there is, each so many times."""
    found = []
    for name, filled in (("SQLite", sqlite), ("PostgreSQL", postgres)):
        with filled() as url:
            if url is None:
                continue
            database.connect(url)
            with clock.fixed(COLLECTING):
                with database.session():
                    migrate.migrate()
                    fill(unfinished, closed)
                    year.settle()
                found += [
                    Answered(page, name, unfinished, closed, runs, *timed(ask, runs))
                    for page, ask in PAGES.items()
                ]
    return found


def timed(ask: Callable[[], Any], runs: int, slow: float = math.inf) -> tuple[float, float]:
    """
    The middle and the 95th of a hundred, in milliseconds, on a connection that is kept.

    Parameters
    ----------
    slow
        What takes longer once, in milliseconds, is not asked again.
    """
    taken: list[float] = []
    with database.session():
        for _ in range(runs + 1):
            began = perf_counter()
            ask()
            taken.append(1000 * (perf_counter() - began))
            if taken[-1] > slow:
                break
    counted = taken[1:] or taken
    if len(counted) == 1:
        return round(counted[0], 1), round(counted[0], 1)
    return round(median(counted), 1), round(quantiles(counted, n=20, method="inclusive")[-1], 1)


@contextmanager
def sqlite() -> Iterator[str | None]:
    """A file of its own, for as long as it is needed."""
    with tempfile.TemporaryDirectory() as folder:
        yield f"sqlite:///{folder}/onevisit.db"


@contextmanager
def postgres() -> Iterator[str | None]:
    """A database of its own on the server that the environment names; None without one."""
    server = os.environ.get(SERVER, "")
    if not server:
        yield None
        return
    name = f"onevisit_bench_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as one:
        one.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    try:
        yield urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
    finally:
        with psycopg.connect(server, autocommit=True) as one:
            one.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
