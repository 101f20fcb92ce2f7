"""One of a list, where no service reads one alone."""

from collections.abc import Callable
from typing import Any

from tracker.errors import NotFound
from tracker.records import Person


def among(thing: str, lists: Callable[..., Any]) -> Callable[..., Any]:
    """A reader of one: NotFound if it is none of those that the person may read."""

    def show(key: int, *, by: Person) -> Any:
        found = next((one for one in lists(by=by) if one.id == key), None)
        if found is None:
            raise NotFound(thing, key)
        return found

    return show
