"""A form that makes something new and is sent twice makes it once, and leads to it both times."""

import json
import secrets
from collections.abc import Callable

import flask

from tracker import database, idempotency, tokens
from tracker.records import Person
from web import sessions

ONCE = "once"
"""The hidden field that tells one showing of a form from the next."""


def fresh() -> str:
    """The mark of this form: what was sent with it, or a new one."""
    return flask.request.form.get(ONCE) or secrets.token_urlsafe(16)


def mark() -> str:
    """The mark of the form that was sent; empty if it bore none."""
    return flask.request.form.get(ONCE, "")


def done(act: Callable[[], str], *, by: Person) -> str:
    """
    Where an act leads; where it led the first time, if this very form was sent before.

    What went wrong is not kept, and a form that was changed is another one. Whoever has no account
    is no person to keep an answer for: services that such people call are told the mark instead.
    """
    if not mark() or not sessions.is_signed_in():
        return act()
    key = _key(mark())
    with database.transaction():
        known = idempotency.recall(key, key, by=by)
        if known is not None:
            return known.body
        address = act()
        idempotency.keep(key, key, 303, address, by=by)
    return address


def _key(given: str) -> str:
    """A mark with everything that was typed, but for what the browser itself adds."""
    typed = [one for one in flask.request.form.items(multi=True) if one[0] != "csrf_token"]
    return tokens.digest(json.dumps([given, flask.request.path, typed], sort_keys=True))
