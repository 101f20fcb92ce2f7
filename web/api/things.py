"""The calls of a noun: its list, one of it, and each act, all from the services it names."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from typing import Any, get_args, get_origin, get_type_hints
from urllib.parse import quote

import flask

from tracker import database, people
from web import sessions
from web.acts.act import Act, Noun
from web.acts.asked import OWN, Asked, asked
from web.api import answers, bodies, once, sliced
from web.api.operation import Operation
from web.api.place import ROOT
from web.api.problems import Problem, dumped
from web.api.shown import ORDERED, Schema, Shapes, plain


def operations_of(noun: Noun, told: Shapes) -> Iterator[Operation]:
    """Every call of a noun; the schemas of what they ask are kept in `told`."""
    if noun.lists is not None:
        yield _listing(noun, told)
    if noun.show is not None:
        yield Operation(
            method="GET",
            path=f"/{noun.name}/{{key}}",
            name=f"{noun.name}-show",
            tag=noun.name,
            roles=noun.readers,
            view=_show(noun),
            words=("api.show",),
            key=noun.key,
            answers=shown_by(noun),
            conditional=True,
        )
    for act in noun.acts:
        yield acting(noun, act, told)


def shown_by(noun: Noun) -> Any:
    """What a record of a noun is: said by the service that shows one, else by the list's."""
    found = result_of(noun.show) if noun.show is not None else Any
    return record_of(noun.lists) if found is Any and noun.lists is not None else found


def result_of(service: Callable[..., Any]) -> Any:
    """What a service returns."""
    return get_type_hints(service).get("return", Any)


def record_of(service: Callable[..., Any]) -> Any:
    """Of what a service returns many."""
    found = result_of(service)
    return get_args(found)[0] if get_origin(found) in ORDERED else Any


def _listing(noun: Noun, told: Shapes) -> Operation:
    assert noun.lists is not None
    return listing(noun, noun.lists, told, path=f"/{noun.name}", words=("api.list",))


def listing(
    noun: Noun,
    service: Callable[..., Any],
    told: Shapes,
    *,
    path: str,
    words: tuple[str, ...],
    below: type | None = None,
) -> Operation:
    """A list of records of a noun, in pages; `below` is the kind of key that its address tells."""
    reads = asked(service, heads=0 if below is None else 1, left_out=sliced.PAGES)
    fields = reads.fields()
    query = {name: told.of(shape.metadata["kind"]) for name, shape in fields.items()}
    return Operation(
        method="GET",
        path=path,
        name=f"{path[1:].replace('/{key}/', '-')}-list",
        tag=path[1:].partition("/")[0],
        roles=noun.readers,
        view=_list(noun, reads),
        words=words,
        key=below,
        query={**query, **sliced.QUERY},
        needed=frozenset(name for name, shape in fields.items() if shape.required),
        answers=sliced.Page(record_of(service)),
        conditional=True,
        problems=("rejected",),
    )


def _list(noun: Noun, reads: Asked) -> Callable[..., flask.Response]:
    def view(key: Any = None) -> flask.Response:
        limit, cursor = sliced.asked_for()
        said = bodies.of_query(reads, sliced.QUERY)
        # Nobody's department stands in for one that was left open: a list is of all.
        values = reads.load(said, people.NOBODY)
        heads = () if key is None else (key,)
        found, following = sliced.page(noun, reads, values, limit, cursor, heads)
        body = dumped({"records": plain(found), "next": following})
        return answers.read(body, head=sliced.link(following))

    return view


def _show(noun: Noun) -> Callable[..., flask.Response]:
    def view(key: Any) -> flask.Response:
        body, seq = _seen(noun, key)
        return answers.read(body, seq=seq)

    return view


def _seen(noun: Noun, key: Any) -> tuple[bytes, int | None]:
    """A thing as this person may see it, and the number of its last event, of one moment."""
    assert noun.show is not None
    with database.reading():
        record = noun.show(key, by=sessions.person())
        return answers.body_of(record), answers.seq_of(noun, key)


def acting(noun: Noun, act: Act, told: Shapes) -> Operation:
    """The call of one act of a noun."""
    path = f"/{noun.name}/{{key}}/{act.name}" if act.on_thing else f"/{noun.name}:{act.name}"
    fields = act.asked.fields()
    result, makes = result_of(act.asked.do), _makes(noun, act)
    must = [name for name, one in fields.items() if one.required and name not in OWN]
    return Operation(
        method="POST",
        path=path,
        name=f"{noun.name}-{act.name}",
        tag=noun.name,
        roles=act.roles,
        view=_act(noun, act),
        words=(f"act.{noun.name}.{act.name}",),
        key=noun.key if act.on_thing else None,
        body=_body(act.asked, told, must) if fields or act.asked.takes_file else None,
        form=act.asked.takes_file,
        may_be_empty=not must and not act.asked.takes_file,
        answers=result,
        status=201 if makes else 204 if result in (None, type(None)) else 200,
        located=makes,
        conditional=act.on_thing and noun.show is not None,
        once=not act.reveals,
        problems=("conflict", "wrong-state", "key-used", "rejected", "not-json", "too-large"),
    )


def _makes(noun: Noun, act: Act) -> bool:
    """Whether an act enters a new thing, which then has an address."""
    return not act.on_thing and noun.show is not None and result_of(act.asked.do) == shown_by(noun)


def _body(reads: Asked, told: Shapes, must: list[str]) -> Schema:
    """What an act asks for, as a schema; what the token's holder speaks for need not be said."""
    found: dict[str, Schema] = {}
    for name, one in reads.fields().items():
        kind = one.metadata["kind"]
        found[name] = told.of(kind | None if one.allow_none else kind)
        if one.load_default in ("", False, True) or type(one.load_default) is int:
            found[name] = {**found[name], "default": one.load_default}
    if reads.takes_file:
        found["file"] = {"type": "string", "format": "binary"}
        must = [*must, "file"]
    body: Schema = {"type": "object", "properties": found, "additionalProperties": False}
    return body | ({"required": must} if must else {})


def _act(noun: Noun, act: Act) -> Callable[..., flask.Response]:
    makes = _makes(noun, act)

    def view(key: Any = None) -> flask.Response:
        told, repeated = bodies.of_act(act.asked), None if act.reveals else once.asked()
        values = act.asked.load(told, sessions.person())

        def do() -> flask.Response:
            seen = _expected(noun, key)
            heads = () if key is None else (key,)
            address = flask.request.remote_addr or ""
            result = act.asked.call(heads, values, by=sessions.person(), seen=seen, address=address)
            head = _location(noun, result) if makes else {}
            return answers.done(result, 201 if makes else 200, head)

        with _together(repeated):
            return once.done(repeated, do)

    return view


def _together(repeated: str | None) -> AbstractContextManager[None]:
    """What was seen, what is done and what is kept of it belong to one moment."""
    must = repeated is not None or bool(flask.request.if_match)
    return database.transaction() if must else nullcontext()


def _expected(noun: Noun, key: Any) -> int | None:
    """
    What the caller has seen last, if that is still so.

    Raises
    ------
    Problem
        If the thing is not what it was.
    """
    wanted = flask.request.if_match
    if not wanted or key is None or noun.show is None:
        return None
    body, seq = _seen(noun, key)
    if not wanted.contains(answers.mark(body, seq)):
        raise Problem("changed")
    return seq


def _location(noun: Noun, record: Any) -> Mapping[str, str]:
    return {"Location": f"{ROOT}/{noun.name}/{quote(str(noun.key_of(record)), safe='')}"}
