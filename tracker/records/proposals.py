"""What an enterprise would like in place of the time of a visit."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from tracker.week import Week


class TimeProposalState(StrEnum):
    """How far it is; `LAPSED`: the visit began, or was called off, before anybody decided."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True)
class Slot:
    """Hours of one day in which a visit would suit, as they are typed."""

    day: dt.date
    begins: dt.time
    ends: dt.time


@dataclass(frozen=True, slots=True)
class TimeProposal:
    """
    Other times that an enterprise proposes for a visit, which stands meanwhile.

    Parameters
    ----------
    slots
        When it would suit, as the enterprise would like it best first.
    by_code
        Whether it came by the code of the visit; else by an account.
    start
        When the visit begins if it was accepted; it counts once the week is published anew.
    answer
        What the committee said to it.
    """

    id: int
    visit: str
    week: Week
    enterprise: str
    slots: tuple[Slot, ...]
    reason: str
    made: dt.datetime
    by_code: bool
    state: TimeProposalState
    start: dt.datetime | None = None
    answer: str = ""
    decided: dt.datetime | None = None
    actor: str = ""
