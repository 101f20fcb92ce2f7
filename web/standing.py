"""What every page says of this installation: whether its records are invented."""

import flask

from tracker import database
from tracker.errors import TrackerError
from web import reading


def is_demo() -> bool:
    """Whether the records were invented; no, where they cannot be read."""
    try:
        with database.session():
            return reading.is_demo()
    except TrackerError:
        return False


def attach(app: flask.Flask) -> None:
    """Ask once for each page that is made."""
    app.config["ONEVISIT_DEMO"] = ()
    app.context_processor(lambda: {"is_demo": is_demo()})
