"""
Peer: a literal for each set of requests that can share a visit at a start, all of them.

The strongest single model known here. One worker, `linearization_level=2`.
"""

from collections.abc import Callable, Sequence

from optimizer import Problem, Request
from tests.benchmarks.peers import choices
from tests.benchmarks.peers.ask import Model, Places, ask, placed
from tests.benchmarks.peers.fleet import Stay

MOST = 1_000_000
"""Columns; more would not fit into the memory."""


def search(problem: Problem, end: float, say: Callable[[Places], None]) -> dict[str, object]:
    """Plans a week until `perf_counter` is at `end`; tells each better plan."""
    model = Model(problem)
    for requests in problem.requests_at.values():
        left = MOST - len(model.literals)
        _enterprise(model, requests, choices.columns(problem, requests, left, end))
    model.keep_teams()
    model.keep_together()
    return ask(model, placed(model), say, end, {"num_workers": 1, "linearization_level": 2})


def _enterprise(model: Model, requests: Sequence[Request], found: Sequence[choices.Column]) -> None:
    holds: dict[str, list] = {one.id: [] for one in requests}
    busy: dict[int, list] = {}
    own = []
    for column in found:
        literal = model.literal()
        for one in column.requests:
            holds[one.id].append(literal)
            model.stays.append(Stay(one, column.start, len(model.literals)))
        for moment in range(column.start, column.end, model.problem.grid):
            busy.setdefault(moment, []).append(literal)
        model.literals.append(literal)
        own.append(literal)
    for one in requests:
        model.left_out[one.id] = model.literal()
        model.model.add_exactly_one([*holds[one.id], model.left_out[one.id]])
    for there in busy.values():
        model.model.add_at_most_one(there)
    most = model.problem.enterprise[requests[0].enterprise].most_visits
    if most is not None:
        model.model.add(sum(own) <= most)
    model.visits.extend(own)
