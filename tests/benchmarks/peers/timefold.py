"""
Peer: Timefold's local search, in Java, on requests that each choose a start.

The model is in `java/`: an incremental score (broken rules, unplanned priority, visits), first fit,
then late acceptance over changes of one request and moves that know what a visit is: patient until
all is planned, then keen on fewer visits. No bound. One thread: more are not part of the free
edition. Requests that belong together are one party.

It wants Java 17 and the jars of Timefold's wheel, which `make bench` fetches.
"""

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from math import gcd
from pathlib import Path
from subprocess import PIPE, STDOUT, Popen, run
from threading import Thread
from time import perf_counter
from typing import IO

from optimizer import Problem, Request
from tests.benchmarks.peers import choices
from tests.benchmarks.peers.ask import Places

SOURCES = Path(__file__).parent / "java"
JARS = Path(sys.prefix) / "bench" / "timefold" / "solver" / "jars"
HEAP = "-Xmx6g"
SEED = 1
CLOSING = 0.3
"""Seconds kept for telling the last plan."""

Parties = Sequence[Sequence[Request]]


class Missing(Exception):
    """Timefold cannot run on this machine; the message says what it lacks."""


@cache
def command() -> tuple[str, ...]:
    """
    How to call the compiled search; compiles it into the user's cache if need be.

    Raises
    ------
    Missing
        Where there is no Java, no jar, or the sources do not compile.
    """
    java, javac = shutil.which("java"), shutil.which("javac")
    if java is None or javac is None:
        raise Missing("no Java (java and javac, 17 or newer)")
    jars = sorted(one for one in JARS.glob("*.jar") if not one.name.startswith("logback"))
    if not jars:
        raise Missing("no jars of Timefold: make bench fetches them")
    path = os.pathsep.join(map(str, jars))
    classes = _compiled(javac, path)
    return (java, HEAP, "-XX:+UseParallelGC", "-cp", f"{classes}{os.pathsep}{path}", "Main")


def _compiled(javac: str, path: str) -> Path:
    """The folder of classes for these sources and jars."""
    sources = sorted(SOURCES.glob("*.java"))
    known = sha256(b"".join(one.read_bytes() for one in sources) + path.encode()).hexdigest()
    classes = _cache() / f"timefold-{known[:16]}"
    if not classes.is_dir():
        unfinished = classes.with_name(f"{classes.name}.{os.getpid()}")
        call = [javac, "-nowarn", "-cp", path, "-d", unfinished, *sources]
        done = run(call, capture_output=True, text=True, check=False)
        if done.returncode:
            raise Missing(f"its sources do not compile: {done.stderr.strip()[:200]}")
        if not classes.is_dir():
            unfinished.rename(classes)
    return classes


def _cache() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "onevisit"


def search(problem: Problem, end: float, say: Callable[[Places], None]) -> dict[str, object]:
    """Plans a week until `perf_counter` is at `end`; tells better plans, twice a second at most."""
    parties = tuple(_parties(problem))
    left = max(0.1, end - CLOSING - perf_counter())
    unit = _unit(problem)
    told: dict[str, object] = {"status": "feasible"}
    said = ""
    call = [*command(), str(int(1000 * left)), str(SEED)]
    with Popen(call, stdin=PIPE, stdout=PIPE, stderr=STDOUT, text=True) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        writer = Thread(target=_write, args=(child.stdin, problem, parties, unit))
        writer.start()
        for line in child.stdout:
            word, _, rest = line.partition(" ")
            if word == "plan":
                say(places(parties, rest, unit))
            elif word == "speed":
                told["why"] = f"{int(rest):,} moves a second"
            elif not said and not line.startswith("SLF4J"):
                said = line.strip()
        writer.join()
        if child.wait():
            raise Missing(f"Java ended with status {child.returncode}: {said}")
    return told


def places(parties: Parties, line: str, unit: int) -> Places:
    """A plan out of its line: a start for each party, in units; -1 for none."""
    starts = map(int, line.split())
    return {
        one.id: start * unit
        for party, start in zip(parties, starts, strict=True)
        if start >= 0
        for one in party
    }


def _parties(problem: Problem) -> Iterator[Sequence[Request]]:
    """Requests that must share a visit, enterprise by enterprise."""
    head = {one.id: one.id for one in problem.requests}

    def leader(name: str) -> str:
        while head[name] != name:
            name = head[name]
        return name

    for first, *others in problem.together:
        for one in others:
            head[leader(one)] = leader(first)
    for requests in problem.requests_at.values():
        found: dict[str, list[Request]] = {}
        for one in requests:
            found.setdefault(leader(one.id), []).append(one)
        yield from found.values()


def _unit(problem: Problem) -> int:
    """The most minutes that divide every length and moment of the week."""
    return gcd(
        problem.grid,
        problem.travel.within,
        *problem.travel.between.values(),
        *(one.minutes for one in problem.requests),
        *(
            moment
            for each in problem.departments
            for one in each.away
            for moment in (one.when.start, one.when.end)
        ),
    )


def _write(stream: IO[str], problem: Problem, parties: Parties, unit: int) -> None:
    places = {one.id: place for place, one in enumerate(problem.departments)}
    # Who ends early says why on the other side.
    with suppress(BrokenPipeError), stream:
        for numbers in _Sheet(problem, parties, unit, places).lines():
            stream.write(" ".join(str(int(one)) for one in numbers) + "\n")


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The week as `Facts.read` wants it: lines of numbers, times in units."""

    problem: Problem
    parties: Parties
    unit: int
    places: Mapping[str, int]

    def lines(self) -> Iterator[Sequence[int]]:
        travel = self.problem.travel
        zones = sorted({one.zone for one in self.problem.enterprises})
        yield self.problem.grid // self.unit, travel.within // self.unit, len(zones)
        for here in zones:
            yield [travel.minutes(here, there) // self.unit for there in zones]
        yield from self._departments()
        groups: dict[str, list[Sequence[Request]]] = {}
        for party in self.parties:
            groups.setdefault(party[0].enterprise, []).append(party)
        yield (len(groups),)
        for name, own in groups.items():
            place = self.problem.enterprise[name]
            limits = (place.most_departments, place.most_inspectors, place.most_visits)
            yield zones.index(place.zone), *(-1 if one is None else one for one in limits)
            yield from self._enterprise(own)
        yield from self._apart()

    def _departments(self) -> Iterator[Sequence[int]]:
        own: dict[str, list[int]] = {one.id: [] for one in self.problem.departments}
        for place, party in enumerate(self.parties):
            for name in {one.department for one in party}:
                own[name].append(place)
        yield (len(own),)
        for one in self.problem.departments:
            yield one.teams, len(one.away)
            for gone in one.away:
                yield gone.teams, gone.when.start // self.unit, gone.when.end // self.unit
            yield len(own[one.id]), *own[one.id]

    def _enterprise(self, parties: Parties) -> Iterator[Sequence[int]]:
        rooms = [sorted(_room(self.problem, party)) for party in parties]
        slots = sorted({start for room in rooms for start in room})
        number = {start: nth for nth, start in enumerate(slots)}
        yield len(slots), *(start // self.unit for start in slots)
        yield (len(parties),)
        for party, room in zip(parties, rooms, strict=True):
            yield (len(party),)
            yield from map(self._request, party)
            yield len(room), *(number[start] for start in room)

    def _request(self, one: Request) -> Sequence[int]:
        return (
            self.places[one.department],
            one.minutes // self.unit,
            one.teams,
            one.inspectors,
            one.may_lead,
            one.announced,
            one.priority,
        )

    def _apart(self) -> Iterator[Sequence[int]]:
        at = {one.id: place for place, party in enumerate(self.parties) for one in party}
        own: list[set[int]] = [set() for _ in self.parties]
        for one, other in self.problem.apart:
            own[at[one]].add(at[other])
            own[at[other]].add(at[one])
        for each in own:
            yield len(each), *sorted(each)


def _room(problem: Problem, party: Sequence[Request]) -> set[int]:
    """The starts that all of a party may take; none where two of it may not meet."""
    names = {one.id for one in party}
    if len(party) > 1 and any(names.issuperset(pair) for pair in problem.apart):
        return set()
    return set.intersection(*(set(choices.starts(problem, one)) for one in party))
