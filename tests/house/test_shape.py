"""The code has the shape that the house asks for, and the laws notice when it has not."""

from pathlib import Path

from tests.house import shape
from tests.house.tree import ROOMS, ROOT, plant


def test_files_and_functions_are_short():
    assert list(shape.too_long(ROOT)) == []


def test_a_long_file_and_a_long_function_are_noticed(tmp_path: Path):
    plant(
        tmp_path,
        tracker__long='"""Long."""\n' + "x = 1\n" * 400,
        web__long="def show():\n" + "    x = 1\n" * 60,
    )

    assert list(shape.too_long(tmp_path)) == [
        "tracker/long.py: 401 lines, at most 400",
        "web/long.py: show has 61 lines, at most 60",
    ]


def test_everything_public_says_what_it_promises():
    assert list(shape.unsaid(ROOT)) == []


def test_a_missing_promise_is_noticed(tmp_path: Path):
    plant(
        tmp_path,
        tracker__mute=(
            "class Row:\n    class Meta: ...\n    def name(self): ...\n    def _own(self): ..."
        ),
    )

    assert list(shape.unsaid(tmp_path)) == [
        "tracker/mute.py: no docstring",
        "tracker/mute.py: Row has no docstring",
        "tracker/mute.py: Row.name has no docstring",
    ]


def test_the_linter_is_never_told_to_look_away():
    assert list(shape.silenced(ROOT)) == []


def test_a_silenced_linter_is_noticed(tmp_path: Path):
    plant(tmp_path, web__quiet="import os  # " + shape.SILENCED)

    assert list(shape.silenced(tmp_path)) == [f"web/quiet.py:1: {shape.SILENCED}"]


def test_every_room_has_a_card():
    assert list(shape.cards(ROOT)) == []


def test_a_missing_and_an_endless_card_are_noticed(tmp_path: Path):
    for room in ROOMS:
        (tmp_path / room).mkdir()
        (tmp_path / room / "README.md").write_text("# line\n" * 41)

    found = list(shape.cards(tmp_path))

    assert "tests/README.md: missing" in found
    assert "web/README.md: 41 lines, at most 40" in found
    assert not any(line.startswith("optimizer/") for line in found)


def test_tests_lie_where_their_modules_lie():
    assert list(shape.astray(ROOT)) == []


def test_a_test_without_a_module_is_noticed(tmp_path: Path):
    plant(tmp_path, web__feeds="", tests__web__test_feeds="", tests__web__test_ghost="")

    assert list(shape.astray(tmp_path)) == ["tests/web/test_ghost.py: there is no web/ghost.py"]


def test_every_test_claims_something():
    assert list(shape.claimless(ROOT)) == []


def test_a_test_that_asserts_nothing_is_noticed(tmp_path: Path):
    plant(
        tmp_path,
        tests__test_empty=(
            "def test_nothing():\n    x = 1\n\ndef test_error():\n    raises(ValueError)"
        ),
    )

    assert list(shape.claimless(tmp_path)) == ["tests/test_empty.py: test_nothing asserts nothing"]
