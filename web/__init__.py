"""
Speaks to people: pages, papers, calendars, and the `onevisit` command.

`create_app` attaches the parts and contains nothing.
"""

import flask

from web import errors, filters, hygiene, storage
from web.config import Config
from web.pages import tongues, weeks

__all__ = ["Config", "create_app"]


def create_app(config: Config | None = None) -> flask.Flask:
    """
    The web application.

    Parameters
    ----------
    config
        Its settings; those of the environment if none are given.

    Raises
    ------
    BadSetting
        If a setting of the environment cannot be used.
    """
    app = flask.Flask(__name__)
    app.config["ONEVISIT"] = config or Config.from_env()
    for part in (hygiene, errors, filters, tongues, storage):
        part.attach(app)
    tongues.register(app, weeks.blueprint)
    return app
