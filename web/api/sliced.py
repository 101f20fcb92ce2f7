"""Long lists, a page at a time: a cursor tells after which record the next page begins."""

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

import flask

from tracker.errors import Fault, FaultCode, Found, Rejected
from tracker.week import Week
from web import sessions
from web.acts.act import Noun
from web.acts.asked import Asked
from web.acts.shapes import is_text
from web.api.shown import Schema
from web.pages.converters import LARGEST

PAGES = ("before", "most")
"""Parameters of a service whose list has pages of its own."""

LIMIT, MOST = 50, 200
"""Records of a page, if nothing is said, and at most."""

QUERY: Mapping[str, Schema] = {
    "limit": {"type": "integer", "minimum": 1, "maximum": MOST, "default": LIMIT},
    "cursor": {"type": "string"},
}


@dataclass(frozen=True, slots=True)
class Page:
    """The schema of a page: of which records."""

    record: Any


def asked_for() -> tuple[int, str | None]:
    """How many records, and after which; Rejected if there are no such pages."""
    args = flask.request.args
    said, cursor = args.get("limit", str(LIMIT)), args.get("cursor")
    found = int(said) if said.isascii() and said.isdigit() and len(said) < 9 else 0
    faults = []
    if not 1 <= found <= MOST:
        faults.append(Fault("limit", FaultCode.OUT_OF_RANGE, said[:100], f"1 – {MOST}"))
    if cursor is not None and not (cursor and is_text(cursor)):
        faults.append(_no_cursor(cursor))
    if faults:
        raise Rejected(faults)
    return found, cursor


def page(
    noun: Noun,
    reads: Asked,
    values: Mapping[str, Any],
    limit: int,
    cursor: str | None,
    heads: tuple[Any, ...] = (),
) -> tuple[tuple[Any, ...], str | None]:
    """The records of a page, and the cursor of the one after it, if there is one."""
    by = sessions.person()
    if not has_pages(reads.do):
        return _part(noun, tuple(reads.call(heads, values, by=by)), limit, cursor)
    beside: dict[str, Any] = {"most": limit + 1}
    if cursor is not None:
        beside["before"] = key_of(noun, cursor)
    try:
        found = tuple(reads.call(heads, values, by=by, beside=beside))
    except Rejected as fault:
        raise Rejected(_as_asked(fault)) from fault
    following = str(noun.key_of(found[limit - 1])) if len(found) > limit else None
    return found[:limit], following


def has_pages(service: Callable[..., Any]) -> bool:
    """Whether a list's service takes the parameters of pages, by name or together."""
    known = inspect.signature(service).parameters.values()
    names = {one.name for one in known if one.kind is not one.VAR_KEYWORD}
    return set(PAGES) <= names or any(one.kind is one.VAR_KEYWORD for one in known)


def _as_asked(fault: Rejected) -> Iterator[Fault | Found]:
    """Its faults; one of the parameter that a cursor becomes is the cursor's."""
    for one in fault.faults:
        if isinstance(one, Fault) and one.field == "before":
            yield replace(one, field="cursor")
        else:
            yield one


def _part(
    noun: Noun, found: tuple[Any, ...], limit: int, cursor: str | None
) -> tuple[tuple[Any, ...], str | None]:
    """A page of a list that is short enough to be read as a whole."""
    keys = [_name(noun, place, one) for place, one in enumerate(found)]
    if cursor is not None and cursor not in keys:
        raise Rejected([_no_cursor(cursor)])
    start = 0 if cursor is None else keys.index(cursor) + 1
    end = start + limit
    return found[start:end], keys[end - 1] if end < len(found) else None


def _name(noun: Noun, place: int, record: Any) -> str:
    """The key of a record; its place in the list, where such records have none."""
    try:
        return str(noun.key_of(record))
    except AttributeError:
        return f"@{place}"


def key_of(noun: Noun, cursor: str) -> Any:
    """The key that a cursor holds; Rejected if it is none of ours."""
    try:
        found: Any = cursor
        if noun.key is Week:
            found = Week.parse(cursor)
        elif noun.key is int:
            found = int(cursor)
    except ValueError as fault:
        raise Rejected([_no_cursor(cursor)]) from fault
    if isinstance(found, int) and not 0 <= found <= LARGEST:
        raise Rejected([_no_cursor(cursor)])
    return found


def _no_cursor(cursor: str) -> Fault:
    return Fault("cursor", FaultCode.UNKNOWN, cursor[:100].replace("\0", "?"))


def link(following: str | None) -> dict[str, str]:
    """The head that leads to the next page."""
    if following is None:
        return {}
    args = {**flask.request.args.to_dict(flat=False), "cursor": [following]}
    return {"Link": f'<{flask.request.path}?{urlencode(args, doseq=True)}>; rel="next"'}
