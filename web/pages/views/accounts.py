"""How the pages of people look, and the code with which somebody sets a password."""

from typing import Any

import flask

from tracker import credentials, people, settings
from tracker.acts import Act as Right
from tracker.errors import WrongState
from web import access, faults, filters, sessions
from web.acts.act import roles_of
from web.acts.nouns import NOUNS
from web.pages import names
from web.pages.things import View

blueprint = flask.Blueprint("invitations", __name__)

appointers = access.open_to(*roles_of(Right.APPOINT))


@blueprint.get("/people/<string:key>/invite")
@appointers
def show(key: str) -> str:
    """What an invitation does, and the button that makes one."""
    return _page(key)


@blueprint.post("/people/<string:key>/invite")
@appointers
def invite(key: str) -> str | tuple[str, int]:
    """Make a code and show it this once; codes that were made before hold no more."""
    try:
        code = credentials.invite(key, by=sessions.person())
    except WrongState as fault:
        return _page(key, lines=tuple(faults.sentences(fault, filters.language()))), 409
    return _page(key, code=code)


def _page(key: str, **more: Any) -> str:
    return flask.render_template(
        "accounts/invite.html",
        account=people.find(key, by=sessions.person()),
        hours=settings.number("invitation.hours"),
        **more,
    )


PEOPLE = View(
    noun=NOUNS["people"],
    columns={
        "name": lambda one: one.name,
        "login": lambda one: one.login,
        "role": lambda one: one.role,
        "department": lambda one: names.department(one.department),
        "enterprise": lambda one: one.enterprise and names.enterprise(one.enterprise),
    },
    facts={
        "login": lambda one: one.login,
        "name": lambda one: one.name,
        "role": lambda one: one.role,
        "department": lambda one: names.department(one.department),
        "enterprise": lambda one: one.enterprise and names.enterprise(one.enterprise),
    },
    title=lambda one: one.name,
    template="accounts/person.html",
    filters=("closed",),
    paged=True,
)

VIEWS = (PEOPLE,)
BLUEPRINTS = (blueprint,)
