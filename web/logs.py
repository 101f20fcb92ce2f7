"""
What the server writes down of its work: one JSON object a line, of no person.

Of a fault it tells kind and place and never the words: those of a database repeat what was typed.
A line tells which page was asked for by its rule and not by its address, by whom by role and not
by name: an address may hold a token or a name, and a log is read by many.
"""

import datetime as dt
import json
import logging
import time
import traceback
from collections.abc import Iterator

import flask

from web import sessions

log = logging.getLogger("onevisit.requests")


class Lines(logging.Formatter):
    """A record as a line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Moment in UTC, level, who says it, what; facts of a request beside them."""
        told = {
            "time": dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            **getattr(record, "facts", {}),
        }
        if record.exc_info:
            told["trace"] = "".join(_trace(record.exc_info[1]))
        return json.dumps(told, ensure_ascii=False)


def _trace(fault: BaseException | None) -> Iterator[str]:
    """The lines of the program that led to a fault, its first cause first."""
    if fault is None:
        return
    yield from _trace(fault.__cause__ or fault.__context__)
    yield from traceback.format_tb(fault.__traceback__)
    yield f"{type(fault).__module__}.{type(fault).__qualname__}\n"


def to_standard_error(level: int = logging.INFO) -> None:
    """From now on everything that is logged goes to standard error, line by line."""
    handler = logging.StreamHandler()
    handler.setFormatter(Lines())
    logging.basicConfig(level=level, handlers=[handler], force=True)


def _begin() -> None:
    flask.g.began = time.monotonic()


def _tell(answer: flask.Response) -> flask.Response:
    request = flask.request
    facts = {
        "method": request.method,
        "rule": str(request.url_rule or ""),
        "status": answer.status_code,
        "ms": round(1000 * seconds(), 1),
        "role": str(sessions.person().role),
    }
    if request.endpoint != "static":
        log.info("request", extra={"facts": facts})
    return answer


def seconds() -> float:
    """How long this request has taken until now."""
    return time.monotonic() - float(flask.g.get("began", time.monotonic()))


def attach(app: flask.Flask) -> None:
    """Tell of each request."""
    app.before_request(_begin)
    app.after_request(_tell)
