"""What was answered to a program that may ask again."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer that is given again: its status, its body, and since when it is kept."""

    status: int
    body: str
    kept: dt.datetime
