"""
The servers that answer: waitress for one machine, gunicorn beside PostgreSQL where it is installed.
"""

import gc
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec

import flask
import waitress

from tracker import keeping
from web import create_app, storage
from web.config import Config

WORKERS = 2
"""Processes of gunicorn, each with `Config.threads`."""

OFTEN = (20_000, 20, 20)
"""
How much is made before what is unused is looked for.

A page of a year's records makes thousands of tuples and drops all of them: looking through them
ten times in between took an eighth of its time.
"""


def serve(app: flask.Flask, config: Config) -> None:
    """Answer until interrupted."""
    if not config.database_url.startswith(storage.SQLITE) and find_spec("gunicorn"):
        _gunicorn(config)
    else:
        settle(app)
        try:
            _waitress(app, config)
        finally:
            keeping.keep(0)


def _waitress(app: flask.Flask, config: Config) -> None:
    # What waitress itself refuses comes before our limits are asked: let it take more.
    most = int(app.config["MAX_CONTENT_LENGTH"]) + 2**20
    waitress.serve(
        app,
        host=config.host,
        port=config.port,
        threads=config.threads,
        ident=None,
        max_request_body_size=most,
        clear_untrusted_proxy_headers=not config.proxies,
    )


def settle(app: flask.Flask) -> None:
    """What stands now stays as long as we serve: it is not looked through, nor opened, again."""
    keeping.keep()
    # Else the first reader of each page waits for its templates to be compiled, in each process.
    for name in app.jinja_env.list_templates(["html"]):
        app.jinja_env.get_template(name)
    gc.collect()
    gc.freeze()
    gc.set_threshold(*OFTEN)


def settled() -> flask.Flask:
    """The application for a process of gunicorn."""
    app = create_app()
    settle(app)
    return app


def _gunicorn(config: Config) -> None:
    """A program of its own: each of its processes makes the application anew."""
    host = f"[{config.host}]" if ":" in config.host else config.host
    trusted = "*" if config.proxies else ""
    subprocess.run(
        [
            *(sys.executable, "-m", "gunicorn", "web.servers:settled()"),
            *("--bind", f"{host}:{config.port}"),
            *("--workers", str(WORKERS), "--threads", str(config.threads)),
            *("--forwarded-allow-ips", trusted),
        ],
        check=False,
    )


@contextmanager
def working(config: Config) -> Iterator[None]:
    """Somebody carries out what is queued as long as this lasts: `onevisit work`, beside us."""
    # Whoever ends us politely ends the worker too: without this, only Ctrl-C would.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    worker = subprocess.Popen([sys.executable, "-m", "web.commands", "work"])
    try:
        yield
    finally:
        worker.terminate()
        worker.wait()
