"""The notice of a visit as a file: whoever may read an announced visit may have it."""

import functools
import threading
from dataclasses import replace
from pathlib import Path

import flask
from werkzeug.wrappers import Response

from tracker import visit_codes, visits
from tracker.acts import Act as Right
from web import access, filters, gates, papers, sessions
from web.acts.act import roles_of
from web.notices.notice import Letter, fields
from web.notices.printing import Press
from web.pages import weekly

blueprint = flask.Blueprint("notice", __name__)

one_at_a_time = threading.Lock()
"""A press holds one page at once; a second thread waits."""


@functools.cache
def press(font_dir: Path | None) -> Press:
    """The press of this process: its fonts are read once."""
    return Press(font_dir)


@blueprint.get("/visits/<string:key>/notice.pdf")
@access.open_to(*roles_of(Right.READ_VISITS))
def show(key: str) -> Response:
    """The notice; 404 for a visit that is cancelled or not announced, for everybody alike."""
    visit = visits.show(key, by=sessions.person())
    if visit.cancelled or not visit.announced:
        flask.abort(404)
    whole = weekly.board_of(visit.week)
    told = replace(whole, visits=tuple(one for one in whole.visits if one.announced))
    chosen = next((one for one in told.visits if one.uid == visit.uid), None)
    if chosen is None:
        flask.abort(404)
    config = flask.current_app.config["ONEVISIT"]
    letter = Letter(
        papers.signed(told),
        config.link,
        filters.language(),
        phone=config.phone,
        codes=visit_codes.codes_of([chosen.uid], gates.secret_of(config)),
    )
    with one_at_a_time:
        document = press(config.font_dir).print(fields(told, chosen, letter))
    answer = flask.Response(document, mimetype="application/pdf")
    answer.headers.set("Content-Disposition", "inline", filename=f"{chosen.code}.pdf")
    return answer


BLUEPRINTS = (blueprint,)
