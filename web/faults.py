"""What went wrong, as lines that a person can act on, in the language of who reads them."""

from collections.abc import Iterator

from optimizer import InvalidProblem, SolverFailed
from tracker.errors import (
    Conflict,
    ConflictCode,
    Fault,
    Found,
    NotAllowed,
    NotFound,
    NotSignedIn,
    Rejected,
    Unreachable,
    WrongState,
)
from tracker.intake.faults import Problem
from tracker.week import local
from web import fault_words, things, wording
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


def sentences(fault: Exception, language: str, *, terminal: bool = False) -> Iterator[str]:
    """
    Every fault on a line of its own.

    Parameters
    ----------
    terminal
        Whether who reads it sits where the commands are: those that help are named, and a fault
        of the machine is told in its own words.
    """
    match fault:
        case Unusable():
            yield from (wording.finding(problem, language) for problem in fault.problems)
        case NoFolder():
            yield wording.say("fault.folder", language, folder=fault.folder)
        case Rejected():
            yield from (_field(one, language) for one in fault.faults)
        case NotFound():
            yield _not_there(fault, language, terminal)
        case WrongState():
            yield _not_now(fault, language)
        case NotAllowed():
            yield _not_by(fault, language)
        case NotSignedIn():
            yield _not_signed_in(fault, language)
        case Conflict():
            yield from _met(fault, language)
        case _:
            yield from _ours(fault, language, terminal)


def _ours(fault: Exception, language: str, terminal: bool) -> Iterator[str]:
    """What is no reader's fault: on the terminal in its own words, elsewhere that it went wrong."""
    if terminal:
        yield from str(fault).splitlines() or [type(fault).__name__]
    elif isinstance(fault, Unreachable):
        yield wording.say("fault.unreachable", language)
    elif isinstance(fault, SolverFailed):
        yield wording.say("fault.solver", language)
    elif isinstance(fault, InvalidProblem):
        yield wording.say("fault_code.unplannable.none", language)
    else:
        yield wording.say("fault.other", language)


def _not_there(fault: NotFound, language: str, terminal: bool) -> str:
    """What was not found, and on the terminal what lists those that there are."""
    thing = things.thing(fault.kind, fault.key, language).strip()
    told = wording.say("fault.not_there", language, thing=thing)
    if terminal and fault.kind in LISTS:
        told += wording.say("fault.see", language, command=LISTS[fault.kind])
    return told


def _not_now(fault: WrongState, language: str) -> str:
    """What cannot be done where a thing stands, and what can."""
    unknown = wording.say("log_act.other", language)
    state = things.state(fault.kind, fault.state, language) or wording.say("state.other", language)
    if fault.since is not None:
        state = wording.say("fault.since", language, state=state, day=fault.since)
    acts = (things.act(fault.kind, one, language) for one in fault.legal)
    facts = {
        "thing": things.thing(fault.kind, fault.key, language),
        "state": state,
        "act": things.act(fault.kind, fault.act, language) or unknown,
        "legal": wording.listed((one or unknown for one in acts), language),
    }
    key = "fault.wrong_state" if fault.legal else "fault.wrong_state.end"
    return wording.say(key, language, **facts)


def _not_by(fault: NotAllowed, language: str) -> str:
    """Rights are told by their act, and who has them where only some have."""
    known = wording.known(f"act_right.{fault.act}", language)
    who = wording.known(f"role.{fault.who}", language) or fault.who
    right = known or wording.say("log_act.other", language)
    return wording.say("fault.not_allowed", language, who=who, act=right)


def _not_signed_in(fault: NotSignedIn, language: str) -> str:
    if fault.until is None:
        return wording.say("not_signed_in", language)
    until = wording.moment(local(fault.until), language)
    return wording.say("not_signed_in.until", language, until=until)


def _met(fault: Conflict, language: str) -> Iterator[str]:
    """Who or what came in between."""
    facts, code = dict(fault.facts), f"conflict.{fault.code}"
    case = str(facts.pop("case", ""))
    if fault.code is ConflictCode.MOVED_ON:
        facts["thing"] = things.case(case, language) or things.thing("", case, language)
        if facts["since"]:
            code = f"{code}.since"
            facts["since"] = _since(fault, case, language)
    if "kind" in facts:
        which = facts.pop("key", facts.get("name", ""))
        facts["thing"] = things.thing(facts["kind"], which, language).strip()
    if "week" in facts:
        facts["week"] = wording.week(facts["week"], language)
    facts.pop("key", None)
    facts["why"] = run_fault(str(facts.pop("fault", "")), language)
    yield wording.say(code, language, **facts)


def _since(fault: Conflict, case: str, language: str) -> str:
    """What happened meanwhile, one after the other."""
    return wording.listed(
        (
            wording.say(
                "conflict.since",
                language,
                when=wording.moment(one.moment, language),
                who=one.actor,
                act=things.logged(case, one.act, language),
            )
            for one in fault.facts["since"]
        ),
        language,
    )


def run_fault(note: str, language: str) -> str:
    """Why a run came to nothing, from the note that it keeps; empty if it keeps none."""
    code, _, told = note.partition(": ")
    if not note:
        return ""
    if wording.known(f"run_fault.{code}", language) is None:
        return wording.say("run_fault.other", language)
    return wording.say(f"run_fault.{code}", language, told=told)


def _field(one: Fault | Found, language: str) -> str:
    if isinstance(one, Problem):
        return wording.finding(one, language)
    if isinstance(one, Fault):
        return field_fault(one, language)
    return wording.say("fault.other", language)


def field_fault(one: Fault, language: str) -> str:
    """What is wrong with a field of a form, by the field's own name."""
    label = wording.known(f"field.{one.field}", language)
    field, wrong = label or wording.say("field.other", language), told(one, language)
    if not one.at:
        return wording.say("fault_of_field", language, field=field, fault=wrong)
    key = "fault_of_row" if one.at.isdigit() else "fault_of_one"
    at = fault_words.place(one.at, language)
    return wording.say(key, language, at=at, field=field, fault=wrong)


def told(one: Fault, language: str) -> str:
    """What is wrong, where the field is seen."""
    facts = {"found": fault_words.read(one, one.found, language)}
    facts["expected"] = fault_words.read(one, one.expected, language)
    return wording.say(_sentence(one, language), language, **facts)


def _sentence(one: Fault, language: str) -> str:
    """The fullest sentence of a code that a fault has the facts for."""
    key = f"fault_code.{one.code}"
    suffixes: tuple[str, ...] = ("",)
    if not one.expected:
        suffixes = (".bare", "") if one.found else (".none", ".bare", "")
    known = (f"{key}{suffix}" for suffix in suffixes)
    return next(name for name in known if wording.known(name, language))
