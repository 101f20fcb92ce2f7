"""
How often may be called: so many calls in a minute for a token, or an address without one.

Counted in the memory of each process: a server of three processes lets up to three times as many
pass, and forgets at a restart. That is enough against a program that has run wild, and no defence
against somebody who means harm.
"""

import flask
from flask_limiter import Limiter

from web.api import callers
from web.config import Config

EXTENSION = "onevisit_limits"


def attach(app: flask.Flask, blueprint: flask.Blueprint) -> None:
    """Count the calls of a blueprint."""
    config: Config = app.config["ONEVISIT"]
    limiter = Limiter(
        callers.name,
        storage_uri="memory://",
        headers_enabled=True,
    )
    limiter.shared_limit(f"{config.api_limit}/minute", scope="api")(blueprint)
    limiter.init_app(app)
    app.extensions[EXTENSION] = limiter


def count_plan() -> None:
    """Count a call of the planner, which costs seconds; RateLimitExceeded if that is too often."""
    config: Config = flask.current_app.config["ONEVISIT"]
    limiter: Limiter = flask.current_app.extensions[EXTENSION]
    with limiter.shared_limit(f"{config.api_plan_limit}/minute", scope="plan"):
        pass
