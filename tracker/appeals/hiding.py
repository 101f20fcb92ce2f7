"""
What a department is not told of a confidential matter: who raised it, by any word that says so.

The names and numbers that the register has are taken out of free words too. What a text tells in
other words a person has to see before dispatching it.
"""

import dataclasses
import re
from collections.abc import Callable, Iterator
from enum import Enum
from typing import Any

from tracker.models import AppealRow
from tracker.publicity.anonymity import names_of
from tracker.records import Person

VEIL = "○○"
"""Stands where a name stood."""

SHORTEST = 2
"""Characters of a name that says who it is."""


def is_hidden(row: AppealRow, by: Person) -> bool:
    """Whether a person must not learn who raised a matter."""
    return bool(row.confidential) and by.department is not None


def veil(row: AppealRow, by: Person) -> Callable[[str], str]:
    """What takes the names of whoever raised a matter out of words that a person reads."""
    if not is_hidden(row, by):
        return lambda told: told
    names = sorted({one for one in _names(row) if len(one) >= SHORTEST}, key=len, reverse=True)
    if not names:
        return lambda told: told
    pattern = re.compile("|".join(map(_loosely, names)), re.IGNORECASE)
    return lambda told: pattern.sub(VEIL, told)


def throughout(told: Any, veiled: Callable[[str], str]) -> Any:
    """A record with all words in it veiled, however deep they lie."""
    if isinstance(told, str) and not isinstance(told, Enum):
        return veiled(told)
    if isinstance(told, tuple):
        return tuple(throughout(one, veiled) for one in told)
    if dataclasses.is_dataclass(told) and not isinstance(told, type):
        names = [one.name for one in dataclasses.fields(told)]
        return dataclasses.replace(
            told, **{name: throughout(getattr(told, name), veiled) for name in names}
        )
    return told


def _names(row: AppealRow) -> Iterator[str]:
    yield from (row.contact.strip(), row.phone.strip())
    firm = row.enterprise
    if firm is not None:
        yield from (*names_of(firm.name), firm.uscc, firm.contact.strip(), firm.phone.strip())


def _loosely(name: str) -> str:
    """A name, also with spaces or strokes between its signs, as numbers are written."""
    signs = [re.escape(one) for one in name if one.isalnum()]
    return r"[\s()+-]*".join(signs) or re.escape(name)
