"""What was told by codes of visits: who came and left, what was refused, how it was."""

from tracker import ratings, refusals, scans
from tracker.acts import Act as Right
from tracker.possible import for_refusal
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

NOUNS = (SCANS, RATINGS, REFUSALS)
