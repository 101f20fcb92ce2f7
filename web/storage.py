"""Binds the tracker to the configured database, and gives each request its own connection."""

from contextlib import ExitStack
from pathlib import Path

import flask

from tracker import database, migrate
from web.config import BadSetting, Config

SQLITE = "sqlite:///"


def path_of(url: str) -> Path:
    """Where an embedded database lies."""
    return Path(url.removeprefix(SQLITE))


def connect(config: Config) -> tuple[str, ...]:
    """
    Bind the database and bring it to its newest shape; names of the steps that were done.

    The folder of an embedded database is made if it is not there.

    Raises
    ------
    BadSetting
        If the address of the database cannot be understood.
    """
    url = config.database_url
    if url.startswith(SQLITE):
        path_of(url).parent.mkdir(parents=True, exist_ok=True)
    try:
        database.connect(url)
    except ValueError as fault:
        raise BadSetting(f"ONEVISIT_DATABASE_URL is {url!r}: {fault}") from fault
    return migrate.migrate()


ALONE = ("static", "healthz")
"""Endpoints that need no database, or tell of one that does not answer."""


def _begin() -> None:
    if flask.request.endpoint in ALONE:
        return
    flask.g.connection = ExitStack()
    flask.g.connection.enter_context(database.session())


def _end(error: BaseException | None) -> None:
    """Give the connection back, whatever happened."""
    connection: ExitStack | None = flask.g.pop("connection", None)
    if connection is not None:
        kind, where = (type(error), error.__traceback__) if error else (None, None)
        connection.__exit__(kind, error, where)


def attach(app: flask.Flask) -> None:
    """A connection for the length of a request."""
    connect(app.config["ONEVISIT"])
    app.before_request(_begin)
    app.teardown_request(_end)
