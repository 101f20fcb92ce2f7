"""Facts about objects: read quickly or with their faults, it is the same object."""

import pytest
from marshmallow import ValidationError

from optimizer.readers import whole, word
from optimizer.rows import Row, Value, list_of, object_of


class GuestRow(Row):
    """A guest."""

    id = Value(word, required=True)
    table = Value(whole(1, 9), allow_none=True)
    others = Value(list_of(word), data_key="with")


guest = object_of(GuestRow)


def faults(value: object) -> object:
    """What is wrong with a guest."""
    with pytest.raises(ValidationError) as caught:
        guest(value)
    return caught.value.messages


@pytest.mark.parametrize("value", [{"id": "ann"}, {"with": ["bob"], "id": "ann", "table": 3}])
def test_what_has_no_fault_is_read_as_marshmallow_reads_it(value: dict[str, object]):
    assert guest(value) == GuestRow().load(value)


def test_every_fault_of_an_object_is_listed():
    assert faults({"with": ["bob", 1], "table": 10, "tabel": 2}) == {
        "id": ["is missing"],
        "table": ["expected a whole number from 1 to 9, found 10"],
        "with": {1: ["expected a text that is not empty, found 1"]},
        "tabel": ["'tabel' is unknown; known are 'id', 'table', 'with'"],
    }


def test_a_field_that_must_be_there_is_missed_though_the_others_are_good():
    assert faults({"table": 3}) == {"id": ["is missing"]}


def test_null_is_a_value_only_where_it_may_be():
    assert guest({"id": "ann", "table": None}) == {"id": "ann", "table": None}
    assert faults({"id": "ann", "with": None}) == {"with": ["expected a value, found null"]}


def test_a_faulty_object_is_read_as_far_as_it_can_be():
    with pytest.raises(ValidationError) as caught:
        list_of(guest)([{"id": "ann"}, {"id": "bob", "table": 0}])
    assert caught.value.valid_data == [{"id": "ann"}, {"id": "bob"}]
