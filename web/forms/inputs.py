"""
An input for each field that an act asks for: what it is called, how it is filled in, what is wrong.

Values here are what was typed, so that a form that comes back loses nothing.
"""

import datetime as dt
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, is_dataclass
from enum import StrEnum
from typing import Any, get_args, get_origin

from marshmallow import fields as shapes

from tracker.errors import Fault
from tracker.records import Person
from tracker.week import ZONE, Week
from web import faults, wording
from web.acts.act import Act
from web.acts.shapes import LISTS, shapes_of
from web.acts.sources import CODED, GROUPED, OF_A_WEEK, OPEN, SOURCES, SUGGESTED
from web.forms.typed import AMOUNTS
from web.vocabularies import vocabulary

ROWS = 6
"""So many lines of a list are offered; empty ones are not told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """
    One input of a form.

    Parameters
    ----------
    widget
        Which macro of ``forms.html`` draws it.
    values
        What stands there: one text, or several where many are chosen.
    options
        What there is to choose from: value and words.
    groups
        The same options under headings, where they have some; then `options` holds them all.
    faults
        What is wrong with it, in the reader's language.
    rows
        Inputs of each line, where it is a list of several things.
    """

    name: str
    label: str
    widget: str
    hint: str = ""
    values: tuple[str, ...] = ()
    required: bool = False
    options: tuple[tuple[str, str], ...] = ()
    groups: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    faults: tuple[str, ...] = ()
    rows: tuple[tuple["Input", ...], ...] = ()

    @property
    def value(self) -> str:
        """The one text that stands there."""
        return self.values[0] if self.values else ""

    @property
    def typed_besides(self) -> tuple[str, ...]:
        """What stands there that is none of the options."""
        known = {value for value, _ in self.options}
        return tuple(one for one in self.values if one not in known)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """Whose form it is, and how it stands: told by `inputs_of` to each field."""

    noun: str
    act: Act
    by: Person
    language: str
    typed: Mapping[str, Sequence[str]] = field(default_factory=dict)
    faults: Sequence[Fault] = ()


def inputs_of(form: Form) -> tuple[Input, ...]:
    """The inputs of an act; what a person's department or enterprise says by itself is left out."""
    asked = form.act.asked.fields()
    found = [
        _input(form, name, asked[name])
        for name in form.act.in_order(asked)
        if not form.act.is_said(name, form.by)
    ]
    if form.act.asked.takes_file:
        found.append(_file(form))
    return tuple(found)


def filters_of(form: Form, names: Collection[str]) -> tuple[Input, ...]:
    """The inputs that narrow a list."""
    asked = form.act.asked.fields()
    return tuple(_input(form, name, asked[name]) for name in names)


def label(noun: str, name: str, language: str) -> str:
    """What a field is called: in this noun, or everywhere."""
    own = wording.known(f"field.{noun}.{name}", language)
    return wording.begun(own or wording.say(f"field.{name}", language))


def _input(form: Form, name: str, shape: shapes.Field[Any]) -> Input:
    kind = shape.metadata["kind"]
    inner = _inner(kind)
    rows: tuple[tuple[Input, ...], ...] = ()
    if inner is not None and is_dataclass(inner) and isinstance(inner, type):
        rows = _rows(form, name, inner)
    options, widget = _options(form, name, kind, shape.required), _widget(form.act, name, kind)
    if widget == "checkboxes-and-lines" and not options:
        widget = "lines"
    return Input(
        name=name,
        label=_of_act(form, name) or label(form.noun, name, form.language),
        widget=widget,
        hint=wording.begun(
            _of_act(form, f"{name}.hint")
            or wording.known(f"field.{form.noun}.{name}.hint", form.language)
            or wording.known(f"field.{name}.hint", form.language)
            or ""
        ),
        values=tuple(form.typed.get(name, ())),
        required=shape.required,
        options=options,
        groups=_groups(name, options, form.language),
        faults=told_of(form.faults, name, form.language),
        rows=rows,
    )


def _groups(
    name: str, options: tuple[tuple[str, str], ...], language: str
) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Options under the headings of their source; what is under none begins, under no words."""
    if name not in GROUPED or not options:
        return ()
    words, every = GROUPED[name]
    known = dict(options)
    placed = {value for values in every.values() for value in values}
    rest = tuple(one for one in options if one[0] not in placed)
    found = (
        (wording.word(words, head, language), tuple((one, known[one]) for one in values))
        for head, values in every.items()
        if values
    )
    return (("", rest), *found)


def told_of(found: Sequence[Fault], name: str, language: str) -> tuple[str, ...]:
    """What is wrong with one field."""
    return tuple(faults.told(one, language) for one in found if one.field == name)


def _of_act(form: Form, name: str) -> str | None:
    """The words of a field that an act asks for in another way than its noun's other acts."""
    return wording.known(f"field.{form.noun}.{form.act.name}.{name}", form.language)


def _file(form: Form) -> Input:
    names = ("file", "name", "content")
    told = tuple(one for name in names for one in told_of(form.faults, name, form.language))
    words = wording.begun(wording.say("field.file", form.language))
    return Input(name="file", label=words, widget="file", required=True, faults=told)


def _inner(kind: Any) -> Any:
    """Of what a list is one."""
    return get_args(kind)[0] if get_origin(kind) in LISTS else None


def _is_codes(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, StrEnum)


PLAIN: Mapping[Any, str] = {
    dt.date: "date",
    dt.datetime: "datetime-local",
    dt.time: "time",
    int: "number",
    float: "number",
    bool: "checkbox",
    Week: "week",
}
"""The widget of a kind of value."""

NAMED: Mapping[str, str] = {"month": "month"}
"""The widget of a text that a browser helps to fill in."""


def _widget(act: Act, name: str, kind: Any) -> str:
    inner = _inner(kind)
    if get_origin(kind) in (dict, Mapping):
        return "lines"
    if inner is not None:
        return _widget_of_many(act, name, inner)
    if _is_codes(kind):
        return "select"
    if name in AMOUNTS:
        return "amount"
    if kind in PLAIN or name in NAMED:
        return PLAIN.get(kind) or NAMED[name]
    if name in SUGGESTED:
        return "suggest"
    if _source(act, name):
        return "listed" if _is_open(act, name) else "select"
    if name in CODED:
        return "select"
    return "textarea" if act.is_long(name) else "text"


def _widget_of_many(act: Act, name: str, inner: Any) -> str:
    if is_dataclass(inner):
        return "rows"
    if name in SUGGESTED:
        return "suggest-many"
    boxes = "checkboxes-and-lines" if _is_open(act, name) else "checkboxes"
    chosen = _is_codes(inner) or _source(act, name) or name in OF_A_WEEK or name in CODED
    return boxes if chosen else "lines"


def _is_open(act: Act, name: str) -> bool:
    """Whether other things than those of its source may be typed."""
    return act.choices.get(name, name) in OPEN


def _source(act: Act, name: str) -> Callable[[Person], Any] | None:
    return SOURCES.get(act.choices.get(name, name))


def _options(form: Form, name: str, kind: Any, required: bool) -> tuple[tuple[str, str], ...]:
    inner = _inner(kind)
    codes = kind if _is_codes(kind) else inner if _is_codes(inner) else None
    source = _source(form.act, name) if name not in SUGGESTED else None
    if codes is not None:
        refused = form.act.unoffered.get(name, frozenset())
        # What means that nothing is known is no answer where one is needed.
        known = [
            (one.value, wording.word(vocabulary(codes), one.value, form.language))
            for one in codes
            if one.value not in refused and (one.value or not required)
        ]
    elif source is not None and kind not in PLAIN:
        known = list(source(form.by))
    elif name in OF_A_WEEK:
        days = wording.LANGUAGES[form.language].WEEKDAYS
        known = [(str(number), day) for number, day in enumerate(days)]
    elif name in CODED:
        known = [
            (one, wording.word(words, one, form.language))
            for words, every in CODED[name].items()
            for one in every
        ]
    else:
        return ()
    closed = inner is None and not _is_open(form.act, name)
    if closed and not (required and any(form.typed.get(name, ()))):
        key = "every" if form.act.name == "index" else "form.choose"
        known.insert(0, ("", wording.say(key, form.language)))
    return tuple(known)


def _rows(form: Form, name: str, kind: type) -> tuple[tuple[Input, ...], ...]:
    # Whatever else begins so was not typed into a line of ours.
    line = re.compile(rf"{re.escape(name)}-(\d{{1,3}})-", re.ASCII)
    filled = (key for key, values in form.typed.items() if any(values))
    typed = [int(found[1]) for key in filled if (found := line.match(key))]
    count = max(3, min(ROWS, 1 + max(typed, default=0) + 1))
    return tuple(
        tuple(
            Input(
                name=f"{name}-{row}-{part}",
                label=label(form.noun, part, form.language),
                widget=_widget(form.act, part, shape.metadata["kind"]),
                values=tuple(form.typed.get(f"{name}-{row}-{part}", ())),
                options=_options(form, part, shape.metadata["kind"], shape.required),
            )
            for part, shape in shapes_of(kind).items()
        )
        for row in range(count)
    )


def written(value: Any) -> tuple[str, ...]:
    """A value of a record as it is typed into its input."""
    if value is None or value is False:
        return ()
    if value is True:
        return ("true",)
    if isinstance(value, tuple | list | frozenset):
        return tuple(one for part in value for one in written(part))
    if isinstance(value, dt.datetime):
        return (value.astimezone(ZONE).strftime("%Y-%m-%dT%H:%M"),)
    return (str(getattr(value, "id", value)),)
