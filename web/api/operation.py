"""One call of the API: where it lies, who may, what it asks and answers; route and document."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import flask

from tracker.records import Role
from tracker.week import Week
from web import access, sessions
from web.api.shown import Schema

CONVERTERS: Mapping[type, str] = {int: "int", str: "string", Week: "week"}
"""How an address writes the key of a thing."""

JSON = "application/json"
FORM = "multipart/form-data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """
    A call.

    Parameters
    ----------
    path
        As the document writes it; ``{key}`` is the thing's, ``{number}`` a number below it.
    name
        No other call has it.
    tag
        Of which noun it is.
    roles
        Who may ever call it.
    words
        Keys of the catalogue, the first that is known says what the call does.
    query, needed
        What may stand behind the question mark, and what must.
    body, form
        The schema of what is sent, and whether it comes as a form because of its file.
    answers
        What an answer holds: the annotation of a service, a schema, or None for nothing.
    status
        Of an answer that went well.
    conditional
        Whether it heeds what the caller has seen (``If-Match``, ``If-None-Match``).
    problems
        Kinds of problems besides those of every call.
    """

    method: str
    path: str
    name: str
    tag: str
    roles: frozenset[Role]
    view: Callable[..., Any]
    words: tuple[str, ...]
    key: type | None = None
    query: Mapping[str, Schema] = field(default_factory=dict)
    needed: frozenset[str] = frozenset()
    body: Schema | None = None
    form: bool = False
    may_be_empty: bool = False
    answers: Any = None
    status: int = 200
    located: bool = False
    conditional: bool = False
    once: bool = False
    problems: tuple[str, ...] = ()

    @property
    def rule(self) -> str:
        """The path as Flask wants it."""
        key = f"<{CONVERTERS[self.key]}:key>" if self.key else ""
        return self.path.replace("{key}", key).replace("{number}", "<int:number>")


def register(blueprint: flask.Blueprint, operations: Iterable[Operation]) -> None:
    """
    Give calls their addresses.

    Calls of one address share a rule: were it two, a key that is none would make the one whose
    method does not fit look as if it were there.
    """
    shared: dict[str, dict[str, Operation]] = {}
    for one in operations:
        shared.setdefault(one.rule, {})[one.method] = one
    for rule, calls in shared.items():
        first = next(iter(calls.values()))
        view = first.view if len(calls) == 1 else _each(calls)
        roles = frozenset[Role]().union(*(one.roles for one in calls.values()))
        blueprint.add_url_rule(rule, first.name, access.open_to(*roles)(view), methods=[*calls])


def _each(calls: Mapping[str, Operation]) -> Callable[..., Any]:
    def view(**told: Any) -> Any:
        method = flask.request.method
        one = calls["GET" if method == "HEAD" else method]
        if sessions.person().role not in one.roles:
            flask.abort(403 if sessions.is_signed_in() else 401)
        return one.view(**told)

    return view
