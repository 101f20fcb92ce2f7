"""What went wrong on the command line, as lines that a person can act on."""

from collections.abc import Iterator

from optimizer import InvalidProblem
from tracker.errors import Fault, FaultCode, NotAllowed, NotFound, Rejected, WrongState
from web import wording
from web.arrivals import NoFolder, Unusable

LISTS = {
    "appeal": "onevisit appeals list",
    "case study": "onevisit stories list",
    "delegation": "onevisit appeals delegations",
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
        yield _not_there(fault, language)
    elif isinstance(fault, InvalidProblem):
        yield from fault.faults
    elif isinstance(fault, WrongState | NotAllowed):
        yield _not_now(fault, language) or str(fault)
    else:
        yield from str(fault).splitlines() or [type(fault).__name__]


def _not_there(fault: NotFound, language: str) -> str:
    """What was not found, and what lists those that there are."""
    command = LISTS[fault.kind]
    if wording.known(f"thing.{fault.kind}", language) is None:
        return wording.say("fault.unknown", language, fault=fault, command=command)
    thing = wording.say(f"thing.{fault.kind}", language, number=fault.key).strip()
    return wording.say("fault.no_thing", language, thing=thing, command=command)


def _not_now(fault: WrongState | NotAllowed, language: str) -> str | None:
    """What cannot be done, by whom or where a thing stands; None if a word of it is missing."""
    if isinstance(fault, NotAllowed):
        return _not_by(fault, language)
    state = wording.known(f"{fault.kind}_state.{fault.state}", language)
    acts = [wording.known(f"{fault.kind}_act.{one}", language) for one in (fault.act, *fault.legal)]
    if state is None or None in acts:
        return None
    act, *legal = filter(None, acts)
    facts = {
        "thing": wording.say(f"thing.{fault.kind}", language, number=fault.key),
        "state": state,
        "act": act,
        "legal": wording.listed(legal, language) or wording.say("fault.no_act", language),
    }
    return wording.say("fault.wrong_state", language, **facts)


def _not_by(fault: NotAllowed, language: str) -> str | None:
    """Rights are told by their act, without whose they are and without what is explained."""
    told = fault.act.partition(":")[0]
    shorter = (told, told.rpartition(" for ")[0], told.rstrip("0123456789 "))
    rights = (wording.known(f"appeal_right.{one}", language) for one in shorter)
    right = next(filter(None, rights), None)
    who = wording.known(f"role.{fault.who}", language) or fault.who
    return right and wording.say("fault.not_allowed", language, who=who, act=right)


def field_fault(one: str | Fault, language: str) -> str:
    """What is wrong with a field of a form, by the field's own name."""
    if isinstance(one, str):
        return one
    facts = {"found": _read(one, one.found, language)}
    facts["expected"] = _read(one, one.expected, language)
    key = f"fault_code.{one.code}"
    bare = f"{key}.bare"
    if not one.expected and wording.known(bare, language):
        key = bare
    told = wording.say(key, language, **facts)
    field = wording.say(f"field.{one.field}", language)
    return wording.say("fault_of_field", language, field=field, fault=told)


WORDS = {
    "result": "appeal_result",
    "satisfaction": "satisfaction",
    "severity": "appeal_severity",
}
"""Fields that hold a code, and the vocabulary that says it."""


def _read(one: Fault, told: str, language: str) -> str:
    """A code of a fault as its readers say it; names and figures as they stand."""
    parts = ("appeal_part",) if one.code is FaultCode.SAME_PERSON else ()
    vocabularies = (WORDS.get(one.field, ""), "appeal_way", *parts)
    words = (wording.known(f"{vocabulary}.{told}", language) for vocabulary in vocabularies)
    return next(filter(None, words), told)
