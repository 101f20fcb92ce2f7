"""
Who may open which page: each view says it, and what says nothing stays closed.

This is the first gate only. Whether somebody may see *this* appeal is asked in the tracker, by
the service that reads it.
"""

import logging
from collections.abc import Callable
from typing import Any, TypeVar

import flask
from werkzeug.wrappers import Response

from tracker.records import Role
from web import sessions

log = logging.getLogger(__name__)

View = TypeVar("View", bound=Callable[..., Any])

AUDIENCE = "audience"
"""Under which name a view keeps its roles."""

PEOPLE = frozenset(Role) - {Role.ANONYMOUS, Role.FEED}
"""Everybody with an account."""

EVERYBODY = PEOPLE | {Role.ANONYMOUS}
"""Those too who have not signed in."""

DEPARTMENTS = frozenset({Role.OFFICER, Role.HEAD})
"""Who speaks for a department."""

STAFF = PEOPLE - {Role.ENTERPRISE}
"""Everybody who works for the mechanism."""


def open_to(*roles: Role) -> Callable[[View], View]:
    """Declare who may call a view; without it, nobody may."""

    def declare(view: View) -> View:
        setattr(view, AUDIENCE, frozenset(roles))
        return view

    return declare


def audience(app: flask.Flask, endpoint: str | None) -> frozenset[Role] | None:
    """The roles that may call an endpoint; None if it is not declared."""
    found: frozenset[Role] | None = getattr(app.view_functions.get(endpoint or ""), AUDIENCE, None)
    return found


def guard() -> Response | None:
    """Whoever may not call a view gets what a page that is not there gives."""
    endpoint = flask.request.endpoint
    if endpoint is None or flask.request.routing_exception is not None:
        return None
    allowed = audience(flask.current_app, endpoint)
    if allowed is None:
        log.error("undeclared: %s", endpoint)
        flask.abort(404)
    if sessions.person().role in allowed:
        return None
    if sessions.is_program():
        flask.abort(403 if sessions.is_signed_in() else 401)
    if sessions.is_signed_in() or flask.request.method not in ("GET", "HEAD"):
        flask.abort(404)
    return _to_the_door()


def _to_the_door() -> Response:
    """Sign in first, then come back here."""
    language = flask.g.get("language", "zh")
    here = flask.request.full_path.rstrip("?")
    return flask.redirect(flask.url_for(f"door_{language}.sign_in", next=here))


def attach(app: flask.Flask) -> None:
    """Ask at each request; files of ours are for everybody."""
    open_to(*EVERYBODY)(app.view_functions["static"])
    app.before_request(guard)
