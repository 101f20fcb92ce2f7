"""What is prepared beside the pages because it takes longer than a page may."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class PreparationState(StrEnum):
    """How far it has come; `STOPPED`: by a person."""

    WAITING = "waiting"
    UNDER_WAY = "under way"
    READY = "ready"
    STOPPED = "stopped"
    FAILED = "failed"


class PreparationFault(StrEnum):
    """Why it came to nothing."""

    DIED = "died"
    """Whoever prepared it gave no sign of life any more, time and again."""
    BROKEN = "broken"
    """Something went wrong that nobody foresaw; the log of the machine says what."""
    REFUSED = "refused"
    """What was asked for cannot be had: it is not there any more, or not for this person."""


@dataclass(frozen=True, slots=True)
class Preparation:
    """
    Something that is prepared, and how far it is.

    Parameters
    ----------
    id
        For whoever prepares it.
    token
        What it is found by: random, since a number could be counted up.
    kind, told
        What is prepared, and all that was told of it.
    attempt
        Of which attempt to prepare it this speaks; 0 before the first.
    done, total
        Steps; `total` is 0 while nobody knows how many.
    fault
        None unless it failed.
    name, media
        Of the file that is ready; empty before.
    """

    id: int
    token: str
    kind: str
    told: Mapping[str, Any]
    actor: str
    state: PreparationState
    attempt: int
    done: int
    total: int
    fault: PreparationFault | None
    name: str
    media: str
    asked: dt.datetime

    @property
    def is_over(self) -> bool:
        """Whether nothing more happens unless somebody asks again."""
        return self.state not in (PreparationState.WAITING, PreparationState.UNDER_WAY)
