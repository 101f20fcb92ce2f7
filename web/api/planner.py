"""
The optimizer for whoever brings a week of their own: a week file in, a plan file out, nothing kept.

It computes in a process of its own, the optimizer's command, so that a server that plans for one
caller still answers the others, and what dies there hurts nobody.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

import flask

import optimizer
from optimizer import load_problem
from tracker.errors import Fault, FaultCode, Rejected
from web import access
from web.api import answers, bodies, limits
from web.api.operation import Operation
from web.api.problems import Problem
from web.api.shown import Schema
from web.api.weeks import FILE
from web.config import Config

MOST_REQUESTS = 2_000
MOST_SECONDS = 10
LARGEST = 4 * 2**20
"""Bytes of a week file of so many requests, with room to spare."""

PATIENCE = 20
"""Seconds beyond the asked ones after which a process is given up: it starts, reads and writes."""

HOME = str(Path(optimizer.__file__).parents[1])
"""Where the optimizer of this installation lies."""

PLACES = "onevisit_planners"

SECONDS: Schema = {
    "type": "integer",
    "minimum": 1,
    "maximum": MOST_SECONDS,
    "default": MOST_SECONDS,
}


def plan() -> flask.Response:
    """The best plan that is found in the time that is given."""
    limits.count_plan()
    seconds = _seconds()
    told = bodies.json_object(LARGEST)
    _refuse_large(told)
    load_problem(told)
    with _place():
        return answers.done(_planned(told, seconds), 200)


def _seconds() -> int:
    args = flask.request.args
    said = args.get("seconds", str(MOST_SECONDS))
    faults = [
        Fault(one[:100], FaultCode.UNKNOWN, one[:100], "seconds")
        for one in args
        if one not in ("seconds", "language")
    ]
    good = said.isascii() and said.isdigit() and len(said) < 4
    if not good or not 1 <= int(said) <= MOST_SECONDS:
        faults.append(Fault("seconds", FaultCode.OUT_OF_RANGE, said[:100], f"1 – {MOST_SECONDS}"))
    if faults:
        raise Rejected(faults)
    return int(said)


def _refuse_large(told: Mapping[str, Any]) -> None:
    asked = told.get("requests")
    if isinstance(asked, list) and len(asked) > MOST_REQUESTS:
        found, most = str(len(asked)), str(MOST_REQUESTS)
        raise Rejected([Fault("requests", FaultCode.TOO_MANY, found, most)])


@contextmanager
def _place() -> Iterator[None]:
    """One of the places at the planner; Problem if all are taken."""
    places: BoundedSemaphore = flask.current_app.extensions[PLACES]
    if not places.acquire(blocking=False):
        raise Problem("busy", after=MOST_SECONDS)
    try:
        yield
    finally:
        places.release()


def _planned(told: Mapping[str, Any], seconds: int) -> Any:
    """The plan file, from a process that ends with this call."""
    config: Config = flask.current_app.config["ONEVISIT"]
    with tempfile.TemporaryDirectory(prefix="onevisit-") as folder:
        week, answer = Path(folder) / "week.json", Path(folder) / "plan.json"
        week.write_text(json.dumps(told), encoding="utf-8")
        command = [
            sys.executable,
            "-m",
            "optimizer",
            "plan",
            str(week),
            "-o",
            str(answer),
            "--quiet",
        ]
        effort = ["--time-limit", str(seconds), "--workers", "1", "--seed", str(config.seed)]
        subprocess.run(
            [*command, *effort],
            check=True,
            timeout=seconds + PATIENCE,
            env={**os.environ, "PYTHONPATH": HOME, "PYTHONSAFEPATH": "1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        return json.loads(answer.read_text(encoding="utf-8"))


def attach(app: flask.Flask) -> None:
    """As many places as processes may compute at once."""
    config: Config = app.config["ONEVISIT"]
    app.extensions[PLACES] = BoundedSemaphore(config.workers)


OPERATIONS = (
    Operation(
        method="POST",
        path="/plan",
        name="plan",
        tag="planner",
        roles=access.STAFF,
        view=plan,
        words=("api.plan",),
        query={"seconds": SECONDS},
        body=FILE,
        answers=FILE,
        problems=("rejected", "not-json", "too-large", "busy"),
    ),
)
