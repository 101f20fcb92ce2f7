import datetime as dt
import io
from collections.abc import Mapping

import pytest
from werkzeug.datastructures import FileStorage, MultiDict

from tracker.records import Person, Task
from web.acts.asked import asked
from web.forms.typed import fen, told, yuan


def _plan(
    appeal: int,
    text: str,
    tasks: tuple[Task, ...],
    beside: tuple[str, ...] = (),
    urgent: bool = False,
    until: dt.date | None = None,
    *,
    by: Person,
) -> None:
    """A service with all kinds of fields."""


def _attach(appeal: int, name: str, content: bytes, *, by: Person) -> None:
    """A service with a file."""


PLAN = asked(_plan, heads=1)


def test_what_is_left_empty_is_not_told():
    assert told(PLAN, MultiDict({"text": "  ", "until": ""})) == {"urgent": False}


def _draw(
    shares: Mapping[str, str],
    firms: Mapping[str, tuple[str, ...]],
    pairs: tuple[tuple[str, str], ...] = (),
    *,
    by: Person,
) -> None:
    """A service that wants something for each name, and pairs."""


def test_lines_say_something_of_each_name():
    typed = MultiDict(
        {"shares": "A：5\r\nB: 2.5\r\n", "firms": "A：C001、C002 C003", "pairs": "粤P01 C001\n"}
    )

    found = told(asked(_draw, heads=0), typed)

    assert found["shares"] == {"A": "5", "B": "2.5"}
    assert found["firms"] == {"A": ["C001", "C002", "C003"]}
    assert found["pairs"] == [["粤P01", "C001"]]


def test_rows_of_a_list_are_gathered_and_empty_ones_left_out():
    typed = MultiDict(
        {
            "tasks-0-text": "勘查",
            "tasks-0-due": "2026-12-01",
            "tasks-1-text": "",
            "tasks-1-due": "",
            "tasks-7-text": "修复",
        }
    )

    assert told(PLAN, typed)["tasks"] == [{"text": "勘查", "due": "2026-12-01"}, {"text": "修复"}]


def test_ticked_boxes_and_lines_of_a_text_are_both_lists():
    assert told(PLAN, MultiDict([("beside", "FIRE"), ("beside", "TAX")]))["beside"] == [
        "FIRE",
        "TAX",
    ]
    assert told(PLAN, MultiDict({"beside": "FIRE\r\n TAX；WATER\r\n"}))["beside"] == [
        "FIRE",
        "TAX",
        "WATER",
    ]


def test_lines_of_a_text_keep_their_breaks_as_one_character():
    assert told(PLAN, MultiDict({"text": "一\r\n二"}))["text"] == "一\n二"


def test_a_file_comes_with_its_name():
    file = FileStorage(io.BytesIO(b"x"), filename="a.png")

    assert told(asked(_attach, heads=1), MultiDict(), {"file": file}) == {
        "name": "a.png",
        "content": b"x",
    }
    assert told(asked(_attach, heads=1), MultiDict(), {}) == {}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("5000", "500000"), ("5,000.5", "500050"), ("０.01", "1"), (" 12.30 ", "1230")],
)
def test_yuan_are_kept_in_fen(typed, kept):
    assert fen(typed) == kept


@pytest.mark.parametrize("typed", ["三千", "-5", "1.234", "5元"])
def test_what_is_no_amount_comes_back_as_it_was(typed):
    assert fen(typed) == typed


def test_an_amount_that_was_not_typed_is_none():
    assert fen("  ") is None


@pytest.mark.parametrize(("kept", "written"), [(500000, "5000"), (500050, "5000.50"), (1, "0.01")])
def test_an_amount_is_written_as_people_do(kept, written):
    assert yuan(kept) == written
