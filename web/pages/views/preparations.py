"""How far something is that takes longer than a page may: watched, stopped, begun anew, fetched."""

import flask
from werkzeug.wrappers import Response

from tracker import preparations
from web import access, filters, sessions
from web.pages import links, prepared
from web.pages.downloads import sent

blueprint = flask.Blueprint("preparations", __name__)

people_only = access.open_to(*access.PEOPLE)


@blueprint.get("/preparations/<key>")
@people_only
def show(key: str) -> str:
    """How far it is, and the file once it is ready."""
    one = preparations.show(key, by=sessions.person())
    return flask.render_template("preparation.html", one=one, back=links.wanted() or _home())


@blueprint.get("/preparations/<key>/live")
@people_only
def live(key: str) -> Response:
    """How far it is, for the script of its page."""
    return flask.jsonify(prepared.told(preparations.show(key, by=sessions.person())))


@blueprint.get("/preparations/<key>/file")
@people_only
def file(key: str) -> Response:
    """What was prepared."""
    by = sessions.person()
    content = preparations.content(key, by=by)
    one = preparations.show(key, by=by)
    return sent(content, one.name, one.media)


@blueprint.post("/preparations/<key>/stop")
@people_only
def stop(key: str) -> Response:
    """Give it up."""
    preparations.stop(key, by=sessions.person())
    return _onward(key)


@blueprint.post("/preparations/<key>/again")
@people_only
def again(key: str) -> Response:
    """Begin anew what was stopped or failed."""
    preparations.again(key, by=sessions.person())
    return _onward(key)


def _onward(key: str) -> Response:
    """Back to the page that waits for it."""
    return flask.redirect(links.wanted() or flask.url_for(".show", key=key), 303)


def _home() -> str:
    return filters.page("home.show")


BLUEPRINTS = (blueprint,)
