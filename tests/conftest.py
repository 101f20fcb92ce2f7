"""
What every test may rely on.

No test reaches another machine, the rooms without a database are tested without one, drawn
examples are the same in every run, and where everything is required a skip is a failure.
"""

import os
import socket
import sqlite3
from collections.abc import Generator
from itertools import compress
from pathlib import Path
from typing import Any

import hypothesis
import pytest

TESTS = Path(__file__).parent
WITHOUT_A_DATABASE = ("optimizer", "calendars")
LOOPBACK = ("127.", "::1", "localhost")
EVERYTHING_IS_REQUIRED = os.environ.get("ONEVISIT_REQUIRE_PEERS") == "1"

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
def keep_to_plain_values(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The optimizer and the calendars are tested without a database."""
    room = request.path.relative_to(TESTS).parts[0] if request.path.is_relative_to(TESTS) else ""
    if room in WITHOUT_A_DATABASE:
        monkeypatch.setattr(sqlite3, "connect", _refuse_a_database)


def _refuse_a_database(database: object, *_: object, **__: object) -> None:
    raise DatabaseReached(f"a test without a database opened {database!r}")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`make test` counts the lines that one part of the tests reaches, and then runs the rest."""
    parser.addoption("--part", choices=("counted", "rest"), help="of the tests: see tests/parts.py")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep the part that is asked for."""
    part = config.getoption("--part")
    if part is None:
        return
    # Where this file is alone, as in its own tests, there are no parts either.
    from tests import parts

    wanted = [one is (part == "counted") for one in parts.counted(items)]
    config.hook.pytest_deselected(items=[*compress(items, (not one for one in wanted))])
    items[:] = compress(items, wanted)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where everything is required, a test that does not run is a failure."""
    report = yield
    if report.skipped and EVERYTHING_IS_REQUIRED and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = (
            f"{item.nodeid} was skipped, but here everything is required: {_why(report)}"
        )
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly what was not tested."""
    skipped = terminalreporter.stats.get("skipped", [])
    if skipped:
        terminalreporter.section(f"NOT TESTED: {len(skipped)} tests", sep="!")
        for reason in sorted({_why(report) for report in skipped}):
            terminalreporter.line(reason)


def _why(report: pytest.TestReport) -> str:
    """The reason that a skipped test gives."""
    return str(report.longrepr[2]) if isinstance(report.longrepr, tuple) else str(report.longrepr)
