"""One CP-SAT model, asked once: each better plan is told at once, so that a kill loses nothing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from time import perf_counter

from ortools.sat.python import cp_model

from optimizer import Problem
from tests.benchmarks.peers.fleet import Stay, rows

Places = Mapping[str, int]
"""Start of each planned request, by id."""


@dataclass(slots=True)
class Model:
    """
    A model under way.

    Parameters
    ----------
    left_out
        For each request the literal that it stays unplanned.
    visits
        Literals of which each costs a visit.
    stays
        Requests at starts, with places in `literals`.
    """

    problem: Problem
    model: cp_model.CpModel = field(default_factory=cp_model.CpModel)
    left_out: dict[str, cp_model.IntVar] = field(default_factory=dict)
    visits: list[cp_model.IntVar] = field(default_factory=list)
    literals: list[cp_model.IntVar] = field(default_factory=list)
    stays: list[Stay] = field(default_factory=list)

    def literal(self) -> cp_model.IntVar:
        return self.model.new_bool_var("")

    def keep_teams(self) -> None:
        """A row for each department and moment at which its teams can be too few."""
        for row in rows(self.problem, self.stays):
            total = []
            for presences in row.zones:
                sums = [
                    cp_model.LinearExpr.weighted_sum(
                        [self.literals[one] for one in there], list(there.values())
                    )
                    for there in presences
                ]
                if len(sums) > 1:
                    peak = self.model.new_int_var(0, row.most, "")
                    for one in sums:
                        self.model.add(one <= peak)
                    sums = [peak]
                total.extend(sums)
            kept = self.model.add(cp_model.LinearExpr.sum(total) <= row.most)
            if row.when:
                somebody = self.literal()
                for one in row.when:
                    self.model.add_implication(self.literals[one], somebody)
                kept.only_enforce_if(somebody)

    def keep_together(self) -> None:
        """A `together` set is left out as a whole."""
        for first, *others in self.problem.together:
            for one in others:
                self.model.add(self.left_out[first] == self.left_out[one])

    @property
    def weight(self) -> int:
        """More than any number of visits."""
        return len(self.problem.requests) + 1

    def minimise(self) -> None:
        """Few unplanned first, then few visits, as one number."""
        priorities = [self.problem.request[one].priority for one in self.left_out]
        self.model.minimize(
            cp_model.LinearExpr.weighted_sum(
                [*self.left_out.values(), *self.visits],
                [*(self.weight * one for one in priorities), *([1] * len(self.visits))],
            )
        )


class _Telling(cp_model.CpSolverSolutionCallback):
    def __init__(self, read: Callable[[Callable], Places], say: Callable[[Places], None]) -> None:
        super().__init__()
        self.read = read
        self.say = say

    def on_solution_callback(self) -> None:
        self.say(self.read(self.value))


def ask(
    model: Model,
    read: Callable[[Callable], Places],
    say: Callable[[Places], None],
    end: float,
    parameters: Mapping[str, object],
) -> dict[str, object]:
    """
    Solve until `perf_counter` is at `end`; `read` makes starts of requests out of values.

    Returns status and the bound, as unplanned and visits that no plan is below.
    """
    solver = cp_model.CpSolver()
    for name, value in parameters.items():
        setattr(solver.parameters, name, value)
    model.minimise()
    solver.parameters.max_time_in_seconds = max(0.01, end - perf_counter())
    status = solver.solve(model.model, _Telling(read, say))
    unplanned, visits = divmod(max(0, round(solver.best_objective_bound)), model.weight)
    return {
        "status": "optimal" if status == cp_model.OPTIMAL else "feasible",
        "bound": [unplanned, visits],
    }


def placed(model: Model) -> Callable[[Callable], Places]:
    """Reads plans of a model whose stays each have a literal."""
    stays: Sequence[Stay] = model.stays

    def read(value: Callable) -> Places:
        return {one.request.id: one.start for one in stays if value(model.literals[one.literal])}

    return read
