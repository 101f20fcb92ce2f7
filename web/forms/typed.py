"""What was typed into a form, as an act wants to be told."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import is_dataclass
from typing import Any, get_args, get_origin

from werkzeug.datastructures import FileStorage, MultiDict

from web.acts.asked import Asked
from web.acts.shapes import LISTS, shapes_of

Typed = MultiDict[str, str]

AMOUNTS = frozenset({"fen"})
"""Fields that are kept in fen; people write yuan."""


def told(
    asked: Asked, typed: Typed, files: Mapping[str, FileStorage] | None = None
) -> dict[str, Any]:
    """
    The fields of an act as texts, lists and rows; what is empty is not told.

    Whether a text can be read as what it should be is for the act's schema to say.
    """
    found: dict[str, Any] = {}
    for name, shape in asked.fields().items():
        value = _value(name, shape.metadata["kind"], typed)
        if value is not None:
            found[name] = value
    return found | (_file(files) if asked.takes_file else {})


def _value(name: str, kind: Any, typed: Typed) -> Any:
    if get_origin(kind) in (dict, Mapping):
        return _named(get_args(kind)[1], typed.get(name, "")) or None
    if get_origin(kind) in LISTS:
        inner = get_args(kind)[0]
        if get_args(inner) == (str, str):
            return [_several(one) for one in _many(name, typed)] or None
        if is_dataclass(inner) and isinstance(inner, type):
            return _rows(name, inner, typed) or None
        return _many(name, typed) or None
    if kind is bool:
        return name in typed
    if name in AMOUNTS:
        return fen(typed.get(name, ""))
    value = typed.get(name, "").replace("\r\n", "\n")
    return value if value.strip() else None


def fen(text: str) -> str | None:
    """An amount in yuan, such as 5,000 or 320.5, in fen; what is no amount stays as it was."""
    bare = unicodedata.normalize("NFKC", text).replace(",", "").strip()
    if not re.fullmatch(r"\d{1,12}(\.\d{1,2})?", bare, re.ASCII):
        return text if text.strip() else None
    whole, _, part = bare.partition(".")
    return str(int(whole) * 100 + int(part.ljust(2, "0") or 0))


def yuan(amount: int) -> str:
    """An amount in fen as people write it, such as 5000 or 320.50."""
    return f"{amount // 100}.{amount % 100:02}" if amount % 100 else str(amount // 100)


def _many(name: str, typed: Typed) -> list[str]:
    """Boxes that are ticked, or the lines of one text, or names with a separator between them."""
    parts = (part for one in typed.getlist(name) for part in re.split(r"[\r\n;；]+", one))
    return [part.strip() for part in parts if part.strip()]


def _several(text: str) -> list[str]:
    """Words with a comma or a space between them."""
    return [part for part in re.split(r"[\s,，、]+", text) if part]


def _named(kind: Any, text: str) -> dict[str, Any]:
    """Lines such as ``A: 5``: a name, a colon, and its value or its values."""
    found: dict[str, Any] = {}
    for line in filter(str.strip, text.splitlines()):
        name, _, value = re.sub("：", ":", line).partition(":")
        found[name.strip()] = _several(value) if get_origin(kind) in LISTS else value.strip()
    return found


def _rows(name: str, kind: type, typed: Typed) -> list[dict[str, Any]]:
    numbers = {
        int(found[1])
        for key in typed
        if (found := re.fullmatch(rf"{re.escape(name)}-(\d{{1,3}})-\w+", key, re.ASCII))
    }
    rows = (
        {
            part: value
            for part, shape in shapes_of(kind).items()
            if (value := _value(f"{name}-{number}-{part}", shape.metadata["kind"], typed))
            not in (None, False)
        }
        for number in sorted(numbers)
    )
    return [row for row in rows if row]


def _file(files: Mapping[str, FileStorage] | None) -> dict[str, Any]:
    """The name and the bytes of the file that was sent; nothing where none was chosen."""
    sent = (files or {}).get("file")
    if sent is None or not sent.filename:
        return {}
    return {"name": sent.filename, "content": sent.read()}
