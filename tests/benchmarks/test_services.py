"""Every reading service is asked over a year, and what is too slow is told."""

import pytest

from tests.benchmarks.registers import SERVER
from tests.benchmarks.services import PROMISED, Served, measured
from tests.benchmarks.table import served
from tests.benchmarks.year import TINY


def test_each_service_answers_over_a_year(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv(SERVER, raising=False)

    found = measured(1, TINY)

    assert len(found) == len({one.service for one in found}) > 70
    assert all(0 < one.p50 <= one.p95 and one.questions > 0 for one in found)


def test_a_table_names_each_service_with_its_questions():
    one = Served("visits of all", "SQLite", 20, 8.25, 11.0, 4)

    told = served([one])

    assert "| visits of all | SQLite | 8.2 | 11.0 | 4 |" in told
    assert served([]) == ""


@pytest.mark.parametrize(("database", "kept"), [("SQLite", True), ("PostgreSQL", False)])
def test_each_database_has_a_promise_of_its_own(database: str, kept: bool):
    between = (PROMISED["SQLite"] + PROMISED["PostgreSQL"]) / 2

    assert Served("visits of all", database, 20, 8.0, between, 4).is_kept is kept
