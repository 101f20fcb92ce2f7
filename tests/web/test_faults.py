import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import tracker
from optimizer import InvalidProblem
from tracker.errors import NotFound, Rejected
from tracker.intake.faults import Fault, Place, Problem
from web.arrivals import NoFolder, Unusable
from web.faults import sentences
from web.translations import en, zh_Hans_CN


def test_every_problem_is_a_line():
    fault = Unusable([Problem(Place("a.xlsx")), Problem(Place("b.xlsx"), code=Fault.NO_LINES)])

    assert list(sentences(fault, "zh")) == [
        "a.xlsx：文件已损坏，读不出来",
        "b.xlsx：标题行下面没有计划条目",
    ]


def test_rejections_and_bad_week_files_are_listed():
    assert list(sentences(Rejected(["one", "two"]), "en")) == ["one", "two"]
    assert list(sentences(InvalidProblem(["one", "two"]), "en")) == ["one", "two"]


def test_a_missing_folder_says_what_was_expected():
    assert "park.json" in next(sentences(NoFolder(Path("x")), "en"))


def test_an_error_without_words_gives_its_name():
    assert list(sentences(OSError(), "en")) == ["OSError"]


def test_what_is_not_there_says_where_to_look_for_what_is():
    told = list(sentences(NotFound("week", "2026-W44"), "en"))

    assert told == ["there is no week '2026-W44'; see `onevisit weeks list`"]
    assert list(sentences(NotFound("sign-in", 7), "en")) == ["there is no sign-in '7'"]


FORMS = ("appeals", "disturbances")
"""Rooms of the tracker whose forms are told field by field."""

BY_HAND = {"_words", "need", "due_faults", "Fault"}
"""Functions that are given the name of a field."""


def fields(room: str) -> Iterator[str]:
    """Every field that a form of a room names, as its code stands."""
    for path in (Path(tracker.__file__).parent / room).glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
                name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
                if name in BY_HAND:
                    yield from _named(name, node)


def _named(function: str, call: ast.Call) -> Iterator[str]:
    yield from (one.arg for one in call.keywords if function == "_words" and one.arg)
    place = 1 if function == "need" else 0
    for one in call.args[place : place + 1]:
        if isinstance(one, ast.Constant):
            yield str(one.value)


@pytest.mark.parametrize("language", [en, zh_Hans_CN])
@pytest.mark.parametrize("room", FORMS)
def test_every_field_of_a_form_has_its_name(room, language):
    found = {*fields(room), "title", "text", "decision", "answer", "department", "beside"}

    assert len(found) > 12
    assert sorted(one for one in found if f"field.{one}" not in language.SENTENCES) == []
