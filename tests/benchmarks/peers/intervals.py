"""
Peer: visit slots as optional intervals, requests that choose a slot, teams as cumulatives.

The teams of a department are a cumulative in which every stay is prolonged by the longest way
between zones: lawful, but stricter than the rule, because intervals have no zones. Two workers.
"""

from collections.abc import Callable, Sequence

from ortools.sat.python import cp_model

from optimizer import Problem, Request
from tests.benchmarks.peers import choices
from tests.benchmarks.peers.ask import Model, Places, ask
from tests.benchmarks.peers.fleet import absent, widths
from tests.benchmarks.peers.starts import visit_rules

MOST = 300_000
"""Pairs of a request and a slot; more would not fit into the memory."""


def search(problem: Problem, end: float, say: Callable[[Places], None]) -> dict[str, object]:
    """Plans a week until `perf_counter` is at `end`; tells each better plan."""
    if sum(len(one) ** 2 for one in problem.requests_at.values()) > MOST:
        raise choices.TooLarge(f"more than {MOST} pairs of a request and a slot")
    model = Model(problem)
    when: dict[str, cp_model.IntVar] = {}
    for requests in problem.requests_at.values():
        _Slots(model, requests, when)
    _teams(model, when)
    model.keep_together()

    def read(value: Callable) -> Places:
        planned = [one for one, out in model.left_out.items() if not value(out)]
        return {one: value(when[one]) for one in planned}

    return ask(model, read, say, end, {"num_workers": 2})


class _Slots:
    """The visits that an enterprise may have, in time order, and who takes part in which."""

    def __init__(
        self, model: Model, requests: Sequence[Request], when: dict[str, cp_model.IntVar]
    ) -> None:
        self.model, self.requests = model, requests
        self.domains = {one.id: choices.starts(model.problem, one) for one in requests}
        self.every = sorted({start for own in self.domains.values() for start in own})
        for one in requests:
            model.left_out[one.id] = model.literal()
            if self.domains[one.id]:
                domain = cp_model.Domain.from_values(self.domains[one.id])
                when[one.id] = model.model.new_int_var_from_domain(domain, "")
            else:
                model.model.add(model.left_out[one.id] == 1)
        if not self.every:
            return
        self.able = [one for one in requests if self.domains[one.id]]
        most = model.problem.enterprise[requests[0].enterprise].most_visits
        self.count = len(self.able) if most is None else min(most, len(self.able))
        self._make(when)

    def _make(self, when: dict[str, cp_model.IntVar]) -> None:
        cp = self.model.model
        takes: dict[str, list] = {one.id: [] for one in self.able}
        stretches, before = [], None
        for _ in range(self.count):
            present, start, interval, length = self._slot()
            self.model.visits.append(present)
            stretches.append(interval)
            part = {}
            for one in self.able:
                part[one.id] = self.model.literal()
                takes[one.id].append(part[one.id])
                cp.add_implication(part[one.id], present)
                cp.add(when[one.id] == start).only_enforce_if(part[one.id])
                cp.add(length >= one.minutes).only_enforce_if(part[one.id])
            visit_rules(self.model, self.able, part)
            self._companions(part)
            if before is not None:
                cp.add_implication(present, before[0])
                cp.add(before[1] < start).only_enforce_if(present)
            before = present, start
        for one in self.able:
            cp.add_exactly_one([*takes[one.id], self.model.left_out[one.id]])
        cp.add_no_overlap(stretches)

    def _slot(self) -> tuple:
        cp = self.model.model
        present = self.model.literal()
        longest = max(one.minutes for one in self.able)
        start = cp.new_int_var_from_domain(cp_model.Domain.from_values(self.every), "")
        length = cp.new_int_var(1, longest, "")
        end = cp.new_int_var(0, self.every[-1] + longest, "")
        interval = cp.new_optional_interval_var(start, length, end, present, "")
        return present, start, interval, length

    def _companions(self, part: dict) -> None:
        for pair in self.model.problem.apart:
            if all(one in part for one in pair):
                self.model.model.add_at_most_one([part[one] for one in pair])
        for first, *others in self.model.problem.together:
            for one in others:
                if first in part and one in part:
                    self.model.model.add(part[first] == part[one])


def _teams(model: Model, when: dict[str, cp_model.IntVar]) -> None:
    cp, problem = model.model, model.problem
    _, wide = widths(problem)
    own: dict[str, list[Request]] = {}
    for one in problem.requests:
        if one.id in when:
            own.setdefault(one.department, []).append(one)
    for name, requests in own.items():
        stays = [
            cp.new_optional_fixed_size_interval_var(
                when[one.id], one.minutes + wide, ~model.left_out[one.id], ""
            )
            for one in requests
        ]
        away = problem.department[name].away
        absences = [
            cp.new_fixed_size_interval_var(one.when.start, one.when.end - one.when.start, "")
            for one in away
        ]
        needs = [one.teams for one in requests] + [one.teams for one in away]
        gone = [absent(problem, name, one.when.start, one.when.start + 1) for one in away]
        there = max([problem.department[name].teams, *gone])
        cp.add_cumulative([*stays, *absences], needs, there)
