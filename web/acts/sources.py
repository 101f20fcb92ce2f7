"""What there is to choose from: departments, enterprises, people … as their readers know them."""

from collections.abc import Callable, Iterable, Mapping

from tracker import departments, items, people
from tracker.acts import Act as Right
from tracker.appeals import colleagues
from tracker.permissions import may
from tracker.publicity import offices
from tracker.records import (
    SUB_CATEGORIES,
    AppealState,
    Category,
    DirectReason,
    ExemptReason,
    Person,
)

Choices = Iterable[tuple[str, str]]
"""What is stored, and what people read."""

SUGGESTED = frozenset({"enterprise", "enterprises"})
"""Too many for a list: they are typed, and suggested while somebody types."""


def all_departments(by: Person) -> Choices:
    """Every department by its name; those without an account too know who there is."""
    if not may(by, Right.READ_REGISTERS):
        return [(one.id, one.name) for one in offices.list_offices(by=by)]
    return [(one.id, one.name) for one in departments.list_departments(by=by)]


def owners(by: Person) -> Choices:
    """Who may be asked to put something right: the committee, or a department."""
    return [("committee", people.COMMITTEE.name), *all_departments(by)]


def own_items(by: Person) -> Choices:
    """The inspection items of the own department, or all of them for others."""
    found = items.list_items(by=by, department=by.department)
    return [(one.id, one.name) for one in found]


def item_names(by: Person) -> Choices:
    """The same by their names, as plans and findings write them."""
    return [(name, name) for name in dict.fromkeys(name for _, name in own_items(by))]


def supervisors(by: Person) -> Choices:
    """Who may watch over a matter."""
    if not may(by, Right.SUPERVISE_APPEALS):
        return []
    return [(one.login, one.name) for one in colleagues.list_watchers(by=by)]


def own_officers(by: Person) -> Choices:
    """The officers of a head's own department."""
    if not may(by, Right.DELEGATE, department=by.department):
        return []
    return [(one.login, one.name) for one in colleagues.list_officers(by=by)]


OPEN = frozenset({"item_names"})
"""Sources that only suggest: other things may be typed as well."""

SOURCES: Mapping[str, Callable[[Person], Choices]] = {
    "department": all_departments,
    "departments": all_departments,
    "participants": all_departments,
    "beside": all_departments,
    "proposed": all_departments,
    "receiving": all_departments,
    "items": own_items,
    "item": own_items,
    "item_names": item_names,
    "owners": owners,
    "supervisor": supervisors,
    "own_officers": own_officers,
}
"""By the name of the field, or by the name that an act gives in `choices`."""

CODED: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "sub": {"appeal_sub": tuple(one for every in SUB_CATEGORIES.values() for one in every)},
    "category": {"appeal_category": tuple(Category)},
    "occasion": {"appeal_state": tuple(AppealState)},
    "exceptions": {"exempt_reason": tuple(ExemptReason), "direct_reason": tuple(DirectReason)},
}
"""Texts that hold codes: which there are, by the vocabulary that says them."""

OF_A_WEEK = frozenset({"weekdays"})
"""Numbers that stand for days of a week, Monday first: chosen by the names of the days."""

GROUPED: Mapping[str, tuple[str, Mapping[str, tuple[str, ...]]]] = {
    "sub": ("appeal_category", {one.value: every for one, every in SUB_CATEGORIES.items()}),
}
"""Codes that stand under headings: the vocabulary of the headings, and what is under each."""
