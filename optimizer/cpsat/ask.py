"""
What a child process is asked about columns, and what it answers; loads no solver.
"""

from dataclasses import dataclass, field

from optimizer.cpsat.columns import Columns


@dataclass
class Question:
    """
    Minimise goal after goal over some columns.

    Parameters
    ----------
    hint
        Columns of a plan that is known to be right.
    fixed
        Values of the first goals that are settled already, W · unplanned + visits first.
    goals
        How many of (W · unplanned + visits, moved, minutes, travel) to look at.
    effort
        Deterministic seconds of CP-SAT for each goal.
    seconds
        Limit by the clock for each goal.
    level
        CP-SAT's linearization level.
    """

    columns: Columns
    hint: list[int]
    fixed: list[int] = field(default_factory=list)
    goals: int = 3
    effort: float = 30.0
    seconds: float = 60.0
    seed: int = 1
    level: int = 2


@dataclass
class Answer:
    """
    The best columns found and what is known of each goal.

    `bounds` holds one number for each goal that was reached, W · unplanned + visits first; a
    goal whose bound equals its value is proven. `sure` is false when a bound may be too high.
    """

    chosen: list[int]
    values: list[int] = field(default_factory=list)
    bounds: list[int] = field(default_factory=list)
    spent: float = 0.0
    sure: bool = True
