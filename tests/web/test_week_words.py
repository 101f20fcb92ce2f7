import re

import pytest

from optimizer import InvalidProblem, load_problem
from tests.builders import week, wish
from web import week_words, wording

QUOTED = re.compile(r"'[^']*'|[a-z_.]+(\[\d+\]\.?)?[a-z_.]*(?=[ 重的规])|ISO|true|false")
LATIN = re.compile(r"[A-Za-z]{2,}")

BROKEN = {
    "missing": {"requests": [{"id": "fire-1"}]},
    "whole": {"requests": [wish(minutes=0)]},
    "divisor": {"grid": 7},
    "grid of words": {"grid": "x"},
    "week": {"week": "49"},
    "no such week": {"week": "2026-W77"},
    "days": {"days": ["Mon", "Mon"]},
    "a day": {"days": ["Montag"]},
    "window": {"requests": [wish(windows=["Tue 9"])]},
    "order": {"requests": [wish(windows=["Tue 12:00-09:00"])]},
    "list": {"requests": 7},
    "object": {"requests": [7]},
    "value": {"requests": [wish(minutes=None)]},
    "text": {"departments": [{"id": 7}]},
    "full": {"departments": [{"id": ""}]},
    "at least": {"together": [["fire-1"]]},
    "unknown": {"requests": [wish("fyre-1")]},
    "none": {"enterprises": []},
    "field": {"colour": 1},
    "already": {"requests": [wish(), wish()]},
    "twice": {"requests": [wish(), wish("fire-2")], "together": [["fire-1", "fire-1"]]},
    "away": {"departments": [{"id": "fire", "away": [{"when": "Tue 09:00-10:00", "teams": 3}]}]},
    "one firm": {
        "enterprises": [{"id": "e1"}, {"id": "e2"}],
        "requests": [wish(), wish("fire-2", enterprise="e2")],
        "apart": [["fire-1", "fire-2"]],
    },
    "travel": {"travel": {"within": 5, "between": {"a": {"a": 6, "b": 7}, "b": {"a": 8}}}},
    "sessions": {"hours": ["09:00-11:00", "10:00-12:00"]},
}


def _faults(**fields: object) -> tuple[str, ...]:
    with pytest.raises(InvalidProblem) as found:
        load_problem(week(**fields))
    return tuple(one.partition(": ")[2] or one for one in found.value.faults)


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_wrong_is_said_in_chinese_but_for_names_and_samples(name):
    for sentence in _faults(**BROKEN[name]):
        said = week_words.told(sentence, "zh")
        assert not LATIN.search(QUOTED.sub("", said)), said


@pytest.mark.parametrize("name", sorted(BROKEN.keys() - {"none", "full", "text"}))
def test_english_is_what_the_optimizer_says(name):
    for sentence in _faults(**BROKEN[name]):
        assert week_words.told(sentence, "en") == sentence


def test_names_and_figures_stand_as_they_are():
    said = week_words.told("expected a whole number from 1 to 1440, found 'x'", "zh")

    assert said == "应为 1 到 1440 的整数，实为 'x'"
    assert week_words.told("'a' is unknown; known are 'b', 'c'", "zh") == "没有 'a'；已有 'b', 'c'"


def test_a_sentence_of_another_shape_stands_as_it_is():
    assert week_words.told("the moon is full", "zh") == "the moon is full"


@pytest.mark.parametrize("key", week_words.KEYS)
def test_every_shape_has_words(key):
    assert wording.known(f"week_file.{key}", "zh")
