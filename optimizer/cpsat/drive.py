"""Solve one model with one worker and tell every better plan and bound on the way."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

Tell = Callable[[object], None]


@dataclass(frozen=True, slots=True)
class Effort:
    """
    How hard to try.

    Parameters
    ----------
    level
        CP-SAT's `linearization_level`.
    least
        A bound that is known already.
    """

    seconds: float
    seed: int = 1
    level: int = 2
    least: int = 0


@dataclass(frozen=True, slots=True)
class Better:
    """A plan that was found: its value and the indices of the literals that are true."""

    value: int
    true: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Bound:
    """No plan has a smaller value."""

    value: int


def minimise(
    model: "cp_model.CpModel",
    literals: Sequence["cp_model.IntVar"],
    effort: Effort,
    tell: Tell,
) -> Bound:
    """
    Minimise the model's objective; tells `Better` and `Bound`, returns the last bound.

    An answer "infeasible" is never believed: it leaves the bound at what was known.
    """
    from ortools.sat.python import cp_model

    class Listen(cp_model.CpSolverSolutionCallback):
        def on_solution_callback(self) -> None:
            true = tuple(n for n, one in enumerate(literals) if self.boolean_value(one))
            tell(Better(round(self.objective_value), true))

    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = effort.seed
    solver.parameters.linearization_level = effort.level
    solver.parameters.max_time_in_seconds = effort.seconds
    solver.best_bound_callback = lambda value: tell(Bound(round_up(value)))
    status = solver.solve(model, Listen())
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Bound(max(effort.least, round_up(solver.best_objective_bound)))
    return Bound(effort.least)


def round_up(value: float) -> int:
    """The smallest integer that a bound of this value allows, with room for float noise."""
    whole = int(value // 1)
    return whole if value - whole < 1e-6 else whole + 1
