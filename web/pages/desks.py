"""What waits for a person in appeals, as a part of the first page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from tracker.appeals import desks
from tracker.appeals.desks import Desk, Pile
from tracker.appeals.measures import Measure
from tracker.disturbances import accusations, entry
from tracker.records import Person, Role
from tracker.records.disturbances import Accusation, Disturbance
from web.pages import names

TEMPLATES: Mapping[Role, str] = {
    Role.HEAD: "desks/head.html",
    Role.OFFICER: "desks/officer.html",
    Role.SERVICE_CENTRE: "desks/centre.html",
    Role.SUPERVISION: "desks/supervision.html",
    Role.COMMITTEE: "desks/committee.html",
}
"""Whoever stands here has a desk."""

TO_DO: Mapping[str, str] = {
    "to_sign": "approve",
    "to_take_up": "take-up",
    "to_accept": "accept",
    "to_route": "dispatch",
    "decided": "dispatch",
    "to_call_back": "call-back",
    "to_decide": "decide",
    "to_assign": "dispatch",
}
"""What is to be done about a matter of a pile, where it is always the same."""


@dataclass(frozen=True, slots=True)
class Heap:
    """A pile under its name: how many there are, and the oldest of them."""

    name: str
    pile: Pile

    @property
    def act(self) -> str:
        """The act that waits, or empty."""
        return TO_DO.get(self.name, "")


def parts(by: Person) -> tuple[str, dict[str, Any]] | None:
    """
    The template of a person's desk and what it wants; None for whoever has none.

    Include the template with its context in a page: it draws headings from the second level on.
    """
    template = TEMPLATES.get(by.role)
    if template is None:
        return None
    desk = desks.show(by=by)
    return template, {
        "desk": desk,
        "department": names.department,
        "heaps": tuple(_heaps(desk)),
        "measures": _measures(desk),
        "entries": getattr(desk, "entries", 0),
        "accusations": _accusations(by),
        "disturbances": _disturbances(by),
    }


def counts(by: Person) -> dict[str, Any] | None:
    """What ``desks/counts.html`` wants: how much waits, and nothing of it; None without a desk."""
    if by.role not in TEMPLATES:
        return None
    desk = desks.show(by=by, most=1)
    return {"heaps": tuple(_heaps(desk)), "is_centre": by.role is Role.SERVICE_CENTRE}


def _heaps(desk: Desk) -> Iterator[Heap]:
    for one in fields(desk):
        found = getattr(desk, one.name)
        if isinstance(found, Pile):
            yield Heap(one.name, found)


def _measures(desk: Desk) -> tuple[Measure, ...]:
    found: tuple[Measure, ...] = getattr(desk, "measures", ())
    return found


def _accusations(by: Person) -> tuple[Accusation, ...]:
    """What was put to the own department and is not answered."""
    if by.department is None:
        return ()
    return accusations.list_unanswered(by=by)


def _disturbances(by: Person) -> tuple[Disturbance, ...]:
    """What the supervision has not decided."""
    if by.role is not Role.SUPERVISION:
        return ()
    return entry.list_undecided(by=by)
