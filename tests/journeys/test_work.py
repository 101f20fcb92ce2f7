"""Workers and writers are killed at any moment, and nothing acknowledged is lost or half done."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import pytest

from optimizer import SolveParams
from tests.tracker import builders
from tests.tracker.builders import COMMITTEE, WEEK, ask, line
from tracker import clock, database, enterprises, history, planning, runs, settings, versions
from tracker.records import RunState
from web import storage
from web.config import Config

KILLS = 10
PATIENCE = 60.0
QUICK = SolveParams(work_limit=200, workers=1)

WORKER = """
import time
import optimizer
from tracker.planning import work
from web.commands import main

work.BEATS = 0.1
solve = optimizer.solve

def slow(problem, params, *, progress, stop):
    for _ in range(12):
        stop()
        time.sleep(0.1)
    return solve(problem, params)

optimizer.solve = slow
main(["work"])
"""
"""The worker as it is, with a solver that takes its time."""

WRITER = """
from dataclasses import replace
from tests.tracker import builders
from tracker import enterprises
from web import storage
from web.config import Config

storage.connect(Config.from_env())
number = 0
while True:
    firm = replace(builders.enterprise("E1"), address=f"No. {number}")
    enterprises.register(firm, by=builders.OPERATOR)
    print(number, flush=True)
    number += 1
"""
"""Writes without end and tells what was acknowledged."""

Start = Callable[[str], subprocess.Popen[str]]


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Starts a program of its own on a park's database."""
    url = f"sqlite:///{tmp_path / 'onevisit.db'}"
    monkeypatch.setenv("ONEVISIT_DATABASE_URL", url)
    storage.connect(Config(database_url=url))
    with ExitStack() as open_things:
        open_things.enter_context(database.session())
        log = open_things.enter_context((tmp_path / "log").open("w", encoding="utf-8"))

        def one(program: str) -> subprocess.Popen[str]:
            found = subprocess.Popen(
                [sys.executable, "-c", program],
                cwd=Path(__file__).parents[2],
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                start_new_session=True,
            )
            open_things.callback(end, found)
            return found

        builders.park()
        yield one


def end(program: subprocess.Popen[str], how: signal.Signals = signal.SIGKILL) -> None:
    """Signal a program and everything that it started."""
    if program.poll() is None:
        os.killpg(program.pid, how)
    program.wait(timeout=30)
    if program.stdout is not None:
        program.stdout.close()


def wait_for(what: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.05)


def begun(run: int, times: int) -> bool:
    """Whether somebody has begun a run so many times."""
    return runs.show(run, by=COMMITTEE).attempts >= times


def test_a_killed_worker_loses_no_run(start: Start):
    settings.write("run.lost_seconds", 1, "nobody waits for a minute here", by=COMMITTEE)
    settings.write("run.most_attempts", KILLS + 3, "killed on purpose", by=COMMITTEE)
    ask(line(approved_on=clock.today()))
    run = planning.ask(WEEK, QUICK, by=COMMITTEE).id

    for kill in range(KILLS):
        worker = start(WORKER)
        wait_for(partial(begun, run, kill + 1))
        time.sleep(0.1 * kill)
        end(worker)
        assert runs.show(run, by=COMMITTEE).state is RunState.RUNNING
        time.sleep(1.1)
    last = start(WORKER)
    wait_for(lambda: runs.show(run, by=COMMITTEE).state is RunState.FINISHED)

    assert runs.show(run, by=COMMITTEE).attempts == KILLS + 1
    assert len(versions.list_versions(WEEK, by=COMMITTEE)) == 1
    assert history.audit() == ()
    end(last, signal.SIGINT)
    assert last.returncode == 0


def test_a_killed_writer_loses_nothing_that_was_acknowledged(start: Start):
    for kill in range(KILLS):
        writer = start(WRITER)
        assert writer.stdout is not None
        told = [writer.stdout.readline() for _ in range(3 + 5 * kill)]
        os.killpg(writer.pid, signal.SIGKILL)
        told += writer.stdout.readlines()
        acknowledged = int([one for one in told if one.endswith("\n")][-1])
        end(writer)

        kept = enterprises.find("E1", by=COMMITTEE).address

        assert int(kept.removeprefix("No. ")) in (acknowledged, acknowledged + 1)
        assert history.audit() == ()
