"""Facts about what is no week file: it is said, and nothing brings the reader down."""

import json
import string
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from optimizer import (
    InvalidPlan,
    InvalidProblem,
    Plan,
    Problem,
    dump_problem,
    load_plan,
    load_problem,
)
from tests.builders import week
from tests.full_week import FULL, json_values, mutated
from tests.optimizer.test_schemas import EXAMPLE, EXAMPLE_WEEK


def faults(value: Any) -> tuple[str, ...]:
    """What is wrong with a week file."""
    with pytest.raises(InvalidProblem) as caught:
        load_problem(value)
    return caught.value.faults


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("", "expected JSON, but at line 1, column 1: expecting value"),
        ('{"week": \n oops}', "expected JSON, but at line 2, column 2: expecting value"),
        (b"\xff\xfe{}", "expected UTF-8, found byte 0xff at position 0"),
        ("中文".encode("gbk"), "expected UTF-8, found byte 0xd6 at position 0"),
        ('{"a": 1, "a": 2}', "the field 'a' is given twice in one object"),
        ('{"a": NaN}', "expected a number, found NaN"),
        ("[" * 100_000, "expected JSON of a few levels, found deep nesting"),
        ('{"a": ' + "9" * 5_000 + "}", "expected numbers of a few digits, found one of thousands"),
        ("[]", "expected an object, found a list"),
        ("null", "expected an object, found null"),
    ],
)
def test_what_is_no_week_file_is_said_in_one_line(source: str | bytes, fault: str):
    assert faults(source) == (fault,)


def test_half_a_character_is_refused():
    found = faults(json.dumps(week(enterprises=[{"id": "e1", "name": "\ud800"}])))
    assert found == (
        r"enterprises[0].name: expected a text without half characters, found '\ud800'",
    )


def test_a_name_that_is_no_word_is_quoted_in_the_path():
    (found,) = faults(week(travel={"between": {"east end": {"west": -1}}}))
    assert found.startswith("travel.between['east end'].west: expected")


def load_any(value: Any) -> Problem | tuple[str, ...]:
    """The problem of a value, or its faults; nothing else may come out."""
    try:
        return load_problem(value)
    except InvalidProblem as error:
        return error.faults


@given(json_values)
def test_no_json_value_brings_the_reader_down(value: Any):
    assert load_any(json.dumps(value))


@given(st.binary(max_size=40) | st.text(string.printable, max_size=40))
def test_no_text_brings_the_reader_down(source: str | bytes):
    assert load_any(source)


@settings(max_examples=300)
@given(st.randoms(use_true_random=False), json_values)
def test_no_mutation_of_a_week_brings_the_reader_down(random: Random, foreign: Any):
    loaded = load_any(json.dumps(mutated(FULL, random, foreign)))
    assert loaded
    if isinstance(loaded, Problem):
        again = load_problem(dump_problem(loaded))
        assert replace(again, warnings=()) == replace(loaded, warnings=())


def plan_or_faults(text: str) -> Plan | tuple[str, ...]:
    """The plan of a text, or its faults; nothing else may come out."""
    try:
        return load_plan(text, EXAMPLE_WEEK)
    except InvalidPlan as error:
        return error.faults


@settings(max_examples=200)
@given(st.randoms(use_true_random=False), json_values)
def test_no_mutation_of_a_plan_brings_the_reader_down(random: Random, foreign: Any):
    assert plan_or_faults(json.dumps(mutated(EXAMPLE, random, foreign)))
