"""A solver in a child process: its findings, its end, and that it can do no harm."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from optimizer.cpsat import watch
from optimizer.cpsat.watch import Child, run
from tests.optimizer.cpsat import chores

LONG = 60.0


@pytest.fixture(autouse=True)
def own_processes(monkeypatch: pytest.MonkeyPatch) -> Iterator[list]:
    """No idle process at the beginning, none left at the end."""
    idle: list = []
    monkeypatch.setattr(watch, "_idle", idle)
    yield idle
    for worker in idle:
        worker.kill()


def test_what_the_work_returns_comes_back():
    assert run(chores.double, 21, seconds=LONG) == 42


def test_what_is_found_on_the_way_is_heard_in_order():
    heard: list[object] = []
    assert run(chores.count, 50, seconds=LONG, heard=heard.append) == "counted"
    assert heard == list(range(50))


def test_work_is_done_without_anybody_listening():
    assert run(chores.count, 3, seconds=LONG) == "counted"


def test_a_child_that_takes_too_long_is_killed_and_what_it_found_is_kept():
    assert run(chores.double, 1, seconds=LONG) == 2
    heard: list[object] = []
    began = time.monotonic()
    assert run(chores.tell_and_sleep, LONG, seconds=0.5, heard=heard.append) is None
    assert time.monotonic() - began < 0.5 + watch.GRACE + 1.0
    assert heard == ["found"]


def test_a_stop_kills_the_child_at_once():
    heard: list[object] = []
    began = time.monotonic()
    found = run(
        chores.tell_and_sleep, LONG, seconds=LONG, heard=heard.append, stop=lambda: bool(heard)
    )
    assert found is None
    assert time.monotonic() - began < 20


def test_a_process_that_forks_does_not_share_its_idle_worker(own_processes: list):
    assert run(chores.double, 1, seconds=LONG) == 2
    assert len(own_processes) == 1

    forked = os.fork()
    if not forked:
        os._exit(len(watch._idle))
    _, status = os.waitpid(forked, 0)

    assert os.waitstatus_to_exitcode(status) == 0
    assert len(own_processes) == 1


def test_a_child_that_dies_gives_no_result_but_what_it_found():
    heard: list[object] = []
    assert run(chores.tell_and_die, 3, seconds=LONG, heard=heard.append) is None
    assert heard == ["found"]


def test_a_child_that_fails_gives_no_result():
    assert run(chores.fail, "on purpose", seconds=LONG) is None


def test_a_child_that_takes_too_much_memory_gives_no_result():
    assert run(chores.swallow, 1 << 20, seconds=LONG) == 1 << 20
    assert run(chores.swallow, watch.MEMORY + 1, seconds=LONG) is None


def test_an_idle_child_is_used_again(own_processes: list):
    first = run(chores.whoami, None, seconds=LONG)
    assert len(own_processes) == 1
    assert run(chores.whoami, None, seconds=LONG) == first
    assert first != os.getpid()


def test_a_killed_child_is_not_used_again(own_processes: list):
    run(chores.tell_and_sleep, LONG, seconds=0.0)
    assert own_processes == []
    assert run(chores.double, 2, seconds=LONG) == 4


def test_a_child_that_died_while_idle_is_replaced(own_processes: list):
    first = run(chores.whoami, None, seconds=LONG)
    os.kill(first, signal.SIGKILL)
    own_processes[0].process.wait()
    second = run(chores.whoami, None, seconds=LONG)
    assert isinstance(second, int)
    assert second != first


def test_children_that_die_before_they_are_told_anything_give_no_result(
    monkeypatch: pytest.MonkeyPatch,
):
    class Dead(watch._Worker):
        def __init__(self) -> None:
            super().__init__()
            self.process.kill()
            self.process.wait()

    monkeypatch.setattr(watch, "_Worker", Dead)

    found = run(chores.double, 21, seconds=LONG)

    assert found is None


def test_ctrl_c_does_not_reach_the_child():
    assert run(chores.press_ctrl_c, None, seconds=LONG) == "still here"


def test_a_process_can_be_made_ready_beforehand(own_processes: list):
    watch.warm()
    watch.warm()
    (worker,) = own_processes
    assert run(chores.whoami, None, seconds=LONG) == worker.process.pid


def test_one_process_is_kept_ready_when_many_have_done_their_work(own_processes: list):
    children = [Child(chores.double, number) for number in range(3)]
    for child in children:
        child.listen(LONG)
    workers = list(own_processes)
    watch.rest()
    assert own_processes == workers[:1]
    assert [one.process.poll() for one in workers] == [None, -signal.SIGKILL, -signal.SIGKILL]


def test_meanwhile_this_process_goes_on_with_its_own_work():
    done: list[int] = []
    meanwhile = run(chores.tell_and_sleep, 0.2, seconds=LONG, meanwhile=lambda: done.append(1))
    assert meanwhile == "slept"
    assert done


def test_a_child_that_has_ended_is_left_alone(own_processes: list):
    child = Child(chores.double, 4)
    child.listen(LONG)
    child.kill()
    assert (child.ended, child.result) == (True, 8)
    assert len(own_processes) == 1


def test_a_program_that_ends_leaves_no_process_behind_it():
    program = "from optimizer.cpsat import watch; watch.warm(); print(watch._idle[0].process.pid)"

    done = subprocess.run(
        [sys.executable, "-W", "default", "-c", program],
        capture_output=True,
        text=True,
        check=True,
        timeout=LONG,
    )

    assert done.stderr == ""
    with pytest.raises(ProcessLookupError):
        os.kill(int(done.stdout), 0)
