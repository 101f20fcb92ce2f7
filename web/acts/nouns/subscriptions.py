"""Calendars of people's devices."""

from collections.abc import Collection

from tracker import subscriptions
from tracker.acts import Act as Right
from tracker.permissions import may
from tracker.records import Person, Role
from tracker.records.subscriptions import Holding, Subscription
from web.acts.act import Noun, act, enters


def _possible(record: Subscription, by: Person) -> Collection[str]:
    """What was taken back is neither renewed nor taken back again."""
    own = may(by, Right.KEEP_ACCOUNT, account=record.login)
    stands = record.revoked is None
    return ("subscriptions.renew", "subscriptions.revoke") if own and stands else ()


NOUN = Noun(
    name="subscriptions",
    thing="subscription",
    rights=(Right.KEEP_ACCOUNT,),
    show=subscriptions.find,
    lists=subscriptions.list_subscriptions,
    possible=_possible,
    acts=(
        enters(
            subscriptions.subscribe,
            Right.KEEP_ACCOUNT,
            reveals=True,
            initial=lambda _: {"holds": Holding.VISITS},
            # An enterprise knows nothing of a department's teams.
            asked_of={"team": frozenset(Role) - {Role.ENTERPRISE}},
        ),
        act(subscriptions.renew, Right.KEEP_ACCOUNT),
        act(subscriptions.revoke, Right.KEEP_ACCOUNT, grave=True),
    ),
)
