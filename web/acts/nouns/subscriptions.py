"""Calendars of people's devices."""

from tracker import subscriptions
from tracker.acts import Act as Right
from web.acts.act import Noun, act, enters

NOUN = Noun(
    name="subscriptions",
    thing="subscription",
    rights=(Right.KEEP_ACCOUNT,),
    show=subscriptions.find,
    lists=subscriptions.list_subscriptions,
    acts=(
        enters(subscriptions.subscribe, Right.KEEP_ACCOUNT, reveals=True),
        act(subscriptions.revoke, Right.KEEP_ACCOUNT, grave=True),
    ),
)
