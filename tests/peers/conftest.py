"""
Readers of calendars that we did not write, as fixtures: bytes in, what they made of it out.

A reader that is not there skips its tests; ONEVISIT_REQUIRE_PEERS=1 makes that a failure.
`tests/peers/install.sh` brings them.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

import pytest

from tests.peers import vobjects
from tests.peers.desk import Desk
from tests.peers.lasting import Lasting, events, lasting
from tests.peers.pocket import Pocket
from tests.peers.shelf import Shelf

HERE = Path(__file__).parent
PYTHON_OF_DEBIAN = "/usr/bin/python3"
PATIENCE = 60
"""Seconds after which a program that is run once counts as stuck."""

Events = Callable[[bytes], list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What libical says of a calendar; `complaints` are the errors it found."""

    accepted: bool
    events: int
    complaints: tuple[str, ...]


@pytest.fixture(scope="session")
def libical(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[bytes], Verdict]]:
    """libical's parser and restriction check, behind a small C program built here."""
    gate = tmp_path_factory.mktemp("peers") / "libical_gate"
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        miss("libical: no C compiler")
    built = run(compiler, "-O1", "-o", gate, HERE / "libical_gate.c", "-lical")
    if built.returncode:
        miss(f"libical: {built.stderr.strip().splitlines()[0]}")
    with lasting(gate) as program:
        yield partial(_verdict, program)


@pytest.fixture(scope="session")
def ical_js() -> Iterator[Events]:
    """ical.js, the reader inside Thunderbird and Nextcloud."""
    with _of_node("ical.js", "read_ical.mjs") as reader:
        yield partial(events, reader)


@pytest.fixture(scope="session")
def node_ical() -> Iterator[Events]:
    """node-ical, the reader inside home automation and many small servers."""
    with _of_node("node-ical", "read_node_ical.mjs") as reader:
        yield partial(events, reader)


@pytest.fixture(scope="session")
def sabre() -> Iterator[Events]:
    """sabre/vobject, an elder version of the reader and validator inside Nextcloud and Baïkal."""
    php = shutil.which("php")
    if php is None:
        miss("sabre: no php")
    known = run(
        php, "-r", "exit(stream_resolve_include_path('Sabre/VObject/includes.php') ? 0 : 1);"
    )
    if known.returncode:
        miss("sabre: not installed")
    with lasting(php, HERE / "read_sabre.php") as reader:
        yield partial(events, reader)


@pytest.fixture
def pocket(tmp_path: Path) -> Callable[[str], Pocket]:
    """vdirsyncer and khal, for the feed at an address."""
    programs = of_venv("khal")
    folder = tmp_path / "pocket"
    folder.mkdir()
    return partial(Pocket, programs, folder)


@pytest.fixture
def shelf() -> Iterator[Shelf]:
    """Radicale, and caldav that puts feeds into it."""
    python = of_venv("radicale") / "python"
    with lasting(python, HERE / "shelve.py") as program:
        yield Shelf(program)


@pytest.fixture
def evolution(tmp_path: Path) -> Iterator[Callable[[str], Desk]]:
    """Evolution-Data-Server, for the feed at an address."""
    for program in ("dbus-run-session", PYTHON_OF_DEBIAN):
        if shutil.which(program) is None:
            miss(f"evolution: no {program}")
    known = run(PYTHON_OF_DEBIAN, "-c", "import gi; gi.require_version('ECal', '2.0')")
    if known.returncode:
        miss("evolution: not installed")
    with ExitStack() as stack:
        yield lambda address: Desk(stack.enter_context(_evolution(tmp_path, address)))


@pytest.fixture
def thunderbird(tmp_path: Path) -> Iterator[Callable[[str], Desk]]:
    """Thunderbird without a screen, for the feed at an address."""
    if shutil.which("thunderbird") is None:
        miss("thunderbird: not installed")
    with ExitStack() as stack:
        yield lambda address: Desk(stack.enter_context(_thunderbird(tmp_path / "desk", address)))


def _evolution(home: Path, address: str) -> AbstractContextManager[Lasting]:
    program = (PYTHON_OF_DEBIAN, HERE / "in_evolution.py", address)
    return lasting("dbus-run-session", "--", *program, env=_at_home(home))


def _thunderbird(home: Path, address: str) -> AbstractContextManager[Lasting]:
    (home / "profile").mkdir(parents=True)
    program = (sys.executable, HERE / "in_thunderbird.py", address, home / "profile")
    return lasting(*program, env=_at_home(home))


def _at_home(home: Path) -> dict[str, str]:
    """What a program of a desk knows of where it is."""
    (home / "run").mkdir(mode=0o700)
    places = {"HOME": str(home), "XDG_RUNTIME_DIR": str(home / "run")}
    return {**places, "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TZ": "Asia/Shanghai"}


@pytest.fixture(scope="session")
def vobject() -> Events:
    """vobject, the reader inside Radicale."""
    return vobjects.events


def miss(what: str) -> NoReturn:
    """Skip for want of a reader, or fail where readers are required."""
    line = f"MISSING PEER {what}; tests/peers/install.sh brings it"
    if os.environ.get("ONEVISIT_REQUIRE_PEERS") == "1":
        pytest.fail(line, pytrace=False)
    pytest.skip(line)


def run(*command: Any, **more: Any) -> subprocess.CompletedProcess[str]:
    """One run of a foreign program, whatever its exit status."""
    words = [str(one) for one in command]
    return subprocess.run(
        words, capture_output=True, text=True, timeout=PATIENCE, check=False, **more
    )


def _of_node(package: str, program: str) -> AbstractContextManager[Lasting]:
    node = shutil.which("node")
    if node is None:
        miss(f"{package}: no node")
    if not (HERE / "node_modules" / package).is_dir():
        miss(f"{package}: not installed")
    return lasting(node, HERE / program)


def of_venv(program: str) -> Path:
    programs = HERE / ".venv" / "bin"
    if not (programs / program).exists():
        miss(f"{program}: not installed")
    return programs


def _verdict(gate: Lasting, content: bytes) -> Verdict:
    """The gate's lines, read back."""
    lines = [gate.ask(b"%d\n" % len(content) + content).decode(errors="replace")]
    while not (last := re.fullmatch(r"accepted=([01]) errors=(\d+) events=(\d+)", lines[-1])):
        lines.append(gate.line().decode(errors="replace"))
    verdict = Verdict(last[1] == "1" and last[2] == "0", int(last[3]), tuple(lines[:-1]))
    assert verdict.accepted or verdict.complaints or last[1] == "0"
    return verdict
