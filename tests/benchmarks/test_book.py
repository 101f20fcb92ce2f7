"""What one run measured stays when another one measures the rest."""

import json
from pathlib import Path
from typing import Any

from tests.benchmarks.book import Book, Run, joined, read, write
from tests.benchmarks.registers import Answered
from tests.benchmarks.row import OURS, Row

MACHINE = {"cores": 2}


def row(week: str, solver: str = OURS, seed: int = 1, **fields: Any) -> Row:
    return Row(week, seed, 30, 12, solver, 60.0, **fields)


def book(command: str, *rows: Row, demo: tuple[float, ...] = ()) -> Book:
    return Book((Run(command, MACHINE),), demo, rows)


def lines(found: Book) -> list[tuple[str, str, int]]:
    return [(one.week, one.solver, one.seed) for one in found.rows]


def test_a_book_is_read_as_it_was_written(tmp_path: Path):
    kept = book("all", row("a", value=(0, 9), bound=(0, 8), first=0.5), row("b"), demo=(8.5,))

    write(kept, tmp_path / "docs")

    assert read(tmp_path / "docs") == kept


def test_a_folder_without_a_book_has_an_empty_one(tmp_path: Path):
    assert read(tmp_path) == Book()
    (tmp_path / "benchmarks.json").write_text(json.dumps({"rows": []}))
    assert read(tmp_path) == Book()


def test_a_part_replaces_its_own_lines_and_no_others():
    old = book("old", row("a", seed=1), row("a", seed=2), row("a", "greedy"), row("b"))

    found = joined(old, book("new", row("a", seed=7)), ["a", "b"])

    assert lines(found) == [("a", OURS, 7), ("a", "greedy", 1), ("b", OURS, 1)]


def test_weeks_stand_in_their_order_whichever_was_measured_first():
    found = joined(book("old", row("c"), row("x")), book("new", row("a")), ["a", "b", "c"])

    assert lines(found) == [("a", OURS, 1), ("c", OURS, 1), ("x", OURS, 1)]


def test_commands_add_up_and_one_that_is_repeated_counts_once():
    found = joined(joined(book("one"), book("two"), []), book("one"), [])

    assert [one.command for one in found.runs] == ["two", "one"]


def test_the_demo_stays_until_it_is_measured_again():
    assert joined(book("old", demo=(9.0,)), book("new"), []).demo == (9.0,)
    assert joined(book("old", demo=(9.0,)), book("new", demo=(7.0,)), []).demo == (7.0,)


def test_the_pages_of_the_appeals_stay_until_they_are_measured_again(tmp_path: Path):
    older, newer = (Answered("register", "SQLite", 10, 10, 3, one, one) for one in (8.0, 9.0))
    old, new = Book(pages=(older,)), Book(pages=(newer,))

    assert joined(old, book("new"), []).pages == (older,)
    assert joined(old, new, []).pages == (newer,)
    write(old, tmp_path)
    assert read(tmp_path).pages == (older,)
