"""One empty database for each test, of each kind that we promise to work on."""

import os
import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from psycopg import sql

from tests.tracker import builders
from tracker import clock, database, migrate, working_years
from tracker.models import TABLES, WorkingDayRow, WorkingYearRow
from tracker.publicity import policies

SERVER = os.environ.get("ONEVISIT_TEST_POSTGRES", "")
KINDS = ("sqlite", pytest.param("postgres", marks=pytest.mark.needs_postgres))


@pytest.fixture(scope="session")
def postgres_url(worker_id: str) -> Iterator[str]:
    """
    A database of this worker's own on the server that the environment names.

    Folders that import this fixture have a database each, even in one worker.
    """
    if not SERVER:
        pytest.skip("ONEVISIT_TEST_POSTGRES names no server")
    name = f"onevisit_{worker_id}_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(SERVER, autocommit=True) as server:
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    yield urlunsplit(urlsplit(SERVER)._replace(path=f"/{name}"))
    with psycopg.connect(SERVER, autocommit=True) as server:
        server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated file to copy, since migrating for each test would take minutes."""
    path = tmp_path_factory.mktemp("sqlite") / "onevisit.db"
    database.connect(str(path))
    with database.session():
        migrate.migrate()
    return path


@pytest.fixture(params=KINDS)
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A connected database without tables."""
    url = f"sqlite:///{tmp_path / 'onevisit.db'}"
    if request.param == "postgres":
        url = request.getfixturevalue("postgres_url")
    with _connected(url):
        if request.param == "postgres":
            database.database.execute_sql("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        yield url


@pytest.fixture(params=KINDS)
def tracker(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A connected and migrated database without entries."""
    if request.param == "postgres":
        url: str = request.getfixturevalue("postgres_url")
    else:
        path = tmp_path / "onevisit.db"
        shutil.copyfile(request.getfixturevalue("migrated_sqlite"), path)
        url = f"sqlite:///{path}"
    with _connected(url):
        if request.param == "postgres":
            _empty_tables()
        yield url


def _connected(url: str):
    database.connect(url)
    return database.session()


def _empty_tables() -> None:
    with database.transaction():
        migrate.migrate()
        for table in reversed(TABLES):
            if table not in (WorkingDayRow, WorkingYearRow):
                table.delete().execute()
        WorkingYearRow.delete().where(WorkingYearRow.source != working_years.SEED).execute()
        working_years.seed()
        policies.seed()


@pytest.fixture
def park(tracker: str) -> Iterator[str]:
    """A small park with an open week, on a day on which it collects plans."""
    with clock.fixed(builders.COLLECTING):
        builders.park()
        yield tracker
