"""Asked twice, done once: the answer to a call with an ``Idempotency-Key`` is given again."""

import json
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace

import flask

from tracker import database, idempotency
from tracker.errors import Conflict, ConflictCode, Fault, Rejected
from web import sessions
from web.api import callers
from web.api.operation import JSON
from web.api.problems import Problem

KEY = "Idempotency-Key"
REPLAYED = "Idempotency-Replayed"


def asked() -> str | None:
    """The key of this call; None if it has none."""
    return flask.request.headers.get(KEY)


def done(key: str | None, do: Callable[[], flask.Response]) -> flask.Response:
    """
    The answer kept under a key, or that of `do`; to be called inside of a transaction.

    What went wrong is not kept: after it was put right, the same key does what was asked.

    Raises
    ------
    Problem
        If something else was asked under the key before, or nobody's token was shown.
    """
    if key is None:
        return do()
    if not sessions.is_signed_in():
        raise Problem("not-signed-in")
    by, digest = sessions.person(), _digest()
    try:
        known = idempotency.recall(key, digest, by=by)
    except Conflict as fault:
        if fault.code is not ConflictCode.OTHER_QUESTION:
            raise
        raise Problem("key-used") from fault
    except Rejected as fault:
        found = [one for one in fault.faults if isinstance(one, Fault)]
        raise Rejected([replace(one, field=KEY) for one in found]) from fault
    if known is not None:
        return _again(known.status, known.body)
    made = do()
    body = json.dumps([made.location, made.get_data(as_text=True)], ensure_ascii=False)
    idempotency.keep(key, digest, made.status_code, body, by=by)
    return made


def together(key: str | None, do: Callable[[], flask.Response]) -> flask.Response:
    """The same, with what is done and what is kept of it in one transaction."""
    with database.transaction() if key is not None else nullcontext():
        return done(key, do)


def _digest() -> str:
    request = flask.request
    parts = [request.method, request.full_path, request.content_type or ""]
    if request.mimetype == JSON:
        return callers.digest(*(one.encode() for one in parts), request.get_data())
    # The mark between the parts of a form differs from call to call.
    parts[2] = request.mimetype
    fields = json.dumps(list(request.form.items(multi=True)), sort_keys=True)
    files = [one.read() for _, one in sorted(request.files.items())]
    for _, one in request.files.items():
        one.seek(0)
    return callers.digest(*(one.encode() for one in (*parts, fields)), *files)


def _again(status: int, kept: str) -> flask.Response:
    location, body = json.loads(kept)
    made = flask.Response(body, status, content_type=JSON if body else None)
    made.headers[REPLAYED] = "true"
    if location:
        made.headers["Location"] = location
    return made
