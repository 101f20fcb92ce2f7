"""
Speaks to people: pages, papers, calendars, and the `onevisit` command; and to programs: the API.

`create_app` attaches the parts and contains nothing.
"""

import flask

from web import (
    access,
    api,
    errors,
    filters,
    hygiene,
    incoming,
    logs,
    metrics,
    navigation,
    sessions,
    standing,
    storage,
    subscribed,
)
from web.config import Config
from web.pages import converters, links, mails, prepared, registry, tongues, weekly

__all__ = ["Config", "create_app"]

PARTS = (
    incoming,
    logs,
    tongues,
    storage,
    sessions,
    hygiene,
    errors,
    filters,
    standing,
    navigation,
    converters,
    links,
    weekly,
    mails,
    prepared,
    metrics,
    subscribed,
)
"""In the order in which they see a request; whether it may go on is asked last."""


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
        If a setting of the environment cannot be used, or must not be served with.
    """
    app = flask.Flask(__name__)
    app.config["ONEVISIT"] = config or Config.from_env()
    for part in PARTS:
        part.attach(app)
    for blueprint in registry.blueprints():
        tongues.register(app, blueprint)
    api.attach(app)
    access.attach(app)
    return app
