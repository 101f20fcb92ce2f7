"""
Readers of calendars that we did not write, as fixtures: bytes in, what they made of it out.

A reader that is not there skips its tests; ONEVISIT_REQUIRE_PEERS=1 makes that a failure.
`tests/peers/install.sh` brings them.
"""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import pytest

HERE = Path(__file__).parent
PATIENCE = 60
"""Seconds after which a reader counts as stuck."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What libical says of a calendar; `complaints` are the errors it found."""

    accepted: bool
    events: int
    complaints: tuple[str, ...]


@pytest.fixture(scope="session")
def libical(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes], Verdict]:
    """libical's parser and restriction check, behind a small C program built here."""
    gate = tmp_path_factory.mktemp("peers") / "libical_gate"
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        miss("libical: no C compiler")
    source = HERE / "libical_gate.c"
    built = _run([compiler, "-O1", "-o", gate, source, "-lical"], b"")
    if built.returncode:
        miss(f"libical: {built.stderr.decode(errors='replace').strip().splitlines()[0]}")
    return lambda content: _verdict(_run([gate], content))


@pytest.fixture(scope="session")
def ical_js() -> Callable[[bytes], list[dict[str, Any]]]:
    """ical.js, the reader inside Thunderbird and Nextcloud: the events as plain values."""
    node = shutil.which("node")
    if node is None:
        miss("ical.js: no node")
    if not (HERE / "node_modules" / "ical.js").is_dir():
        miss("ical.js: not installed")

    def read(content: bytes) -> list[dict[str, Any]]:
        answer = _run([node, HERE / "read_ical.mjs"], content)
        assert answer.returncode == 0, answer.stderr.decode(errors="replace")
        events = json.loads(answer.stdout)
        assert isinstance(events, list)
        return events

    return read


def miss(what: str) -> NoReturn:
    """Skip for want of a reader, or fail where readers are required."""
    line = f"MISSING PEER {what}; tests/peers/install.sh brings it"
    if os.environ.get("ONEVISIT_REQUIRE_PEERS") == "1":
        pytest.fail(line, pytrace=False)
    pytest.skip(line)


def _run(command: list[Any], content: bytes) -> subprocess.CompletedProcess[bytes]:
    """One run of a foreign program, whatever its exit status."""
    return subprocess.run(
        command, input=content, capture_output=True, timeout=PATIENCE, check=False
    )


def _verdict(answer: subprocess.CompletedProcess[bytes]) -> Verdict:
    """The gate's lines, read back; a crash is no verdict."""
    assert answer.returncode == 0, f"libical_gate ended with {answer.returncode}"
    *complaints, last = answer.stdout.decode(errors="replace").splitlines()
    found = re.fullmatch(r"accepted=([01]) errors=(\d+) events=(\d+)", last)
    assert found, f"libical_gate ended with {last!r}"
    verdict = Verdict(found[1] == "1" and found[2] == "0", int(found[3]), tuple(complaints))
    assert verdict.accepted or complaints or found[1] == "0"
    return verdict
