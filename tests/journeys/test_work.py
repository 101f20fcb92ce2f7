"""Workers and writers are killed at any moment, and nothing acknowledged is lost or half done."""

import datetime as dt
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from functools import cache, partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

import optimizer
from optimizer import Plan, SolveParams
from tests.journeys import victims
from tests.journeys.victims import Program, sleepy_worker, solving_worker, storing_worker, writer
from tests.tracker import builders
from tests.tracker.builders import COMMITTEE, OPERATOR, WEEK, ask, line
from tracker import clock, enterprises, history, planning, runs, settings, versions
from tracker.records import Run, RunState

KILLS = 20
PATIENCE = 60.0
QUICK = SolveParams(work_limit=200, workers=1)

Start = Callable[..., Program]
Restart = Callable[[], subprocess.Popen[bytes]]


@pytest.fixture
def start(tracker: str, tmp_path: Path) -> Iterator[Start]:
    """Starts programs on a park's database, and ends what is left of them."""
    builders.park()
    with ExitStack() as open_things:

        def one(program: Callable[..., None], *facts: Any) -> Program:
            found = victims.start(program, tracker, tmp_path / "log", *facts)
            open_things.callback(found.end)
            return found

        yield one


@pytest.fixture
def restart(tracker: str, tmp_path: Path) -> Iterator[Restart]:
    """Starts `onevisit work` as people do, and ends it."""
    with ExitStack() as open_things:
        log = open_things.enter_context((tmp_path / "log").open("ab"))

        def one() -> subprocess.Popen[bytes]:
            found = subprocess.Popen(
                [sys.executable, "-c", "from web.commands import main; main(['work'])"],
                cwd=Path(__file__).parents[2],
                env={**os.environ, "ONEVISIT_DATABASE_URL": tracker},
                stderr=log,
                start_new_session=True,
            )
            open_things.callback(end, found)
            return found

        yield one


def end(program: subprocess.Popen[bytes]) -> None:
    if program.poll() is None:
        os.killpg(program.pid, signal.SIGKILL)
    program.wait(PATIENCE)


@cache
def answer() -> Plan:
    """What the solver says to the week of these tests, which is always the same."""
    return optimizer.solve(planning.problem_of(WEEK), QUICK)


def queue() -> int:
    """A run that waits for a worker."""
    ask(line(approved_on=clock.today()), line("TAX", approved_on=clock.today()))
    return planning.ask(WEEK, QUICK, by=COMMITTEE).id


def shown(run: int) -> Run:
    return runs.show(run, by=COMMITTEE)


def wait_for(what: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.02)


def begun(run: int, times: int) -> bool:
    """Whether somebody has begun a run so many times."""
    return shown(run).attempts >= times


def kill_one(start: Start, run: int, kill: int, after: float) -> None:
    """
    Let a worker begin a run, kill it after so many seconds, and let somebody miss it.

    Every other one has its answer by then and is about to store it.
    """
    found = start((solving_worker, storing_worker)[kill % 2], answer())
    wait_for(partial(begun, run, kill + 1))
    time.sleep(after)
    assert found.end() == -signal.SIGKILL
    assert (shown(run).state, shown(run).attempts) == (RunState.RUNNING, kill + 1)
    with clock.fixed(clock.now() + dt.timedelta(minutes=2)):
        runs.recover(by=OPERATOR)


def test_a_killed_worker_loses_no_run(start: Start, restart: Restart):
    settings.write("run.most_attempts", KILLS + 1, "killed on purpose", by=COMMITTEE)
    run = queue()

    for kill in range(KILLS):
        kill_one(start, run, kill, after=kill / KILLS)
    assert versions.list_versions(WEEK, by=COMMITTEE) == ()
    last = restart()
    wait_for(lambda: shown(run).state is RunState.FINISHED)

    assert shown(run).attempts == KILLS + 1
    assert len(versions.list_versions(WEEK, by=COMMITTEE)) == 1
    assert history.audit() == ()
    last.send_signal(signal.SIGINT)
    assert last.wait(PATIENCE) == 0


def test_a_run_that_kills_every_worker_fails_and_says_so(start: Start):
    run, most = queue(), settings.number("run.most_attempts")

    for kill in range(most):
        kill_one(start, run, kill, after=0.2 * kill)

    assert shown(run).state is RunState.FAILED
    assert shown(run).fault == f"died: {most}"
    assert history.audit() == ()


def test_a_worker_that_slept_for_too_long_answers_in_vain(start: Start):
    run = queue()
    first, second = victims.OWN.Event(), victims.OWN.Event()
    sleepy = start(sleepy_worker, answer(), first)
    wait_for(partial(begun, run, 1))
    with clock.fixed(clock.now() + dt.timedelta(minutes=2)):
        runs.recover(by=OPERATOR)
    other = start(sleepy_worker, answer(), second)
    wait_for(partial(begun, run, 2))

    first.set()
    # It ends after the work at hand.
    assert sleepy.end(signal.SIGINT) == 0
    assert shown(run).state is RunState.RUNNING
    second.set()
    assert other.end(signal.SIGINT) == 0

    assert shown(run).state is RunState.FINISHED
    assert len(versions.list_versions(WEEK, by=COMMITTEE)) == 1
    assert history.audit() == ()


def test_a_killed_writer_loses_nothing_that_was_acknowledged(start: Start):
    for kill in range(KILLS):
        told, tell = victims.OWN.Pipe(duplex=False)
        program = start(writer, tell)
        tell.close()
        acknowledged = [told.recv() for _ in range(1 + 3 * kill % 19)]
        time.sleep(kill / 1000)
        assert program.end() == -signal.SIGKILL
        acknowledged += rest(told)

        kept = enterprises.find("E1", by=COMMITTEE).address
        logged = history.events("enterprise:E1", by=COMMITTEE)[-1].facts["address"]

        assert kept == logged
        assert acknowledged == list(range(len(acknowledged)))
        assert int(kept.removeprefix("No. ")) - acknowledged[-1] in (0, 1)
        assert history.audit() == ()


def rest(told: Connection) -> list[int]:
    """What a program told before it died."""
    found = []
    with told, suppress(EOFError):
        while True:
            found.append(told.recv())
    return found
