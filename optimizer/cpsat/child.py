"""What a watched child process does: it loads the solver, asks it and answers."""

from collections.abc import Callable

from optimizer.cpsat.ask import Answer, Question


def prove(question: Question, tell: Callable[[object], None]) -> Answer:
    """Minimise goal after goal; every better plan is told on the way as a list of columns."""
    # Only the child loads the solver: it costs 60 MB and half a second.
    from optimizer.cpsat.model import Model

    return Model(question, tell).answer()
