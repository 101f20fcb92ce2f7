"""A server's thread keeps its connection, and never one on which anything went wrong."""

import threading
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from tests.tracker.builders import COMMITTEE
from tracker import database, keeping, settings
from tracker.database import transaction


@pytest.fixture
def closed(tracker: str) -> Iterator[None]:
    """A program that keeps connections, before its first session."""
    database.database.close()
    before, keeping.kept.inside = keeping.kept.inside, False
    keeping.keep()
    try:
        yield
    finally:
        keeping.keep(0)
        keeping.kept.end()
        keeping.kept.inside = before


def connection() -> Any:
    """That of a session of its own."""
    with database.session():
        settings.number("report.working_days")
        return database.database.connection()


def test_each_session_has_a_connection_of_its_own_where_none_is_kept(tracker: str):
    database.database.close()

    assert connection() is not connection()
    assert database.database.is_closed()


@pytest.mark.usefixtures("closed")
def test_a_thread_keeps_its_connection_and_no_other_thread_has_it():
    others: list[Any] = []

    def other() -> None:
        others.extend([connection(), connection()])
        keeping.kept.end()
        database.database.close()

    thread = threading.Thread(target=other)
    mine = connection()
    thread.start()
    thread.join()

    assert connection() is mine
    assert others[0] is others[1] is not mine


@pytest.mark.usefixtures("closed")
def test_a_session_inside_another_is_part_of_it():
    with database.session():
        outer = database.database.connection()
        assert connection() is outer
        assert keeping.kept.inside

    assert not keeping.kept.inside


@pytest.mark.usefixtures("closed")
def test_after_a_fault_the_next_session_begins_anew():
    first = connection()
    with pytest.raises(KeyError), database.session():
        raise KeyError

    assert database.database.is_closed()
    assert connection() is not first


@pytest.mark.usefixtures("closed")
def test_nobody_keeps_a_connection_for_longer_than_a_minute(monkeypatch: pytest.MonkeyPatch):
    first, now = connection(), keeping.time.monotonic()
    monkeypatch.setattr(keeping.time, "monotonic", lambda: now + keeping.LONGEST)

    assert connection() is first
    assert database.database.is_closed()


@pytest.mark.needs_postgres
def test_a_connection_that_the_server_has_ended_is_opened_again(postgres_url: str):
    database.connect(postgres_url)
    keeping.keep()
    try:
        with database.session():
            first = database.database.connection()
        with psycopg.connect(postgres_url, autocommit=True) as other:
            other.execute("SELECT pg_terminate_backend(%s)", (first.info.backend_pid,))
        with database.session():
            assert database.database.execute_sql("SELECT 1").fetchone() == (1,)
    finally:
        keeping.keep(0)
        keeping.kept.end()
        database.database.close()


@pytest.mark.usefixtures("closed")
def test_what_a_kept_connection_has_written_is_there_for_all():
    with database.session(), transaction():
        settings.write("report.working_days", 7, "试", by=COMMITTEE)
    seen: list[object] = []

    def other() -> None:
        with database.session():
            seen.append(settings.number("report.working_days"))
        keeping.kept.end()
        database.database.close()

    thread = threading.Thread(target=other)
    thread.start()
    thread.join()

    assert seen == [7]
