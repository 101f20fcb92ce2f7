"""What went wrong on the command line, as lines that a person can act on."""

from collections.abc import Iterator

from optimizer import InvalidProblem
from tracker.errors import Fault, NotFound, Rejected
from web import wording
from web.arrivals import NoFolder, Unusable

LISTS = {
    "case study": "onevisit stories list",
    "demand": "onevisit demands list",
    "department": "onevisit departments list",
    "disturbance": "onevisit disturbances list",
    "enterprise": "onevisit enterprises list",
    "finding": "onevisit visits findings",
    "person": "onevisit people list",
    "policy": "onevisit policy list",
    "plan version": "onevisit versions list WEEK",
    "published week": "onevisit weeks list",
    "reply template": "onevisit templates list",
    "report": "onevisit reports list",
    "request": "onevisit requests list WEEK",
    "run": "onevisit runs list WEEK",
    "setting": "onevisit settings list",
    "visit": "onevisit visits list WEEK",
    "week": "onevisit weeks list",
}
"""What lists the things of a kind that was not found."""


def sentences(fault: Exception, language: str) -> Iterator[str]:
    """Every fault on a line of its own."""
    if isinstance(fault, Unusable):
        yield from (wording.finding(problem, language) for problem in fault.problems)
    elif isinstance(fault, NoFolder):
        yield wording.say("fault.folder", language, folder=fault.folder)
    elif isinstance(fault, Rejected):
        yield from (field_fault(one, language) for one in fault.faults)
    elif isinstance(fault, NotFound) and fault.kind in LISTS:
        yield wording.say("fault.unknown", language, fault=fault, command=LISTS[fault.kind])
    elif isinstance(fault, InvalidProblem):
        yield from fault.faults
    else:
        yield from str(fault).splitlines() or [type(fault).__name__]


def field_fault(one: str | Fault, language: str) -> str:
    """What is wrong with a field of a form, by the field's own name."""
    if isinstance(one, str):
        return one
    facts = {"found": one.found, "expected": one.expected}
    told = wording.say(f"fault_code.{one.code}", language, **facts)
    field = wording.say(f"field.{one.field}", language)
    return wording.say("fault_of_field", language, field=field, fault=told)
