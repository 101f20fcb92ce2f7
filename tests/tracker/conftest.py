"""One empty database for each test, of each kind that we promise to work on."""

import os
import shutil
import sqlite3
import uuid
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import peewee
import psycopg
import pytest
from psycopg import sql

from tests.tracker import builders
from tracker import clock, database, migrate, working_years
from tracker.models import TABLES, WorkingDayRow, WorkingYearRow
from tracker.publicity import policies

SERVER = os.environ.get("ONEVISIT_TEST_POSTGRES", "")
NAMES = [table._meta.table_name for table in TABLES]
KINDS = ("sqlite", pytest.param("postgres", marks=pytest.mark.needs_postgres))


class Parks:
    """Builds the small park by its acts the first time, and copies what they left afterwards."""

    def __init__(self, pages: sqlite3.Connection) -> None:
        self._pages = pages
        self._rows = ""

    def lay(self) -> None:
        """Have the small park in the connected, empty database."""
        if database.is_postgres():
            self._lay_rows()
        else:
            self._lay_pages()

    def _lay_pages(self) -> None:
        connection = database.database.connection()
        if self._pages.execute("SELECT name FROM sqlite_master").fetchone():
            self._pages.backup(connection)
        else:
            builders.park()
            connection.backup(self._pages)

    def _lay_rows(self) -> None:
        if self._rows:
            database.database.execute_sql(self._rows)
        else:
            before = {name: set(_rows(name)) for name in NAMES}
            builders.park()
            made = {name: [row for row in _rows(name) if row not in before[name]] for name in NAMES}
            inserts = [_insert(name, row) for name, rows in made.items() for row in rows]
            self._rows = ";".join([*inserts, *_counting_on(made)])


def _counting_on(made: Mapping[str, list[tuple[object, ...]]]) -> Iterator[str]:
    """Numbers of new rows follow those of the copied ones, also where counting began anew."""
    for table in TABLES:
        name, key = table._meta.table_name, table._meta.primary_key
        if made[name] and isinstance(key, peewee.AutoField):
            counter = f"pg_get_serial_sequence('{name}', '{key.column_name}')"
            yield (
                f"SELECT setval({counter}, greatest(nextval({counter}), "
                f'(SELECT max("{key.column_name}") FROM "{name}")))'
            )


def _rows(table: str) -> list[tuple[object, ...]]:
    return database.database.execute_sql(f'SELECT * FROM "{table}"').fetchall()


def _insert(table: str, row: tuple[object, ...]) -> str:
    values = sql.SQL(", ").join(map(sql.Literal, row)).as_string(database.database.connection())
    return f'INSERT INTO "{table}" VALUES ({values})'


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
        database_name = sql.Identifier(name)
        server.execute(sql.SQL("CREATE DATABASE {}").format(database_name))
        # What a power cut takes from a test, nobody misses.
        server.execute(
            sql.SQL("ALTER DATABASE {} SET synchronous_commit=off").format(database_name)
        )
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
    """All in one question: a test asks it first of all, thousands of times."""
    kept = (WorkingDayRow, WorkingYearRow)
    names = [table._meta.table_name for table in reversed(TABLES) if table not in kept]
    with database.transaction():
        migrate.migrate()
        database.database.execute_sql(";".join(f'DELETE FROM "{name}"' for name in names))
        WorkingYearRow.delete().where(WorkingYearRow.source != working_years.SEED).execute()
        working_years.seed()
        policies.seed()


@pytest.fixture(scope="session")
def parks() -> Iterator[Parks]:
    """The small park as each kind of database keeps it, once it was built there."""
    with closing(sqlite3.connect(":memory:")) as pages:
        yield Parks(pages)


@pytest.fixture
def park(tracker: str, parks: Parks) -> Iterator[str]:
    """A small park with an open week, on a day on which it collects plans."""
    with clock.fixed(builders.COLLECTING):
        parks.lay()
        yield tracker
