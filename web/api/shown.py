"""
Records as JSON, and the JSON Schema of it, both from the record's own type hints.

What is told and what is shown share their schemas, so a document cannot promise anything that the
answer does not hold: nothing lacks, and nothing is there besides.
"""

import datetime as dt
import re
import types
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from tracker.week import Week
from web.acts.shapes import LARGEST, default_of

Schema = dict[str, Any]

SIMPLE: Mapping[Any, Schema] = {
    str: {"type": "string"},
    Path: {"type": "string"},
    int: {"type": "integer", "minimum": -LARGEST, "maximum": LARGEST},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    dt.datetime: {"type": "string", "format": "date-time"},
    dt.date: {"type": "string", "format": "date"},
    dt.time: {"type": "string", "pattern": r"^\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?$"},
    Week: {"type": "string", "pattern": r"^\d{4}-W\d{2}$", "examples": ["2026-W49"]},
    type(None): {"type": "null"},
    object: {},
    Any: {},
}
"""The schema of each kind of value that has no parts; a moment always tells its offset."""

ORDERED = (tuple, list, Sequence, Iterable, Collection)
SETS = (frozenset, set)
MAPPINGS = (dict, Mapping)


class Shapes:
    """
    Schemas by reference: each record stands once, under a name of its own.

    Parameters
    ----------
    told
        Whether values come in: then what has a default may be left out.
    """

    def __init__(self, components: dict[str, Schema] | None = None, *, told: bool = False) -> None:
        self.components = {} if components is None else components
        self.told = told
        self._names: dict[type, str] = {}

    def of(self, annotation: Any) -> Schema:
        """
        The schema of an annotation.

        Raises
        ------
        TypeError
            If no answer can hold such a value.
        """
        annotation = getattr(annotation, "__supertype__", annotation)
        if annotation is None:
            return {"type": "null"}
        origin, parts = get_origin(annotation), get_args(annotation)
        if origin in (Union, types.UnionType):
            return self._either(parts)
        if origin is Literal:
            return {"enum": list(parts)}
        if origin in MAPPINGS or annotation in MAPPINGS:
            return self._mapping(parts)
        if origin in ORDERED or origin in SETS:
            return self._many(parts, unique=origin in SETS)
        if annotation in SIMPLE:
            return dict(SIMPLE[annotation])
        if isinstance(annotation, type) and issubclass(annotation, Enum):
            return self._kept(annotation, lambda: {"enum": [one.value for one in annotation]})
        if isinstance(annotation, type) and is_dataclass(annotation):
            return self._kept(annotation, lambda: self._record(annotation))
        raise TypeError(f"{annotation!r} is no kind of value that an answer can hold")

    def _either(self, parts: Collection[Any]) -> Schema:
        known = [self.of(one) for one in parts]
        plain = [one["type"] for one in known if set(one) == {"type"}]
        if len(plain) == len(known):
            return {"type": plain}
        return {"anyOf": known}

    def _mapping(self, parts: Sequence[Any]) -> Schema:
        if not parts:
            return {"type": "object"}
        key, value = parts
        found: Schema = {"type": "object", "additionalProperties": self.of(value)}
        if isinstance(key, type) and issubclass(key, Enum):
            found["propertyNames"] = self.of(key)
        return found

    def _many(self, parts: Sequence[Any], *, unique: bool) -> Schema:
        if len(parts) == 1 or parts[1:] == (Ellipsis,):
            found: Schema = {"type": "array", "items": self.of(parts[0])}
            return found | ({"uniqueItems": True} if unique and not self.told else {})
        count, kinds = len(parts), [self.of(one) for one in dict.fromkeys(parts)]
        # Readers of documents stumble over `prefixItems`: each place may hold what any may.
        items = kinds[0] if len(kinds) == 1 else {"anyOf": kinds}
        return {"type": "array", "items": items, "minItems": count, "maxItems": count}

    def _kept(self, kind: type, make: Any) -> Schema:
        name = self._names.get(kind)
        if name is None:
            name = self._names[kind] = self._free(kind)
            self.components[name] = {}
            self.components[name] = make()
        return {"$ref": f"#/components/schemas/{name}"}

    def _free(self, kind: type) -> str:
        """A name that no other record has."""
        name = f"{kind.__name__}Told" if self.told and is_dataclass(kind) else kind.__name__
        if name in self.components:
            same = issubclass(kind, Enum) and self.told
            name = name if same else f"{kind.__module__.rpartition('.')[2].title()}{name}"
        return re.sub(r"\W", "", name)

    def _record(self, kind: type) -> Schema:
        hints = get_type_hints(kind)
        known = fields(kind)
        needed = [one.name for one in known if not self.told or default_of(one) is MISSING]
        return {
            "type": "object",
            "properties": {one.name: self.of(hints[one.name]) for one in known},
            "required": needed,
            "additionalProperties": False,
        }


def schema_of_record(kind: type) -> Schema:
    """The whole schema of a record, with those of its parts beside it as ``components``."""
    shapes = Shapes()
    return {**shapes.of(kind), "components": {"schemas": shapes.components}}


def plain(value: Any) -> Any:
    """A record as JSON holds it: days and moments in ISO, weeks by name, sets in order."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Week | Path):
        return str(value)
    if is_dataclass(value):
        return {one.name: plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(plain(key)): plain(one) for key, one in value.items()}
    if isinstance(value, SETS):
        return sorted((plain(one) for one in value), key=str)
    if isinstance(value, Iterable) and not isinstance(value, str):
        return [plain(one) for one in value]
    return value
