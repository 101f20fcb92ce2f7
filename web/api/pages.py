"""What people read of the API in a browser: its document, a page to try it, what problems mean."""

from pathlib import Path
from typing import Any

import flask
import flask_swagger_ui

from web import access, filters
from web.api import answers, calls
from web.api.document import document
from web.api.place import ROOT
from web.api.problems import KINDS, dumped
from web.config import Config
from web.hygiene import HEADERS

everybody = access.open_to(*access.EVERYBODY)

SWAGGER = Path(flask_swagger_ui.__file__).parent / "dist"
FILES = ("swagger-ui.css", "swagger-ui-bundle.js")

PICTURES = "img-src 'self'"
"""What the style sheet of the page to try it breaks: its arrows are pictures inside of it."""


@everybody
def openapi() -> flask.Response:
    """The document, in the reader's language."""
    config: Config = flask.current_app.config["ONEVISIT"]
    return answers.read(dumped(written(filters.language(), config)))


def written(language: str, config: Config) -> dict[str, Any]:
    """The document in a language."""
    limits = {"calls": config.api_limit, "plans": config.api_plan_limit}
    return document(calls.OPERATIONS, calls.TOLD.components, language, limits)


@everybody
def docs() -> flask.Response:
    """The page to try it; pictures inside a style sheet are allowed here and nowhere else."""
    made = flask.make_response(flask.render_template("api.html", root=ROOT, files=FILES))
    policy = HEADERS["Content-Security-Policy"].replace(PICTURES, f"{PICTURES} data:")
    made.headers["Content-Security-Policy"] = policy
    return made


@everybody
def part(name: str) -> flask.Response:
    """A file of the page, from the package that brings it along."""
    if name not in FILES:
        flask.abort(404)
    return flask.send_from_directory(SWAGGER, name, max_age=3600)


@everybody
def problem(kind: str) -> str:
    """What a kind of problem means and what helps."""
    if kind not in KINDS:
        flask.abort(404)
    return flask.render_template(
        "message.html",
        heading=filters.say(f"problem.{kind}"),
        hint=filters.say(f"problem.{kind}.hint"),
        lines=(f"HTTP {KINDS[kind]}",),
        back=True,
    )


def register(blueprint: flask.Blueprint) -> None:
    """Give the pages their addresses."""
    blueprint.add_url_rule("/openapi.json", "document", openapi)
    blueprint.add_url_rule("/docs", "docs", docs)
    blueprint.add_url_rule("/docs/<name>", "part", part)
    blueprint.add_url_rule("/problems/<kind>", "problem", problem)
