"""
Peer: a literal for each request and start, and one for each visit that there may be.

What an engineer writes first. Two workers.
"""

from collections.abc import Callable, Sequence

from optimizer import Problem, Request
from tests.benchmarks.peers import choices
from tests.benchmarks.peers.ask import Model, Places, ask, placed
from tests.benchmarks.peers.fleet import Stay

Literals = dict[tuple[str, int], object]


def search(problem: Problem, end: float, say: Callable[[Places], None]) -> dict[str, object]:
    """Plans a week until `perf_counter` is at `end`; tells each better plan."""
    model = Model(problem)
    for requests in problem.requests_at.values():
        _enterprise(model, requests)
    model.keep_teams()
    model.keep_together()
    return ask(model, placed(model), say, end, {"num_workers": 2})


def _enterprise(model: Model, requests: Sequence[Request]) -> None:
    at = choices.by_start(model.problem, requests)
    comes: Literals = {}
    for one in requests:
        own = []
        for start in choices.starts(model.problem, one):
            comes[one.id, start] = model.literal()
            own.append(comes[one.id, start])
            model.stays.append(Stay(one, start, len(model.literals)))
            model.literals.append(comes[one.id, start])
        model.left_out[one.id] = model.literal()
        model.model.add_exactly_one([*own, model.left_out[one.id]])
    visit = {start: model.literal() for start in at}
    model.visits.extend(visit.values())
    for (_, start), literal in comes.items():
        model.model.add_implication(literal, visit[start])
    _no_overlap(model, at, comes, visit)
    for start, able in at.items():
        visit_rules(model, able, {one.id: comes[one.id, start] for one in able})
    most = model.problem.enterprise[requests[0].enterprise].most_visits
    if most is not None:
        model.model.add(sum(visit.values()) <= most)
    _companions(model, requests, at, comes)


def _no_overlap(model: Model, at: dict, comes: Literals, visit: dict) -> None:
    for start, able in at.items():
        for one in able:
            for later in at:
                if start < later < start + one.minutes:
                    model.model.add_at_most_one([comes[one.id, start], visit[later]])


def visit_rules(model: Model, able: Sequence[Request], comes: dict) -> None:
    """What a visit at one start must keep."""
    enterprise = model.problem.enterprise[able[0].enterprise]
    if enterprise.most_inspectors is not None:
        crowd = sum(one.inspectors * comes[one.id] for one in able)
        model.model.add(crowd <= enterprise.most_inspectors)
    if enterprise.most_departments is not None:
        _departments(model, able, comes, enterprise.most_departments)
    if len({one.announced for one in able}) > 1:
        announced = model.literal()
        for one in able:
            model.model.add_implication(comes[one.id], announced if one.announced else ~announced)
    leaders = [comes[one.id] for one in able if one.may_lead]
    for one, other in choices.leaderless(able):
        model.model.add_bool_or([~comes[one.id], ~comes[other.id], *leaders])


def _departments(model: Model, able: Sequence[Request], comes: dict, most: int) -> None:
    own: dict[str, list] = {}
    for one in able:
        own.setdefault(one.department, []).append(comes[one.id])
    if len(own) <= most:
        return
    there = []
    for literals in own.values():
        there.append(literals[0] if len(literals) == 1 else model.literal())
        if len(literals) > 1:
            for one in literals:
                model.model.add_implication(one, there[-1])
    model.model.add(sum(there) <= most)


def _companions(model: Model, requests: Sequence[Request], at: dict, comes: Literals) -> None:
    own = {one.id for one in requests}
    for start in at:
        for pair in model.problem.apart:
            if all((one, start) in comes for one in pair):
                model.model.add_at_most_one([comes[one, start] for one in pair])
        for members in model.problem.together:
            if own.issuperset(members):
                literals = [comes.get((one, start)) for one in members]
                for one in literals:
                    first = 0 if literals[0] is None else literals[0]
                    model.model.add((0 if one is None else one) == first)
