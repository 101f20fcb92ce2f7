"""What every test may rely on: no network, no database below the tracker, seeded examples."""

import os
import socket
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest

TESTS = Path(__file__).parent
WITHOUT_A_DATABASE = ("optimizer", "calendars")
LOOPBACK = ("127.", "::1", "localhost")

hypothesis.settings.register_profile(
    "quick", derandomize=True, deadline=None, max_examples=50, database=None
)
hypothesis.settings.register_profile("long", deadline=None, max_examples=2_000, database=None)
hypothesis.settings.load_profile(os.environ.get("ONEVISIT_EXAMPLES", "quick"))


class NetworkReached(AssertionError):
    """A test tried to talk to another machine."""


class DatabaseReached(AssertionError):
    """A test of a room without a database opened one."""


def _is_near(address: Any) -> bool:
    """Whether an address lies on this machine; a path is a local socket."""
    if not isinstance(address, tuple):
        return True
    return str(address[0]).startswith(LOOPBACK)


@pytest.fixture(autouse=True)
def stay_on_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection to anything but this machine fails the test."""
    connect = socket.socket.connect
    connect_ex = socket.socket.connect_ex

    def near_connect(self: socket.socket, address: Any) -> None:
        if not _is_near(address):
            raise NetworkReached(f"a test reached for {address!r}, expected this machine only")
        connect(self, address)

    def near_connect_ex(self: socket.socket, address: Any) -> int:
        if not _is_near(address):
            raise NetworkReached(f"a test reached for {address!r}, expected this machine only")
        return connect_ex(self, address)

    monkeypatch.setattr(socket.socket, "connect", near_connect)
    monkeypatch.setattr(socket.socket, "connect_ex", near_connect_ex)


@pytest.fixture(autouse=True)
def keep_to_plain_values(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """The optimizer and the calendars are tested without a database."""
    room = request.path.relative_to(TESTS).parts[0] if request.path.is_relative_to(TESTS) else ""
    if room in WITHOUT_A_DATABASE:
        monkeypatch.setattr(sqlite3, "connect", _refuse_a_database)
    yield


def _refuse_a_database(database: object, *_: object, **__: object) -> None:
    raise DatabaseReached(f"a test without a database opened {database!r}")
