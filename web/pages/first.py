"""What stands on the first page of each role, below what waits for it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tracker import departments
from tracker.acts import Act as Right
from tracker.permissions import may
from tracker.records import Person
from web.pages import desks


@dataclass(frozen=True, slots=True)
class Part:
    """A template of its own, what it shows, and its style sheet if it has one."""

    template: str
    context: Mapping[str, Any]
    style: str = ""


def _desk(by: Person) -> Part | None:
    """How much waits on somebody's desk of appeals."""
    context = desks.counts(by)
    return Part("desks/counts.html", context, "appeals.css") if context else None


STEPS = (
    "departments.register",
    "enterprises.register",
    "officers.register",
    "people.add",
    "weeks.open",
)
"""What is entered before there is a first week, in this order: the pages of acts."""


def _beginning(by: Person) -> Part | None:
    """What to do first, for those who register, as long as no department is registered."""
    if not may(by, Right.REGISTER) or departments.list_departments(by=by):
        return None
    return Part("desks/beginning.html", {"steps": STEPS})


SOURCES: tuple[Callable[[Person], Part | None], ...] = (_beginning, _desk)
"""Each gives its part, or None for whom it is not meant; in the order of the page."""


def parts(by: Person) -> tuple[Part, ...]:
    """The parts of somebody's first page."""
    return tuple(_parts(by))


def _parts(by: Person) -> Iterator[Part]:
    for source in SOURCES:
        part = source(by)
        if part is not None:
            yield part
