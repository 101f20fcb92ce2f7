"""The two headline figures: every call answered, no visit without need (clause 1)."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unanswered:
    """
    Appeals that nobody has answered yet; each list holds keys such as ``"appeal:7"``.

    Parameters
    ----------
    keys, overdue
        All of them, the oldest first, and those of which a limit has passed.
    oldest
        The day on which the oldest came in.
    days
        How many days ago that was.
    """

    keys: tuple[str, ...]
    overdue: tuple[str, ...]
    oldest: dt.date | None
    days: int

    @property
    def figure(self) -> int:
        """How many there are."""
        return len(self.keys)


@dataclass(frozen=True, slots=True)
class Unplanned:
    """
    Inspections without plan and without exemption, the latest first.

    Parameters
    ----------
    keys, month
        Of this year, and those of the running month: department, day and what tells of it, such
        as ``"FIRE:2026-12-01:disturbance:3"``; the last part is empty where the reader must not
        know.
    """

    keys: tuple[str, ...]
    month: tuple[str, ...]

    @property
    def figure(self) -> int:
        """How many there are."""
        return len(self.keys)


@dataclass(frozen=True, slots=True)
class Headlines:
    """
    Both figures as one reader may know them.

    Parameters
    ----------
    day
        To the end of which they count.
    unplanned
        None for an enterprise.
    """

    day: dt.date
    unanswered: Unanswered
    unplanned: Unplanned | None
