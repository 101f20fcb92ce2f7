"""The desk of appeals as a page of its own, and what has waited for long."""

import flask

from tracker import departments
from tracker.acts import Act as Right
from tracker.appeals import ageing
from tracker.permissions import may
from web import access, sessions
from web.acts.act import roles_of
from web.pages import desks
from web.pages.views.appeals import limit_of

desk = flask.Blueprint("desk", __name__)
old = flask.Blueprint("ageing", __name__)


@desk.get("/desk")
@access.open_to(*desks.TEMPLATES)
def show() -> str:
    """What waits for whoever looks."""
    part, context = desks.parts(sessions.person()) or ("", {})
    return flask.render_template("desk.html", part=part, **context)


@old.get("/ageing", endpoint="show")
@access.open_to(*roles_of(Right.READ_APPEALS))
def show_ageing() -> str:
    """What has been open for long, was put off or escalated, of all or of one department."""
    by = sessions.person()
    chosen = flask.request.args.get("department") or None
    known = departments.list_departments(by=by) if may(by, Right.READ_APPEALS) else ()
    if chosen not in {None, *(one.id for one in known)}:
        flask.abort(404)
    found = ageing.show(by=by, department=chosen)
    return flask.render_template(
        "ageing.html", found=found, departments=known, chosen=chosen, limit_of=limit_of
    )


BLUEPRINTS = (desk, old)
