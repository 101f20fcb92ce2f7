"""What the committee wants of a week's plan."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from tracker.records.registers import Window
from tracker.week import Week


class InstructionKind(StrEnum):
    """
    What is wanted.

    `PIN`: these requests make one visit at this start. `FORBID`: this request is not in this
    window. `TOGETHER`: these share a visit, or none of them is planned. `APART`: these two share
    none. `LEAD`: at this enterprise these departments lead before others.
    """

    PIN = "pin"
    FORBID = "forbid"
    TOGETHER = "together"
    APART = "apart"
    LEAD = "lead"


@dataclass(frozen=True, slots=True)
class Instruction:
    """
    One instruction for a week's plan.

    Parameters
    ----------
    requests
        Ids of those concerned; none for a lead.
    start
        Minute of the week, of a pin.
    window
        Of what is forbidden.
    leads
        Ids of departments: the one that leads a pinned visit, or the order of leads.
    reason
        Why; never empty.
    lifted
        When it ended, or None while it holds.
    """

    id: int
    week: Week
    enterprise: str
    kind: InstructionKind
    requests: tuple[str, ...]
    start: int | None
    window: Window | None
    leads: tuple[str, ...]
    reason: str
    actor: str
    made: dt.datetime
    lifted: dt.datetime | None = None
