"""Robots of chat groups: how far each is, and what it is to tell."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class RobotFault(StrEnum):
    """Why a group has not been told."""

    UNREACHABLE = "unreachable"
    """The service of the group did not take it."""
    BROKEN = "broken"
    """It cannot be written; the log of the machine says why."""


class NewsKind(StrEnum):
    """What a group is told."""

    PUBLISHED = "published"
    """A week was published: `counts` by kind of message."""
    EVENING = "evening"
    """What is before it: `counts` of visits and reports."""
    PROPOSED = "proposed"
    """So many enterprises propose another time."""
    REFUSED = "refused"
    """So many enterprises did not let somebody in."""


@dataclass(frozen=True, slots=True)
class News:
    """
    One thing to tell, of one message or of several that belong together.

    Parameters
    ----------
    about
        The name of a week, or the day until which the evening looks; empty for the others.
    """

    kind: NewsKind
    about: str
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Robot:
    """
    A robot of a group.

    Parameters
    ----------
    reader
        Whose group it is: ``committee``, or such as ``department:FIRE``.
    waiting
        So many messages it has not told yet.
    told
        When it last told something.
    """

    reader: str
    waiting: int
    attempts: int
    due: dt.datetime
    told: dt.datetime | None
    fault: RobotFault | None
    reply: str


@dataclass(frozen=True, slots=True)
class LentRobot:
    """A robot for whoever lets it speak now: what it is to tell, up to which message."""

    reader: str
    attempt: int
    news: tuple[News, ...]
    last: int
