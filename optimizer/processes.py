"""
An executor whose work is done by other processes, each a plain program of its own.

The standard library's process pool runs the caller's main module again in every process, which may
be a script without a guard, standard input or a server; and one process that dies breaks the
pool. Here a process knows nothing of the caller, and what dies is one piece of work.
"""

from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from threading import Event
from typing import Any

from optimizer.cpsat import watch

LOOK = 0.1
"""Seconds between two looks at whether a piece of work is still wanted."""


class Lost(Exception):
    """The process died before its work was done."""


class Processes(Executor):
    """
    Does ``fn(given, tell)`` in one of so many processes; `tell` sends home what is found so far.

    Parameters
    ----------
    stop
        Asked several times a second, from other threads; after a yes every piece of work ends
        with what it told last, or as `Lost`.
    """

    def __init__(self, workers: int, stop: Callable[[], bool] | None = None) -> None:
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="processes")
        self._closed = Event()
        self._stop = stop or self._closed.is_set

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """The result to come of a function of a module, with plain data as its one argument."""
        (given,) = args
        return self._threads.submit(self._elsewhere, fn, given, **kwargs)

    def _elsewhere(self, work: watch.Work, given: object) -> object:
        child = watch.Child(work, given)
        while not child.ended and not self._ending():
            child.listen(LOOK)
            del child.findings[:-1]
        ended = child.ended and child.result is not None
        child.kill()
        if ended:
            return child.result
        if self._ending() and child.findings:
            return child.findings[-1]
        raise Lost("the process died before its work was done")

    def _ending(self) -> bool:
        return self._closed.is_set() or self._stop()

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End all processes; what is still running is killed."""
        self._closed.set()
        self._threads.shutdown(wait=wait, cancel_futures=True)
        watch.rest()
