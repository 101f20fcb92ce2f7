"""
Who sits at the browser: a signed cookie holds the token of a sign-in, the tracker knows the rest.

The cookie proves nothing by itself: each request asks the tracker anew, so an ended sign-in, a
closed account and a changed role hold from the next click on.
"""

import flask

from tracker import people, sign_ins
from tracker.errors import NotSignedIn
from tracker.records import Person, SignedIn

TOKEN = "token"
"""Under which name the cookie keeps the token."""

PROGRAMS = "/api/"
"""Where the addresses of programs begin."""


def person() -> Person:
    """Who acts in this request; somebody without rights where nobody has signed in."""
    found: Person = flask.g.get("person", people.NOBODY)
    return found


def is_signed_in() -> bool:
    """Whether somebody has signed in."""
    return person() is not people.NOBODY


def begin(signed: SignedIn) -> None:
    """From now on this browser acts for whoever has signed in; what it held before is gone."""
    flask.session.clear()
    flask.session[TOKEN] = signed.token
    flask.g.person = signed.person


def end() -> None:
    """The sign-in of this browser ends, here and in the tracker."""
    token = flask.session.get(TOKEN)
    flask.session.clear()
    flask.g.person = people.NOBODY
    if token:
        sign_ins.sign_out(token)


def is_program() -> bool:
    """Whether a program asks: no cookie counts there, and answers are no pages."""
    return flask.request.path.startswith(PROGRAMS)


def recognise() -> None:
    """Note who acts; a token that holds no more is forgotten."""
    counts = flask.request.endpoint != "static" and not is_program()
    token = flask.session.get(TOKEN) if counts else None
    if not token:
        return
    try:
        flask.g.person = sign_ins.person_of(str(token))
    except NotSignedIn:
        flask.session.clear()
        flask.g.ended = True


def attach(app: flask.Flask) -> None:
    """Recognise people, and tell templates who acts."""
    app.before_request(recognise)
    app.context_processor(lambda: {"person": person(), "signed_in": is_signed_in()})
