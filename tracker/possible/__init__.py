"""Which services may be called now: by this person, about this thing, as it stands."""

from tracker.possible.appeals import for_appeal
from tracker.possible.disturbances import for_accusation, for_disturbance
from tracker.possible.findings import for_finding
from tracker.possible.followups import for_direct, for_entry, for_report
from tracker.possible.steps import (
    for_account,
    for_draw,
    for_measure,
    for_observation,
    for_penalty,
)
from tracker.possible.visits import for_paper, for_proposal, for_refusal, for_visit
from tracker.possible.weeks import for_week

__all__ = [
    "for_account",
    "for_accusation",
    "for_appeal",
    "for_direct",
    "for_disturbance",
    "for_draw",
    "for_entry",
    "for_finding",
    "for_measure",
    "for_observation",
    "for_paper",
    "for_penalty",
    "for_proposal",
    "for_refusal",
    "for_report",
    "for_visit",
    "for_week",
]
