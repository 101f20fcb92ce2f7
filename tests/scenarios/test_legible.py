"""Week files are written for people, too."""

import json

from optimizer import dump_problem
from scenarios.generator import draw
from scenarios.legible import legible
from scenarios.towns import town


def test_a_week_is_the_same_after_writing_and_reading():
    week = dump_problem(draw(town("park"), 1))

    assert json.loads(legible(week)) == week


def test_a_request_is_one_line():
    week = dump_problem(draw(town("park"), 1))

    lines = legible(week).splitlines()
    assert sum('"minutes": ' in line for line in lines) == len(week["requests"])


def test_empty_lists_and_plain_values_are_written_short():
    assert legible({"grid": 15, "requests": []}) == '{\n  "grid": 15,\n  "requests": []\n}\n'
