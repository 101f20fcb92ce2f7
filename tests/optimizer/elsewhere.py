"""Executors as they may be: ones that answer at once, late, with nothing, or never."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import replace
from threading import Timer
from typing import Any

from optimizer.errand import Errand, run_errand
from optimizer.processes import Lost


class Elsewhere(Executor):
    """Does everything at once, as the case may be by a function of the test."""

    def __init__(self, act: Callable[[Errand], object] = run_errand) -> None:
        self.act, self.errands = act, list[Errand]()

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        (errand,) = args
        self.errands.append(errand)
        future = Future[Any]()
        try:
            future.set_result(self.act(errand))
        except Lost as lost:
            future.set_exception(lost)
        return future


class Backwards(Elsewhere):
    """What was sent first comes back last."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        done = super().submit(fn, *args, **kwargs)
        future = Future[Any]()
        late = 0.6 if len(self.errands) == 1 else 0.0
        Timer(late, future.set_result, [done.result()]).start()
        return future


class Silent(Elsewhere):
    """Never answers."""

    def __init__(self) -> None:
        super().__init__()
        self.futures: list[Future[Any]] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.futures.append(Future[Any]())
        return self.futures[-1]


class Forgetful(Elsewhere):
    """Never answers what it was sent first."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        if self.errands:
            return super().submit(fn, *args, **kwargs)
        self.errands.append(args[0])
        return Future[Any]()


class Closed(Elsewhere):
    """Takes nothing."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        raise RuntimeError("closed")


def lose(errand: Errand) -> object:
    """Get lost."""
    raise Lost(str(len(errand.visits)))


def idle(errand: Errand) -> object:
    """Bring back what was sent."""
    return run_errand(replace(errand, params=replace(errand.params, work_limit=0)))
