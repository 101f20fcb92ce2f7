"""
What can go wrong in the optimizer.

::

    OptimizerError
    ├── InvalidProblem   the week file is unusable; ``faults`` lists every fault with its path
    ├── InvalidPlan      the plan file cannot be read; ``faults`` likewise
    └── SolverFailed     our own fault: a plan that breaks a rule, a model that lies

A request that cannot be planned is no error but a result (`optimizer.plan.Unplanned`).
"""


class OptimizerError(Exception):
    """Anything the optimizer raises on purpose."""


class _Faulty(OptimizerError):
    """Keeps every fault of an input, not only the first."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(self.faults))


class InvalidProblem(_Faulty):
    """The week cannot be planned as it is written; ``faults`` says why, path by path."""


class InvalidPlan(_Faulty):
    """The plan cannot be read; ``faults`` says why, path by path."""


class SolverFailed(OptimizerError):
    """A fault of ours, never of the input."""
