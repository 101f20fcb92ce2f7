"""Where a case of the log, or a thing that waits, has its page."""

from collections.abc import Mapping

import flask

from tracker.week import Week
from web import access, filters, sessions
from web.acts.nouns import NOUNS

PAGES: Mapping[str, str] = {
    "appeal": "appeals",
    "approval": "entries",
    "coercive": "coercive",
    "decided": "decided",
    "demand": "demands",
    "department": "departments",
    "direct": "direct",
    "disturbance": "disturbances",
    "draw": "draws",
    "enterprise": "enterprises",
    "entry": "entries",
    "finding": "findings",
    "item": "items",
    "measure": "measures",
    "observation": "observation",
    "paper": "visits",
    "penalty": "penalties",
    "person": "people",
    "proposal": "proposals",
    "refusal": "refusals",
    "report": "reports",
    "scan": "visits",
    "setting": "settings",
    "visit": "visits",
    "week": "weeks",
}
"""The noun in addresses of each beginning of a case."""

OWN: Mapping[str, str] = {"appeal": "my-appeals"}
"""The same for an enterprise, which reads of its own what nobody else does."""


def address_of(case: str) -> str | None:
    """
    The address of the page of a case such as ``appeal:17``; None if there is none for its reader.
    """
    kind, _, rest = case.partition(":")
    if kind == "quiet":
        return _choice(*rest.split(":"))
    for name in (PAGES.get(kind, ""), OWN.get(kind, "")):
        if _is_open(f"{name}.show"):
            key = _key(name, rest.split(":")[0].split("@")[0])
            return filters.page(f"{name}.show", key=key)
    return None


def _is_open(endpoint: str) -> bool:
    """Whether this reader may open a page, which may not be there."""
    blueprint, view = endpoint.split(".")
    full = f"{blueprint}_{filters.language()}.{view}"
    return sessions.person().role in (access.audience(flask.current_app, full) or ())


def _choice(period: str, month: str = "") -> str | None:
    """Where an enterprise chooses its days of a month, which is filled in already."""
    if not _is_open("quiet.choose"):
        return None
    return filters.page("quiet.choose", key=int(period), month=month or None)


def _key(name: str, written: str) -> object:
    noun = NOUNS.get(name)
    if noun is None or noun.key is str:
        return written
    return int(written) if noun.key is int else Week.parse(written)
