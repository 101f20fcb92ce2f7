"""What happened, what is to be sent, how days were counted."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """Days of a count, and whether a year that is not announced yet was crossed."""

    days: tuple[dt.date, ...]
    provisional: bool = False


class YearGapCode(StrEnum):
    """Why days of a year are a guess."""

    MISSING = "holiday-notice-missing"
    NOT_CONFIRMED = "holiday-notice-not-confirmed"


@dataclass(frozen=True, slots=True)
class YearGap:
    """A year whose holiday notice is missing, or was entered and is not confirmed."""

    code: YearGapCode
    year: int


@dataclass(frozen=True, slots=True)
class DueDate:
    """The last day of a limit, the days that were counted, whether that is a guess, and why."""

    day: dt.date
    counted: tuple[dt.date, ...]
    provisional: bool = False
    gaps: tuple[YearGap, ...] = ()


class Light(StrEnum):
    """How near a day is by which something has to be done."""

    NONE = "none"
    """No clock runs."""
    GREEN = "green"
    YELLOW = "yellow"
    """Due today or on the next working day."""
    RED = "red"
    """The day has passed."""


@dataclass(frozen=True, slots=True)
class WorkingYear:
    """
    A year of the table.

    Parameters
    ----------
    days
        The days that differ from Monday to Friday, in order: whether offices work, and a name.
    confirmed
        Whether it is as it was announced; if not, it is as it is expected.
    """

    year: int
    days: tuple[tuple[dt.date, bool, str], ...]
    source: str
    confirmed: bool = True


@dataclass(frozen=True, slots=True)
class Event:
    """
    One line of the log.

    Parameters
    ----------
    case
        What it is about, such as ``"visit:2026-W49-e017-1"``.
    seq
        1, 2, … within the case.
    hash
        Of this event and of the one before it.
    """

    case: str
    seq: int
    moment: dt.datetime
    actor: str
    act: str
    facts: Mapping[str, object]
    hash: str

    @property
    def mark(self) -> str:
        """Names the event: where the page of a list ended."""
        return f"{self.case}/{self.seq}"


@dataclass(frozen=True, slots=True)
class Seal:
    """How many events the log holds, and one hash over all of them; keep it elsewhere."""

    events: int
    hash: str


@dataclass(frozen=True, slots=True)
class Message:
    """A message to send; `key` is the same on every attempt."""

    key: str
    kind: str
    to: str
    facts: Mapping[str, object]
    written: dt.datetime


@dataclass(frozen=True, slots=True)
class Deadline:
    """
    A limit of working days that runs for a case.

    Parameters
    ----------
    start
        Day of the trigger, which does not count.
    due, counted
        The last day, until 24:00, and the working days that were counted up to it.
    provisional
        Whether a year was crossed whose holidays are not announced: the day is a guess then.
    met
        When the awaited act was done.
    dropped
        Why the act is not needed any more, or empty.
    overdue
        When it was stamped as late, or None; the stamp stays.
    """

    case: str
    kind: str
    owner: str
    start: dt.date
    due: dt.date
    counted: tuple[dt.date, ...]
    provisional: bool = False
    met: dt.datetime | None = None
    dropped: str = ""
    overdue: dt.datetime | None = None

    @property
    def mark(self) -> str:
        """Names the limit: each kind runs once for a case."""
        return f"{self.case}/{self.kind}"
