"""Which language a page speaks: its address says so, thus a link keeps it and no cookie is set."""

from urllib.parse import urlencode

import flask

from web import wording

PREFIX = {"zh": "/", "en": "/en"}
"""Where the pages of each language begin."""


def register(app: flask.Flask, blueprint: flask.Blueprint) -> None:
    """Make a blueprint's pages known once in each language."""
    for language in wording.LANGUAGES:
        name = f"{blueprint.name}_{language}"
        app.register_blueprint(blueprint, name=name, url_prefix=PREFIX[language])


def choose() -> None:
    """Note the language of the request."""
    path = flask.request.path
    flask.g.language = "en" if path == "/en" or path.startswith("/en/") else wording.DEFAULT


def links() -> dict[str, object]:
    """Where home is, and where the same page stands in the other language."""
    language = flask.g.get("language", wording.DEFAULT)
    other = next(one for one in wording.LANGUAGES if one != language)
    return {
        "home": flask.url_for(f"home_{language}.show"),
        "other": _elsewhere(other),
        "other_language": other,
    }


def _elsewhere(language: str) -> str:
    """The address of this page in another language; home, where the page has no address."""
    request = flask.request
    if request.endpoint is None or "." not in request.endpoint:
        return flask.url_for(f"home_{language}.show")
    blueprint, view = request.endpoint.split(".")
    if not blueprint.endswith(tuple(f"_{one}" for one in wording.LANGUAGES)):
        return f"{request.path}?language={language}"
    here = f"{blueprint.rsplit('_', 1)[0]}_{language}.{view}"
    address = flask.url_for(here, **(request.view_args or {}))
    # What a reader typed behind the question mark must never become a word to `url_for`.
    query = urlencode(list(request.args.items(multi=True)))
    return f"{address}?{query}" if query else address


def attach(app: flask.Flask) -> None:
    """Choose the language first of all."""
    app.before_request(choose)
    app.context_processor(links)
