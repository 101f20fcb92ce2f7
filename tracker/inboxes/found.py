"""What a source of an inbox tells of one thing that waits."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tracker.models import DepartmentRow
from tracker.records import Person
from tracker.records.inboxes import WaitingKind

LONGEST = 60
"""Characters of a title that is the beginning of longer words."""


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that waits; a title that is None is looked up if the thing is shown."""

    kind: WaitingKind
    key: str
    title: str | None
    since: dt.date
    due: dt.date | None = None


def own_department(by: Person) -> Any:
    """The number of the person's department, as a question to the database."""
    return DepartmentRow.select(DepartmentRow.id).where(DepartmentRow.code == by.department)


def beginning(words: str) -> str:
    """The beginning of words, in one line."""
    line = " ".join(words.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def day_of(told: dt.date | str | None) -> dt.date | None:
    """A day, as a database tells it of what is no column."""
    return dt.date.fromisoformat(told) if isinstance(told, str) else told


Source = Iterator[Found]
