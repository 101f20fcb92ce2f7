"""Files of appeals and disturbances, to be saved by those who may read them."""

import flask
from werkzeug.wrappers import Response

from tracker.appeals import papers as of_appeals
from tracker.disturbances import papers as of_disturbances
from web import access, sessions
from web.pages.downloads import sent

appeals = flask.Blueprint("papers-appeal", __name__)
disturbances = flask.Blueprint("papers-disturbance", __name__)

people_only = access.open_to(*access.PEOPLE)


@appeals.get("/papers/appeal/<token>")
@people_only
def read(token: str) -> Response:
    """A file of an appeal."""
    found, content = of_appeals.read(token, by=sessions.person())
    return sent(content, found.name, found.media)


@disturbances.get("/papers/disturbance/<token>", endpoint="read")
@people_only
def read_evidence(token: str) -> Response:
    """A file of a disturbance."""
    found, content = of_disturbances.read(token, by=sessions.person())
    return sent(content, found.name, found.media)


BLUEPRINTS = (appeals, disturbances)
