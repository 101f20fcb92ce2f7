"""
Pages of a list: so many records after the one with which the page before ended.

Where a page begins is found by key and not by counting, so that a page costs the same wherever it
is, and nothing is shown twice or left out when something comes in meanwhile.
"""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from enum import Enum
from functools import reduce
from operator import or_
from typing import Any, TypedDict

from peewee import SQL, Cast, Value, fn

from tracker.database import is_postgres
from tracker.errors import Fault, FaultCode, Rejected

ALWAYS: Any = SQL("1 = 1")
NEVER: Any = SQL("1 = 0")


class Page(TypedDict, total=False):
    """Which part of a list is asked for; without any of these, the whole."""

    before: str | None
    """With what the page before ended."""
    most: int | None


def holds(document: Any, name: str) -> Any:
    """That a list of names, kept as JSON, holds one."""
    spelled = json.dumps(name, ensure_ascii=False)
    text = Cast(document, "TEXT")
    found = fn.STRPOS(text, spelled) if is_postgres() else fn.INSTR(text, spelled)
    return found > 0


def length_of(document: Any, name: str) -> Any:
    """How long a list of a document is that is kept as JSON; the document itself stays there."""
    if is_postgres():
        return fn.JSON_ARRAY_LENGTH(fn.JSON_EXTRACT_PATH(Cast(document, "JSON"), name))
    return fn.JSON_ARRAY_LENGTH(document, f"$.{name}")


def any_of(conditions: Sequence[Any]) -> Any:
    """That one of some conditions holds; of none, that it never does."""
    return reduce(or_, conditions) if conditions else NEVER


def narrowing(wanted: Mapping[Any, object]) -> Iterator[Any]:
    """Conditions that fields have the values that are wanted; what is None does not narrow."""
    for one, value in wanted.items():
        if value is not None:
            yield one == (value.value if isinstance(value, Enum) else value)


def among(field: Any, values: Collection[str] | Collection[int]) -> Any:
    """
    That a field has one of some values, in one question however many there are.

    They are one value of the statement: as an array, or as JSON where there are none.
    """
    if is_postgres():
        return field == fn.ANY(Value(list(values), converter=False, unpack=False))
    return field.in_(SQL("(SELECT value FROM json_each(?))", (json.dumps(list(values)),)))


def at_most(query: Any, most: int | None) -> Any:
    """So many of what is asked for, or all."""
    return query if most is None else query.limit(max(most, 0))


def latest(query: Any, key: Any, before: int | str | None, most: int | None) -> Any:
    """The latest first by a number that grows, only those before one, at most so many."""
    if before is not None:
        query = query.where(key < before)
    return at_most(query.order_by(key.desc()), most)


def as_they_came(query: Any, key: Any, before: int | str | None, most: int | None) -> Any:
    """The whole as it came; as soon as a page is asked for, the latest first."""
    if before is None and most is None:
        return query.order_by(key)
    return latest(query, key, before, most)


def after(keys: Sequence[Any], last: Sequence[Any]) -> Any:
    """That a row stands after another one, where rows are ordered by keys that grow."""
    found = keys[-1] > last[-1]
    for key, value in zip(keys[-2::-1], last[-2::-1], strict=True):
        found = (key > value) | ((key == value) & found)
    return found


def ahead(keys: Sequence[Any], last: Sequence[Any]) -> Any:
    """That a row stands before another one in that order."""
    found = keys[-1] < last[-1]
    for key, value in zip(keys[-2::-1], last[-2::-1], strict=True):
        found = (key < value) | ((key == value) & found)
    return found


def exactly(text: Any) -> Any:
    """Words in the order of their characters, whatever the language of a database."""
    return text.collate('"C"' if is_postgres() else "BINARY")


def unknown(before: object) -> Rejected:
    """That no page ended with this, or with nothing that the reader may see."""
    return Rejected([Fault("before", FaultCode.UNKNOWN, str(before))])
