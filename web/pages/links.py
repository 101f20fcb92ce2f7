"""Where lists lead: to the page of a record, and to the next page of the list."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode, urlsplit

import flask
from werkzeug.exceptions import HTTPException

from web import filters
from web.acts.act import Noun
from web.pages import names


def link_to(noun: Noun) -> Callable[[Any], str] | None:
    """The address of a record's page; None where there is none."""
    if noun.show is None:
        return None
    return lambda record: filters.page(f"{noun.name}.show", key=noun.key_of(record))


def onward(cursor: object) -> str:
    """This list after a record, narrowed as it is now."""
    args = {**flask.request.args.to_dict(flat=False), "before": [str(cursor)]}
    return f"{flask.request.path}?{urlencode(args, doseq=True)}"


def name_of(noun: Noun, record: Any) -> str:
    """What a record is called above its forms, as its page is titled."""
    found: dict[str, Callable[[Any], str]] = flask.current_app.extensions["titles"]
    title = found.get(noun.name)
    return title(record) if title else ""


def wanted() -> str:
    """The page of ours that `next` names in the address or the form; empty if it is none."""
    told = flask.request.values.get("next", "")
    # A browser and `urlsplit` read an address without such signs; no header can carry them.
    if not told.isprintable():
        return ""
    parts = urlsplit(told)
    is_ours = told.startswith("/") and not told.startswith(("//", "/\\"))
    plain = is_ours and not parts.netloc and not parts.scheme
    return told if plain and _is_page(parts.path) else ""


def _is_page(path: str) -> bool:
    adapter = flask.current_app.url_map.bind("")
    try:
        adapter.match(path, method="GET")
    except HTTPException:
        return False
    return True


def attach(app: flask.Flask) -> None:
    """Make the links known to templates."""
    app.extensions["titles"], app.extensions["revealed"] = {}, {}
    for one in (link_to, onward, name_of):
        app.add_template_global(one)
    app.add_template_global(names.actor, "who")
