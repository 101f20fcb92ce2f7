"""How days and moments of a matter are written: on paper with their year, on pages as in lists."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from web import wording


@dataclass(frozen=True, slots=True)
class Days:
    """How a day is written, and how a moment is."""

    day: Callable[[dt.date], str]
    moment: Callable[[dt.datetime], str]


def _minute(when: dt.datetime) -> str:
    return f"{when:%Y-%m-%d %H:%M}"


PAPER = Days(str, _minute)
"""For what is filed: read in ten years as it is read today."""


def on_page(language: str) -> Days:
    """For a page that is read now."""
    return Days(
        partial(wording.near, language=language), partial(wording.moment, language=language)
    )
