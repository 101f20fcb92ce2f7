"""Records as JSON and their schemas."""

import dataclasses
import datetime as dt
import inspect
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import jsonschema_rs
import pytest

from tracker import records
from tracker.week import ZONE, Week
from web.api.shown import Shapes, plain, schema_of_record


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True)
class Part:
    number: int


@dataclass(frozen=True)
class Thing:
    """A record with one of everything."""

    name: str
    colour: Colour
    week: Week
    day: dt.date
    moment: dt.datetime
    hour: dt.time
    part: Part
    window: tuple[int, int]
    names: frozenset[str]
    counts: Mapping[Colour, int]
    free: Mapping[str, object]
    others: tuple[Part, ...] = ()
    note: str | None = None
    last: Part | None = None
    ways: dict[str, tuple[str, ...]] = field(default_factory=dict)


THING = Thing(
    "消防",
    Colour.RED,
    Week.parse("2026-W49"),
    dt.date(2026, 11, 30),
    dt.datetime(2026, 11, 30, 9, tzinfo=ZONE),
    dt.time(9, 30),
    Part(1),
    (540, 720),
    frozenset("ba"),
    {Colour.BLUE: 2},
    {"x": [1, None]},
    (Part(2),),
)

SHOWN = {
    "name": "消防",
    "colour": "red",
    "week": "2026-W49",
    "day": "2026-11-30",
    "moment": "2026-11-30T09:00:00+08:00",
    "hour": "09:30:00",
    "part": {"number": 1},
    "window": [540, 720],
    "names": ["a", "b"],
    "counts": {"blue": 2},
    "free": {"x": [1, None]},
    "others": [{"number": 2}],
    "note": None,
    "last": None,
    "ways": {},
}


def test_a_record_becomes_json_with_everything_it_holds():
    assert plain(THING) == SHOWN


def test_a_record_is_as_its_schema_says():
    assert _is_valid(Thing, plain(THING))


@pytest.mark.parametrize(
    "wrong",
    [
        {"beard": 1},
        {"colour": "green"},
        {"week": "2026-49"},
        {"moment": "2026-11-30T09:00:00"},
        {"day": "30.11.2026"},
        {"window": [540]},
        {"counts": {"green": 1}},
        {"part": {"number": 1, "more": 2}},
        {"part": None},
        {"name": None},
        {"others": [{}]},
    ],
)
def test_a_schema_is_exact(wrong):
    assert not _is_valid(Thing, {**SHOWN, **wrong})


@pytest.mark.parametrize("name", SHOWN)
def test_nothing_may_lack(name):
    assert not _is_valid(Thing, {key: value for key, value in SHOWN.items() if key != name})


def _is_valid(kind, shown):
    validator = jsonschema_rs.Draft202012Validator(schema_of_record(kind), validate_formats=True)
    return validator.is_valid(shown)


def test_every_record_of_the_tracker_has_a_schema():
    kinds = [one for one in vars(records).values() if inspect.isclass(one)]
    shapes = Shapes()

    for kind in filter(dataclasses.is_dataclass, kinds):
        shapes.of(kind)

    assert len(shapes.components) > 100
    for schema in shapes.components.values():
        jsonschema_rs.meta.validate(
            {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
        )


def test_two_records_of_one_name_keep_apart():
    shapes = Shapes()
    other = dataclass(type("Part", (), {"__annotations__": {"weight": str}, "__module__": "a.b"}))

    first, second = shapes.of(Part), shapes.of(other)

    assert first != second
    assert shapes.of(Part) == first


def test_what_is_told_may_leave_out_what_has_a_default():
    shapes = Shapes(told=True)
    shapes.of(Thing)

    required = shapes.components["ThingTold"]["required"]

    assert "name" in required
    assert not {"others", "note", "ways"} & set(required)


def test_what_no_answer_can_hold_is_refused():
    with pytest.raises(TypeError, match="no kind of value"):
        Shapes().of(bytes)
