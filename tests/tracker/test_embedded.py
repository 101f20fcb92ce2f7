"""A file that several programs write into."""

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tracker import database
from tracker.errors import Conflict


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Another program at the file that this one is bound to, for a tenth of a second's patience."""
    path = tmp_path / "onevisit.db"
    database.connect(str(path), lock_seconds=0.1)
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as found:
        found.execute("CREATE TABLE visit (uid TEXT)")
        with database.session():
            yield found


def visits() -> int:
    return int(database.database.execute_sql("SELECT count(*) FROM visit").fetchone()[0])


def announce() -> None:
    with database.transaction():
        database.database.execute_sql("INSERT INTO visit VALUES ('v')")


def test_another_program_that_writes_without_end_is_told_as_a_conflict(
    elsewhere: sqlite3.Connection,
):
    elsewhere.execute("BEGIN IMMEDIATE")

    with pytest.raises(Conflict, match="busy"):
        announce()
    assert visits() == 0

    elsewhere.execute("ROLLBACK")
    announce()
    assert visits() == 1


def test_a_writer_goes_on_as_soon_as_another_program_is_done(elsewhere: sqlite3.Connection):
    elsewhere.execute("BEGIN IMMEDIATE")
    done = threading.Timer(0.03, elsewhere.execute, ["COMMIT"])
    done.start()

    announce()
    done.join()

    assert visits() == 1


def test_a_reader_who_cannot_look_hears_of_a_conflict(elsewhere: sqlite3.Connection):
    elsewhere.execute("BEGIN EXCLUSIVE")

    for read in (visits, read_at_one_moment):
        with pytest.raises(Conflict, match="busy"):
            read()

    elsewhere.execute("ROLLBACK")
    assert visits() == 0


def read_at_one_moment() -> None:
    with database.reading():
        visits()


def test_who_comes_while_the_file_is_closed_to_all_hears_of_a_conflict(
    elsewhere: sqlite3.Connection,
):
    database.database.close()
    elsewhere.execute("BEGIN EXCLUSIVE")

    with pytest.raises(Conflict, match="busy"), database.session():
        pass


def test_readers_still_wait_for_a_commit_after_this_program_has_written(
    elsewhere: sqlite3.Connection,
):
    announce()
    elsewhere.execute("BEGIN EXCLUSIVE")
    done = threading.Timer(0.05, elsewhere.execute, ["COMMIT"])
    done.start()

    begun = time.monotonic()
    assert visits() == 1
    done.join()

    assert time.monotonic() - begun >= 0.04
