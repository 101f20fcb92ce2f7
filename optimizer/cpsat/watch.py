"""
Runs a solver where it can do no harm: in a child process with a memory limit and a watchdog.

CP-SAT keeps neither its time limit (presolve is not interruptible, or-tools #5163) nor its
memory limit (#1944). So the parent never waits longer than it said it would, and what the
child has told until it is killed is not lost.
"""

import atexit
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

MEMORY = 12 << 30
"""Bytes of address space a child may use."""

GRACE = 0.7
"""Seconds that a child may take to end after its own limit, before it is killed."""

Tell = Callable[[object], None]
Work = Callable[[Any, Tell], Any]


class _Worker:
    """
    A process that does one piece of work after the other; starting one takes a second.

    A plain program of its own, not one of multiprocessing's: those run the caller's main module
    again, which may be a script without a guard, a notebook or a server.
    """

    def __init__(self) -> None:
        ours, theirs = socket.socketpair()
        root = str(Path(__file__).parents[2])
        number = theirs.fileno()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "optimizer.cpsat.worker", str(number), str(MEMORY)],
            pass_fds=[number],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": root, "PYTHONSAFEPATH": "1"},
        )
        theirs.close()
        self.home: Connection[Any, Any] = Connection(ours.detach())

    def takes(self, task: object) -> bool:
        """Whether it was there to be told something."""
        try:
            self.home.send(task)
        except OSError:
            return False
        return True

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()
        self.home.close()


_idle: list[_Worker] = []


def _forget() -> None:
    # A web server that forks must not let two processes talk to one worker.
    _idle.clear()


os.register_at_fork(after_in_child=_forget)


@atexit.register
def _end() -> None:
    """A program that ends leaves no process behind it."""
    while _idle:
        _idle.pop().kill()


def warm() -> None:
    """See that a process is ready, or on its way, before it is needed."""
    if not _idle:
        _idle.append(_Worker())


def rest() -> None:
    """End the processes that are ready, but for one."""
    while len(_idle) > 1:
        _idle.pop().kill()


class Child:
    """
    One piece of work in a child process.

    Parameters
    ----------
    work
        A function of a module, ``work(given, tell) -> result``; `tell` sends a finding home.
    given
        Plain data, pickled once.

    Attributes
    ----------
    ended
        Whether nothing more will come.
    result
        What `work` returned; None as long as it has not, and when it was killed or died.
    """

    def __init__(self, work: Work, given: object) -> None:
        self.findings: list[object] = []
        self.result: object = None
        self.ended = False
        self._worker = _idle.pop() if _idle else _Worker()
        if not self._worker.takes((work, given)):
            # It died while it was idle (the machine was short of memory, say).
            self._worker.kill()
            self._worker = _Worker()
            if not self._worker.takes((work, given)):
                self.kill()

    def listen(self, seconds: float) -> None:
        """Take in what the child says within so many seconds; returns early when it has ended."""
        until = time.monotonic() + seconds
        while not self.ended and self._worker.home.poll(max(0.0, until - time.monotonic())):
            self._take()

    def _take(self) -> None:
        try:
            final, said = self._worker.home.recv()
        except (EOFError, OSError):
            self.kill()
            return
        if final:
            self.ended, self.result = True, said
            _idle.append(self._worker)
        else:
            self.findings.append(said)

    def kill(self) -> None:
        """End the work, whatever the child is doing."""
        if not self.ended:
            self.ended = True
            self._worker.kill()


def run(
    work: Work,
    given: object,
    *,
    seconds: float,
    heard: Tell | None = None,
    stop: Callable[[], bool] | None = None,
    meanwhile: Callable[[], object] | None = None,
) -> object:
    """
    What ``work(given, tell)`` returns, or None when it had to be killed or died.

    Parameters
    ----------
    seconds
        After so many seconds, and a short grace, the child is killed.
    heard
        Is called in this process with everything the child tells on its way.
    stop
        Asked several times a second; a yes kills the child.
    meanwhile
        A short piece of work for this process, done again and again instead of waiting.
    """
    until = time.monotonic() + seconds + GRACE
    child = Child(work, given)
    while not child.ended and time.monotonic() < until and not (stop and stop()):
        if meanwhile:
            meanwhile()
        child.listen(0.0 if meanwhile else min(0.1, max(0.0, until - time.monotonic())))
        while heard and child.findings:
            heard(child.findings.pop(0))
    child.kill()
    return child.result
