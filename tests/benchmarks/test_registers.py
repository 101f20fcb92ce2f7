"""Pages of the appeals are asked as often as is said, over as many as are said."""

import pytest

from tests.benchmarks.__main__ import main
from tests.benchmarks.registers import PAGES, PROMISED, SERVER, Answered, measured


def test_each_page_is_measured_on_the_databases_there_are(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv(SERVER, raising=False)

    found = measured(3, 16, 4)

    assert [(one.page, one.database) for one in found] == [(page, "SQLite") for page in PAGES]
    assert {(one.open, one.closed, one.runs) for one in found} == {(16, 4, 3)}
    assert all(0 < one.p50 <= one.p95 for one in found)


@pytest.mark.parametrize(("p95", "status"), [(PROMISED, 0), (PROMISED + 1, 1)])
def test_a_page_that_takes_too_long_is_told(
    tmp_path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture, p95, status
):
    page = Answered("register", "SQLite", 16, 4, 3, 8.0, p95)
    monkeypatch.setattr("tests.benchmarks.registers.measured", lambda _: [page])

    assert main(["--pages", "-o", str(tmp_path)]) == status

    told = capsys.readouterr().err
    assert ("not kept: register on SQLite took 101.0 ms, promised 100" in told) is bool(status)


@pytest.mark.benchmark
def test_every_page_is_answered_in_time_over_ten_thousand_appeals():
    slow = [one for one in measured(20) if one.p95 > PROMISED]

    assert slow == []
