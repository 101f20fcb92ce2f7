"""An executor of plain processes: what it returns, what it loses, and that nothing is left."""

import os
import time
from collections.abc import Iterator
from concurrent.futures import wait
from typing import Any

import pytest

from optimizer.cpsat import watch
from optimizer.processes import Lost, Processes
from tests.optimizer.cpsat import chores

LONG = 60.0


@pytest.fixture(autouse=True)
def idle(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Any]]:
    """No idle process at the beginning, none left at the end."""
    found: list[Any] = []
    monkeypatch.setattr(watch, "_idle", found)
    yield found
    for worker in found:
        worker.kill()


def is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_results_come_back_to_whom_they_belong():
    with Processes(2) as pool:
        assert [one.result(LONG) for one in [pool.submit(chores.double, n) for n in range(5)]] == [
            0,
            2,
            4,
            6,
            8,
        ]


def test_work_is_done_in_other_processes_and_they_are_used_again():
    with Processes(2) as pool:
        done = [pool.submit(chores.whoami, None).result(LONG) for _ in range(3)]
    assert len(set(done)) == 1
    assert os.getpid() not in done


def test_a_process_that_dies_loses_its_own_work_and_no_other():
    with Processes(2) as pool:
        dead, alive = pool.submit(chores.tell_and_die, 3), pool.submit(chores.double, 4)
        assert isinstance(dead.exception(LONG), Lost)
        assert alive.result(LONG) == 8
        assert pool.submit(chores.double, 5).result(LONG) == 10


def test_at_a_stop_what_was_told_last_is_the_result():
    asked: list[bool] = []
    with Processes(1, lambda: bool(asked)) as pool:
        work = pool.submit(chores.tell_and_sleep, LONG)
        # A busy machine takes its time until the child has begun and told.
        time.sleep(10.0)
        asked.append(True)
        assert work.result(5.0) == "found"


def test_at_a_stop_work_that_has_told_nothing_is_lost():
    with Processes(1, lambda: True) as pool:
        assert isinstance(pool.submit(chores.double, 1).exception(LONG), Lost)


def test_the_end_kills_what_is_still_running():
    began = time.monotonic()
    with Processes(2) as pool:
        running = [pool.submit(chores.tell_and_sleep, LONG) for _ in range(4)]
        wait(running, 0.5)
    assert time.monotonic() - began < LONG / 4
    assert all(one.cancelled() or one.done() for one in running)


def test_at_most_one_process_is_kept_ready(idle: list[Any]):
    with Processes(3) as pool:
        wait([pool.submit(chores.tell_and_sleep, 0.3) for _ in range(3)])
        pids = [worker.process.pid for worker in idle]
    assert len(pids) == 3
    assert [one for one in pids if is_alive(one)] == [worker.process.pid for worker in idle]
    assert len(idle) == 1
