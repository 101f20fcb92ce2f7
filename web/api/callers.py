"""Who calls: a token in the head of each request, never a cookie; in which language they read."""

import hashlib

import flask
from werkzeug.routing import RequestRedirect

from tracker import api_tokens
from tracker.errors import NotSignedIn
from web import sessions, wording
from web.api.problems import Problem

SAFE = ("GET", "HEAD", "OPTIONS")
"""Methods that change nothing."""

PAGES = ("api.docs", "api.document", "api.problem")
"""What people read in a browser."""


def recognise() -> None:
    """Note who calls, and in which language; whether that is enough is asked later."""
    if not sessions.is_program():
        return
    flask.g.language = language()
    if isinstance(flask.request.routing_exception, RequestRedirect):
        flask.abort(404)
    secret = shown()
    if not secret:
        return
    try:
        flask.g.person, flask.g.api_token = api_tokens.holder_of(secret)
    except NotSignedIn:
        flask.g.refused = True


def language() -> str:
    """The language that was asked for, Chinese where none of ours was; pages may be told it."""
    told = flask.request.args.get("language")
    if flask.request.endpoint in PAGES and told in wording.LANGUAGES:
        return str(told)
    wanted = flask.request.accept_languages.best_match(list(wording.LANGUAGES))
    return wanted or wording.DEFAULT


def shown() -> str:
    """The secret that was shown, or nothing; another scheme than Bearer shows nothing of use."""
    said = flask.request.headers.get("Authorization", "")
    scheme, _, secret = said.partition(" ")
    return secret.strip() if scheme.lower() == "bearer" else said


def refuse() -> None:
    """A token that does not hold opens nothing; one that only reads changes nothing."""
    if flask.g.get("refused"):
        raise Problem("not-signed-in")
    token = flask.g.get("api_token")
    if token is not None and token.reads_only and flask.request.method not in SAFE:
        raise Problem("reads-only")


def name() -> str:
    """Whose calls are counted together: those of a token, else those of an address."""
    token = flask.g.get("api_token")
    if token is not None:
        return f"token:{token.id}"
    return f"address:{flask.request.remote_addr}"


def digest(*parts: bytes) -> str:
    """SHA-256 of what was asked."""
    return hashlib.sha256(b"\0".join(parts)).hexdigest()
