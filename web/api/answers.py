"""Answers: JSON, with a mark of what it shows, so that nobody reads or overwrites blindly."""

import hashlib
from collections.abc import Mapping
from typing import Any

import flask

from tracker import history
from web.acts.act import Noun
from web.api.operation import JSON
from web.api.problems import dumped
from web.api.shown import plain

ETAG_DIGITS = 20


def body_of(value: Any) -> bytes:
    """A record, or several, as the body of an answer."""
    return dumped(plain(value))


def read(
    body: bytes, *, seq: int | None = None, head: Mapping[str, str] | None = None
) -> flask.Response:
    """The answer of a GET: 304 to whoever has seen the same."""
    tag = mark(body, seq)
    if flask.request.if_none_match.contains_weak(tag):
        made = flask.Response(status=304)
    else:
        made = flask.Response(body, content_type=JSON)
    made.set_etag(tag)
    made.headers.update(head or {})
    return kept_by_readers(made)


def kept_by_readers(made: flask.Response) -> flask.Response:
    """The answer may be kept by whoever asked, if they ask anew whether it still holds."""
    made.headers["Cache-Control"] = "private, no-cache"
    made.headers["Vary"] = "Authorization"
    return made


def done(value: Any, status: int, head: Mapping[str, str] | None = None) -> flask.Response:
    """The answer of a call that did something."""
    if value is None:
        return flask.Response(status=204, headers=dict(head or {}))
    return flask.Response(body_of(value), status, headers=dict(head or {}), content_type=JSON)


def mark(body: bytes, seq: int | None = None) -> str:
    """
    The entity tag of a representation: equal only if every byte is.

    A thing with a log shows the number of its last event in it: what the next writer has seen.
    """
    digest = hashlib.sha256(body).hexdigest()[:ETAG_DIGITS]
    return digest if seq is None else f"{seq}-{digest}"


def seq_of(noun: Noun, key: Any) -> int | None:
    """The number of a thing's last event; None if it has no log."""
    return history.last(noun.case(key)) if noun.case is not None else None
