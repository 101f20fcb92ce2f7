# playhouse comes without types; peewee itself has them.
# mypy: disable-error-code="import-untyped"
"""
The connection, what every table shares, and the one way to write.

Writers take turns in the order in which they came: SQLite by a queue before ``BEGIN IMMEDIATE``,
PostgreSQL by an advisory lock that ends with the transaction. What a writer read inside its
transaction is therefore still true when it writes, on both, whatever the isolation level.
"""

import datetime as dt
import json
import random
import re
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

import peewee
from playhouse import db_url
from playhouse.pool import MaxConnectionsExceeded

from tracker.collisions import is_busy, is_full, is_taken
from tracker.embedded import Embedded
from tracker.errors import Conflict, ConflictCode, Unreachable
from tracker.keeping import kept

Key = TypeVar("Key", str, int)

database: Any = peewee.DatabaseProxy()
"""Bound by `connect`; any use before that is an error."""

LOCK_SECONDS = 30
"""
How long a writer waits for its turn, and whoever comes for a connection.

64 writers, each of whom may then take nearly half a second.
"""

RETRY_SECONDS = 0.1
"""Mean time between two questions for a connection to a server that is full."""

WRITERS_LOCK = 716_2026
"""Number of the advisory lock that PostgreSQL's writers queue for."""

SQLITE = "sqlite:///"

POSTGRES = {
    "postgresql": "psycopg3",
    "postgres": "psycopg3",
    "postgresql+pool": "psycopg3+pool",
}
"""Our schemes and the drivers behind them."""


def connect(url: str, *, lock_seconds: float = LOCK_SECONDS) -> None:
    """
    Bind the tables to a database; connections open by themselves.

    Parameters
    ----------
    url
        A path or ``sqlite:///path``, or ``postgresql://user@host/name``; ``postgresql+pool``
        keeps connections for many threads.
    lock_seconds
        How long a writer waits for its turn.

    Raises
    ------
    ValueError
        If the scheme is another one.
    """
    scheme, separator, rest = url.partition("://")
    if not separator or scheme == "sqlite":
        database.initialize(_sqlite(url.removeprefix(SQLITE), lock_seconds))
    elif scheme in POSTGRES:
        database.initialize(_postgres(f"{POSTGRES[scheme]}://{rest}", lock_seconds))
    else:
        raise ValueError(f"database scheme is {scheme!r}, expected 'sqlite' or 'postgresql'")


def _sqlite(path: str, lock_seconds: float) -> Embedded:
    pragmas = {
        "journal_mode": journal_mode(sqlite3.sqlite_version_info),
        # NORMAL loses acknowledged commits when the power goes.
        "synchronous": "full",
        "foreign_keys": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
    }
    return Embedded(path, pragmas, lock_seconds)


def journal_mode(version: tuple[int, ...]) -> str:
    """
    The journal that this version of SQLite keeps safely.

    Versions before 3.51.3 may lose commits when a write-ahead log is reset under two
    connections, except for the repaired 3.50.7 and 3.44.6 and what follows in their lines.
    """
    repaired = version >= (3, 51, 3) or any(
        version[:2] == line and version[2] >= least for line, least in (((3, 50), 7), ((3, 44), 6))
    )
    return "wal" if repaired else "delete"


def _postgres(url: str, lock_seconds: float) -> peewee.PostgresqlDatabase:
    # Compiling a question takes longer than any of ours, once its costs are guessed too high.
    options = f"-c TimeZone=UTC -c lock_timeout={int(lock_seconds * 1000)} -c jit=off"
    # Without it a pool whose connections are all in use refuses at once.
    facts: dict[str, Any] = {"timeout": lock_seconds} if "+pool://" in url else {}
    # As PostgreSQL's own library reads an address, and with it the queue of the jobs.
    facts |= {"unquote_user": True, "unquote_password": True}
    found = db_url.connect(url, options=options, **facts)
    assert isinstance(found, peewee.PostgresqlDatabase)
    return found


def is_postgres() -> bool:
    """Whether the bound database is PostgreSQL."""
    return isinstance(database.obj, peewee.PostgresqlDatabase)


def _open() -> None:
    """Open a connection for this thread; a server without a free place is asked again."""
    until = time.monotonic() + LOCK_SECONDS
    while (fault := _refusal()) is not None:
        if not is_full(fault) or time.monotonic() > until:
            why = " ".join(str(fault).split())
            raise Unreachable(f"the database cannot be opened: {why}") from fault
        time.sleep(random.uniform(0, 2 * RETRY_SECONDS))


def _refusal() -> peewee.DatabaseError | None:
    """Why no connection could be opened, or nothing if it is."""
    try:
        database.connect()
    except MaxConnectionsExceeded as fault:
        raise Conflict(ConflictCode.FULL) from fault
    except peewee.DatabaseError as fault:
        if is_busy(fault):
            raise Conflict(ConflictCode.BUSY) from fault
        return fault
    return None


@contextmanager
def session() -> Iterator[None]:
    """A connection for this thread, given back at the end: for an HTTP request or a worker."""
    bound = getattr(database, "obj", None)
    if not database.is_closed() and (kept.inside or not kept.is_kept(bound)):
        yield
        return
    if not (kept.is_kept(bound) and _is_well()):
        _close()
        _open()
        kept.begin(bound)
    before, kept.inside, is_well = kept.inside, True, False
    try:
        yield
        is_well = True
    finally:
        kept.inside = before
        if not (is_well and kept.stays() and not database.in_transaction()):
            _close()


def _close() -> None:
    kept.end()
    if not database.is_closed():
        database.close()


def _is_well() -> bool:
    """Whether a connection that was kept still answers; the server may have begun anew."""
    if database.is_closed():
        return False
    try:
        if is_postgres():
            database.execute_sql("SELECT 1")
    except peewee.PeeweeException:
        return False
    return True


@contextmanager
def transaction() -> Iterator[None]:
    """
    Everything inside is stored, or nothing; inside another transaction it is part of that one.

    Raises
    ------
    Conflict
        If another writer kept its turn too long, or has just taken the same name or number.
    Unreachable
        If the database cannot be opened.
    """
    if database.in_transaction():
        yield
        return
    if database.is_closed():
        _open()
    try:
        with _turn():
            yield
    except peewee.OperationalError as fault:
        if not is_busy(fault):
            raise
        raise Conflict(ConflictCode.BUSY) from fault
    except peewee.IntegrityError as fault:
        if not is_taken(fault):
            raise
        raise Conflict(ConflictCode.FIRST, fault=fault) from fault


@contextmanager
def _turn() -> Iterator[None]:
    if not is_postgres():
        with database.turn():
            yield
        return
    with database.atomic():
        database.execute_sql("SELECT pg_advisory_xact_lock(%s)", (WRITERS_LOCK,))
        yield


@contextmanager
def reading() -> Iterator[None]:
    """All reads inside see one state of the database."""
    if database.in_transaction():
        yield
        return
    if database.is_closed():
        _open()
    with database.atomic():
        if is_postgres():
            database.execute_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


def batched(keys: Sequence[Key], most: int = 500) -> Iterator[Sequence[Key]]:
    """Keys in portions that every database takes in one query."""
    return (keys[start : start + most] for start in range(0, len(keys), most))


class MomentField(peewee.DateTimeField):
    """An aware moment, kept as naive UTC: PostgreSQL would drop a zone, SQLite keep it."""

    def db_value(self, value: dt.datetime | None) -> dt.datetime | None:
        """To naive UTC; ValueError on a naive moment."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no zone")
        return value.astimezone(dt.UTC).replace(tzinfo=None)

    def python_value(self, value: dt.datetime | str | None) -> dt.datetime | None:
        """To aware UTC."""
        if value is None:
            return None
        found = dt.datetime.fromisoformat(value) if isinstance(value, str) else value
        return found.replace(tzinfo=dt.UTC)


class JsonField(peewee.TextField):
    """A document as text: the same bytes on every database, Chinese as it is."""

    def db_value(self, value: object) -> str:
        """To text."""
        return json.dumps(value, ensure_ascii=False)

    def python_value(self, value: str | None) -> Any:
        """From text; None where an outer join found no row."""
        return None if value is None else json.loads(value)


class Row(peewee.Model):
    """What every table shares."""

    id = peewee.AutoField()

    class Meta:
        database = database
        legacy_table_names = False

        @staticmethod
        def table_function(model: type[peewee.Model]) -> str:
            """`PlanVersionRow` is kept in ``plan_version``."""
            words = re.findall("[A-Z][a-z]+", model.__name__.removesuffix("Row"))
            return "_".join(words).lower()
