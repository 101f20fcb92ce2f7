"""
How long each page takes over a year of a district, asked of the real servers by readers of every
role, and how many questions it puts to the database.
"""

import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from typing import Any

from tests.benchmarks import paint, registers, walking, year
from tests.benchmarks.filling.ground import Scale
from tests.benchmarks.load import RATE, Sample, ask, load
from tests.benchmarks.services import PROMISED
from tests.benchmarks.serving import serving
from tests.benchmarks.walking import COMMITTEE, Alone, Page
from tracker import database, migrate, visits
from tracker.models import PreparationRow
from tracker.records.preparations import PreparationState
from tracker.week import Week

ODD = 3
"""Questions by which two records may differ: one has a department to be named, one has none."""

READERS = 8
"""Who open a page at once before anything is measured: more than a process takes alone."""

PATIENCE = 120.0
"""Seconds in which the worker prepares what was asked for before anything is measured."""

TIMES = 3
"""Times that each page is asked for alone, and the board painted five times as often."""


@dataclass(frozen=True, slots=True)
class Opened:
    """
    A kind of page on a database.

    Parameters
    ----------
    alone
        Milliseconds of its slowest address while nothing else is asked, in the middle.
    questions, few
        The most questions of an answer, over the year and over a few weeks; 0 where it was not
        come to there.
    runs, p50, p95
        Answers under load and their milliseconds from when they were due; at least p95 where
        an answer failed.
    """

    page: str
    database: str
    alone: float
    questions: int
    few: int
    runs: int
    p50: float
    p95: float
    failed: int = 0

    def plain(self) -> Mapping[str, Any]:
        """As JSON keeps it."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}

    @property
    def is_kept(self) -> bool:
        """Whether it is as quick as was promised, under load."""
        return self.failed == 0 and self.p95 <= PROMISED[self.database]

    @property
    def is_level(self) -> bool:
        """Whether it asks no more of a year than of a few weeks, but for what is shown of one."""
        return self.few == 0 or self.questions <= self.few + ODD


@dataclass(frozen=True, slots=True)
class Painted:
    """The board of a week on a database: so many visits, milliseconds to the first paint."""

    database: str
    visits: int
    runs: int
    p50: float
    most: float

    def plain(self) -> Mapping[str, Any]:
        """As JSON keeps it."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}

    @property
    def is_kept(self) -> bool:
        """Whether it is as quick as was promised."""
        return self.most <= paint.PROMISED


Found = tuple[list[Opened], list[Painted]]


def broken(opened: Sequence[Opened], painted: Sequence[Painted]) -> list[str]:
    """What was not kept of what was promised, a sentence for each."""
    return (
        [
            f"{one.page} on {one.database} took {one.p95:.1f} ms, "
            f"promised {PROMISED[one.database]:g}; {one.failed} of {one.runs} failed"
            for one in opened
            if not one.is_kept
        ]
        + [
            f"{one.page} on {one.database} asked {one.questions} questions over the year, "
            f"{one.few} over a few weeks"
            for one in opened
            if not one.is_level
        ]
        + [
            f"the board of {one.visits} visits on {one.database} was painted after "
            f"{one.most:.1f} ms, promised {paint.PROMISED:g}"
            for one in painted
            if not one.is_kept
        ]
    )


def measured(
    seconds: float, scale: Scale | None = None, kept: Path | None = None, rate: float = RATE
) -> Found:
    """
    Every page on every database there is, under so many seconds of load.

    Parameters
    ----------
    kept
        A filled SQLite file, which is made if it is not there: filling takes minutes.
    """
    few = _few()
    opened, painted = list[Opened](), list[Painted]()
    for name, where in (("SQLite", registers.sqlite), ("PostgreSQL", registers.postgres)):
        with where() as url, tempfile.TemporaryDirectory() as folder:
            if url is None:
                continue
            known = filled(url, scale or Scale(), kept if name == "SQLite" else None)
            pages, board = _over(name, url, known, Path(folder), (seconds, rate))
            opened += _joined(name, *pages, few)
            painted += board
    return opened, painted


def filled(url: str, scale: Scale, kept: Path | None) -> Scale:
    """Have a year in an empty database, copied from a file that keeps it if there is one."""
    path = Path(url.removeprefix("sqlite:///"))
    if kept and kept.exists():
        shutil.copy(kept, path)
        return scale
    database.connect(url)
    with database.session():
        migrate.migrate()
        year.fill(scale)
    if kept:
        kept.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, kept)
    return scale


def _few() -> dict[str, int]:
    """The most questions of each kind of page over a few weeks."""
    with registers.sqlite() as url:
        assert url
        with _walked(url, filled(url, year.TINY, None)) as (_, found):
            return _most(found)


def _most(found: Iterable[Alone]) -> dict[str, int]:
    most: dict[str, int] = {}
    for one in found:
        most[one.page.kind] = max(most.get(one.page.kind, 0), one.questions)
    return most


@contextmanager
def _walked(
    url: str, scale: Scale, times: int = 1
) -> Iterator[tuple[walking.Readers, list[Alone]]]:
    with walking.readers(url, scale.now) as readers:
        yield readers, [walking.alone(readers, one, times) for one in walking.pages(readers)]


def _over(
    name: str, url: str, scale: Scale, folder: Path, pace: tuple[float, float]
) -> tuple[tuple[list[Alone], list[Sample]], list[Painted]]:
    seconds, rate = pace
    with _walked(url, scale, TIMES) as (readers, found):
        cookies = {one: readers.cookie(one) for one in readers.browsers}
        week, count = _fullest(scale)
    with serving(url, scale.now, folder) as port:
        asked = [one.page for one in found]
        _warm(port, asked, cookies)
        _wait_for_the_worker(url)
        samples = load(port, asked, cookies, seconds, rate=rate)
        board = list(_painted(name, port, cookies.get(COMMITTEE.login, ""), (week, count)))
    return (found, samples), board


def _warm(port: int, pages: Iterable[Page], cookies: Mapping[str, str]) -> None:
    """Each kind of page by several readers at once, so that every process has shown it."""
    with ThreadPoolExecutor(READERS) as readers:
        for one in {page.kind: page for page in pages}.values():
            many = [(port, one.address, cookies[one.reader])] * READERS
            list(readers.map(ask, *zip(*many, strict=True)))


def _wait_for_the_worker(url: str) -> None:
    """What was asked for so far is prepared: nobody asks for all of it within a minute."""
    database.connect(url)
    live = (PreparationState.WAITING.value, PreparationState.UNDER_WAY.value)
    waits, until = PreparationRow.state.in_(live), time.monotonic() + PATIENCE
    with database.session():
        while PreparationRow.select().where(waits).exists() and time.monotonic() < until:
            time.sleep(0.5)


def _fullest(scale: Scale) -> tuple[Week, int]:
    """A week of the running year with the most visits."""
    weeks = [scale.week(nth) for nth in range(max(0, scale.weeks - 3), scale.weeks - 1)]
    counts = {one: len(visits.list_visits(one, by=COMMITTEE)) for one in weeks}
    return max(counts.items(), key=lambda one: one[1])


def _painted(name: str, port: int, cookie: str, full: tuple[Week, int]) -> Iterator[Painted]:
    week, count = full
    if not paint.CHROMIUM:
        return
    found = paint.first(port, cookie, f"/weeks/{week}", 5 * TIMES)
    yield Painted(name, count, len(found), paint.middle(found), round(max(found), 1))


def _joined(
    name: str, found: Sequence[Alone], samples: Sequence[Sample], few: Mapping[str, int]
) -> list[Opened]:
    """Kinds of pages, the slowest first."""
    most, kinds = _most(found), dict[str, list[Sample]]()
    for one in samples:
        kinds.setdefault(one.page.kind, []).append(one)
    slowest = {kind: max(one.p50 for one in found if one.page.kind == kind) for kind in kinds}
    joined = [
        Opened(
            kind.replace("_zh", ""),
            name,
            slowest[kind],
            most[kind],
            few.get(kind, 0),
            len(own),
            *middle_and_late([one.milliseconds for one in own]),
            failed=sum(one.status != 200 for one in own),
        )
        for kind, own in kinds.items()
    ]
    return sorted(joined, key=lambda one: -one.p95)


def middle_and_late(taken: Sequence[float]) -> tuple[float, float]:
    """The middle of what was taken, and what 95 of 100 are below."""
    if len(taken) == 1:
        return round(taken[0], 1), round(taken[0], 1)
    parts = quantiles(taken, n=20, method="inclusive")
    return round(parts[9], 1), round(parts[-1], 1)
