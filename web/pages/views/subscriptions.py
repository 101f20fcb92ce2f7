"""How the calendars of people's devices look, and the page that tells how to subscribe one."""

from collections.abc import Mapping
from typing import Any

import flask

from tracker import clock
from tracker.records.subscriptions import Holding, Subscription
from web import access, clients, filters, qr
from web.acts.nouns import NOUNS
from web.config import Config
from web.pages import names
from web.pages.things import View

help_page = flask.Blueprint("clients", __name__)


@help_page.get("/subscriptions/clients")
@access.open_to(*access.PEOPLE)
def show() -> str:
    """How each calendar program subscribes, and how late it may be."""
    config: Config = flask.current_app.config["ONEVISIT"]
    return flask.render_template(
        "subscriptions/clients.html",
        clients=clients.CLIENTS,
        outside=clients.FROM_OUTSIDE,
        public=clients.is_public(config.link),
    )


def revealed(made: Subscription) -> Mapping[str, Any]:
    """What the page wants that shows the address once."""
    config: Config = flask.current_app.config["ONEVISIT"]
    address = f"{config.link}/feeds/{made.token}.ics"
    return {
        "address": address,
        "links": clients.links(address, made.name),
        "code": qr.within_page(address, filters.say("subscriptions.code")),
    }


def _about(one: Subscription) -> str:
    """Whose visits are in it."""
    known = [names.department(one.department), one.enterprise and names.enterprise(one.enterprise)]
    if one.team is not None:
        known.append(filters.say("subscriptions.team", team=one.team))
    if one.holds is Holding.DEADLINES:
        return str(filters.cell(one.holds))
    whose = filters.say("list.comma").join(each for each in known if each) or filters.say(
        "subscriptions.all"
    )
    if one.holds is Holding.BOTH:
        return filters.say("subscriptions.with_limits", visits=whose)
    return whose if one.holds is Holding.VISITS else f"{whose} {filters.cell(one.holds)}"


def _state(one: Subscription) -> str:
    if one.revoked:
        return filters.say("subscriptions.revoked")
    return filters.say(
        "subscriptions.expired" if one.expires < clock.today() else "subscriptions.standing"
    )


def _alarm(one: Subscription) -> str:
    if one.alarm is None:
        return filters.say("subscriptions.silent")
    return filters.say("subscriptions.minutes", minutes=one.alarm)


COLUMNS = {
    "subscription": lambda one: one.name,
    "calendar": _about,
    "state": _state,
    "expires": lambda one: one.expires,
    "fetched": lambda one: one.fetched,
    "client": lambda one: one.client,
    "made": lambda one: one.made,
}

VIEWS = (
    View(
        noun=NOUNS["subscriptions"],
        columns=COLUMNS,
        facts={**COLUMNS, "reminder": _alarm},
        title=lambda one: one.name,
        list_template="subscriptions/index.html",
        revealed=revealed,
    ),
)

BLUEPRINTS = (help_page,)
