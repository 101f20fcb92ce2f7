"""What was typed, read as words, as a number and as a week."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from tracker.appeals.words import is_number
from tracker.models import DepartmentRow
from tracker.records import Person

_NUMBER = re.compile(r"[#№]?(\d{1,10})", re.ASCII)
_WEEK = re.compile(
    r"(?:(\d{4})\s*(?:-|年))?\s*(?:W|第)?\s*(\d{1,2})(周)?", re.ASCII | re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """
    What somebody looks for.

    Parameters
    ----------
    number
        That it may be of a matter; None if it is none.
    week
        End of the name of a week, such as ``"-W49"``, or all of it; empty if it is none.
    """

    words: str
    number: int | None
    week: str
    by: Person
    most: int

    @property
    def office(self) -> Any:
        """The number of the person's department, as a question to the database."""
        return DepartmentRow.select(DepartmentRow.id).where(
            DepartmentRow.code == self.by.department
        )


def read(words: str, by: Person, most: int) -> Wanted:
    """Read what was typed, in full width or not."""
    plain = unicodedata.normalize("NFKC", words)
    found = _NUMBER.fullmatch(plain)
    number = int(found[1]) if found and is_number(int(found[1])) else None
    return Wanted(words, number, _week(plain), by, most)


def _week(plain: str) -> str:
    found = _WEEK.fullmatch(plain)
    # A number alone may be anything; a sign says that it is of a week.
    if not found or plain.isdecimal():
        return ""
    return f"{found[1] or ''}-W{int(found[2]):02}"
