"""Which answer a browser gets for what went wrong, and the page that says it."""

import logging
import uuid

import flask
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, SecurityError
from werkzeug.wrappers import Response

from tracker.errors import (
    Conflict,
    NotAllowed,
    NotFound,
    NotSignedIn,
    Rejected,
    TrackerError,
    Unreachable,
    WrongState,
)
from web import faults, filters

log = logging.getLogger(__name__)

STATUS: tuple[tuple[type[TrackerError], int], ...] = (
    (NotFound, 404),
    # What one may not know of looks like what is not there.
    (NotAllowed, 404),
    (NotSignedIn, 401),
    (WrongState, 409),
    (Conflict, 409),
    (Rejected, 422),
    (Unreachable, 503),
)
"""The status of each error of the tracker, the first that fits."""

PAGES = frozenset({400, 404, 405, 409, 413, 422, 429, 500, 503})
"""Each has words of its own, ``error.STATUS`` and ``error.STATUS.hint``."""

TOLD = (409, 422, 429)
"""Errors whose own words help the reader."""


def status_of(error: Exception) -> int:
    """The HTTP status of an error; what nobody foresaw is our own fault."""
    if isinstance(error, HTTPException):
        return error.code or 500
    return next((code for kind, code in STATUS if isinstance(error, kind)), 500)


def page(error: Exception) -> tuple[str, int] | Response:
    """What the browser gets."""
    if isinstance(error, SecurityError):
        # Called by a name that is not ours there is no address to make a page of.
        return Response("400\n", 400, content_type="text/plain")
    if isinstance(error, HTTPException) and (error.code or 500) < 400:
        return error.get_response()
    status = status_of(error)
    number = noted(error) if status >= 500 else ""
    key = "error.form_is_old" if isinstance(error, CSRFError) else f"error.{_page_of(status)}"
    lines = faults.sentences(error, filters.language()) if _is_told(error, status) else ()
    html = flask.render_template(
        "message.html",
        heading=filters.say(key),
        hint=filters.say(f"{key}.hint"),
        lines=tuple(lines),
        number=number,
        back=True,
    )
    return html, status


def _page_of(status: int) -> int:
    if status in PAGES:
        return status
    return 500 if status >= 500 else 404


def _is_told(error: Exception, status: int) -> bool:
    return isinstance(error, TrackerError) and status in TOLD


def noted(error: Exception) -> str:
    """Log what nobody foresaw; the number by which its reader can ask about it."""
    number = uuid.uuid4().hex[:8]
    log.error("unforeseen %s: %s", number, type(error).__name__, exc_info=error)
    return number


def attach(app: flask.Flask) -> None:
    """Answer every error by a page of our own."""
    app.register_error_handler(Exception, page)
