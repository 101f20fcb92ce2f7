"""The tool that opens every page of the real server: a few weeks, a few seconds."""

import pytest

from tests.benchmarks import pages, walking
from tests.benchmarks.pages import Opened, Painted, measured
from tests.benchmarks.registers import SERVER
from tests.benchmarks.services import FIRM
from tests.benchmarks.table import opened
from tests.benchmarks.year import TINY
from web import access


@pytest.fixture
def some_readers(monkeypatch: pytest.MonkeyPatch) -> None:
    """An enterprise and a stranger alone, one page of each kind."""
    monkeypatch.setattr(walking, "PEOPLE", (FIRM,))
    monkeypatch.setattr(walking, "EACH", 1)


def test_each_page_is_opened_under_load(
    some_readers: None, monkeypatch: pytest.MonkeyPatch, tmp_path
):
    monkeypatch.delenv(SERVER, raising=False)
    monkeypatch.setattr("tests.benchmarks.paint.CHROMIUM", "")
    kept = tmp_path / "kept" / "year.db"

    found, painted = measured(3, TINY, kept, rate=40)

    assert kept.exists()
    assert painted == []
    assert sum(one.runs for one in found) == 120
    assert [one for one in found if one.failed] == []
    assert all(0 < one.p50 <= one.p95 and one.alone > 0 for one in found)
    assert all(one.questions == one.few for one in found)


def test_each_reader_comes_to_pages_of_the_own(some_readers: None, tmp_path):
    url = f"sqlite:///{tmp_path / 'onevisit.db'}"
    pages.filled(url, TINY, None)

    with walking.readers(url, TINY.now) as readers:
        found = walking.pages(readers)

    counts = {one: sum(page.reader == one for page in found) for one in readers.browsers}
    assert set(counts) == {FIRM.login, walking.STRANGER}
    assert min(counts.values()) >= 3


def test_every_role_that_signs_in_is_among_the_readers():
    assert {one.role for one in walking.PEOPLE} == access.PEOPLE


@pytest.mark.parametrize(
    ("p95", "failed", "kept"), [(300.0, 0, True), (300.1, 0, False), (9.0, 1, False)]
)
def test_a_page_is_kept_if_it_is_quick_and_answers(p95: float, failed: int, kept: bool):
    assert Opened("visits.index", "SQLite", 9, 3, 3, 9, 9, p95, failed).is_kept is kept


@pytest.mark.parametrize(
    ("questions", "few", "level"), [(12, 9, True), (13, 9, False), (40, 0, True)]
)
def test_a_year_asks_no_more_questions_than_a_few_weeks(questions: int, few: int, level: bool):
    one = Opened("today.show", "SQLite", 9, questions, few, 9, 9, 9)

    assert one.is_level is level
    assert bool(pages.broken([one], [])) is not level


@pytest.mark.parametrize(("most", "kept"), [(1000.0, True), (1000.1, False)])
def test_a_board_is_painted_within_a_second(most: float, kept: bool):
    assert Painted("SQLite", 300, 5, 400.0, most).is_kept is kept


def test_a_table_tells_the_slowest_pages_and_the_board():
    slow = Opened("visits.index", "SQLite", 40.0, 9, 8, 30, 90.0, 310.5, 2)
    quick = Opened("items.index", "SQLite", 4.0, 3, 0, 30, 9.0, 12.0)

    told = opened([slow, quick], [Painted("SQLite", 384, 15, 412.0, 640.0)], most=1)

    assert "| visits.index | SQLite | 40.0 | 30 | 90.0 | 310.5 | 9 | 8 | 2 |" in told
    assert "items.index" not in told
    assert "SQLite: 1 of 2 kinds" in told
    assert "The board of 384 visits is painted first after 412 ms on SQLite" in told
    assert opened([], []) == ""


def test_what_is_not_kept_is_told():
    slow = Opened("visits.index", "PostgreSQL", 40.0, 9, 8, 30, 90.0, 210.0)
    late = Painted("PostgreSQL", 384, 15, 412.0, 1040.0)

    told = pages.broken([slow], [late])

    assert told == [
        "visits.index on PostgreSQL took 210.0 ms, promised 200; 0 of 30 failed",
        "the board of 384 visits on PostgreSQL was painted after 1040.0 ms, promised 1000",
    ]
