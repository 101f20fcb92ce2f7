"""What a service asks for, read off its signature, and its call with what was told."""

import inspect
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, field, is_dataclass
from typing import Any, get_type_hints

from marshmallow import Schema, ValidationError
from marshmallow import fields as shapes

from tracker.errors import Fault, FaultCode, Rejected
from tracker.records import Person
from web.acts.shapes import (
    SAMPLES,
    Strict,
    bare,
    is_enumeration,
    range_of,
    shape,
    shapes_of,
    strange,
)

SILENT = frozenset({"by", "seen", "address", "mark"})
"""Parameters that nobody types: who acts, what was seen last, from where, on which form."""

OWN = ("department", "enterprise")
"""What a person who speaks for one need not say."""

FILE = ("name", "content")
"""The parameters of a service that takes a file, asked for as one field, ``file``."""


SHOWN = 100
"""Characters of a wrong value that a fault repeats."""


@dataclass(frozen=True, slots=True)
class Part:
    """A parameter: itself a field, or an entry whose fields are asked for."""

    name: str
    entry: type | None
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """
    What a service asks for.

    Parameters
    ----------
    do
        The service.
    schema
        What has to be told, all entries laid flat.
    parts
        How the service wants it.
    heads
        The parameters that the address tells, such as the number of the appeal.
    given
        Fields of an entry that the address tells, and the number of the head that does.
    """

    do: Callable[..., Any]
    schema: type[Schema]
    parts: tuple[Part, ...]
    heads: tuple[str, ...]
    given: Mapping[str, int]
    takes_seen: bool
    takes_address: bool
    takes_mark: bool
    takes_file: bool
    fixed: Mapping[str, Any] = field(default_factory=dict)

    def fields(self) -> dict[str, shapes.Field[Any]]:
        """The fields in the order of the service."""
        return dict(self.schema().fields)

    def load(self, told: Mapping[str, Any], by: Person) -> dict[str, Any]:
        """
        What was told as values of the service.

        Raises
        ------
        Rejected
            With every fault of every field.
        """
        known = dict(told)
        for name in OWN:
            own = getattr(by, name)
            if own is not None and name in self.fields() and not known.get(name):
                known[name] = own
        file = {name: known.pop(name, None) for name in FILE if self.takes_file}
        found = [Fault("file", FaultCode.MISSING)] if file and not file["content"] else []
        try:
            loaded: dict[str, Any] = self.schema().load(known)
        except ValidationError as wrong:
            said: Any = wrong.messages
            found += faults_of(said, known, self.fields())
        if found:
            raise Rejected(found)
        return loaded | file

    def call(
        self,
        heads: Sequence[Any],
        values: Mapping[str, Any],
        *,
        by: Person,
        seen: int | None = None,
        address: str = "",
        beside: Mapping[str, Any] | None = None,
    ) -> Any:
        """Do it, with what is told `beside` the fields; whatever the service raises is raised."""
        given = {name: heads[place] for name, place in self.given.items()}
        known = {**values, **given}
        told = {part.name: _value(part, known) for part in self.parts} | dict(self.fixed)
        if self.takes_seen:
            told["seen"] = seen
        if self.takes_address:
            told["address"] = address
        return self.do(*heads[: len(self.heads)], **told, **(beside or {}), by=by)


def _value(part: Part, known: Mapping[str, Any]) -> Any:
    if part.entry is None:
        return _as_wanted(known[part.name])
    return part.entry(**{name: _as_wanted(known[name]) for name in part.names})


def _as_wanted(value: Any) -> Any:
    """Records hold tuples; rows of a list become what they stand for."""
    return tuple(value) if isinstance(value, list) else value


def asked(
    do: Callable[..., Any],
    *,
    heads: int = 0,
    given: Mapping[str, int] | None = None,
    left_out: Collection[str] = (),
    without: Collection[str] = (),
    fixed: Mapping[str, Any] | None = None,
) -> Asked:
    """
    Read off a service what it asks for.

    Parameters
    ----------
    heads
        How many of its first parameters the address tells.
    given
        Fields of entries that the address tells, and by which of its parts.
    left_out
        Parameters with a default that are not asked for.
    without
        Fields of entries with a default that are not asked for.
    fixed
        Values of parameters that are not asked for either.

    Raises
    ------
    TypeError
        If two entries have a field of one name, or a kind of value cannot be asked for.
    """
    hints = get_type_hints(do)
    known = inspect.signature(do).parameters
    # What a list takes as a page is for whoever turns its pages, not for whoever fills in a form.
    names = [name for name, one in known.items() if one.kind is not one.VAR_KEYWORD]
    silent = {*SILENT, *left_out, *(fixed or {})}
    rest = [one for one in names[heads:] if one not in silent]
    takes_file = set(FILE) <= set(rest)
    parts, found = [], dict[str, shapes.Field[Any]]()
    for name in rest:
        part, asks = _part(name, hints[name], known[name].default, (given or {}, without))
        twice = found.keys() & asks.keys()
        if twice:
            raise TypeError(f"{do.__module__}.{do.__name__} asks twice for {sorted(twice)}")
        parts.append(part)
        found |= {} if takes_file and name in FILE else asks
    return Asked(
        do=do,
        schema=Strict.from_dict({**found}, name=_title(do)),
        parts=tuple(parts),
        heads=tuple(names[:heads]),
        given=dict(given or {}),
        takes_seen="seen" in known,
        takes_address="address" in known,
        takes_mark="mark" in known,
        takes_file=takes_file,
        fixed=dict(fixed or {}),
    )


def _title(do: Callable[..., Any]) -> str:
    """A name for the document of the API that no other service has."""
    words = f"{do.__module__.removeprefix('tracker.')}.{do.__name__}"
    return "".join(one.capitalize() for one in words.replace(".", "_").split("_"))


def _part(
    name: str,
    annotation: Any,
    default: Any,
    unasked: tuple[Mapping[str, int], Collection[str]],
) -> tuple[Part, dict[str, shapes.Field[Any]]]:
    kind, _ = bare(annotation)
    given, without = unasked
    if is_dataclass(kind) and isinstance(kind, type) and kind not in SAMPLES:
        asks = {one: asked_for for one, asked_for in shapes_of(kind).items() if one not in without}
        wanted = {one: told for one, told in asks.items() if one not in given}
        return Part(name, kind, tuple(asks)), wanted
    if kind is bytes:
        return Part(name, None, ()), {name: shapes.Raw(required=True)}
    told = MISSING if default is inspect.Parameter.empty else default
    return Part(name, None, ()), {name: shape(annotation, told)}


def faults_of(
    messages: Mapping[str, Any],
    told: Mapping[str, Any],
    fields: Mapping[str, shapes.Field[Any]],
    at: str = "",
) -> Iterator[Fault]:
    """Marshmallow's messages as faults of fields, those of records in a list with their place."""
    for name, said in messages.items():
        field = fields.get(name)
        if field is None:
            yield Fault(name[:SHOWN], FaultCode.UNKNOWN, name[:SHOWN], "、".join(fields), at)
            continue
        inner = _records(field)
        if inner and isinstance(said, Mapping):
            yield from _faults_of_list(name, said, told.get(name), inner)
        else:
            yield _fault(name, _first(said), told.get(name), field, at)


def _records(field: shapes.Field[Any]) -> Mapping[str, shapes.Field[Any]]:
    """The fields of the records of a list; none of a field that is something else."""
    if isinstance(field, shapes.List) and isinstance(field.inner, shapes.Nested):
        return field.inner.schema.fields
    return {}


def _faults_of_list(
    name: str, said: Mapping[int, Any], told: Any, inner: Mapping[str, shapes.Field[Any]]
) -> Iterator[Fault]:
    """Of each record of a list, counted from 1."""
    for place, messages in said.items():
        at, one = f"{name}, {place + 1}", told[place]
        if isinstance(one, Mapping):
            yield from faults_of(messages, one, inner, at)
        else:
            yield Fault(name, FaultCode.WRONG_FORM, _shown(one), "、".join(inner), at)


def _fault(name: str, code: str, found: Any, field: shapes.Field[Any], at: str) -> Fault:
    kind = field.metadata.get("kind")
    if code == FaultCode.NOT_TEXT:
        return Fault(name, FaultCode.NOT_TEXT, strange(found), at=at)
    if code == FaultCode.OUT_OF_RANGE:
        return Fault(name, FaultCode.OUT_OF_RANGE, _shown(found), range_of(kind), at)
    choices = ", ".join(kind) if at and is_enumeration(kind) else _expected(kind)
    return Fault(name, FaultCode(code), _shown(found), choices, at)


def _shown(found: Any) -> str:
    """What was told, where it fits into a sentence."""
    simple = isinstance(found, str | int | float) and not isinstance(found, bool)
    return str(found)[:SHOWN] if simple else ""


def _first(said: Any) -> str:
    """The first code somewhere in the messages of a field."""
    while isinstance(said, Mapping | list):
        said = next(iter(said.values() if isinstance(said, Mapping) else said))
    return str(said) if said in set(FaultCode) else FaultCode.WRONG_FORM.value


def _expected(kind: Any) -> str:
    return SAMPLES.get(kind, "") if isinstance(kind, type) else ""
