"""The year that services are measured over is a whole one, and the same by seed."""

from collections.abc import Iterator

import pytest

from tests.benchmarks import registers, year
from tests.benchmarks.year import TINY
from tests.tracker.builders import COMMITTEE
from tracker import clock, database, findings, history, migrate, visits, weeks
from tracker.models import TABLES, DeadlineRow, RequestRow, VisitCaseRow, WeekRow
from tracker.records import WeekState


@pytest.fixture
def filled() -> Iterator[None]:
    with registers.sqlite() as url:
        assert url
        database.connect(url)
        with database.session(), clock.fixed(TINY.now):
            migrate.migrate()
            year.fill(TINY)
            yield


def stored() -> dict[str, list[tuple[object, ...]]]:
    """All rows but those of the clock and of secrets."""
    return {table.__name__: list(table.select().tuples()) for table in TABLES}


def test_a_year_is_the_same_by_seed(filled: None):
    first = stored()

    with registers.sqlite() as url:
        assert url
        database.connect(url)
        with database.session(), clock.fixed(TINY.now):
            migrate.migrate()
            year.fill(TINY)

            assert stored() == first


def test_a_year_holds_as_much_as_was_asked_for(filled: None):
    assert RequestRow.select().count() == TINY.requests
    assert WeekRow.select().count() == TINY.weeks
    assert len(findings.list_findings(by=COMMITTEE)) == TINY.findings
    # Some find no place, and the last week is not published yet.
    assert TINY.visits * 0.7 <= len(visits.list_visits(by=COMMITTEE)) <= TINY.visits


def test_a_year_is_as_the_services_would_have_left_it(filled: None):
    states = [one.state for one in weeks.list_weeks(by=COMMITTEE)]

    assert history.audit() == ()
    assert states == [WeekState.COLLECTING, WeekState.RUNNING, *[WeekState.CLOSED] * 3]
    assert {row.state for row in VisitCaseRow.select()} >= {"planned", "held"}
    late = DeadlineRow.select().where(DeadlineRow.overdue.is_null(is_null=False)).count()
    assert 0 < late < DeadlineRow.select().count() / 4
