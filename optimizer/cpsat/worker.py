"""
The program of a child process: takes (work, given), tells what it finds, sends the result.

Started by `optimizer.cpsat.watch` with the number of its socket and its limit of memory.
"""

import importlib
import os
import resource
import signal
import sys
import threading
import time
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any


def serve(home: "Connection[Any, Any]") -> None:
    """Do one piece of work after the other until the parent hangs up."""
    while True:
        try:
            work, given = home.recv()
        except EOFError:
            return
        home.send((True, work(given, lambda said: home.send((False, said)))))


def _leave_with_the_parent(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1.0)
    os._exit(0)


def main(number: int, memory: int) -> None:
    """Set the limits and serve."""
    # Ctrl-C reaches the whole process group; only the parent decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    watcher = threading.Thread(target=_leave_with_the_parent, args=(os.getppid(),), daemon=True)
    watcher.start()
    # Half a second that nobody waits for when the process was started before it is needed.
    importlib.import_module("optimizer.cpsat.model")
    # A parent that was killed is told nothing any more.
    with suppress(ConnectionError):
        serve(Connection(number))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
