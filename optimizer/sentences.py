"""
Answers to "why?" as English sentences for the command line.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Answer = Mapping[str, Any]

_LEAD = {
    "fixed": "the fixed visit names it",
    "alone": "it is the only department there",
    "nobody-may": "no department there may lead, so the first by id stands in",
    "only-one-may": "no other department there may lead",
    "lead-order": "it stands first in the enterprise's lead order",
    "longest": "its request is the longest that may lead",
    "most-inspectors": "of the longest requests its has the most inspectors",
    "smallest-id": "the longest requests have as many inspectors, and its id comes first",
}

_REMEDIES = {
    "window": "give {request} the window {add}",
    "team": "one team more of {department} on {when}",
    "open": "let {enterprise} take visits on {when}",
    "limit": "raise {field} of {enterprise} to {to}",
    "release": "release the fixed visit {visit}",
}

_TIERS = {
    "unplanned": "priority left out",
    "visits": "visits",
    "moved": "moved requests",
}

SHOWN = 12
"""Other starts of a visit that are put into words."""


def text(answer: Answer) -> str:
    """An answer of `explain` in sentences, one on a line."""
    speak = {"request": _request, "enterprise": _enterprise, "visit": _visit}[answer["about"]]
    return "\n".join(speak(answer)) + "\n"


def _request(answer: Answer) -> Iterator[str]:
    if answer["planned"]:
        yield f"{answer['request']} is planned in {answer['visit']['visit']}."
        yield from _visit(answer["visit"])
        return
    yield f"{answer['request']} is in no visit."
    yield f"Why: {answer['message']}."
    if answer["confirmed"]:
        yield "Confirmed without a solver: no plan of the week holds it together with those named."
    elif "proven" in answer:
        yield "Proven by CP-SAT, twice under different parameters; not tried out without it."
    if "fits" in answer:
        yield (
            f"The teams of {answer['fits']} could do it beside all that they do, at other times: "
            "a plan that holds it may exist."
        )
    yield from _help(answer["remedies"], "Nothing that was tried would get it planned.")


def _enterprise(answer: Answer) -> Iterator[str]:
    visits = answer["visits"]
    named = f": {', '.join(visits)}" if visits else ""
    yield f"{answer['enterprise']} has {_count(len(visits), 'visit')}{named}."
    if answer["unplanned"]:
        yield f"In no visit: {', '.join(answer['unplanned'])}."
    if "fewest" not in answer:
        return
    if answer["witness"]:
        yield f"No two of {', '.join(answer['witness'])} can share a visit."
    elif answer["fewest"] == len(visits):
        yield "Every way to share fewer visits was tried; none keeps the enterprise's rules."
    if answer["full"]:
        yield (
            f"Alone it would need {answer['fewest']}, but teams are bound elsewhere: "
            f"{', '.join(answer['full'])}."
        )
    yield from _help(answer["remedies"], "Nothing that was tried would save a visit.")


def _visit(answer: Answer) -> Iterator[str]:
    yield f"{answer['lead']} leads {answer['visit']}: {_LEAD[answer['lead_because']]}."
    if answer["fixed"]:
        yield f"{answer['visit']} is fixed: it stands at its start."
        return
    others: Sequence[Answer] = answer["other_starts"]
    if not others:
        yield "Its requests have no other start."
    for one in others[:SHOWN]:
        yield f"{one['start']}: {_moment(one)}."
    if len(others) > SHOWN:
        yield f"Further starts that were looked at: {len(others) - SHOWN}."


def _moment(one: Answer) -> str:
    found = []
    if "windows" in one:
        found.append(f"no window of {', '.join(one['windows'])}")
    if "closed" in one:
        found.append("the enterprise is closed")
    if "visits" in one:
        found.append(f"in the way of {', '.join(one['visits'])}")
    if "full" in one:
        found.append(f"no team free of {', '.join(one['full'])}")
    costs: Mapping[str, int] = one.get("costs", {})
    worse = ", ".join(f"{value} more {_TIERS[tier]}" for tier, value in costs.items())
    if worse:
        found.append(f"would cost {worse}")
    elif "costs" in one:
        found.append("possible, as good in tiers 1 and 2")
    return "; ".join(found)


def _help(remedies: Sequence[Answer], none: str) -> Iterator[str]:
    for one in remedies:
        saves = ", ".join(f"{value} {_TIERS[tier]}" for tier, value in one["saves"].items())
        yield f"Tried, and it would save {saves}: {_REMEDIES[one['kind']].format(**one)}."
    if not remedies:
        yield none


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
