"""Which answer a browser gets for what went wrong, and the page that says it."""

import logging

import flask
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from tracker.errors import Conflict, NotAllowed, NotFound, Rejected, TrackerError, WrongState
from web import filters

log = logging.getLogger(__name__)

STATUS: tuple[tuple[type[TrackerError], int], ...] = (
    (NotFound, 404),
    # What one may not know of looks like what is not there.
    (NotAllowed, 404),
    (WrongState, 409),
    (Conflict, 409),
    (Rejected, 422),
)
"""The status of each error of the tracker, the first that fits."""

PAGES = frozenset({404, 405, 500})


def status_of(error: Exception) -> int:
    """The HTTP status of an error; what nobody foresaw is our own fault."""
    if isinstance(error, HTTPException):
        return error.code or 500
    return next((code for kind, code in STATUS if isinstance(error, kind)), 500)


def page(error: Exception) -> tuple[str, int] | Response:
    """What the browser gets."""
    if isinstance(error, HTTPException) and (error.code or 500) < 400:
        return error.get_response()
    status = status_of(error)
    if status >= 500:
        log.error("unforeseen: %s", type(error).__name__, exc_info=error)
    key = f"error.{status if status in PAGES else 500 if status >= 500 else 404}"
    html = flask.render_template(
        "message.html", heading=filters.say(key), hint=filters.say(f"{key}.hint"), back=True
    )
    return html, status


def attach(app: flask.Flask) -> None:
    """Answer every error by a page of our own."""
    app.register_error_handler(Exception, page)
