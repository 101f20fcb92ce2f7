"""
Has the parts of a week that have nothing to do with each other planned over an executor.

Which parts go together, and how much work each may take, follows from the week alone. So the
plan is the same from one process or many, here or elsewhere, in whatever order they finish; a
limit by the clock is shared out likewise, but what is found within it depends on the machines.
"""

import logging
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import replace
from threading import Event
from typing import Any

from optimizer.effort import STEPS_PER_SECOND, Effort
from optimizer.errand import Errand, Known, Report, columns_of, run_errand, visits_at
from optimizer.excerpt import Excerpts
from optimizer.layout import Value
from optimizer.part import Part
from optimizer.processes import Processes
from optimizer.run import Run

WORTH_THE_WAY = 50
"""Requests below which parts are sent together."""

SMALL = 200
"""Requests below which no processes are started: two take a second."""

MOST_TURNS = 12
"""Times that a part is sent, each time with twice the work, before it is given up."""

SHARE = 0.9
"""Share of the time limit after which everything is back."""

SHORTEST = 1.0
"""Seconds before that end in which nothing is sent any more."""

PATIENCE = 0.7
"""Seconds after the end in which answers may still come, and then once more after a halt."""

LOOK = 0.1
"""Seconds between two looks at whether to wait on."""

STRENGTH = ("minima", "lagrangian", "cp-sat")
"""Ways of proof, the most telling last."""

_log = logging.getLogger(__name__)


def spread(run: Run, executor: Executor | None = None) -> None:
    """
    Settle the parts that are not at their minimum apart from each other, turn after turn.

    Nothing is done where they are too small for it. An errand that is lost is run once more in a
    process of this machine; if it is lost again, its parts stay as they are.

    Parameters
    ----------
    executor
        Where to; it stays open. Without one as many processes of this machine as the run may
        have workers, or this process where that is quicker.
    """
    unsettled = [number for number in range(len(run.parts)) if _unsettled(run, number)]
    parts = [one for one in unsettled if _able(run, one)]
    if len(_bundles(run, parts)) < 2:
        return
    for one in parts:
        run.parts[one].settled = True
    weight = _weight(run, parts)
    hours = _Hours(run.effort, weight / _weight(run, unsettled))
    here = not executor and (run.effort.params.workers == 1 or weight < SMALL)
    with hours.executor(here=here) as own:
        pool = executor or own
        for count in range(MOST_TURNS):
            turn = _Turn(run, hours, _bundles(run, parts), count)
            if not any(turn.work):
                return
            lost = turn.through(pool, range(len(turn.bundles)), 1 if here else None)
            if lost:
                pool = own
                lost = turn.through(pool, lost)
            given_up = {part for one in lost for part in turn.bundles[one]}
            parts = [one for one in parts if not (run.closed(run.parts[one]) or one in given_up)]
            if not parts or not hours.sending():
                return


def _unsettled(run: Run, number: int) -> bool:
    part = run.parts[number]
    return run.value(part) != sum((run.minima[one].value for one in part.sites), Value())


def _able(run: Run, number: int) -> bool:
    """Whether no enterprise of a part has to be planned as a crowd, which is done already."""
    return all(run.board.sites[one].joints is not None for one in run.parts[number].sites)


def _weight(run: Run, numbers: Iterable[int]) -> int:
    """Requests of some parts."""
    sites = (run.board.sites[one] for number in numbers for one in run.parts[number].sites)
    return sum(len(wish.requests) for site in sites for wish in site.wishes)


def _bundles(run: Run, parts: Iterable[int]) -> list[list[int]]:
    """Parts that go together, small ones first: they are soon done with."""
    found: list[list[int]] = []
    room = 0
    for number in sorted(parts, key=lambda one: (_weight(run, [one]), one)):
        if room <= 0:
            found.append([])
            room = WORTH_THE_WAY
        found[-1].append(number)
        room -= _weight(run, [number])
    return found


class _Here(Executor):
    """Does everything at once, in this process."""

    def __init__(self, stop: Callable[[], bool]) -> None:
        self._stop = stop

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future = Future[Any]()
        future.set_result(fn(*args, **kwargs, stop=self._stop))
        return future


class _Hours:
    """Until when answers are waited for: a share of the effort, and a little longer."""

    def __init__(self, effort: Effort, share: float) -> None:
        self.effort, self.share = effort, share
        self.halt = Event()
        self._ended: float | None = None

    def executor(self, *, here: bool) -> Executor:
        """An executor of this machine that keeps these hours."""
        if here:
            return _Here(self.effort.stopped)
        return Processes(self.effort.params.workers, self.halt.is_set)

    def left(self) -> float:
        """Seconds."""
        return max(0.0, self.effort.left(SHARE * self.share))

    def sending(self) -> bool:
        """Whether there is time to send something."""
        return not self.over() and self.left() > SHORTEST

    def over(self) -> bool:
        """Whether the end has come; not long after, what is still on its way is halted."""
        stopped = self.effort.stopped()
        if self._ended is None and (stopped or not self.left()):
            self._ended = self.effort.seconds()
        if stopped or self._late() > PATIENCE:
            self.halt.set()
        return self._ended is not None

    def closed(self) -> bool:
        """Whether nothing more is waited for."""
        return self.over() and self._late() > 2 * PATIENCE

    def _late(self) -> float:
        return 0.0 if self._ended is None else self.effort.seconds() - self._ended


class _Turn:
    """
    Every part that is still open is sent once; an errand is made when it goes, so few are held.

    Parameters
    ----------
    bundles
        Numbers of the parts that go together.
    count
        Turns before this one.
    """

    def __init__(
        self, run: Run, hours: _Hours, bundles: Sequence[Sequence[int]], count: int
    ) -> None:
        self.run, self.hours, self.bundles, self.count = run, hours, bundles, count
        self.excerpts = Excerpts(run.board.problem)
        weights = [_weight(run, some) for some in bundles]
        work = _work(run.effort, hours.share, count)
        self.work = [work * one // sum(weights) for one in weights]

    def through(
        self, pool: Executor, numbers: Sequence[int], slots: int | None = None
    ) -> list[int]:
        """Send these bundles and take in their answers; which got lost is returned."""
        slots = slots or self.run.effort.params.workers
        queue, order = deque(numbers), deque(numbers)
        running: dict[Future[Any], int] = {}
        back: dict[int, Report | None] = {}
        lost: list[int] = []
        while not self.hours.closed() and (running or (queue and self.hours.sending())):
            while queue and len(running) < slots and self.hours.sending():
                number = queue.popleft()
                running[_sent(pool, self._errand(number))] = number
            for future in wait(running, LOOK, FIRST_COMPLETED).done:
                back[running.pop(future)] = _answer(future)
            while order and order[0] in back:
                number = order.popleft()
                lost += self._take_in(number, back.pop(number))
        for number in sorted(back):
            self._take_in(number, back[number])
        for future in running:
            future.cancel()
        return lost

    def _errand(self, number: int) -> Errand:
        run = self.run
        sites = [one for part in self.bundles[number] for one in run.parts[part].sites]
        wishes = [wish for one in sites for wish in run.board.sites[one].wishes]
        ids = [one.id for wish in wishes for one in wish.requests]
        params = replace(
            run.effort.params,
            time_limit=self.hours.left(),
            work_limit=self.work[number],
            workers=1,
            seed=run.effort.params.seed + self.count,
        )
        # An errand counts work, so it would wait for machine code; a run with a clock does not.
        compiled = run.swift.ready()
        return Errand(self.excerpts.alone(ids), visits_at(run, sites), params, compiled)

    def _take_in(self, number: int, report: Report | None) -> list[int]:
        """Make a report part of the run; the number is returned where there is none."""
        if report is None:
            return [number]
        run = self.run
        run.effort.spend(report.work)
        parts = [run.parts[one] for one in self.bundles[number]]
        sites = [run.board.sites[one] for part in parts for one in part.sites]
        columns = columns_of(sites, report.visits)
        for part in parts:
            names = {run.board.sites[one].enterprise.id for one in part.sites}
            known = [one for one in report.parts if names.issuperset(one.enterprises)]
            run.adopt(part, [one for index in part.sites for one in columns.get(index, ())])
            _learn(run, part, known)
        return []


def _work(effort: Effort, share: float, count: int) -> int:
    """
    Units of work for a turn.

    The first gets half of what there is, so that what a part does not need is left to others.
    """
    limit = effort.params.work_limit
    if limit is None:
        return int(share * effort.params.time_limit * STEPS_PER_SECOND * 2**count) // 2
    rest = effort.units(limit, share)
    return rest if count else rest // 2


def _sent(pool: Executor, errand: Errand) -> Future[Any]:
    try:
        return pool.submit(run_errand, errand)
    except Exception as error:
        # A pool that is broken or closed takes nothing more.
        future = Future[Any]()
        future.set_exception(error)
        return future


def _answer(future: Future[Any]) -> Report | None:
    try:
        found = future.result()
    except Exception as error:
        _log.warning("a part of the week came back without a plan: %r", error)
        return None
    return found if isinstance(found, Report) else None


def _learn(run: Run, part: Part, known: Sequence[Known]) -> None:
    """Take over what is proven of the pieces into which a part has fallen elsewhere."""
    bound = run.weight * sum(one.bound[0] for one in known) + sum(one.bound[1] for one in known)
    if bound > part.bound:
        part.learn(bound, max((one.proven for one in known), key=STRENGTH.index))
    # The later bounds hold among plans that equal the report's in the tiers above.
    if run.value(part) == sum((one.value for one in known), Value()):
        part.later = tuple(map(sum, zip(*(one.later for one in known), strict=False)))
