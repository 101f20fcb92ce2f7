"""
Readers of single values of a JSON file.

Each returns our value or raises ValueError whose message says what was expected; the caller adds
what was found.
"""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from optimizer.problem import DAY

MOST = 1_000_000
"""The largest count, and the largest number of minutes, that is taken seriously."""

MOST_TEAMS = 10_000
"""The largest department: teams are told apart one by one."""

_WEEK = re.compile(r"([0-9]{4})-W([0-9]{2})")

Reader = Callable[[Any], Any]
"""Turns a JSON value into ours; raises ValueError that says what was expected."""


def whole(least: int, most: int = MOST) -> Reader:
    """Reads a whole number of a range; 2.0 and true are none."""

    def read(value: object) -> int:
        if type(value) is not int or not least <= value <= most:
            raise ValueError(f"expected a whole number from {least} to {most}")
        return value

    return read


def number(value: object) -> float:
    """Reads a number from 0."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1e12:
        raise ValueError("expected a number from 0")
    return value


def flag(value: object) -> bool:
    """Reads true or false; 1 and "yes" are neither."""
    if not isinstance(value, bool):
        raise ValueError("expected true or false")
    return value


def text(value: object) -> str:
    """Reads a string that can be written again."""
    if not isinstance(value, str):
        raise ValueError("expected a text")
    if not value.isascii() and any("\ud800" <= sign <= "\udfff" for sign in value):
        raise ValueError("expected a text without half characters")
    return value


def word(value: object) -> str:
    """Reads an id or the name of a zone that is not empty."""
    if not isinstance(value, str) or not value:
        raise ValueError("expected a text that is not empty")
    return text(value)


def spoken(read: Callable[[str], Any]) -> Reader:
    """Reads a text by a function of `clockface`."""

    def read_text(value: object) -> Any:
        return read(value if isinstance(value, str) else "")

    return read_text


def one_of(*choices: str) -> Reader:
    """Reads one of a few words."""

    def read(value: object) -> str:
        if not isinstance(value, str) or value not in choices:
            raise ValueError(f"expected {' or '.join(repr(str(one)) for one in choices)}")
        return value

    return read


def grid(value: object) -> int:
    """Reads a divisor of the day."""
    if type(value) is not int or not 1 <= value <= DAY or DAY % value:
        raise ValueError(f"expected a divisor of {DAY}")
    return value


def iso_week(value: object) -> str:
    """Reads an ISO week that exists."""
    found = _WEEK.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        raise ValueError("expected an ISO week like '2026-W48'")
    year, week = int(found[1]), int(found[2])
    try:
        date.fromisocalendar(year, week, 1)
    except ValueError:
        raise ValueError("expected an ISO week that exists") from None
    return found[0]
