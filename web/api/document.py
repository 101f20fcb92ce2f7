"""
The document of the API, OpenAPI 3.1: written by the calls themselves, so it tells nothing else.

Its schemas come from the type hints of records and services, its sentences from the catalogues.
"""

from collections.abc import Iterable, Mapping
from importlib.metadata import version
from typing import Any

from tracker.records import Role
from tracker.week import Week
from web import wording
from web.api import once
from web.api.operation import FORM, JSON, Operation
from web.api.place import ROOT
from web.api.problems import KINDS, TYPE
from web.api.shown import SIMPLE, Schema, Shapes
from web.api.sliced import Page

ALWAYS = ("bad-request", "too-many", "fault", "unreachable")
"""Problems that any call may have."""

KEYS: Mapping[type, Schema] = {
    int: {"type": "integer", "minimum": 0, "maximum": 2**31 - 1},
    str: {"type": "string", "minLength": 1, "pattern": r"^[^/\u0000]+$"},
    Week: SIMPLE[Week],
}

TEXT: Schema = {"type": "string"}

PROBLEM: Schema = {
    "type": "object",
    "required": ["type", "title", "status", "detail", "faults"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "title": TEXT,
        "status": {"type": "integer"},
        "detail": TEXT,
        "instance": TEXT,
        "faults": {"type": "array", "items": {"$ref": "#/components/schemas/Fault"}},
    },
    "additionalProperties": False,
}

PARTS = ("field", "at", "code", "found", "expected", "message")

FAULT: Schema = {
    "type": "object",
    "required": list(PARTS),
    "properties": dict.fromkeys(PARTS, TEXT),
    "additionalProperties": False,
}

HEADERS: Mapping[str, Schema] = {
    "ETag": TEXT,
    "Link": TEXT,
    "Location": {"type": "string", "format": "uri-reference"},
    "Retry-After": {"type": "integer", "minimum": 0},
    once.REPLAYED: {"enum": ["true"]},
    "X-RateLimit-Limit": {"type": "integer", "minimum": 1},
    "X-RateLimit-Remaining": {"type": "integer", "minimum": 0},
}
"""What an answer may say in its head; words: ``api.header.NAME``."""


def document(
    operations: Iterable[Operation],
    told: Mapping[str, Schema],
    language: str,
    limits: Mapping[str, int],
) -> dict[str, Any]:
    """
    The whole document.

    Parameters
    ----------
    told
        The schemas of what is sent, by name.
    limits
        Calls a minute: of all kinds, and of the planner.
    """
    writer = Writer(language, Shapes(dict(told)))
    paths: dict[str, dict[str, Any]] = {}
    known = tuple(operations)
    for one in known:
        paths.setdefault(one.path, {})[one.method.lower()] = writer.operation(one)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": writer.say("api.title"),
            "version": version("onevisit"),
            "description": writer.say("api.about", **limits),
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": ROOT}],
        "tags": [
            {"name": words, "description": f"`/{tag}`"}
            for words, tag in {writer.tag(one.tag): one.tag for one in known}.items()
        ],
        "paths": paths,
        "components": writer.components(),
    }


class Writer:
    """Writes calls in one language; `shapes` gathers what answers hold."""

    def __init__(self, language: str, shapes: Shapes) -> None:
        self.language, self.shapes = language, shapes

    def say(self, key: str, **facts: object) -> str:
        """A sentence."""
        return wording.say(key, self.language, **facts)

    def operation(self, one: Operation) -> dict[str, Any]:
        """A call."""
        found: dict[str, Any] = {
            "operationId": one.name,
            "tags": [self.tag(one.tag)],
            "summary": self._summary(one),
            "description": self._description(one),
            "parameters": self._parameters(one),
            "responses": self._responses(one),
            "security": [{"token": []}],
        }
        if Role.ANONYMOUS in one.roles:
            found["security"].append({})
        if one.body is not None:
            kind = FORM if one.form else JSON
            content = {kind: {"schema": one.body}}
            found["requestBody"] = {"required": not one.may_be_empty, "content": content}
        return found

    def tag(self, name: str) -> str:
        """A noun, by its own word."""
        return wording.known(f"noun.{name}", self.language) or name

    def _summary(self, one: Operation) -> str:
        noun = self.tag(one.tag)
        words = (wording.known(key, self.language) for key in one.words)
        return next(filter(None, words), one.name).format(noun=noun)

    def _description(self, one: Operation) -> str:
        """What it is for, and whose."""
        known = sorted(one.roles, key=list(Role).index)
        roles = wording.listed((self.say(f"role.{role}") for role in known), self.language)
        hint = wording.known(f"{one.words[0]}.hint", self.language)
        return "\n\n".join(filter(None, (hint, self.say("api.open_to", roles=roles))))

    def _parameters(self, one: Operation) -> list[dict[str, Any]]:
        found = []
        if one.key is not None:
            found.append(_parameter("key", "path", KEYS[one.key], self.say("api.key")))
        if "{number}" in one.path:
            found.append(_parameter("number", "path", KEYS[int], self.say("api.number")))
        for name, schema in one.query.items():
            words = self._field(one.tag, name)
            found.append(_parameter(name, "query", schema, words, required=name in one.needed))
        heads = ["Accept-Language"]
        if one.conditional:
            heads.append("If-None-Match" if one.method == "GET" else "If-Match")
        if one.once:
            heads.append(once.KEY)
        return found + [{"$ref": f"#/components/parameters/{head}"} for head in heads]

    def _field(self, noun: str, name: str) -> str:
        keys = (f"api.query.{name}", f"field.{noun}.{name}", f"field.{name}")
        words = (wording.known(key, self.language) for key in keys)
        return next(filter(None, words), "")

    def _responses(self, one: Operation) -> dict[str, Any]:
        found = {str(one.status): self._good(one)}
        if one.conditional and one.method == "GET":
            found["304"] = {"description": self.say("api.not_modified"), "headers": _heads("ETag")}
        kinds = [*ALWAYS, "not-found", *one.problems]
        kinds += ["not-signed-in", "not-allowed"]
        if one.conditional and one.method != "GET":
            kinds.append("changed")
        for status in sorted({KINDS[kind] for kind in kinds}):
            found[str(status)] = {"$ref": f"#/components/responses/{status}"}
        return found

    def _good(self, one: Operation) -> dict[str, Any]:
        heads = ["X-RateLimit-Limit", "X-RateLimit-Remaining"]
        heads += ["ETag"] if one.conditional and one.method == "GET" else []
        heads += ["Link"] if isinstance(one.answers, Page) else []
        heads += ["Location"] if one.located else []
        heads += [once.REPLAYED] if one.once else []
        found: dict[str, Any] = {"description": self.say("api.good"), "headers": _heads(*heads)}
        if one.status != 204:
            found["content"] = {JSON: {"schema": self._shown(one.answers)}}
        return found

    def _shown(self, answers: Any) -> Schema:
        if isinstance(answers, dict):
            return answers
        if not isinstance(answers, Page):
            return self.shapes.of(answers)
        return {
            "type": "object",
            "required": ["records", "next"],
            "properties": {
                "records": {"type": "array", "items": self.shapes.of(answers.record)},
                "next": {"type": ["string", "null"]},
            },
            "additionalProperties": False,
        }

    def components(self) -> dict[str, Any]:
        """What calls refer to: schemas, problems by status, heads, the token."""
        return {
            "schemas": {"Problem": PROBLEM, "Fault": FAULT, **self.shapes.components},
            "responses": {str(status): self._problem(status) for status in set(KINDS.values())},
            "headers": {
                name: {"schema": schema, "description": self.say(f"api.header.{name}")}
                for name, schema in HEADERS.items()
            },
            "parameters": {
                name: _parameter(name, "header", schema, self.say(f"api.header.{name}"))
                for name, schema in _asked_in_heads().items()
            },
            "securitySchemes": {
                "token": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": self.say("api.token"),
                }
            },
        }

    def _problem(self, status: int) -> dict[str, Any]:
        kinds = [kind for kind, code in KINDS.items() if code == status]
        titles = (f"`{kind}` {self.say(f'problem.{kind}')}" for kind in kinds)
        found: dict[str, Any] = {
            "description": wording.listed(titles, self.language),
            "content": {TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        if status in (429, 503):
            found["headers"] = _heads("Retry-After")
        return found


def _asked_in_heads() -> Mapping[str, Schema]:
    visible: Schema = {"type": "string", "pattern": "^[!-~]{1,255}$"}
    return {
        "Accept-Language": {"type": "string", "examples": ["zh-CN", "en"]},
        "If-None-Match": TEXT,
        "If-Match": TEXT,
        once.KEY: visible,
    }


def _parameter(
    name: str, place: str, schema: Schema, words: str, *, required: bool = False
) -> dict[str, Any]:
    must = required or place == "path"
    return {"name": name, "in": place, "schema": schema, "description": words, "required": must}


def _heads(*names: str) -> dict[str, Any]:
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}
