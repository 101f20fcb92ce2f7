"""Enterprises as people type them: by name, credit code or id, or as the suggestions write them."""

import re
from collections.abc import Mapping
from typing import Any

from tracker import enterprises
from tracker.acts import Act as Right
from tracker.permissions import may
from tracker.publicity import offices
from tracker.records import Enterprise, Person
from web.acts.sources import SUGGESTED

MATTER = re.compile(r"(?:诉求|appeal)?[\s:：]*(\d{1,9})", re.ASCII | re.IGNORECASE)
"""A matter as people call it, such as 诉求 17."""


def resolved(told: Mapping[str, Any], by: Person) -> dict[str, Any]:
    """
    What was told, with the ids of the enterprises that it names; others stay as they stand.

    Whoever may not look through the register has to write the whole name or credit code. A matter
    that something is drawn from may be told by its number alone.
    """
    return {name: _meant(name, value, by) for name, value in told.items()}


def _meant(name: str, value: Any, by: Person) -> Any:
    if name in SUGGESTED:
        return _resolved(value, by)
    if name == "case" and (found := MATTER.fullmatch(str(value).strip())):
        return f"appeal:{found[1]}"
    return value


def _resolved(value: Any, by: Person) -> Any:
    if isinstance(value, list):
        return [_id(one, by) for one in value]
    return _id(value, by)


def _id(text: str, by: Person) -> str:
    """The id that a text begins with, or that of the only enterprise that it names."""
    if not may(by, Right.READ_REGISTERS):
        return offices.find_enterprise(text, by=by) or text
    first = text.split(maxsplit=1)[0] if text.split() else ""
    for wanted in (first, text):
        found = enterprises.list_enterprises(by=by, named=wanted, most=2)
        exact = [one.id for one in found if wanted in (one.id, one.name, one.uscc)]
        if exact or len(found) == 1:
            return exact[0] if exact else found[0].id
    return text


def written(one: Enterprise) -> str:
    """An enterprise as a suggestion writes it."""
    return f"{one.id} {one.name}"
