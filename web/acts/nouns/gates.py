"""What is told by codes of visits: who came, what was refused, how it was, other times."""

import datetime as dt
from typing import Any

from tracker import proposals, ratings, refusals, scans
from tracker.acts import Act as Right
from tracker.possible import for_proposal, for_refusal
from tracker.records.proposals import TimeProposal
from tracker.week import ZONE
from web.acts.act import Noun, act

SCANS = Noun(name="scans", thing="scan", rights=(Right.READ_SCANS,), lists=scans.list_scans)

RATINGS = Noun(
    name="ratings", thing="rating", rights=(Right.READ_RATINGS,), lists=ratings.list_ratings
)

REFUSALS = Noun(
    name="refusals",
    thing="refusal",
    rights=(Right.READ_REFUSALS,),
    show=refusals.show,
    lists=refusals.list_refusals,
    case=lambda key: f"refusal:{key}",
    possible=lambda record, by: for_refusal(record, by=by),
    acts=(act(refusals.answer, Right.ANSWER_REFUSAL),),
)


def _first_time(found: TimeProposal) -> dict[str, Any]:
    """The beginning of what would suit best."""
    best = found.slots[0]
    return {"start": dt.datetime.combine(best.day, best.begins, tzinfo=ZONE)}


PROPOSALS = Noun(
    name="proposals",
    thing="proposal",
    rights=(Right.READ_PROPOSALS,),
    show=proposals.show,
    lists=proposals.list_proposals,
    case=lambda key: f"proposal:{key}",
    possible=lambda record, by: for_proposal(record, by=by),
    acts=(
        act(proposals.accept, Right.DECIDE_PROPOSAL, initial=_first_time),
        act(proposals.decline, Right.DECIDE_PROPOSAL),
    ),
)

NOUNS = (SCANS, RATINGS, REFUSALS, PROPOSALS)
