import datetime as dt
from enum import StrEnum

import pytest
from marshmallow import ValidationError

from tracker.week import ZONE, Week
from web.acts.shapes import schema_of, shape


class Colour(StrEnum):
    RED = "red"


@pytest.mark.parametrize(
    ("annotation", "told", "value"),
    [
        (str, "消防", "消防"),
        (int, "3", 3),
        (dt.date, "2026-11-30", dt.date(2026, 11, 30)),
        (Week, "2026-W49", Week(2026, 49)),
        (Colour, "red", Colour.RED),
        (dt.datetime, "2026-11-30T09:00", dt.datetime(2026, 11, 30, 9, tzinfo=ZONE)),
        (tuple[str, ...], ["a", "b"], ["a", "b"]),
        (tuple[int, int], "1-15", (1, 15)),
        (tuple[int, int], [1, 15], (1, 15)),
        (tuple[int, int], "周二 09:00-11:00", (1440 + 540, 1440 + 660)),
    ],
)
def test_a_value_is_read_as_its_annotation_says(annotation, told, value):
    assert shape(annotation).deserialize(told) == value


@pytest.mark.parametrize(
    ("annotation", "told", "code"),
    [
        (int, "three", "wrong-form"),
        (dt.date, "30.11.2026", "wrong-form"),
        (Week, "2026-W99", "wrong-form"),
        (Colour, "green", "unknown"),
        (tuple[int, int], [float("inf"), 2], "wrong-form"),
        (tuple[int, int], [1.5, 2], "wrong-form"),
        (tuple[int, int], [1, 2**53], "wrong-form"),
        (tuple[int, int], "1-" + "9" * 30, "wrong-form"),
        (tuple[int, int], "soon", "wrong-form"),
        (tuple[int, int], [1, 2, 3], "wrong-form"),
    ],
)
def test_what_cannot_be_read_is_told_by_a_code(annotation, told, code):
    with pytest.raises(ValidationError) as refused:
        shape(annotation).deserialize(told)

    assert refused.value.messages == [code]


def test_what_may_be_none_need_not_be_told():
    assert shape(dt.date | None).required is False
    assert shape(dt.date).required is True


def test_a_kind_that_nobody_can_ask_for_is_refused():
    with pytest.raises(TypeError, match="no kind of value"):
        shape(object)


def test_a_row_of_a_list_becomes_its_record():
    from tracker.records import Task

    row = schema_of(Task)().load({"text": "修路", "due": "2026-12-01"})

    assert row == Task("修路", dt.date(2026, 12, 1))
