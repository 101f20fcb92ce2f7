"""
What people type: how much of it is kept, and which signs it may hold.

No free word, name or id of a form reaches the database without having been here: no sign stops
one (PostgreSQL keeps no NUL, nobody keeps half a surrogate), and none lets a text look as if it
said something else.
"""

import unicodedata
from collections.abc import Iterator
from typing import Any

from tracker import settings
from tracker.errors import Fault, FaultCode, Rejected

LINE = 100
"""Characters of what stands in one line, such as a name, a number or a title."""

LAST_ID = 2**31 - 1
"""The largest number of a row that both databases have."""

_BREAKS = "\n\r\t"
_DIRECTIONS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Signs that let what follows be read in another order than it is stored."""


def faults(field: str, told: str, *, needed: bool = True, line: bool = False) -> Iterator[Fault]:
    """
    Every fault of free words: nothing that can be seen, too much, a sign that is none of a text.

    Parameters
    ----------
    line
        Whether it is to stand in one line; else it may have as many characters as a matter.
    """
    said = told.strip()
    most = LINE if line else settings.number("appeal.most_characters")
    if needed and not _is_seen(said):
        yield Fault(field, FaultCode.MISSING)
    if len(said) > most:
        yield Fault(field, FaultCode.TOO_LONG, str(len(said)), str(most))
    strange = next((one for one in said if _is_strange(one, line=line)), None)
    if strange is not None:
        yield Fault(field, FaultCode.NOT_TEXT, f"U+{ord(strange):04X}")


def refuse(field: str, told: str, *, needed: bool = True, line: bool = False) -> None:
    """Rejected if words that stand in a form by themselves have a fault."""
    problems = [*faults(field, told, needed=needed, line=line)]
    if problems:
        raise Rejected(problems)


def is_known(table: Any, code: str) -> bool:
    """Whether something in a table has an id that somebody typed."""
    return is_plain(code) and table.get_or_none(code=code) is not None


def is_plain(code: str) -> bool:
    """Whether an id that somebody typed can be one: a database may be asked for it."""
    return 0 < len(code) <= LINE and not any(_is_strange(one, line=True) for one in code)


def is_number(found: int) -> bool:
    """Whether a number can be that of a row: a database may be asked for it."""
    return 0 < found <= LAST_ID


def _is_seen(said: str) -> bool:
    return any(unicodedata.category(one)[0] not in "CZ" for one in said)


def _is_strange(sign: str, *, line: bool) -> bool:
    if sign in _BREAKS:
        return line
    kind = unicodedata.category(sign)
    return kind in ("Cc", "Cs") or sign in _DIRECTIONS or (line and kind in ("Zl", "Zp"))
