"""
Fields of forms and of API bodies, made from the annotations of services.

Their messages are fault codes, so that both are said in the reader's language (`web.faults`).
"""

import datetime as dt
import types
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import StrEnum
from typing import Any, TypeGuard, Union, get_args, get_origin, get_type_hints

from marshmallow import RAISE, Schema, ValidationError, post_load
from marshmallow import fields as shapes

from tracker.errors import FaultCode
from tracker.week import DAYS, ZONE, Week, parse_window

SAMPLES: Mapping[type, str] = {
    dt.date: "2026-11-30",
    dt.datetime: "2026-11-30T09:00",
    Week: "2026-W49",
    int: "1",
    bool: "true",
}
"""How a value is written, for whoever wrote it otherwise."""

LARGEST = 2**53 - 1
"""Of a number: what any program reads without rounding it."""

LONGEST_NUMBER = 20
"""Characters of a number that is typed."""

FIRST_YEAR, LAST_YEAR = 1900, 2199
"""Days and weeks beyond are slips of the pen; counting from them would leave the calendar."""

LISTS = (tuple, Sequence, Iterable, Collection, list, frozenset)


class Strict(Schema):
    """A body with nothing in it that was not asked for."""

    class Meta:
        unknown = RAISE


class Text(shapes.String):
    """Words that every database keeps and every answer can carry: no NUL, no half of a sign."""

    def _deserialize(
        self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any
    ) -> str:
        said = str(super()._deserialize(value, attr, data, **kwargs))
        if not is_text(said):
            raise ValidationError(FaultCode.NOT_TEXT.value)
        return said


class Whole(shapes.Integer):
    """A number without fractions that a program in any language reads as it was written."""

    def _deserialize(
        self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any
    ) -> int:
        if isinstance(value, str) and len(value) > LONGEST_NUMBER:
            raise ValidationError(FaultCode.OUT_OF_RANGE.value)
        if isinstance(value, float) and not value.is_integer():
            raise self.make_error("invalid", input=value)
        found = super()._deserialize(value, attr, data, **kwargs)
        if found is None or abs(found) > LARGEST:
            raise ValidationError(FaultCode.OUT_OF_RANGE.value)
        return found


class WeekField(shapes.Field[Week]):
    """A week such as 2026-W49."""

    def _serialize(self, value: Any, attr: str | None, obj: Any, **kwargs: Any) -> Any:
        return None if value is None else str(value)

    def _deserialize(
        self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any
    ) -> Week:
        try:
            found = Week.parse(str(value))
        except ValueError as fault:
            raise ValidationError(FaultCode.WRONG_FORM.value) from fault
        _in_years(found.year)
        return found


class Day(shapes.Date):
    """A day of a year that people plan in."""

    def _deserialize(self, *told: Any, **kwargs: Any) -> Any:
        found = super()._deserialize(*told, **kwargs)
        _in_years(found.year)
        return found


class Stretch(shapes.Field[tuple[int, int]]):
    """Two numbers such as 1-15, a pair of them, or hours of a week such as 周一 09:00-11:00."""

    def _serialize(self, value: Any, attr: str | None, obj: Any, **kwargs: Any) -> Any:
        return None if value is None else list(value)

    def _deserialize(
        self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any
    ) -> tuple[int, int]:
        try:
            return _stretch(value)
        except (ValueError, TypeError, OverflowError) as fault:
            raise ValidationError(FaultCode.WRONG_FORM.value) from fault


def _stretch(value: Any) -> tuple[int, int]:
    if isinstance(value, list | tuple):
        first, last = value
        return _whole(first), _whole(last)
    text = str(value).strip().replace("–", "-").replace("：", ":")
    if ":" in text:
        for day, chinese in zip(DAYS, "一二三四五六日", strict=True):
            text = text.replace(f"周{chinese}", day)
        return parse_window(text)
    first, _, last = text.partition("-")
    return _whole(first), _whole(last or first)


def _whole(told: Any) -> int:
    """One of two numbers; ValueError for a part of one, or one that some program would round."""
    found = int(told)
    if (isinstance(told, float) and found != told) or abs(found) > LARGEST:
        raise ValueError(told)
    return found


class Moment(shapes.AwareDateTime):
    """A moment; without an offset it is meant by the park's clock on the wall."""

    def __init__(self, **told: Any) -> None:
        super().__init__(format="iso", default_timezone=ZONE, **told)

    def _deserialize(self, *told: Any, **kwargs: Any) -> Any:
        found = super()._deserialize(*told, **kwargs)
        _in_years(found.year)
        return found


def _in_years(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValidationError(FaultCode.OUT_OF_RANGE.value)


def is_text(told: str) -> bool:
    """Whether a text holds no sign that is none: NUL, or half of a pair."""
    return not strange(told)


def strange(told: object) -> str:
    """The number of the first sign that is none, somewhere in what was told; empty if none."""
    found = (one for one in str(told) if one == "\0" or "\ud800" <= one <= "\udfff")
    return next((f"U+{ord(one):04X}" for one in found), "")


def range_of(kind: object) -> str:
    """Within what a value of a kind has to lie, as it is told to whoever went beyond."""
    if kind is int:
        return f"−{LARGEST} – {LARGEST}"
    return f"{FIRST_YEAR} – {LAST_YEAR}"


SIMPLE: Mapping[type, type[shapes.Field[Any]]] = {
    str: Text,
    int: Whole,
    bool: shapes.Boolean,
    float: shapes.Float,
    dt.datetime: Moment,
    dt.date: Day,
    dt.time: shapes.Time,
    Week: WeekField,
}


def _codes(kind: object) -> dict[str, str]:
    """Marshmallow's own messages, as codes."""
    wrong = FaultCode.UNKNOWN if is_enumeration(kind) else FaultCode.WRONG_FORM
    names = ("invalid", "invalid_utf8", "format", "type", "unknown", "too_large", "naive")
    codes = dict.fromkeys(names, wrong.value)
    return {**codes, "required": FaultCode.MISSING.value, "null": FaultCode.MISSING.value}


def is_enumeration(kind: object) -> TypeGuard[type[StrEnum]]:
    """Whether a value is one of a few codes."""
    return isinstance(kind, type) and issubclass(kind, StrEnum)


def bare(annotation: Any) -> tuple[Any, bool]:
    """An annotation without its None, and whether it had one."""
    if get_origin(annotation) not in (Union, types.UnionType):
        return annotation, False
    kinds = [one for one in get_args(annotation) if one is not type(None)]
    return kinds[0], len(kinds) < len(get_args(annotation))


def shape(annotation: Any, default: Any = MISSING) -> shapes.Field[Any]:
    """
    The field of an annotation; without a default it must be told.

    Raises
    ------
    TypeError
        If nobody has said how such a value is asked for.
    """
    kind, may_lack = bare(annotation)
    told: dict[str, Any] = {"metadata": {"kind": kind}, "error_messages": _codes(kind)}
    if default is MISSING and not may_lack:
        told["required"] = True
    else:
        told["load_default"] = None if default is MISSING else default
        told["allow_none"] = may_lack
    return _field(kind, told)


def _field(kind: Any, told: dict[str, Any]) -> shapes.Field[Any]:
    if is_enumeration(kind):
        return shapes.Enum(kind, by_value=True, **told)
    if kind in SIMPLE:
        return SIMPLE[kind](**told)
    if get_args(kind) == (int, int):
        return Stretch(**told)
    if get_origin(kind) in LISTS:
        inner = get_args(kind)[0]
        return shapes.List(shape(inner), **told)
    if get_origin(kind) in (dict, Mapping):
        key, value = get_args(kind)
        return shapes.Dict(keys=shape(key), values=shape(value), **told)
    if isinstance(kind, type) and is_dataclass(kind):
        return shapes.Nested(schema_of(kind), **told)
    raise TypeError(f"{kind!r} is no kind of value that a form can ask for")


def default_of(field: Field[Any]) -> Any:
    """What a field of a dataclass holds where nothing is said; MISSING if it must be."""
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default


def shapes_of(kind: type) -> dict[str, shapes.Field[Any]]:
    """The fields of a dataclass, in its order."""
    hints = get_type_hints(kind)
    return {one.name: shape(hints[one.name], default_of(one)) for one in fields(kind)}


def schema_of(kind: type) -> type[Schema]:
    """The schema of a dataclass that is told as a part of another; it loads the dataclass."""

    def make(_: Schema, told: dict[str, Any], **__: Any) -> Any:
        return kind(**told)

    parts: dict[str, Any] = {**shapes_of(kind), "make": post_load(make)}
    return Strict.from_dict(parts, name=kind.__name__)
