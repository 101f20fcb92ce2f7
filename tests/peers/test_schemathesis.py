"""
Schemathesis reads the API's document and tries what it says, and what it does not say.

Each drawn call, good or bad, is made by people who may and by somebody who may not, each kind of
caller in turn, over a small filled database.
"""

import itertools
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import flask
import hypothesis
import pytest
import schemathesis
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.generation.modes import GenerationMode
from schemathesis.specs.openapi import checks

from tests.web.api.calling import Caller
from tests.web.builders import small_park
from tracker import database
from tracker.records import Person, Role
from web import create_app, demo, storage
from web.acts.nouns import NOUNS
from web.api import calls
from web.config import Config

CALLERS = (
    Person("admin", "管理员", Role.ADMINISTRATOR),
    Person("clerk", "经办", Role.COMMITTEE),
    Person("centre", "中心", Role.SERVICE_CENTRE),
    Person("officer", "甲", Role.OFFICER, department="FIRE"),
    Person("head", "乙", Role.HEAD, department="FIRE"),
    Person("watch", "丙", Role.SUPERVISION),
    Person("firm", "丁", Role.ENTERPRISE, enterprise="C001"),
    None,
)

CHECKS = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
    checks.response_headers_conformance,
    checks.ignored_auth,
]

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "TRACE")
MODES = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
ROLES = {(one.method, one.path): one.roles for one in calls.OPERATIONS}
"""Who may make each call."""

FEWEST = 2_000
"""Calls of one run of this test."""

SPARED = {"people": ["spared"]}
"""Keys that may be tried where others would close the callers' own accounts."""


@dataclass
class Tried:
    """What was called, and what was wrong with the answers."""

    calls: Counter[int] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> flask.Flask:
    """The little park's week behind a server that lets every call pass."""
    folder: Path = tmp_path_factory.mktemp("api")
    config = Config(
        database_url=f"sqlite:///{folder / 'onevisit.db'}",
        out_dir=folder / "out",
        workers=1,
        api_limit=10**6,
        api_plan_limit=10**6,
    )
    storage.connect(config)
    with database.session():
        demo.tell(small_park(folder / "park"), config, lambda stage: None)
    return create_app(config)


def _keys(caller: Caller) -> dict[str, list[str]]:
    """Keys of things that there are, by noun."""
    found = {}
    for name, noun in NOUNS.items():
        page = caller.get(f"/{name}?limit=3").json if noun.lists is not None else {}
        with database.session():
            by = Person("clerk", "", Role.COMMITTEE)
            known = noun.lists(by=by) if page.get("records") and not SPARED.get(name) else ()
            keyed = known[:3] if noun.show is not None else ()
            found[name] = SPARED.get(name) or [str(noun.key_of(one)) for one in keyed]
    return found


def _cases(operation: Any, keys: list[str], count: int) -> Iterator[Case]:
    """Drawn calls of an operation; every second one is about a thing that there is."""
    drawn: list[Case] = []
    for mode in MODES:
        strategy = operation.as_strategy(generation_mode=mode)

        @hypothesis.settings(
            max_examples=count,
            derandomize=True,
            deadline=None,
            database=None,
            phases=[hypothesis.Phase.generate],
            suppress_health_check=list(hypothesis.HealthCheck),
        )
        @hypothesis.given(strategy)
        def draw(case: Case) -> None:
            drawn.append(case)

        draw()
    for number, case in enumerate(drawn):
        if keys and number % 2 and "key" in (case.path_parameters or {}):
            case.path_parameters["key"] = keys[number % len(keys)]
        yield case


def _try(case: Case, caller: Caller, tried: Tried) -> None:
    answer = case.call(headers=dict(caller.head))
    tried.calls[answer.status_code] += 1
    try:
        case.validate_response(answer, checks=CHECKS, headers=dict(caller.head))
    except Exception as fault:
        told = getattr(fault, "exceptions", (fault,))
        sent = f"{case.method} {case.formatted_path} {case.query} {case.body!r:.200}"
        tried.faults += [f"{sent} → {answer.status_code}: {one}"[:900] for one in told]


def _others(schema: Any, caller: Caller, tried: Tried) -> None:
    """Methods that the document does not name are refused, with those that it does."""
    for path, known in schema.raw_schema["paths"].items():
        place = path.replace("{key}", "2026-W49").replace("{number}", "1")
        if not place.startswith("/weeks"):
            place = place.replace("2026-W49", "1")
        for method in METHODS:
            if method.lower() not in known:
                answer = caller.call(method, place)
                tried.calls[answer.status_code] += 1
                allowed = set(answer.headers.get("Allow", "").split(", "))
                if answer.status_code != 405 or not {one.upper() for one in known} <= allowed:
                    tried.faults.append(f"{method} {place}: {answer.status_code}, {allowed}")


def _by(operation: Any, callers: list[Caller]) -> Iterator[tuple[Caller, ...]]:
    """Endlessly: two who may call an operation, and one who may not, where there are such."""
    roles = ROLES[operation.method.upper(), operation.path]
    may = [one for one, who in zip(callers, CALLERS, strict=True) if _role(who) in roles]
    others = [one for one in callers if one not in may]
    turns = [itertools.cycle(some) for some in (may, may[1:] or may, others) if some]
    while True:
        yield tuple(next(one) for one in turns)


def _role(who: Person | None) -> Role:
    return Role.ANONYMOUS if who is None else who.role


def _run(app: flask.Flask, least: int) -> Tried:
    callers = [Caller(app, one) for one in CALLERS]
    Caller(app, Person("spared", "戊", Role.COMMITTEE))
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app)
    keys = _keys(callers[1])
    operations = [one.ok() for one in schema.get_all_operations()]
    count = math.ceil(least / (len(operations) * len(MODES) * 3))
    tried = Tried()
    for operation in operations:
        noun = re.split("[/:]", operation.path.strip("/"))[0]
        cases = _cases(operation, keys.get(noun, []), count)
        for case, some in zip(list(cases), _by(operation, callers), strict=False):
            for caller in some:
                _try(case, caller, tried)
    _others(schema, callers[0], tried)
    return tried


@pytest.mark.timeout(900)
def test_the_api_does_what_its_document_says(place):
    tried = _run(place, FEWEST)

    assert tried.faults == []
    assert tried.calls.total() >= FEWEST
    assert tried.calls[200] > 50


@pytest.mark.long
def test_the_api_does_what_its_document_says_to_whoever_insists(place):
    tried = _run(place, 20 * FEWEST)

    assert tried.faults == []
