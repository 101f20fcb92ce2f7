"""How the calendars of people's devices look."""

from tracker.records.subscriptions import Subscription
from web import filters
from web.acts.nouns import NOUNS
from web.pages import names
from web.pages.things import View


def _about(one: Subscription) -> str:
    """Whose visits are in it."""
    known = [names.department(one.department), one.enterprise and names.enterprise(one.enterprise)]
    return filters.say("list.stop").join(each for each in known if each) or filters.say(
        "subscriptions.all"
    )


def _state(one: Subscription) -> str:
    return filters.say("subscriptions.revoked" if one.revoked else "subscriptions.standing")


COLUMNS = {
    "subscription": lambda one: one.name,
    "calendar": _about,
    "state": _state,
    "fetched": lambda one: one.fetched,
    "client": lambda one: one.client,
    "made": lambda one: one.made,
}

VIEWS = (
    View(
        noun=NOUNS["subscriptions"],
        columns=COLUMNS,
        facts=COLUMNS,
        title=lambda one: one.name,
    ),
)
