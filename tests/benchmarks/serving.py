"""The real server and its worker over a filled database, programs that are ended with us."""

import datetime as dt
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.benchmarks import held
from tests.benchmarks.walking import KEY

HOST = "127.0.0.1"
PATIENCE = 60.0
"""Seconds until it must answer."""


@contextmanager
def serving(url: str, now: dt.datetime, folder: Path) -> Iterator[int]:
    """`onevisit serve`, as it chooses for the database, and `onevisit work`; yields the port."""
    port = free()
    named = {"DATABASE_URL": url, "SECRET_KEY": KEY, "PORT": port, "OUT_DIR": folder / "out"}
    named["BASE_URL"] = f"http://{HOST}:{port}"
    env = {**os.environ, **{f"ONEVISIT_{name}": str(one) for name, one in named.items()}}
    env |= {held.MOMENT: now.isoformat(), "GUNICORN_CMD_ARGS": f"--config python:{held.__name__}"}
    with _program("serve", "--alone", env=env, log=folder / "server.log") as server:
        _wait(server, port, folder / "server.log")
        with _program("work", env=env, log=folder / "work.log"):
            yield port


@contextmanager
def _program(*words: str, env: Mapping[str, str], log: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """A command of `onevisit` with its clock held, ended with all that it began."""
    with log.open("wb") as told:
        program = subprocess.Popen(
            [sys.executable, "-m", held.__name__, *words],
            env=dict(env),
            cwd=Path(__file__).parents[2],
            stdout=told,
            stderr=told,
            start_new_session=True,
        )
        try:
            yield program
        finally:
            os.killpg(program.pid, signal.SIGTERM)
            program.wait()


def free() -> int:
    """A port on which nobody listens."""
    with socket.socket() as found:
        found.bind((HOST, 0))
        return int(found.getsockname()[1])


def _wait(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while not _is_well(port):
        if server.poll() is not None or time.monotonic() > until:
            told = log.read_text(encoding="utf-8", errors="replace")[-2000:]
            raise RuntimeError(f"the server does not answer on port {port}: {told}")
        time.sleep(0.2)


def _is_well(port: int) -> bool:
    link = http.client.HTTPConnection(HOST, port, timeout=5)
    try:
        link.request("GET", "/healthz")
        return link.getresponse().status == 200
    except OSError:
        return False
    finally:
        link.close()
