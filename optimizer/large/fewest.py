"""The fewest visits of one enterprise alone."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from optimizer.large import rules
from optimizer.large.program import Program
from optimizer.large.ways import solve
from optimizer.wish import Found, Limits, Wish


def fewest(
    wishes: Sequence[Wish],
    limits: Limits,
    *,
    seconds: float,
    seed: int,
    workers: int,
    heard: Callable[[Found], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Found:
    """
    The least priority left out, then the fewest visits, with a bound.

    Parameters
    ----------
    seconds
        When they are over the best plan so far is returned; a proof ends the run earlier.
    workers
        Solvers at work at once. With 1 a run that ends by proof can be repeated exactly.
    heard
        Called with every better plan.
    stop
        Asked now and then; a yes ends the run like the clock.
    """
    able = [i for i, one in enumerate(wishes) if not rules.hopeless(one, limits)]
    program = Program(
        [wishes[i] for i in able],
        replace(limits, apart=_renumbered(limits.apart, able)),
        time.monotonic() + seconds,
        stop or (lambda: False),
    )
    if heard:
        tell = heard
        program.heard = lambda: tell(_found(wishes, able, program))
    if able:
        solve(program, seed, workers)
    return _found(wishes, able, program)


def _renumbered(
    pairs: frozenset[tuple[int, int]], able: Sequence[int]
) -> frozenset[tuple[int, int]]:
    place = {index: number for number, index in enumerate(able)}
    return frozenset((place[a], place[b]) for a, b in pairs if a in place and b in place)


def _found(wishes: Sequence[Wish], able: Sequence[int], program: Program) -> Found:
    visits = tuple((slot, tuple(able[i] for i in some)) for slot, some in program.visits)
    planned = {i for _, some in visits for i in some}
    hopeless = sum(one.priority for one in wishes) - sum(wishes[i].priority for i in able)
    return Found(
        visits=visits,
        unplanned=tuple(i for i in range(len(wishes)) if i not in planned),
        bound=(hopeless + program.bound[0], program.bound[1]),
        proven=program.way if program.proven else None,
    )
