"""The timeline of an enterprise in words, for the terminal and for its page."""

import datetime as dt
from collections.abc import Mapping

from tracker.records.timeline import Happening, HappeningKind
from web import wording

VOCABULARIES: Mapping[str, str] = {
    "category": "appeal_category",
    "demand": "demand_kind",
    "disturbance": "disturbance_kind",
    "kind": "credit_kind",
    "matter": "appeal_matter",
    "measure": "coercive_kind",
    "penalty": "penalty_kind",
    "reason": "direct_reason",
    "report": "report_kind",
    "result": "appeal_result",
    "state": "appeal_state",
}
"""Whose words the facts of a happening are, where they are codes of another name."""

OF_KIND: Mapping[tuple[HappeningKind, str], str] = {
    (HappeningKind.VISIT, "state"): "visit_state",
}
"""The same for facts that are codes of something else in one kind of happening."""

UNTOLD = frozenset({"subject", "what"})
"""Facts that lead programs on and tell people nothing that the act does not say."""

OFFICES = frozenset({"department", "departments", "lead"})


def act(one: Happening, language: str) -> str:
    """What happened."""
    return wording.say(f"happening.{one.kind}.{one.act}", language)


def told(one: Happening, language: str, offices: Mapping[str, str] | None = None) -> str:
    """What is told with it; departments by their names, where those are given, else by ids."""
    parts = (
        f"{wording.say(f'happening_fact.{name}', language)} "
        f"{_word(one, name, language, offices or {})}"
        for name in one.facts
        if name not in UNTOLD
    )
    return wording.listed(parts, language)


def _word(one: Happening, name: str, language: str, offices: Mapping[str, str]) -> str:
    value = one.facts[name]
    if isinstance(value, list | tuple):
        return wording.listed((offices.get(str(each), str(each)) for each in value), language)
    text = str(value)
    if name in OFFICES:
        return offices.get(text, text)
    if name == "week":
        return wording.week(text, language)
    vocabulary = OF_KIND.get((one.kind, name)) or VOCABULARIES.get(name, name)
    return wording.known(f"{vocabulary}.{text}", language) or _day(text, language)


def _day(text: str, language: str) -> str:
    """A date in words; any other text as it stands."""
    try:
        return wording.near(dt.date.fromisoformat(text), language)
    except ValueError:
        return text
