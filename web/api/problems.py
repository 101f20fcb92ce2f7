"""
What went wrong, as programs read it: `application/problem+json` of RFC 9457, every fault listed.

Each kind of problem has an address of its own, which is a page that explains it.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import flask
from werkzeug.exceptions import HTTPException

from optimizer import InvalidProblem
from tracker.errors import (
    Conflict,
    Fault,
    FaultCode,
    NotAllowed,
    NotFound,
    NotSignedIn,
    Rejected,
    TrackerError,
    Unreachable,
    WrongState,
)
from tracker.intake import faults as intake
from web import errors, faults, filters, week_words, wording
from web.api.place import ROOT

TYPE = "application/problem+json"

KINDS: Mapping[str, int] = {
    "bad-request": 400,
    "not-signed-in": 401,
    "not-allowed": 403,
    "reads-only": 403,
    "not-found": 404,
    "method-not-allowed": 405,
    "conflict": 409,
    "wrong-state": 409,
    "key-used": 409,
    "changed": 412,
    "too-large": 413,
    "not-json": 415,
    "rejected": 422,
    "too-many": 429,
    "fault": 500,
    "unreachable": 503,
    "busy": 503,
}
"""Every kind of problem and its status; words: ``problem.KIND`` and ``problem.KIND.hint``."""

OF_ERRORS: tuple[tuple[type[Exception], str], ...] = (
    (NotFound, "not-found"),
    # What one may not know of looks like what is not there.
    (NotAllowed, "not-found"),
    (NotSignedIn, "not-signed-in"),
    (WrongState, "wrong-state"),
    (Conflict, "conflict"),
    (Rejected, "rejected"),
    (InvalidProblem, "rejected"),
    (Unreachable, "unreachable"),
)
"""The kind of each error of the other rooms, the first that fits."""

TOLD = ("wrong-state", "conflict", "rejected")
"""Problems whose error has words of its own."""

HEADERS = ("Allow", "Retry-After", "WWW-Authenticate")
"""What an error of the server may say in the head of its answer."""


class Problem(Exception):
    """A problem that the API itself finds; `found` are its faults, `after` seconds to wait."""

    def __init__(self, kind: str, found: Iterable[Fault] = (), *, after: int | None = None) -> None:
        self.kind, self.faults, self.after = kind, tuple(found), after
        super().__init__(kind)


def kind_of(error: Exception) -> str:
    """The kind of problem that an error is; what nobody foresaw is our own fault."""
    if isinstance(error, Problem):
        return error.kind
    if isinstance(error, HTTPException):
        status = error.code or 500
        usual = "fault" if status >= 500 else "bad-request"
        return next((kind for kind, code in KINDS.items() if code == status), usual)
    return next((kind for one, kind in OF_ERRORS if isinstance(error, one)), "fault")


def answer(error: Exception) -> flask.Response:
    """The problem that an error is, in the language that was asked for."""
    kind = kind_of(error)
    status = KINDS[kind]
    found = list(_faults(error))
    told: dict[str, Any] = {
        "type": address(kind),
        "title": filters.say(f"problem.{kind}"),
        "status": status,
        "detail": _detail(error, kind, bool(found)),
        "faults": found,
    }
    if status == 500:
        told["instance"] = errors.noted(error)
    made = flask.Response(dumped(told), status, content_type=TYPE)
    _head(made, error, kind)
    return made


def address(kind: str) -> str:
    """Where a kind of problem is explained."""
    return f"{ROOT}/problems/{kind}"


def _detail(error: Exception, kind: str, has_faults: bool) -> str:
    if kind in TOLD and isinstance(error, TrackerError) and not has_faults:
        return " ".join(faults.sentences(error, filters.language()))
    return filters.say(f"problem.{kind}.hint")


def _faults(error: Exception) -> Iterator[dict[str, str]]:
    """Every fault by field and code; those of files that were sent by their place in it."""
    language = filters.language()
    if isinstance(error, InvalidProblem):
        yield from (_of_week_file(one, language) for one in error.faults)
    elif isinstance(error, Rejected | Problem):
        for one in error.faults:
            if isinstance(one, Fault):
                yield _told(one, faults.told(one, language))
            elif isinstance(one, intake.Problem):
                said = wording.finding(one, language)
                known = Fault("file", FaultCode.WRONG_FORM, one.found, one.expected, _place(one))
                yield {**_told(known, said), "code": one.code.value}


def _told(one: Fault, said: str) -> dict[str, str]:
    return {
        "field": one.field,
        "at": one.at,
        "code": one.code.value,
        "found": one.found,
        "expected": one.expected,
        "message": said,
    }


def _place(one: intake.Problem) -> str:
    place = one.place
    row = "" if place.row is None else str(place.row)
    parts = (place.file, place.sheet, row, place.column)
    return ", ".join(filter(None, parts))


def _of_week_file(line: str, language: str) -> dict[str, str]:
    """The optimizer tells the path in the week file first, then what is wrong there."""
    path, _, said = line.partition(": ")
    known = Fault("requests" if not said else path, FaultCode.UNPLANNABLE)
    return _told(known, week_words.told(said or line, language))


def _head(made: flask.Response, error: Exception, kind: str) -> None:
    if isinstance(error, HTTPException):
        for name, value in error.get_headers():
            if name in HEADERS:
                made.headers[name] = value
    if isinstance(error, Problem) and error.after is not None:
        made.headers["Retry-After"] = str(error.after)
    if kind == "not-signed-in":
        made.headers["WWW-Authenticate"] = "Bearer"
    if kind == "unreachable":
        made.headers["Retry-After"] = "5"
    made.headers["Content-Language"] = "zh-CN" if filters.language() == "zh" else "en"
    made.headers["Cache-Control"] = "no-store"


def dumped(told: Any) -> bytes:
    """JSON as bytes; half a sign, which no encoding carries, is written by its number."""
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8", "backslashreplace")
