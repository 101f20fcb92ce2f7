"""What a program sends: read as strictly as it is documented, whatever it holds."""

import json
from collections.abc import Mapping
from typing import Any

import flask

from tracker.errors import Fault, FaultCode, Rejected
from web.acts.asked import Asked
from web.acts.shapes import LISTS, strange
from web.api.operation import FORM, JSON
from web.api.problems import Problem
from web.forms.typed import told

LARGEST = 2 * 2**20
"""Bytes of a body without a file."""


def of_act(asked: Asked) -> dict[str, Any]:
    """The fields of an act as they were sent."""
    if asked.takes_file:
        if flask.request.mimetype != FORM:
            raise Problem("not-json")
        return _form(asked)
    return json_object()


def _form(asked: Asked) -> dict[str, Any]:
    found = told(asked, flask.request.form, flask.request.files)
    sent, fields = flask.request.form, asked.fields()
    for name, one in fields.items():
        # In a page's form a box that is not ticked is not sent; a program says true or false.
        if one.metadata["kind"] is bool:
            found.pop(name, None)
            found |= {name: sent[name]} if name in sent else {}
    known = {*fields, "file"}
    others = [*sent, *flask.request.files]
    return found | {name: "" for name in others if name not in known}


def json_object(most: int = LARGEST) -> dict[str, Any]:
    """
    The body as a JSON object; nothing sent is an empty one.

    Raises
    ------
    Problem
        If it is something else.
    RequestEntityTooLarge
        If it holds more bytes than `most`.
    """
    flask.request.max_content_length = most
    sent = flask.request.get_data()
    if not sent:
        return {}
    if flask.request.mimetype != JSON:
        raise Problem("not-json")
    try:
        found = json.loads(sent, parse_constant=_no_number)
    except (ValueError, RecursionError) as fault:
        raise Problem("bad-request") from fault
    if not isinstance(found, dict):
        raise Problem("bad-request")
    return found


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no number of JSON")


def of_query(reads: Asked, also: Mapping[str, Any]) -> dict[str, Any]:
    """What stands behind the question mark for a service, without what is `also` known there."""
    fields, found = reads.fields(), dict[str, Any]()
    wrong = [
        Fault(name[:100], FaultCode.NOT_TEXT, strange(name))
        for name in flask.request.args
        if strange(name)
    ]
    if wrong:
        raise Rejected(wrong)
    for name, values in flask.request.args.lists():
        if name in also:
            continue
        shape = fields.get(name)
        kind = shape.metadata["kind"] if shape is not None else None
        is_list = getattr(kind, "__origin__", None) in LISTS
        found[name] = values if is_list else values[-1]
    return found
