"""The appeals of an enterprise with an account, as it sees them itself."""

from tracker.acts import Act as Right
from tracker.appeals import call_backs, judging, papers, register, tracking
from tracker.appeals.papers import Shelf
from tracker.possible import for_appeal
from web.acts.act import Noun, act, enters
from web.acts.nouns.appeals import TOLD

NOUN = Noun(
    name="my-appeals",
    thing="appeal",
    rights=(Right.FOLLOW_APPEAL,),
    show=tracking.followed,
    lists=tracking.list_own,
    possible=lambda record, by: for_appeal(record, by=by),
    acts=(
        enters(
            register.enter,
            Right.FOLLOW_APPEAL,
            without=("channel", "level", "severity", "mode", "source", "received"),
            first=TOLD,
        ),
        act(judging.judge, Right.FOLLOW_APPEAL),
        act(papers.attach, Right.FOLLOW_APPEAL, fixed={"shelf": Shelf.APPELLANT}),
        act(call_backs.reopen, Right.FOLLOW_APPEAL),
        act(register.withdraw, Right.FOLLOW_APPEAL, grave=True),
    ),
)
