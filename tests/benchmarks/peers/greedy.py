"""
Peer: enterprise after enterprise, the busiest first, each as well as the teams left allow.

An enterprise of a few requests gets its best plan on what is left, by trying; a larger one the
largest visit again and again. No bound.
"""

from collections.abc import Callable, Sequence
from time import perf_counter

from optimizer import Problem, Request
from tests.benchmarks.peers import choices
from tests.benchmarks.peers.ask import Places
from tests.benchmarks.peers.fleet import Board

FEW = 8
STEPS = 5_000
"""Visits that are tried at one enterprise before its best plan so far is taken."""


def search(problem: Problem, end: float, say: Callable[[Places], None]) -> dict[str, object]:
    """Plans a week until `perf_counter` is at `end`; tells the plan there is then."""
    board = Board(problem)
    places: dict[str, int] = {}
    for name in sorted(problem.requests_at, key=lambda one: -len(problem.requests_at[one])):
        if perf_counter() > end:
            break
        requests = problem.requests_at[name]
        visits = (_tried if len(requests) <= FEW else _largest)(problem, requests, board)
        places.update({one.id: each.start for each in visits for one in each.requests})
    say(places)
    return {"status": "feasible", "bound": [0, 0]}


def _tried(problem: Problem, requests: Sequence[Request], board: Board) -> list[choices.Column]:
    found = _Trial(problem, requests, board).best()
    for one in found:
        board.let_in(one.requests, one.start)
    return found


class _Trial:
    """Tries the visits of one enterprise, large ones first."""

    def __init__(self, problem: Problem, requests: Sequence[Request], board: Board) -> None:
        self.board = board
        self.requests = requests
        self.most = problem.enterprise[requests[0].enterprise].most_visits
        columns = choices.columns(problem, requests, 1_000_000)
        columns.sort(key=lambda one: (-len(one.requests), one.start))
        self.holding = {
            each.id: [one for one in columns if each in one.requests] for each in requests
        }
        self.widest = max((len(one.requests) for one in columns), default=1)
        self.steps = STEPS
        self.found: tuple[tuple[int, int], list[choices.Column]] | None = None

    def best(self) -> list[choices.Column]:
        self._go_on(list(self.requests), 0, [])
        return [] if self.found is None else self.found[1]

    def _go_on(self, left: list[Request], unplanned: int, visits: list[choices.Column]) -> None:
        cost = unplanned, len(visits) + -(-len(left) // self.widest)
        if self.found is not None and cost >= self.found[0]:
            return
        if not left:
            self.found = cost, list(visits)
            return
        first = left[0]
        if self.most is None or len(visits) < self.most:
            for column in self.holding[first.id]:
                if self.steps > 0 and self._free(column, left, visits):
                    self.steps -= 1
                    if self.board.let_in(column.requests, column.start):
                        rest = [one for one in left if one not in column.requests]
                        self._go_on(rest, unplanned, [*visits, column])
                        self.board.take_out(column.requests, column.start)
        self._go_on(left[1:], unplanned + first.priority, visits)

    def _free(
        self, column: choices.Column, left: list[Request], visits: list[choices.Column]
    ) -> bool:
        return all(one in left for one in column.requests) and all(
            column.end <= one.start or one.end <= column.start for one in visits
        )


def _largest(problem: Problem, requests: Sequence[Request], board: Board) -> list[choices.Column]:
    at = choices.by_start(problem, requests)
    left = set(requests)
    most = problem.enterprise[requests[0].enterprise].most_visits
    found: list[choices.Column] = []
    while left and (most is None or len(found) < most):
        visits = [_filled(problem, able, start, left, found) for start, able in at.items()]
        for one in sorted(filter(None, visits), key=lambda one: -len(one.requests)):
            if board.let_in(one.requests, one.start):
                found.append(one)
                left.difference_update(one.requests)
                break
        else:
            break
    return found


def _filled(
    problem: Problem,
    able: Sequence[Request],
    start: int,
    left: set[Request],
    found: Sequence[choices.Column],
) -> choices.Column | None:
    chosen: list[Request] = []
    for one in able:
        if one in left:
            end = start + one.minutes
            apart = all(end <= each.start or each.end <= start for each in found)
            if apart and choices.within_limits(problem, [*chosen, one]):
                chosen.append(one)
    for last in range(len(chosen), 0, -1):
        if choices.complete(problem, chosen[:last]):
            return choices.Column(tuple(chosen[:last]), start)
    return None
