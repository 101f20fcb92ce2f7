"""The guards around every test hold."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.tree import ROOT

GUARDED = """
import socket, sqlite3
import pytest

def test_far():
    socket.create_connection(("192.0.2.1", 80), timeout=1)

def test_database():
    sqlite3.connect(":memory:").close()

def test_absent():
    pytest.skip("there is no such program here")
"""


def outcome(folder: Path, name: str, *, required: bool = False) -> str:
    """What a planted test answers in a room without a database."""
    (folder / "tests" / "calendars").mkdir(parents=True, exist_ok=True)
    (folder / "tests" / "calendars" / "test_planted.py").write_text(GUARDED)
    (folder / "tests" / "conftest.py").write_text((ROOT / "tests" / "conftest.py").read_text())
    environment = {**os.environ, "ONEVISIT_REQUIRE_PEERS": "1" if required else "0"}
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-q", "-k", name]
    done = subprocess.run(
        [*command, "--import-mode=importlib"],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout


def test_a_test_cannot_reach_another_machine(tmp_path: Path):
    assert "a test reached for ('192.0.2.1', 80)" in outcome(tmp_path, "far")


def test_the_calendars_are_tested_without_a_database(tmp_path: Path):
    assert "a test without a database opened ':memory:'" in outcome(tmp_path, "database")


def test_an_absent_program_is_told_loudly(tmp_path: Path):
    said = outcome(tmp_path, "absent")

    assert "NOT TESTED: 1 tests" in said
    assert "there is no such program here" in said
    assert "1 skipped" in said


def test_an_absent_program_fails_where_everything_is_required(tmp_path: Path):
    said = outcome(tmp_path, "absent", required=True)

    assert "1 failed" in said
    assert "but here everything is required" in said


def test_this_machine_may_be_reached():
    with socket.socket() as server, socket.socket() as client:
        server.bind(("127.0.0.1", 0))
        server.listen()
        client.connect(server.getsockname())

        assert client.getpeername() == server.getsockname()


def test_the_network_stays_shut_in_every_test():
    with socket.socket() as client, pytest.raises(AssertionError, match="this machine only"):
        client.connect(("192.0.2.1", 80))
