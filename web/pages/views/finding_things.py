"""Suggestions while somebody types, and the log of everything."""

import flask

from tracker import enterprises
from tracker.acts import Act as Right
from web import access, filters, sessions
from web.acts.act import roles_of
from web.acts.nouns import NOUNS
from web.forms import chosen
from web.pages import names
from web.pages.things import View

blueprint = flask.Blueprint("suggest", __name__)

MOST = 10
"""Suggestions at once."""


@blueprint.get("/suggest/enterprises")
@access.open_to(*roles_of(Right.READ_REGISTERS))
def show() -> flask.Response:
    """Enterprises whose name, id or credit code holds what was typed, as JSON."""
    text = flask.request.args.get("text", "").strip()
    by = sessions.person()
    found = enterprises.list_enterprises(by=by, named=text, most=MOST) if text else ()
    return flask.jsonify([chosen.written(one) for one in found])


LOG = View(
    noun=NOUNS["log"],
    columns={
        "when": lambda one: one.moment,
        "act": filters.log_act,
        "case": lambda one: filters.case(one.case),
        "who": lambda one: names.actor(one.actor),
    },
    filters=("actor", "since", "until"),
    paged=True,
)

VIEWS = (LOG,)
BLUEPRINTS = (blueprint,)
