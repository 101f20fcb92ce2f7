"""The file given back: its wrong cells red, with a comment that says what is wrong."""

from collections.abc import Callable, Iterable

from tracker.intake import cage
from tracker.intake.faults import Problem
from tracker.intake.guard import kind_of
from tracker.intake.transport import unpacked


def _message(problem: Problem) -> str:
    return problem.message


def marked(
    content: bytes,
    problems: Iterable[Problem],
    *,
    name: str = "",
    words: Callable[[Problem], str] = _message,
) -> bytes:
    """
    An .xlsx of the file with every problem at its cell.

    Parameters
    ----------
    name
        How the file is called; it decides between csv and json.
    words
        What the comment says of a problem.

    Raises
    ------
    Refused
        When the file cannot be opened at all.
    """
    kind = kind_of(content, name)
    marks = [(one.place.sheet, _cell(one), words(one)) for one in problems]
    made = cage.inside({"kind": kind, "marks": marks}, content)
    if not made.startswith(b"PK"):
        unpacked(made)
    return made


def _cell(problem: Problem) -> str:
    if problem.place.cell:
        return problem.place.cell
    return f"A{problem.place.row}" if problem.place.row else ""
