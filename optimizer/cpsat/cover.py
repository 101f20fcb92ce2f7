"""The fewest columns that cover all rows, by CP-SAT, in a child process."""

from dataclasses import dataclass

from optimizer.cpsat.drive import Bound, Effort, Tell, minimise


@dataclass(frozen=True, slots=True)
class Covering:
    """
    What the child gets.

    Parameters
    ----------
    columns
        The rows that each covers, as bits.
    hint
        Indices of columns that cover everything.
    """

    columns: tuple[int, ...]
    rows: int
    hint: tuple[int, ...]
    effort: Effort


def cover(given: Covering, tell: Tell) -> Bound:
    """Tell `Better` covers (true: indices of columns) and `Bound`s."""
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    chosen = [model.new_bool_var("") for _ in given.columns]
    for row in range(given.rows):
        model.add_bool_or(
            [one for one, rows in zip(chosen, given.columns, strict=True) if rows >> row & 1]
        )
    hinted = set(given.hint)
    for index, one in enumerate(chosen):
        model.add_hint(one, index in hinted)
    total = cp_model.LinearExpr.sum(chosen)
    model.add(total >= given.effort.least)
    model.minimize(total)
    return minimise(model, chosen, given.effort, tell)
