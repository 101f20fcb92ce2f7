"""The API, `/api/v1`: what pages do, for programs, from the same acts of the same services."""

import flask
from werkzeug.wrappers import Response

from web.api.place import ROOT

__all__ = ["ROOT", "attach"]


def attach(app: flask.Flask) -> None:
    """Give an application the API; every error below its address is answered as a problem."""
    # Commands print records as this room writes them and load no pages for it.
    from web import errors, sessions
    from web.api import callers, calls, limits, operation, pages, planner, problems
    from web.hygiene import csrf

    def page_or_problem(error: Exception) -> Response | tuple[str, int]:
        return problems.answer(error) if sessions.is_program() else errors.page(error)

    blueprint = flask.Blueprint("api", __name__, url_prefix=ROOT)
    operation.register(blueprint, calls.OPERATIONS)
    pages.register(blueprint)
    app.before_request(callers.recognise)
    limits.attach(app, blueprint)
    app.before_request(callers.refuse)
    planner.attach(app)
    csrf.exempt(blueprint)
    app.register_blueprint(blueprint)
    app.register_error_handler(Exception, page_or_problem)
