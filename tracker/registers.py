"""What the registers share: rows by their public id, and one way to write an entry."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeVar

from tracker import history, rewordings
from tracker.database import Row
from tracker.errors import NotFound
from tracker.records import Person

Found = TypeVar("Found", bound=Row)


PERSONAL = ("contact", "phone")
"""Facts that the log must not keep: it can never be erased."""


class Written(StrEnum):
    """What writing an entry did."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


def row_of(table: type[Found], code: str) -> Found:
    """The row of a public id; NotFound if there is none."""
    found: Found | None = table.get_or_none(code=code)
    if found is None:
        raise NotFound(kind_of(table), code)
    return found


def kind_of(table: type[Row]) -> str:
    """What a table's rows are called in cases and errors."""
    return table.__name__.removesuffix("Row").lower()


def write(table: type[Row], code: str, facts: Mapping[str, Any], by: Person) -> Written:
    """Make a row or bring it to these facts, and log it unless nothing changed."""
    row = table.get_or_none(code=code)
    if row is None:
        table.create(code=code, **facts)
        return _logged(Written.NEW, table, code, facts, by)
    changed = {name: value for name, value in facts.items() if row.__data__[name] != value}
    if not changed:
        return Written.UNCHANGED
    table.update(changed).where(table.id == row.id).execute()
    rewordings.of_register(table, row.id, changed)
    return _logged(Written.CHANGED, table, code, changed, by)


def _logged(
    written: Written, table: type[Row], code: str, facts: Mapping[str, Any], by: Person
) -> Written:
    act = "register" if written is Written.NEW else "change"
    told = {name: value for name, value in facts.items() if name not in PERSONAL}
    history.record(f"{kind_of(table)}:{code}", act, by, told)
    return written
