"""One empty database for each test, of each kind that we promise to work on."""

import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from psycopg import sql

from tracker import database, migrate

SERVER = os.environ.get("ONEVISIT_TEST_POSTGRES", "")
REQUIRED = os.environ.get("ONEVISIT_REQUIRE_PEERS") == "1"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One loud line when half of the promise was not tested."""
    if not SERVER:
        terminalreporter.write_line(
            "NOT TESTED on PostgreSQL: set ONEVISIT_TEST_POSTGRES=postgresql://…", yellow=True
        )


@pytest.fixture(scope="session")
def postgres_url(worker_id: str) -> Iterator[str]:
    """A database of this worker's own on the server that the environment names."""
    if not SERVER:
        missing = pytest.fail if REQUIRED else pytest.skip
        missing("ONEVISIT_TEST_POSTGRES names no server")
    name = f"onevisit_{worker_id}_{os.getpid()}"
    with psycopg.connect(SERVER, autocommit=True) as server:
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    yield urlunsplit(urlsplit(SERVER)._replace(path=f"/{name}"))
    with psycopg.connect(SERVER, autocommit=True) as server:
        server.execute(
            sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name))
        )


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.needs_postgres)])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database without tables."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'onevisit.db'}"
    url: str = request.getfixturevalue("postgres_url")
    with psycopg.connect(url, autocommit=True) as server:
        server.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    return url


@pytest.fixture
def empty(empty_url: str) -> Iterator[str]:
    """A connected database without tables."""
    database.connect(empty_url)
    with database.session():
        yield empty_url


@pytest.fixture
def tracker(empty: str) -> str:
    """A connected and migrated database."""
    migrate.migrate()
    return empty
