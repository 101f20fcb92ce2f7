"""The child's program: piece after piece, until the parent hangs up or is gone."""

import os
import socket
import subprocess
import sys
import time
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Thread

from optimizer.cpsat import watch
from optimizer.cpsat.worker import serve
from tests.optimizer.cpsat import chores

ROOT = Path(__file__).parents[3]
ORPHAN = """
import os, signal
from optimizer.cpsat.watch import Child
from tests.optimizer.cpsat import chores
child = Child(chores.tell_and_sleep, 60.0)
while not child.findings:
    child.listen(0.1)
print(child._worker.process.pid, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def runs(process: int) -> bool:
    """Whether a process is there and no zombie."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in "ZX"


def test_one_piece_of_work_is_done_after_the_other():
    home, away = Pipe()
    worker = Thread(target=serve, args=(away,))
    worker.start()
    said = []
    for work, given in ((chores.count, 2), (chores.double, 5)):
        home.send((work, given))
        said.append(home.recv())
        while not said[-1][0]:
            said.append(home.recv())
    home.close()
    worker.join(10)
    assert said == [(False, 0), (False, 1), (True, "counted"), (True, 10)]
    assert not worker.is_alive()
    away.close()


def test_a_child_has_the_solver_before_it_is_asked():
    assert watch.run(chores.has_loaded, "ortools.sat.python.cp_model", seconds=60) is True


def test_a_child_does_not_outlive_a_parent_that_was_killed():
    done = subprocess.run(
        [sys.executable, "-c", ORPHAN],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=60,
        check=False,
    )
    child = int(done.stdout)
    until = time.monotonic() + 20
    while runs(child) and time.monotonic() < until:
        time.sleep(0.1)
    assert not runs(child)


def test_a_child_whose_parent_hangs_up_in_the_middle_says_nothing_about_it():
    ours, theirs = socket.socketpair()
    number = theirs.fileno()
    child = subprocess.Popen(
        [sys.executable, "-m", "optimizer.cpsat.worker", str(number), str(watch.MEMORY)],
        pass_fds=[number],
        cwd=ROOT,
        stderr=subprocess.PIPE,
    )
    theirs.close()
    home = Connection(ours.detach())
    home.send((chores.count, 1_000_000))
    assert home.recv() == (False, 0)

    home.close()
    _, said = child.communicate(timeout=60)

    assert (child.returncode, said) == (0, b"")
