"""What went wrong on the command line, as lines that a person can act on."""

from collections.abc import Iterator

from optimizer import InvalidProblem
from tracker.errors import Rejected
from web import wording
from web.arrivals import NoFolder, Unusable


def sentences(fault: Exception, language: str) -> Iterator[str]:
    """Every fault on a line of its own."""
    if isinstance(fault, Unusable):
        yield from (wording.finding(problem, language) for problem in fault.problems)
    elif isinstance(fault, NoFolder):
        yield wording.say("fault.folder", language, folder=fault.folder)
    elif isinstance(fault, Rejected):
        yield from fault.problems
    elif isinstance(fault, InvalidProblem):
        yield from fault.faults
    else:
        yield from str(fault).splitlines() or [type(fault).__name__]
