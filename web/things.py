"""Things of the tracker, where they stand and what is done with them, in a reader's words."""

import re

from web import wording

STATES = {
    "annual plan": "annual_state",
    "case study": "story_state",
    "coercive measure": "coercive_state",
    "direct inspection": "direct_state",
    "observation period": "observation_state",
    "run": "run",
    "visit code": "scan_state",
    "week": "state",
}
"""Vocabularies of states that are not called after their kind."""

ACTS = {
    "annual plan": "annual_act",
    "case study": "story_act",
    "coercive measure": "coercive_act",
    "direct inspection": "direct_act",
    "observation period": "observation_act",
    "served calendar": "served_act",
    "visit code": "scan_act",
}
"""Vocabularies of acts that are not called after their kind."""

KINDS = {
    "annual": "annual plan",
    "calendar": "served calendar",
    "case_study": "case study",
    "coercive": "coercive measure",
    "direct": "direct inspection",
    "observation": "observation period",
    "quiet": "quiet period",
    "reply_template": "reply template",
}
"""Kinds of things whose cases in the log have a shorter name."""

_CASE = re.compile(r"([a-z_]+):(.+)")


def states_of(kind: str) -> str:
    """The vocabulary of the states of a kind of thing."""
    return STATES.get(kind, f"{kind}_state")


def acts_of(kind: str) -> str:
    """The vocabulary of the acts on a kind of thing."""
    return ACTS.get(kind, f"{kind}_act")


def thing(kind: str, key: object, language: str) -> str:
    """A thing by its kind and its key; what has no name of its own is a matter."""
    which = case(str(key), language) or str(key)
    known = f"thing.{kind}" if wording.known(f"thing.{kind}", language) else "thing.other"
    return wording.say(known, language, number=which)


def case(text: str, language: str) -> str | None:
    """The thing that a case of the log such as ``finding:12`` is about; None if it is no case."""
    found = _CASE.fullmatch(text)
    if found is None:
        return wording.known("thing.mechanism", language) if text == "mechanism" else None
    kind = KINDS.get(found[1], found[1])
    if wording.known(f"thing.{kind}", language) is None:
        return None
    return wording.say(f"thing.{kind}", language, number=found[2]).strip()


def state(kind: str, code: str, language: str) -> str | None:
    """Where a thing stands."""
    return wording.known(f"{states_of(kind)}.{code}", language)


def act(kind: str, code: str, language: str) -> str | None:
    """What can be done with a thing."""
    return wording.known(f"{acts_of(kind)}.{code}", language)


def logged(text: str, code: str, language: str) -> str:
    """What was done to a case of the log."""
    kind = text.partition(":")[0]
    known = act(KINDS.get(kind, kind), code, language) or wording.known(f"log_act.{code}", language)
    return known or wording.say("log_act.other", language)
