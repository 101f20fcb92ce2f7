"""The connection, the fields, and writers who take turns."""

import datetime as dt
import threading
from dataclasses import dataclass

import peewee
import pytest

from tests.tracker import builders
from tracker import database, departments, outbox, settings
from tracker.database import journal_mode, reading, transaction
from tracker.errors import Conflict, Unreachable
from tracker.models import DepartmentRow, MessageRow, SettingRow, VisitRow


@pytest.mark.parametrize(
    ("version", "mode"),
    [
        ((3, 40, 1), "delete"),
        ((3, 44, 5), "delete"),
        ((3, 44, 6), "wal"),
        ((3, 45, 0), "delete"),
        ((3, 50, 6), "delete"),
        ((3, 50, 7), "wal"),
        ((3, 51, 2), "delete"),
        ((3, 51, 3), "wal"),
        ((3, 52, 0), "wal"),
        ((4, 0, 0), "wal"),
    ],
)
def test_a_write_ahead_log_is_used_only_where_it_is_repaired(version: tuple[int, ...], mode: str):
    assert journal_mode(version) == mode


def test_another_database_is_refused():
    with pytest.raises(ValueError, match="scheme is 'mysql', expected 'sqlite' or 'postgresql'"):
        database.connect("mysql://localhost/onevisit")


def test_a_password_may_hold_any_sign():
    database.connect("postgresql://one%40park:p%23%2F@localhost/onevisit")

    kept = database.database.obj.connect_params
    assert (kept["user"], kept["password"]) == ("one@park", "p#/")


@pytest.mark.parametrize("what", ["folder", "picture"])
def test_what_is_no_database_is_told_and_left_alone(tmp_path, what: str):
    place = tmp_path / "onevisit.db"
    place.mkdir() if what == "folder" else place.write_bytes(b"\x89PNG" * 500)
    database.connect(f"sqlite:///{place}")

    for use in (database.session, database.transaction):
        with pytest.raises(Unreachable, match="the database cannot be opened: "), use():
            pass

    assert place.is_dir() or place.read_bytes() == b"\x89PNG" * 500


def test_sqlite_waits_for_the_disk_and_keeps_references(tmp_path):
    database.connect(str(tmp_path / "x.db"))

    with database.session():
        kept = {
            name: database.database.pragma(name)
            for name in ("synchronous", "foreign_keys", "secure_delete", "trusted_schema")
        }

    assert kept == {"synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "trusted_schema": 0}


def test_a_moment_comes_back_as_the_same_moment(tracker: str):
    moment = dt.datetime(2026, 12, 1, 1, 2, 3, 456789, tzinfo=dt.timezone(dt.timedelta(hours=8)))
    row = MessageRow.create(key="k", kind="x", to="y", facts={}, written=moment)

    found = MessageRow.get_by_id(row.id).written

    assert found == moment
    assert found.tzinfo is dt.UTC


def test_a_moment_without_a_zone_is_not_stored(tracker: str):
    naive = dt.datetime(2026, 12, 1, tzinfo=dt.UTC).replace(tzinfo=None)

    with pytest.raises(ValueError, match="has no zone"):
        MessageRow.create(key="k", kind="x", to="y", facts={}, written=naive)


def test_a_document_keeps_its_chinese_and_its_order(tracker: str):
    value = {"东片区": {"西片区": 25}, "b": [1, 2.5, None, True], "a": "𠮷"}
    SettingRow.create(name="x", value=value, source="s")

    kept = SettingRow.get(SettingRow.name == "x").value

    assert kept == value
    assert list(kept) == ["东片区", "b", "a"]


def test_what_fails_leaves_nothing_behind(tracker: str):
    def register_and_fail() -> None:
        with transaction():
            departments.register(builders.department(), by=builders.OPERATOR)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        register_and_fail()

    assert DepartmentRow.select().count() == 0


def test_a_broken_reference_is_our_own_fault_and_no_conflict(tracker: str):
    with pytest.raises(peewee.IntegrityError), transaction():
        VisitRow.create(
            version=1, uid="x", revision=0, enterprise=1, start=0, minutes=1, lead=1,
            announced=True, cancelled=False, digest="", changed=dt.datetime.now(dt.UTC),
        )  # fmt: skip


def test_the_second_of_two_writers_hears_of_a_conflict(tracker: str):
    database.database.close()
    database.connect(tracker, lock_seconds=0.2)
    entered, leave = threading.Event(), threading.Event()

    def write_slowly() -> None:
        with database.session(), transaction():
            outbox.write("first", "x", "y", {})
            entered.set()
            leave.wait(10)

    first = threading.Thread(target=write_slowly)
    first.start()
    entered.wait(10)
    with database.session():
        try:
            with pytest.raises(Conflict, match="busy"):
                outbox.write("second", "x", "y", {})
        finally:
            leave.set()
            first.join()

        assert [one.key for one in outbox.unsent()] == ["first"]


def test_a_server_without_a_free_place_is_asked_again(monkeypatch: pytest.MonkeyPatch):
    server = FullServer(refusals=2)
    monkeypatch.setattr(database, "database", server)

    with database.session():
        assert server.refusals == 0


def test_a_server_that_stays_full_or_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(database, "LOCK_SECONDS", 0.2)
    monkeypatch.setattr(database, "database", FullServer(refusals=10**6))
    with pytest.raises(Unreachable, match="too many clients already"), database.session():
        pass

    away = FullServer(refusals=1, words="connection refused")
    monkeypatch.setattr(database, "database", away)
    with pytest.raises(Unreachable, match="connection refused"), database.session():
        pass


@dataclass
class FullServer:
    """Refuses so many connections before it has a place."""

    refusals: int
    words: str = "FATAL:  sorry, too many clients already"

    def is_closed(self) -> bool:
        return True

    def connect(self) -> None:
        if self.refusals:
            self.refusals -= 1
            raise peewee.OperationalError(self.words)


@pytest.mark.needs_postgres
def test_who_finds_the_pool_empty_waits_for_a_connection(postgres_url: str):
    url = postgres_url.replace("postgresql", "postgresql+pool", 1)
    database.connect(f"{url}?max_connections=1", lock_seconds=0.2)
    entered, leave, patient = threading.Event(), threading.Event(), threading.Event()

    def keep_the_connection() -> None:
        with database.session():
            entered.set()
            leave.wait(10)

    def wait_for_it() -> None:
        with database.session():
            patient.set()

    first = threading.Thread(target=keep_the_connection)
    first.start()
    entered.wait(10)
    with pytest.raises(Conflict, match="full"), database.session():
        pass
    second = threading.Thread(target=wait_for_it)
    second.start()
    leave.set()
    for one in (first, second):
        one.join()

    assert patient.is_set()
    database.database.obj.close_all()


def test_writers_in_turn_lose_nothing(tracker: str):
    def count_up() -> None:
        with database.session():
            for _ in range(5):
                with transaction():
                    value = settings.number("report.working_days")
                    settings.write("report.working_days", value + 1, "count", by=builders.COMMITTEE)

    start = settings.number("report.working_days")
    writers = [threading.Thread(target=count_up) for _ in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert settings.number("report.working_days") == start + 20


def test_a_reader_inside_a_transaction_sees_what_was_written(tracker: str):
    with transaction():
        outbox.write("k", "x", "y", {})
        with reading():
            assert len(outbox.unsent()) == 1
