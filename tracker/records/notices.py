"""What an enterprise is given in writing: each paper with its running number in a year."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from tracker.records.plans import Visit


class NoticeKind(StrEnum):
    """检查通知书 · 变更通知书 · 取消通知书; each is numbered by itself."""

    NOTICE = "notice"
    CHANGE = "change notice"
    CANCELLATION = "cancellation notice"


@dataclass(frozen=True, slots=True)
class Notice:
    """
    A paper about one visit, as it was given.

    Parameters
    ----------
    year, number
        Of the day on which it was given; the numbers of a kind have no gaps.
    visit
        As the paper tells it; of a cancellation, as it would have been.
    before
        What the enterprise had been told, or None for the first paper.
    why
        What the committee said of the change, or empty.
    """

    kind: NoticeKind
    year: int
    number: int
    visit: Visit
    before: Visit | None
    why: str
    given: dt.datetime


@dataclass(frozen=True, slots=True)
class Appearance:
    """
    What a notice tells of one department at one visit.

    Parameters
    ----------
    time
        The how-manieth inspection of the department at the enterprise this is in its year.
    cap
        The lowest yearly cap among its items there, or None.
    officers
        Names and certificate numbers, as the department entered them; a number may be empty.
    """

    visit: str
    department: str
    time: int
    cap: int | None = None
    officers: tuple[tuple[str, str], ...] = ()
