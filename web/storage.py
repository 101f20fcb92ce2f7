"""Binds the tracker to the configured database, and gives each request its own connection."""

from contextlib import ExitStack
from pathlib import Path

import flask

from tracker import database, migrate
from web.config import BadSetting, Config

SQLITE = "sqlite:///"


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
        Path(url.removeprefix(SQLITE)).parent.mkdir(parents=True, exist_ok=True)
    try:
        database.connect(url)
    except ValueError as fault:
        raise BadSetting(f"ONEVISIT_DATABASE_URL is {url!r}: {fault}") from fault
    return migrate.migrate()


def _begin() -> None:
    flask.g.connection = ExitStack()
    flask.g.connection.enter_context(database.session())


def _end(error: BaseException | None) -> None:
    """Give the connection back, whatever happened."""
    connection: ExitStack | None = flask.g.pop("connection", None)
    if connection is not None:
        connection.close()


def attach(app: flask.Flask) -> None:
    """A connection for the length of a request."""
    connect(app.config["ONEVISIT"])
    app.before_request(_begin)
    app.teardown_request(_end)
