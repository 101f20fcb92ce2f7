"""
How quickly devices that have their calendar already are told so: by our servers over a year of a
district, and by Radicale, a calendar server, with the same calendar.

Both are asked in turns within one run, each over kept connections, with the tag they gave.
"""

import base64
import datetime as dt
import http.client
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks import registers
from tests.benchmarks.filling.ground import Scale
from tests.benchmarks.pages import filled, middle_and_late
from tests.benchmarks.serving import HOST, free, serving
from tracker import clock, database, people, subscriptions
from tracker.records import Person, Role

PROMISED_RATE = 200.0
"""Answers a second."""

PROMISED = 20.0
"""Milliseconds within which 95 of 100 answers come."""

TIMES_PEER = 3.0
"""So many times as many answers as Radicale."""

DEVICE = Person("device", "办公电脑", Role.COMMITTEE)
ROUNDS = 5
DEVICES = 2
"""That ask at the same time: as many as keep two cores busy."""

PEER = "Radicale"
PATIENCE = 60.0
READER = {"Authorization": "Basic " + base64.b64encode(b"bench:").decode()}
"""Of whom the peer's calendar is; it asks for no password, and ours for no name."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """
    A server that was asked for a calendar which the asker has.

    Parameters
    ----------
    events, size
        Of the calendar: entries and bytes.
    rate
        Answers a second.
    p50, p95
        Milliseconds until an answer.
    """

    server: str
    database: str
    events: int
    size: int
    runs: int
    rate: float
    p50: float
    p95: float
    failed: int = 0

    def plain(self) -> Mapping[str, Any]:
        """As JSON keeps it."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


@dataclass(frozen=True, slots=True)
class Address:
    """Where a calendar is, and the tag of what the asker has."""

    port: int
    path: str
    tag: str


def broken(found: list[Fetched]) -> Iterator[str]:
    """What was not kept of what was promised, a sentence for each."""
    peers = {one.database: one.rate for one in found if one.server == PEER}
    for one in found:
        if one.server == PEER:
            continue
        told = f"calendars of {one.server} on {one.database}"
        if one.failed:
            yield f"{told}: {one.failed} of {one.runs} answers were not 304"
        if one.rate < PROMISED_RATE:
            yield f"{told}: {one.rate:.0f} answers a second, promised {PROMISED_RATE:g}"
        if one.p95 > PROMISED:
            yield f"{told}: p95 {one.p95:.1f} ms, promised {PROMISED:g}"
        if one.rate < TIMES_PEER * peers.get(one.database, 0.0):
            times = one.rate / peers[one.database]
            yield f"{told}: {times:.1f} times {PEER}, promised {TIMES_PEER:g}"


def measured(seconds: float, scale: Scale | None = None, kept: Path | None = None) -> list[Fetched]:
    """
    Both servers on every database there is, asked for so many seconds each.

    Parameters
    ----------
    kept
        A filled SQLite file, which is made if it is not there: filling takes minutes.
    """
    found = list[Fetched]()
    for name, where in (("SQLite", registers.sqlite), ("PostgreSQL", registers.postgres)):
        with where() as url, tempfile.TemporaryDirectory() as folder:
            if url is None:
                continue
            known = filled(url, scale or Scale(), kept if name == "SQLite" else None)
            path = _subscribed(url, known.now)
            with serving(url, known.now, Path(folder)) as port:
                found += _beside_peer(name, port, path, seconds)
    return found


def _subscribed(url: str, now: dt.datetime) -> str:
    database.connect(url)
    with database.session(), clock.fixed(now):
        people.add(DEVICE, by=people.OPERATOR)
        made = subscriptions.subscribe("bench", by=DEVICE)
    return f"/feeds/{made.token}.ics"


def _beside_peer(name: str, port: int, path: str, seconds: float) -> Iterator[Fetched]:
    calendar, ours = _first(port, path)
    events, size = calendar.count(b"BEGIN:VEVENT"), len(calendar)
    with _radicale(calendar) as theirs:
        asked = {"OneVisit": ours, **({PEER: theirs} if theirs else {})}
        samples: dict[str, list[tuple[float, int]]] = {one: [] for one in asked}
        taken = dict.fromkeys(asked, 0.0)
        for _ in range(ROUNDS):
            for server, address in asked.items():
                began = time.perf_counter()
                samples[server] += _ask_for(address, seconds / ROUNDS)
                taken[server] += time.perf_counter() - began
    for server, answers in samples.items():
        times = middle_and_late([1000 * one for one, _ in answers])
        rate, failed = len(answers) / taken[server], sum(status != 304 for _, status in answers)
        yield Fetched(server, name, events, size, len(answers), round(rate, 1), *times, failed)


def _first(port: int, path: str) -> tuple[bytes, Address]:
    link = http.client.HTTPConnection(HOST, port, timeout=PATIENCE)
    link.request("GET", path, headers=READER)
    answer = link.getresponse()
    content = answer.read()
    link.close()
    if answer.status != 200:
        raise RuntimeError(f"{path} on port {port}: {answer.status}, expected 200")
    return content, Address(port, path, answer.headers["ETag"])


def _ask_for(address: Address, seconds: float) -> list[tuple[float, int]]:
    """How long each answer took and its status, of devices that ask as fast as they are told."""
    found = list[tuple[float, int]]()
    until = time.perf_counter() + seconds

    def device() -> None:
        link = http.client.HTTPConnection(HOST, address.port, timeout=PATIENCE)
        has = {**READER, "If-None-Match": address.tag}
        while (began := time.perf_counter()) < until:
            link.request("GET", address.path, headers=has)
            answer = link.getresponse()
            answer.read()
            found.append((time.perf_counter() - began, answer.status))
        link.close()

    devices = [threading.Thread(target=device) for _ in range(DEVICES)]
    for one in devices:
        one.start()
    for one in devices:
        one.join()
    return found


@contextmanager
def _radicale(calendar: bytes) -> Iterator[Address | None]:
    """Radicale with the calendar in a collection; None where it is not installed."""
    packages = Path(sys.prefix) / "bench"
    if not (packages / "radicale").is_dir():
        print("no Radicale here (make bench fetches it): measuring without it", file=sys.stderr)
        yield None
        return
    port, path = free(), "/bench/week/"
    with tempfile.TemporaryDirectory() as folder:
        words = ("--server-hosts", f"{HOST}:{port}", "--auth-type", "none", "--rights-type")
        words += (
            "authenticated",
            "--storage-filesystem-folder",
            folder,
            "--logging-level",
            "error",
        )
        program = subprocess.Popen(
            [sys.executable, "-m", "radicale", *words],
            env={**os.environ, "PYTHONPATH": str(packages)},
        )
        try:
            _wait(lambda: _put(port, path, calendar), program)
            yield _first(port, path)[1]
        finally:
            program.terminate()
            program.wait()


def _put(port: int, path: str, calendar: bytes) -> bool:
    link = http.client.HTTPConnection(HOST, port, timeout=PATIENCE)
    try:
        # Only what belongs to no single calendar may stand in a collection.
        content = calendar.replace(b"METHOD:PUBLISH\r\n", b"")
        link.request("PUT", path, body=content, headers={**READER, "Content-Type": "text/calendar"})
        return link.getresponse().status in (200, 201)
    except ConnectionError:
        return False
    finally:
        link.close()


def _wait(well: Callable[[], bool], program: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + PATIENCE
    while not well():
        if program.poll() is not None or time.monotonic() > until:
            raise RuntimeError(f"{PEER} took no calendar")
        time.sleep(0.2)
